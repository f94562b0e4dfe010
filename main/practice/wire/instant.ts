import { Temporal } from 'temporal-polyfill';
import { offsetAt } from '#shared/time/offsets.ts';
import { minuteMs } from '#shared/time/durations.ts';

/**
 * How the vendor spells and reads instants (API.md §1). It is the practice clinic's own, apart from the client's: a wrong
 * spelling on one side must not be read back by the same mistake on the other.
 */

/** `2026-11-23T09:00:00+01:00`: the clock on the wall of a zone at an instant (epoch ms), with how far it is ahead of UTC. */
export function spelledInstant(at: number, zone: string): string {
  const ahead = Math.round(aheadOfUtc(at, zone) / minuteMs);
  const wall = new Date(at + ahead * minuteMs);
  const date = [wall.getUTCFullYear(), wall.getUTCMonth() + 1, wall.getUTCDate()];
  const time = [wall.getUTCHours(), wall.getUTCMinutes(), wall.getUTCSeconds()];
  const sign = ahead < 0 ? '-' : '+';
  const offset = [Math.trunc(Math.abs(ahead) / 60), Math.abs(ahead) % 60];
  return `${date.map(padded).join('-')}T${time.map(padded).join(':')}${sign}${offset.map(padded).join(':')}`;
}

/** The same instant in UTC: `2026-11-23T08:00:00Z`. */
export function spelledInUtc(at: number): string {
  return `${spelledInstant(at, 'UTC').slice(0, -6)}Z`;
}

const padded = (value: number): string => String(value).padStart(2, '0');

function aheadOfUtc(at: number, zone: string): number {
  const offset = offsetAt(at, zone);
  if (offset !== null) return offset;
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;
}

const instantShape =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:(Z)|([+-])(\d{2}):?(\d{2}))$/;

/**
 * Reads an instant with its offset, in any zone; the seconds may be missing.
 * @returns epoch ms, or `null` for what is none: without an offset, or of a day that no month has
 */
export function readInstant(text: string): number | null {
  const parts = instantShape.exec(text);
  if (parts === null) return null;
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map((part) => Number(part) || 0);
  const wall = new Date(0);
  wall.setUTCFullYear(year ?? 0, (month ?? 0) - 1, day);
  wall.setUTCHours(hour ?? 0, minute, second);
  // What a calendar or a clock does not have has become something else.
  const isReal =
    wall.getUTCMonth() + 1 === month &&
    wall.getUTCDate() === day &&
    wall.getUTCHours() === hour &&
    wall.getUTCMinutes() === minute &&
    wall.getUTCSeconds() === second;
  const [hours, minutes] = [Number(parts[9] ?? 0), Number(parts[10] ?? 0)];
  if (!isReal || hours > 23 || minutes > 59) return null;
  const ahead = (hours * 60 + minutes) * minuteMs;
  return wall.getTime() - (parts[8] === '-' ? -ahead : ahead);
}

/** `YYYY-MM-DD` of a date, also where it was sent as an instant: its own date counts, wherever its offset would put it. */
export function readDate(text: string): string | null {
  const [, date, rest] = /^(\d{4}-\d{2}-\d{2})(T.*)?$/.exec(text) ?? [];
  if (date === undefined) return null;
  return readInstant(rest === undefined ? `${date}T00:00:00Z` : text) === null ? null : date;
}
