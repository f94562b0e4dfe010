import { problemOf, type StoreProblem } from '../store/problem.ts';
import type { Problem, ProblemKind } from '#shared/domain/problem.ts';

/** Which file: a clinic's, or that of the seat. */
export type StoreKind = 'store' | 'seat';

/** A problem of the store's, as the screen knows it. Files are named nowhere: their folders hold the user's name. */
export function storeProblem(problem: StoreProblem, of: StoreKind = 'store'): Problem {
  return { kind: kindOf(problem), until: null, params: {}, details: detailsOf(problem, of) };
}

/** What a person is told of something thrown: the store's troubles by their names, anything else is a bug. */
export function problemOfThrown(thrown: unknown): Problem {
  const known = problemOf(thrown);
  if (known !== null) return storeProblem(known);
  const name = thrown instanceof Error ? thrown.name : 'unknown';
  return { kind: 'bug', until: null, params: {}, details: name };
}

function kindOf(problem: StoreProblem): ProblemKind {
  switch (problem.kind) {
    case 'newer':
      return 'storeNewer';
    case 'keyMissing':
    case 'wrongKey':
      return 'storeKeyMissing';
    case 'diskFull':
      return 'diskFull';
    case 'readOnly':
      return 'storeReadOnly';
    case 'busy':
      return 'storeHeld';
    case 'io':
      return 'storeDiskFault';
    case 'corrupt':
      return 'storeUnreadable';
  }
}

function detailsOf(problem: StoreProblem, of: StoreKind): string {
  switch (problem.kind) {
    case 'newer':
      return `${of} version ${problem.version}, this desk knows ${problem.known}`;
    case 'io':
      return `${of}: io ${problem.code}`;
    case 'corrupt':
    case 'keyMissing':
    case 'wrongKey':
    case 'diskFull':
    case 'readOnly':
    case 'busy':
      return `${of}: ${problem.kind}`;
  }
}
