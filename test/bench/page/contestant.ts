import type { BoardCard } from '#shared/contract/board.ts';

/** What is measured: a calendar on the stage. */
export interface Mounted {
  /** Shows one visit changed; done when the document has it (not painted yet). */
  readonly change: (card: BoardCard, column: number) => void;
  /** How many visits the document shows, to see that all did the same work. */
  readonly count: () => number;
  /** How many of them lie within the window. */
  readonly inSight: () => number;
  readonly unmount: () => void;
}

export interface Contestant {
  readonly name: string;
  /** Puts all visits on the stage, synchronously. */
  readonly mount: (stage: HTMLElement) => Mounted;
}

/** How many of the elements touch the window. */
export function inWindow(elements: Iterable<Element>): number {
  let count = 0;
  for (const element of elements) {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    if (right > 0 && bottom > 0 && left < innerWidth && top < innerHeight) count += 1;
  }
  return count;
}
