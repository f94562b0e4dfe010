/** So many wrong PINs may be typed in a row before the first wait: fingers slip. */
const free = 3;
/** The waits that follow, each after one more wrong PIN; the last stays. Milliseconds. */
const waits = [5_000, 15_000, 30_000, 60_000, 300_000] as const;

/** No wait is longer than this, also where the machine's clock was set back meanwhile. */
export const longestWait: number = Math.max(...waits);

/** For how long no PIN is looked at after so many wrong ones in a row. Milliseconds. */
export function waitAfter(wrong: number): number {
  if (wrong < free) return 0;
  return waits[Math.min(wrong - free, waits.length - 1)] ?? longestWait;
}
