import { Temporal } from 'temporal-polyfill';
import type { EpochMs, TimeZone } from './zone.ts';

/**
 * An instant as the vendor wants it: `2026-11-23T09:00:00+01:00`, with the offset of that very date in the
 * clinic's zone, not of today (API.md §1). Fractions of a second are dropped.
 */
export function toWireTime(at: EpochMs, zone: TimeZone): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toString({ smallestUnit: 'second', timeZoneName: 'never', offset: 'auto' });
}

/**
 * Reads an ISO 8601 instant with an offset in any of the vendor's spellings (`+01:00`, `+0100`, `Z`).
 * @returns epoch milliseconds, or `null` where the text is no instant
 */
export function fromWireTime(text: string): EpochMs | null {
  try {
    return Temporal.Instant.from(text.trim()).epochMilliseconds;
  } catch {
    return null;
  }
}
