import { vi } from 'vitest';
import { secondMs } from '#shared/time/durations.ts';

/*
 * For what a test waits for it waits as long as it must: vitest's own second is a measure of the machine, which may do three things at once. What
 * never comes ends with the test's own time.
 */
const longestMs = 20 * secondMs;
const waitFor = vi.waitFor.bind(vi);

vi.waitFor = (check, options = {}) =>
  waitFor(check, typeof options === 'number' ? options : { timeout: longestMs, ...options });
