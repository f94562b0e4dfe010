import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { outsideTestsOf, outsideTestsVariable } from '../../../build/bootstrap/report.mjs';
import { emptyRoom } from './room.ts';

const root = resolve(import.meta.dirname, '../../..');
const outside = join(root, 'build', 'bootstrap', 'outsideTests.mjs');

/** A room of its own with test files by name; each begins with vitest's words. */
export function roomWith(sources: Readonly<Record<string, string>>): string {
  const room = emptyRoom();
  symlinkSync(join(root, 'node_modules'), join(room, 'node_modules'));
  mkdirSync(join(room, 'test'));
  writeFileSync(join(room, 'package.json'), '{ "type": "module" }');
  for (const [name, source] of Object.entries(sources))
    writeFileSync(join(room, 'test', `${name}.test.ts`), `import { expect, test } from 'vitest';\n${source}`);
  return room;
}

/** Runs the real vitest over a room, or over some files of it. */
export function reportOf(
  room: string,
  reportName = 'report.json',
  files: readonly string[] = [],
): { readonly report: string; readonly code: number } {
  const report = join(room, reportName);
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=json', `--outputFile.json=${report}`, `--reporter=${outside}`];
  const env = {
    ...process.env,
    VITEST: undefined,
    NODE_ENV: undefined,
    [outsideTestsVariable]: outsideTestsOf(report),
  };
  const run = spawnSync(process.execPath, [vitest, 'run', '--root', room, ...reporters, ...files], {
    cwd: room,
    env,
  });
  return { report, code: run.status ?? 1 };
}

/** The report of one test file, or of a room without any. */
export const reportOfTests = (source: string | null): ReturnType<typeof reportOf> =>
  reportOf(roomWith(source === null ? {} : { some: source }));
