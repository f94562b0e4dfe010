import { Temporal } from 'temporal-polyfill';
import { dayMs } from './durations.ts';

/** A day of UTC in milliseconds; a clinic's may be an hour shorter or longer. */
const end = Date.UTC(2100, 0, 1);

/** An instant (epoch milliseconds) from 1970 to 2099. All others are left to Temporal, which knows every year that there can be. */
export function isUsual(at: number): boolean {
  return at >= 0 && at < end && Number.isInteger(at);
}

/** A desk looks at a year and a half of days in one zone; this many are kept of each, and of this many zones. */
const [daysKept, zonesKept] = [4_096, 16] as const;

/** For each day of UTC (counted from 1970) the offset that holds all through it; NaN on a day in which it changes. */
const known = new Map<string, Map<number, number>>();

/**
 * How far the clocks of an IANA zone are ahead of UTC at an instant, both in milliseconds. It costs a look into a table.
 * @returns `null` where only Temporal can tell: on a day in which the clocks change, before 1970 and from 2100 on, and for
 * what is no instant. An unknown zone throws, as with Temporal.
 */
export function offsetAt(at: number, zone: string): number | null {
  if (!isUsual(at)) return null;
  let days = known.get(zone);
  const today = Math.floor(at / dayMs);
  let offset = days?.get(today);
  if (offset === undefined) {
    offset = throughout(today, zone);
    days ??= keep(known, zone, new Map<number, number>(), zonesKept);
    keep(days, today, offset, daysKept);
  }
  return Number.isNaN(offset) ? null : offset;
}

function throughout(today: number, zone: string): number {
  const first = byTemporal(today * dayMs, zone);
  return first === byTemporal((today + 1) * dayMs - 1, zone) ? first : Number.NaN;
}

function byTemporal(at: number, zone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offsetNanoseconds / 1_000_000;
}

/** Puts a value into a map that never grows beyond `most`: a full one begins anew, which costs no more than its first days. */
export function keep<K, V>(map: Map<K, V>, key: K, value: V, most: number): V {
  if (map.size >= most) map.clear();
  map.set(key, value);
  return value;
}
