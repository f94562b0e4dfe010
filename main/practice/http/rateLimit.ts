import { hourMs, minuteMs } from '#shared/time/durations.ts';

/** Where a client stands in one of its two budgets (API.md §3). */
export interface Budget {
  readonly limit: number;
  readonly used: number;
  /** When the window ends; epoch ms. */
  readonly reset: number;
  readonly allowed: boolean;
}

interface Window {
  start: number;
  used: number;
}

/** Reads by the hour, writes by the minute; a window opens with its first call. */
export class RateLimiter {
  readonly #reads: Window = { start: Number.NEGATIVE_INFINITY, used: 0 };
  readonly #writes: Window = { start: Number.NEGATIVE_INFINITY, used: 0 };

  /** Counts a call, or says no. */
  spend(
    kind: 'read' | 'write',
    now: number,
    limits: { readonly readsPerHour: number; readonly writesPerMinute: number },
  ): Budget {
    const window = kind === 'read' ? this.#reads : this.#writes;
    const length = kind === 'read' ? hourMs : minuteMs;
    const limit = kind === 'read' ? limits.readsPerHour : limits.writesPerMinute;
    if (now >= window.start + length || now < window.start) {
      window.start = now;
      window.used = 0;
    }
    const allowed = window.used < limit;
    if (allowed) window.used += 1;
    return { limit, used: window.used, reset: window.start + length, allowed };
  }
}
