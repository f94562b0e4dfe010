import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createSettingsFile } from '../../../main/compose/settingsFile.ts';
import { problemOfThrown, storeProblem } from '../../../main/compose/storeProblem.ts';
import type { StoreProblem } from '../../../main/store/problem.ts';

const silent = { info: () => undefined, error: () => undefined };

describe('the settings file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'frontdesk-settings-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('gives back what was written last, and leaves nothing beside it', async () => {
    const file = createSettingsFile(join(folder, 'settings.json'), { ...silent, warn: () => undefined });
    file.write({ theme: 'dark' });
    file.write({ theme: 'light' });
    await file.settled();
    expect(file.read()).toEqual({ theme: 'light' });
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });

  test('is nothing where it is missing or half written', () => {
    const path = join(folder, 'settings.json');
    const file = createSettingsFile(path, { ...silent, warn: () => undefined });
    expect(file.read()).toBeNull();
    writeFileSync(path, '{"theme":');
    expect(file.read()).toBeNull();
  });

  test('that cannot be written is logged, and the desk goes on', async () => {
    writeFileSync(join(folder, 'file'), '');
    const warn = vi.fn();
    const file = createSettingsFile(join(folder, 'file', 'settings.json'), { ...silent, warn });
    file.write({});
    await file.settled();
    expect(warn).toHaveBeenCalledWith('settings.notWritten');
  });
});

describe('a problem of the store', () => {
  const cases: [StoreProblem, string][] = [
    [{ kind: 'newer', version: 9, known: 3 }, 'storeNewer'],
    [{ kind: 'keyMissing' }, 'storeKeyMissing'],
    [{ kind: 'wrongKey' }, 'storeKeyMissing'],
    [{ kind: 'corrupt', detail: 'in /home/anna/desk.db' }, 'storeUnreadable'],
    [{ kind: 'diskFull' }, 'diskFull'],
    [{ kind: 'readOnly' }, 'storeReadOnly'],
    [{ kind: 'busy' }, 'storeHeld'],
    [{ kind: 'io', code: 'SQLITE_IOERR' }, 'storeDiskFault'],
  ];

  test.each(cases)('%o is told as %s, and names no folder', (problem, kind) => {
    const told = storeProblem(problem);
    expect(told.kind).toBe(kind);
    expect(told.details).not.toContain('anna');
    expect(told.details).not.toBe('');
  });

  test('is recognised when it was thrown; anything else is a bug, told without its words', () => {
    expect(problemOfThrown(Object.assign(new Error('x'), { code: 'ENOSPC' })).kind).toBe('diskFull');
    const bug = problemOfThrown(new TypeError('Jan Kowalski'));
    expect(bug.kind).toBe('bug');
    expect(JSON.stringify(bug)).not.toContain('Kowalski');
    expect(problemOfThrown('Jan Kowalski').details).toBe('unknown');
  });
});
