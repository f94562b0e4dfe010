import type { Log } from '#shared/ports.ts';

/** Fixed values that also the child processes of the tests use, so nothing of the test runner's is here. */

/** A Monday in 2026, 08:00 UTC. */
export const monday = Date.UTC(2026, 10, 23, 8);
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

export const testKey = new Uint8Array(32).fill(7);
export const otherKey = new Uint8Array(32).fill(9);

const nothing = (): void => undefined;
export const quietLog: Log = { info: nothing, warn: nothing, error: nothing };
