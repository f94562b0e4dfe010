import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inForeground } from '../../../build/bootstrap/command.mjs';

/** What a command says that prints the priority it has. */
async function priorityOf(options: { readonly givesWay?: boolean }): Promise<number> {
  const room = mkdtempSync(join(tmpdir(), 'frontdesk-command-'));
  const said = join(room, 'said');
  const output = openSync(said, 'w');
  const code = await inForeground(process.execPath, ['-p', 'os.getPriority()'], { ...options, output });
  closeSync(output);
  const text = readFileSync(said, 'utf8');
  rmSync(room, { recursive: true });
  expect(code).toBe(0);
  return Number(text);
}

test('a command that gives way has the processors that nobody else wants; another one has its share of them', async () => {
  expect(await priorityOf({ givesWay: true })).toBe(constants.priority.PRIORITY_LOW);
  expect(await priorityOf({})).toBeLessThan(constants.priority.PRIORITY_LOW);
});
