import type { Exception } from './exception.ts';

/**
 * Which of two exceptions of a date holds: a single date over a range, a range over a holiday, and of the same sort the narrower
 * scope. Lower holds over higher; equal ones are refused by the editor (`checkExceptions`).
 */
export const rankOf = (exception: Exception): number => sortOf(exception) * 4 + width(exception);

/** First what holds over all others. Of two equal ones, which only a damaged file can have, always the same. */
export const byPrecedence = (a: Exception, b: Exception): number =>
  rankOf(a) - rankOf(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

function sortOf({ reason, from, to }: Exception): number {
  if (reason === 'holiday') return 2;
  return from === to ? 0 : 1;
}

function width({ scope }: Exception): number {
  switch (scope.kind) {
    case 'address':
      return 0;
    case 'doctor':
      return 1;
    case 'facility':
      return 2;
    case 'clinic':
      return 3;
  }
}
