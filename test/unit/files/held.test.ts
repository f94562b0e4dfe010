import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { heldPausesMs, isHeldElsewhere } from '#shared/heldFile.ts';
import { createBehindFile } from '../../../main/files/behind.ts';
import { writeOwn, writeWhole, type Files } from '../../../main/files/whole.ts';
import { saveFile } from '../../../main/shell/saveFile.ts';
import { keptLog } from '../../support/quietLog.ts';

/*
 * A file that another program holds (on Windows a virus scanner, a backup, a spreadsheet) is written when it is let go, without anybody
 * waiting; what was there is whole until then. Where it is not let go, that is said, and nothing half is left.
 */
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'frontdesk-held-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const held = (code: string) => Object.assign(new Error(code), { code, syscall: 'rename' });

/** Windows, where renaming onto a file fails so many times. */
function heldFor(times: number, code: string): Files & { readonly tries: () => number } {
  let tries = 0;
  return {
    platform: 'win32',
    pausesMs: [1, 1, 1],
    tries: () => tries,
    rename: async (from, to) => {
      tries += 1;
      if (tries <= times) throw held(code);
      await rename(from, to);
    },
  };
}

describe.each(['EBUSY', 'EPERM', 'EACCES'])('a file that is held (%s)', (code) => {
  test('is written when it is let go, and nothing is left beside it', async () => {
    const path = join(folder, 'day.csv');
    writeFileSync(path, 'old');
    const files = heldFor(3, code);
    await writeWhole(path, 'new', files);
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['day.csv']);
    expect(files.tries()).toBe(4);
  });

  test('and is not let go stays as it was, and it is said that it is open elsewhere', async () => {
    const path = join(folder, 'day.csv');
    writeFileSync(path, 'old');
    const log = keptLog();
    const write = (to: string, content: string | Uint8Array) => writeWhole(to, content, heldFor(99, code));
    expect(await saveFile(path, 'new', log, write, 'win32')).toBe('held');
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['day.csv']);
    expect(log.lines).toEqual([{ level: 'warn', event: 'file.notWritten', fields: { code } }]);
  });
});

test('what is not held is not tried again, and is said as it is', async () => {
  const log = keptLog();
  const files = heldFor(99, 'EACCES');
  const elsewhere = { ...files, platform: 'linux' };
  await expect(writeWhole(join(folder, 'a'), 'x', elsewhere)).rejects.toThrow('EACCES');
  expect(files.tries()).toBe(1);
  const failing = (code: string) => () =>
    Promise.reject(Object.assign(new Error(code), { code, syscall: 'open' }));
  expect(await saveFile('a', 'x', log, failing('EACCES'), 'win32')).toBe('notWritten');
  expect(await saveFile('a', 'x', log, failing('ENOSPC'), 'win32')).toBe('diskFull');
  expect(await saveFile('a', 'x', log, failing('EBUSY'), 'linux')).toBe('held');
  expect(await saveFile(join(folder, 'b.csv'), 'x', log)).toBe('done');
});

test('a desk waits for a held file between one and four seconds, and longer each time', () => {
  const wholeMs = heldPausesMs.reduce((sum, ms) => sum + ms, 0);
  expect(wholeMs).toBeGreaterThan(1_000);
  expect(wholeMs).toBeLessThan(4_000);
  expect([...heldPausesMs]).toEqual(heldPausesMs.toSorted((one, other) => one - other));
});

test.each([
  ['EBUSY', 'open', 'linux', true],
  ['ETXTBSY', 'open', 'linux', true],
  ['EPERM', 'rename', 'win32', true],
  ['EACCES', 'unlink', 'win32', true],
  ['EPERM', 'rename', 'linux', false],
  ['EACCES', 'rename', 'darwin', false],
  ['EPERM', 'access', 'win32', false],
  ['EACCES', 'mkdir', 'win32', false],
  ['ENOSPC', 'rename', 'win32', false],
])('%s of %s on %s: held %s', (code, syscall, platform, expected) => {
  expect(isHeldElsewhere(Object.assign(new Error(code), { code, syscall }), platform)).toBe(expected);
  expect(isHeldElsewhere({ code, syscall }, platform)).toBe(false);
});

describe('a file that is written behind', () => {
  test('has what was written last, whatever came while it was being written, and nobody has waited', async () => {
    const path = join(folder, 'deep', 'settings.json');
    const files = heldFor(2, 'EBUSY');
    const file = createBehindFile(
      path,
      () => undefined,
      (to, content) => writeOwn(to, content, files),
    );
    for (let count = 0; count < 50; count += 1) {
      file.write(`${count}`);
      if (count % 7 === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await file.settled();
    expect(readFileSync(path, 'utf8')).toBe('49');
    expect(readdirSync(join(folder, 'deep'))).toEqual(['settings.json']);
    file.write('50');
    await file.settled();
    expect(readFileSync(path, 'utf8')).toBe('50');
  });

  test('that could not be written is tried again at the end, and by the next write', async () => {
    const path = join(folder, 'settings.json');
    let isHeld = true;
    const failed = vi.fn();
    const file = createBehindFile(path, failed, (to, content) =>
      isHeld ? Promise.reject(held('EBUSY')) : writeOwn(to, content),
    );
    file.write('a');
    await file.settled();
    expect(failed).toHaveBeenCalled();
    isHeld = false;
    await file.settled();
    expect(readFileSync(path, 'utf8')).toBe('a');
    isHeld = true;
    file.write('b');
    await file.settled();
    isHeld = false;
    file.write('c');
    await file.settled();
    expect(readFileSync(path, 'utf8')).toBe('c');
  });

  test('costs nothing where it can never be written', async () => {
    writeFileSync(join(folder, 'file'), '');
    const failed = vi.fn();
    const file = createBehindFile(join(folder, 'file', 'window.json'), failed);
    file.write('x');
    await file.settled();
    expect(failed).toHaveBeenCalledOnce();
  });
});
