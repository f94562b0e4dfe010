import { Temporal } from 'temporal-polyfill';
import { offsetAt } from './offsets.ts';
import type { EpochMs, TimeZone } from './zone.ts';
import { minuteMs } from './durations.ts';

/**
 * An instant as the vendor wants it: `2026-11-23T09:00:00+01:00`, with the offset of that very date in the
 * clinic's zone, not of today (API.md §1). Fractions of a second are dropped.
 */
export function toWireTime(at: EpochMs, zone: TimeZone): string {
  const offset = offsetAt(at, zone);
  // Offsets with seconds in them were history by 1972; how those are rounded, Temporal knows.
  if (offset === null || offset % minuteMs !== 0) return byTemporal(at, zone);
  return `${new Date(at + offset).toISOString().slice(0, 19)}${offsetText(offset / minuteMs)}`;
}

function byTemporal(at: EpochMs, zone: TimeZone): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toString({ smallestUnit: 'second', timeZoneName: 'never', offset: 'auto' });
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/**
 * Reads an ISO 8601 instant with an offset in any of the vendor's spellings (`+01:00`, `+0100`, `Z`).
 * @returns epoch milliseconds, or `null` where the text is no instant
 */
export function fromWireTime(text: string): EpochMs | null {
  const trimmed = text.trim();
  const at = usualSpelling.test(trimmed) ? fromUsualSpelling(trimmed) : null;
  if (at !== null) return at;
  // Names stand where times may stand (API.md §12), and to refuse them by an exception costs more than all else of a booking.
  if (!beginsLikeTime.test(trimmed)) return null;
  try {
    return Temporal.Instant.from(trimmed).epochMilliseconds;
  } catch {
    return null;
  }
}

/** A year has digits, or a sign in front of them. */
const beginsLikeTime = /^[\d+\-\u2212]/;

/** What the vendor writes nearly always. Years before 1000 are left to Temporal: `Date.UTC` takes 26 for 1926. */
const usualSpelling = /^[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:?\d\d)$/;

/** The same answer as Temporal's, some fifty times as fast; `null` where a number is out of its range (and for a 60th second). */
function fromUsualSpelling(text: string): EpochMs | null {
  const two = (at: number): number => text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 528;
  const year = two(0) * 100 + two(2);
  const [month, day, hour, minutes, seconds] = [two(5), two(8), two(11), two(14), two(17)];
  if (month < 1 || month > 12 || hour > 23 || minutes > 59 || seconds > 59) return null;
  const at = Date.UTC(year, month - 1, day, hour, minutes, seconds);
  // A day that the month does not have has become one of the next.
  if (new Date(at).getUTCDate() !== day) return null;
  if (text.length === 20) return at;
  const [aheadHours, aheadMinutes] = [two(20), two(text.length - 2)];
  if (aheadHours > 23 || aheadMinutes > 59) return null;
  const ahead = (aheadHours * 60 + aheadMinutes) * minuteMs;
  return text.charAt(19) === '-' ? at + ahead : at - ahead;
}
