/**
 * What the core needs from the world, passed in so that tests and simulations can play it.
 * The composition root (`main/main.ts`) hands out the real ones.
 */

/** The time now and timers. A simulation gives a virtual one. */
export interface Clock {
  /** Epoch milliseconds, as the machine believes. It can be set, by a person or by the network, also back. */
  now(): number;
  /**
   * Milliseconds since the machine started, for measuring spans. Nobody can set it. It goes on while the machine sleeps, and from one
   * process of the desk to the next. Two processes agree to a second.
   */
  elapsed(): number;
  /** Runs `task` once after `ms` milliseconds; the returned function calls it off. */
  after(ms: number, task: () => void): () => void;
}

/** Uniform numbers in [0, 1), for jitter and ids; a simulation gives a seeded one. */
export type Random = () => number;

/** Facts for support, never patient data or secrets: `fields` holds ids, counts, kinds and durations only. */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;
