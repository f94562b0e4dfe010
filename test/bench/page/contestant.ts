import type { BoardCard } from '#shared/contract/views.ts';

/** What is measured: a calendar on the stage. */
export interface Mounted {
  /** Shows one visit changed; done when the document has it (not painted yet). */
  readonly change: (card: BoardCard, column: number) => void;
  /** How many visits the document shows, to see that all did the same work. */
  readonly count: () => number;
  readonly unmount: () => void;
}

export interface Contestant {
  readonly name: string;
  /** Puts all visits on the stage, synchronously. */
  readonly mount: (stage: HTMLElement) => Mounted;
}
