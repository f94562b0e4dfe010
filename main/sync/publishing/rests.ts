import { minuteMs, secondMs } from '#shared/time/durations.ts';

/* How long publishing rests, and for what. Milliseconds. */

/** What is there is as old at most when its date leaves. */
export const staleAfterMs = 60 * secondMs;
/** Nothing waits longer than this for a look, whatever timers say: machines sleep. */
export const longestRestMs = minuteMs;
/** While the line is down. Whoever probes it tells when it is back, so that this is for what nobody else has seen. */
export const lineDownFor = { first: 10 * secondMs, most: 5 * minuteMs } as const;
/** A calendar of which nothing can be written down. */
export const unwrittenFor = { first: 10 * secondMs, most: minuteMs } as const;
/** Where there is no room for a read. */
export const heldBackRestMs = 5 * secondMs;
/** A calendar that cannot be read. */
export const unreadFor = { first: 15 * secondMs, most: 5 * minuteMs } as const;
/** So many dates whose answers were lost are waited for at once. */
export const mostLost = 5;
