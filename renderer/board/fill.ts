import { useEffect, useState } from 'react';
import { whenIdle } from '../ui/whenIdle.ts';

/**
 * A large day is drawn in two steps: what is in sight with the first frame, the rest column by column while nothing else is
 * to do, the nearest first. What has been drawn stays drawn, so that find-in-page and screen readers have the whole day a
 * moment later.
 */
export type Drawn = 'all' | 'none' | Sight;

/** A part of the day, in pixels from its top. */
export interface Sight {
  readonly top: number;
  readonly bottom: number;
}

/** What can be seen of the board. */
export interface InView {
  readonly first: number;
  readonly end: number;
}

interface Fill {
  readonly day: string;
  /** Columns that are drawn in full. */
  readonly filled: ReadonlySet<number>;
  /** Columns of the first frame, and the part of them that it shows. */
  readonly begun: ReadonlySet<number>;
  readonly sight: Sight;
}

/** The columns from `first` up to `end`. */
export function rangeOf({ first, end }: InView): number[] {
  return Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index);
}

/**
 * Which column is next: one that is in sight, then the nearest to it, to its right first because that is where days are
 * read to.
 * @returns `null` when all have been drawn
 */
export function nextToFill(filled: ReadonlySet<number>, columns: number, seen: InView): number | null {
  const beside = Array.from({ length: columns }, (_, index) => [seen.end + index, seen.first - 1 - index]);
  const order = [...rangeOf(seen), ...beside.flat(), ...rangeOf({ first: 0, end: columns })];
  return order.find((index) => index >= 0 && index < columns && !filled.has(index)) ?? null;
}

/**
 * How much of each column is drawn by now.
 * @param day starts anew with another day
 * @param inView the columns that are in sight at this moment
 * @param sight the part of the day that is in sight when it opens
 * @returns `look` is to be called after scrolling: it draws at once what has come into sight
 */
export function useFill(
  day: string,
  columns: number,
  inView: () => InView,
  sight: () => Sight,
): { readonly drawn: (column: number) => Drawn; readonly look: (now: Sight) => void } {
  const begin = (): Fill => ({ day, filled: new Set(), begun: new Set(rangeOf(inView())), sight: sight() });
  const [state, setState] = useState(begin);
  const current = state.day === day ? state : begin();
  if (current !== state) setState(current);
  const add = (indexes: readonly number[]): void =>
    setState((before) =>
      indexes.every((index) => before.filled.has(index))
        ? before
        : { ...before, filled: new Set([...before.filled, ...indexes]) },
    );
  const { filled, begun } = current;
  useEffect(() => {
    const next = nextToFill(filled, columns, inView());
    if (next === null) return;
    return whenIdle(() => add([next]));
  });
  return {
    drawn: (column) => (filled.has(column) ? 'all' : begun.has(column) ? current.sight : 'none'),
    look: (now) => {
      const covered = now.top >= current.sight.top && now.bottom <= current.sight.bottom;
      add(rangeOf(inView()).filter((index) => index < columns && !(covered && begun.has(index))));
    },
  };
}
