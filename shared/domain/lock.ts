import { minuteMs } from '../time/durations.ts';

/** So many wrong PINs of the screen may be typed in a row before the first wait: fingers slip. */
const free = 3;
/** The waits that follow, each after one more wrong PIN; the last stays. Milliseconds. */
const waitsMs = [5_000, 15_000, 30_000, minuteMs, 300_000] as const;

/** The same for somebody’s own PIN: whoever stands at the desk has a few more tries, and the desk is not shut meanwhile. */
const freeOfStaff = 5;
const waitOfStaffMs = minuteMs;

/** No wait is longer than this, also where the machine's clock was set meanwhile. Milliseconds. */
export const longestWaitMs: number = Math.max(...waitsMs, waitOfStaffMs);

/** For how long no PIN of the screen is looked at after so many wrong ones in a row. Milliseconds. */
export function waitAfter(wrong: number): number {
  if (wrong < free) return 0;
  return waitsMs[Math.min(wrong - free, waitsMs.length - 1)] ?? longestWaitMs;
}

/** For how long no PIN of somebody's is looked at after so many wrong ones in a row. Milliseconds. */
export function waitOfStaffAfter(wrong: number): number {
  return wrong < freeOfStaff ? 0 : waitOfStaffMs;
}
