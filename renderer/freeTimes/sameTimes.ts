import { toWireTime } from '#shared/time/wire.ts';
import { addDays, type EpochMs, localDateOf, type TimeZone } from '#shared/time/zone.ts';
import type { FreeTime } from '#shared/contract/freeTimes.ts';

/**
 * Where most visits are moved to: the same time of day, on the next day that has it, and a week on.
 * @param times in order
 */
export function sameTimes(times: readonly FreeTime[], before: EpochMs, zone: TimeZone): readonly FreeTime[] {
  const clockOf = (at: EpochMs): string => toWireTime(at, zone).slice(11, 16);
  const date = localDateOf(before, zone);
  const clock = clockOf(before);
  const later = times.filter(
    ({ start }) => start > before && localDateOf(start, zone) !== date && clockOf(start) === clock,
  );
  const weekOn = addDays(date, 7);
  const inAWeek = later.find(({ start }) => localDateOf(start, zone) === weekOn);
  return [...new Set([later[0], inAWeek])].filter((time) => time !== undefined);
}
