import { dayMs } from '#shared/time/durations.ts';
import type { Formats } from '#shared/messages/formats.ts';
import type { LocalDate } from '#shared/time/zone.ts';

interface Dates {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** `Mon 30 Nov`, or `Mon 30 Nov – Fri 11 Dec`. */
export function datesWords(
  { from, to }: Dates,
  formats: Pick<Formats, 'dayWithYear'>,
  today: LocalDate,
): string {
  const first = formats.dayWithYear(from, today);
  return from === to ? first : `${first} – ${formats.dayWithYear(to, today)}`;
}

/** How many days that are, both included; 0 or less where the last is before the first, or either is none. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  const days = (Date.parse(to) - Date.parse(from)) / dayMs + 1;
  return Number.isNaN(days) ? 0 : days;
}
