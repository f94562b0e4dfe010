import { calendarsInStep, type Steps } from './steps.ts';

/** What was made of one thing, and by what one sees whether it is so still. */
export interface Looked<T> {
  readonly value: T;
  /** What it was made of; compared one by one. */
  readonly seen: readonly unknown[];
  /** The same as it is now. */
  ground(): readonly unknown[];
}

/** After so many rounds in which others kept writing, what is left is looked at in one piece, however much it is. */
const mostRounds = 4;

/**
 * Looks at many things in steps, and tells of all of them as they were at one moment, that of the answer: what was written to meanwhile is
 * looked at again.
 * @param all which things there are now
 */
export function* ofOneMoment<K, T>(all: () => readonly K[], look: (item: K) => Looked<T>): Steps<T[]> {
  const known = new Map<K, Looked<T>>();
  for (let round = 1; ; round += 1) {
    const stale = all().filter((item) => !isSo(known.get(item)));
    if (stale.length === 0) return valuesOf(all(), known);
    for (const item of stale) {
      known.set(item, look(item));
      if (stale.length > calendarsInStep && round < mostRounds) yield;
    }
  }
}

function valuesOf<K, T>(all: readonly K[], known: ReadonlyMap<K, Looked<T>>): T[] {
  const values: T[] = [];
  for (const item of all) {
    const looked = known.get(item);
    if (looked !== undefined) values.push(looked.value);
  }
  return values;
}

const isSo = <T>(looked: Looked<T> | undefined): boolean =>
  looked !== undefined && looked.ground().every((item, index) => Object.is(item, looked.seen[index]));
