import { useEffect, useState } from 'react';

/**
 * A large day is drawn in two steps: what is in sight with the first frame, the other columns one by one while nothing else
 * is to do, the nearest first. A column that has been drawn stays drawn, so that find-in-page and screen readers
 * have the whole day a moment later.
 */
export type Filled = ReadonlySet<number>;

interface Fill {
  readonly day: string;
  readonly filled: Filled;
}

/** The columns from `first` up to `end`. */
export function rangeOf({ first, end }: { readonly first: number; readonly end: number }): number[] {
  return Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index);
}

/**
 * Which column is next: the nearest to what is in sight, to its right first because that is where days are read to.
 * @returns `null` when all have been drawn
 */
export function nextToFill(
  filled: Filled,
  columns: number,
  seen: { readonly first: number; readonly end: number },
): number | null {
  for (let distance = 0; distance < columns; distance++) {
    for (const index of [seen.end + distance, seen.first - 1 - distance]) {
      if (index >= 0 && index < columns && !filled.has(index)) return index;
    }
  }
  return rangeOf({ first: 0, end: columns }).find((index) => !filled.has(index)) ?? null;
}

/**
 * The columns that are drawn in full by now.
 * @param day starts anew with another day
 * @param inView the columns that are in sight at this moment
 */
export function useFill(
  day: string,
  columns: number,
  inView: () => { readonly first: number; readonly end: number },
): { readonly filled: Filled; readonly look: () => void } {
  const begun = (): Fill => ({ day, filled: new Set(rangeOf(inView())) });
  const [state, setState] = useState(begun);
  const current = state.day === day ? state : begun();
  if (current !== state) setState(current);
  const add = (indexes: readonly number[]): void =>
    setState((before) =>
      indexes.every((index) => before.filled.has(index))
        ? before
        : { ...before, filled: new Set([...before.filled, ...indexes]) },
    );
  const { filled } = current;
  useEffect(() => {
    const next = nextToFill(filled, columns, inView());
    if (next === null) return;
    return whenIdle(() => add([next]));
  });
  return { filled, look: () => add(rangeOf(inView())) };
}

/** Not longer than this after the last, also where the machine is never idle; milliseconds. */
const atLatest = 100;

function whenIdle(run: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(run);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(run, { timeout: atLatest });
  return () => cancelIdleCallback(handle);
}
