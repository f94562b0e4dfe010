import type { Problem, ProblemKind } from '#shared/contract/views.ts';
import { problemOf, type StoreProblem } from '../store/problem.ts';

/** A problem of the store's, as the screen knows it. Files are named nowhere: their folders hold the user's name. */
export function storeProblem(problem: StoreProblem): Problem {
  return { kind: kindOf(problem), until: null, params: {}, details: detailsOf(problem) };
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
    case 'corrupt':
    case 'busy':
    case 'io':
      return 'storeUnreadable';
  }
}

function detailsOf(problem: StoreProblem): string {
  switch (problem.kind) {
    case 'newer':
      return `store version ${problem.version}, this desk knows ${problem.known}`;
    case 'io':
      return `store: io ${problem.code}`;
    case 'corrupt':
    case 'keyMissing':
    case 'wrongKey':
    case 'diskFull':
    case 'readOnly':
    case 'busy':
      return `store: ${problem.kind}`;
  }
}
