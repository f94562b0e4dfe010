import type { Page } from 'playwright';

/** A state of the window that is worth looking at. */
export interface Shot {
  readonly name: string;
  /** The scene: `scene=day&language=de&theme=dark`. */
  readonly query: string;
  /** Of the page, CSS pixels; 1366 × 768 if left out. */
  readonly size?: readonly [number, number];
  /** The zoom of the page; 1 if left out. */
  readonly scale?: number;
  /** In the colours of a contrast theme of the system's: of a light one, or a dark one. */
  readonly forced?: boolean | 'dark';
  /** For somebody who has not asked the system for less motion. */
  readonly moving?: boolean;
  /** What a person does in it before the picture is taken. */
  readonly act?: (page: Page) => Promise<void>;
}
