import type { ProblemKind } from '../domain/problem.ts';

/**
 * Whether time, or somebody at this computer, mends why a clinic's file could not be opened. Nothing has to be set up anew: the desk
 * tries again by itself and goes on with the day.
 */
export function opensByItself(kind: ProblemKind): boolean {
  return kind === 'storeHeld' || kind === 'storeDiskFault' || kind === 'diskFull' || kind === 'storeReadOnly';
}
