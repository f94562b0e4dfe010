import { localDateOf, wallClockOf, type EpochMs, type TimeZone } from './zone.ts';
import { minuteMs } from './durations.ts';

/** By how many minutes the clocks of one zone are ahead of those of another at an instant; less than nothing: behind. */
export function clockDifference(at: EpochMs, zone: TimeZone, than: TimeZone): number {
  return zone === than ? 0 : Math.round((wallOf(at, zone) - wallOf(at, than)) / minuteMs);
}

const wallOf = (at: EpochMs, zone: TimeZone): number =>
  Date.parse(`${localDateOf(at, zone)}T${wallClockOf(at, zone)}:00Z`);
