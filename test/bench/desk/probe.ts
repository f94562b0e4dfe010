/** How long the main thread let others wait; milliseconds. */
export interface Blocks {
  readonly p50: number;
  readonly p99: number;
  readonly p999: number;
  readonly longest: number;
  /** How often the timer came. */
  readonly count: number;
}

/** How far the page's clock is ahead of the main process's, and by how much that can be wrong; milliseconds. */
export interface ClockOffset {
  readonly offset: number;
  readonly uncertain: number;
}

/** What the measures ask of the desk's main process. Instants are of its `performance.now()`. */
export interface DeskProbe {
  /** From the first word of the import to its last; `null` while it lasts. */
  importMs(): number | null;
  /** Of the import: how late a timer of 1 ms came, each time. */
  blocks(): Blocks;
  /** Resident memory, bytes. */
  rss(): number;
  /** When answers with events arrived since it was last asked. */
  takeArrivals(): number[];
  /** Both clocks are read in turns; the shortest turn of 40 counts, of which the page answered in the middle. */
  clockOffset(): Promise<ClockOffset>;
}

declare global {
  /** Only in the desk's main process: the measures speak of it in functions that go over to there. */
  var deskProbe: DeskProbe;
}
