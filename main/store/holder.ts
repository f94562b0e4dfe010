import { closeSync, openSync } from 'node:fs';
import { isHeldElsewhere } from '#shared/heldFile.ts';
import type { StoreProblem } from './problem.ts';

/**
 * On Windows SQLite reports a broken disk and a file that another program has opened for itself by the same code. The system's
 * own error, when the file is opened, tells the two apart.
 */
export function orHeld(
  problem: StoreProblem,
  file: string,
  open: (file: string) => number = (name) => openSync(name, 'r+'),
  platform: string = process.platform,
): StoreProblem {
  if (problem.kind !== 'io') return problem;
  try {
    closeSync(open(file));
    return problem;
  } catch (thrown) {
    return isHeldElsewhere(thrown, platform) ? { kind: 'busy' } : problem;
  }
}
