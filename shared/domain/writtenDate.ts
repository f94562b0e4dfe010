import type { LocalDate } from '../time/zone.ts';
import { inOrdinaryWidth, withoutUnseen } from './pasted.ts';

/** Which century two digits of a year mean. */
export type Century = (lastDigits: number) => number;

/**
 * A date as people type it there: `7.3.1981`, `07/03/81`, `07031981`, `1981-03-07`, `19810307`; day and month in the order of
 * the locale.
 * @returns `null` for what is no date
 */
export function readWrittenDate(typed: string, tag: string, century: Century): LocalDate | null {
  const text = inOrdinaryWidth(withoutUnseen(typed)).trim();
  return asThere(text, tag, century) ?? yearFirst(text);
}

/** Years of this century and the next: for what is to come. */
export const comingCentury =
  (today: LocalDate): Century =>
  (digits) => {
    const year = Number(today.slice(0, 4));
    return year - (year % 100) + digits;
  };

/**
 * A date as it is written there in digits, `07.03.1981`: what `readWrittenDate` reads back. It belongs to no zone.
 * @returns empty where nothing, or no date, is known
 */
export function writtenDate(date: string | null, tag: string): string {
  const at = date === null ? Number.NaN : Date.parse(`${date}T12:00:00Z`);
  if (Number.isNaN(at)) return '';
  return new Intl.DateTimeFormat(tag, {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(at);
}

function asThere(text: string, tag: string, century: Century): LocalDate | null {
  const parts = /^(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{4}|\d{2})\.?$/.exec(text);
  const [, first = '', second = '', last = ''] = parts ?? /^(\d\d)(\d\d)(\d{4})$/.exec(text) ?? [];
  const [day, month] = isDayFirst(tag) ? [first, second] : [second, first];
  const year = last.length === 2 ? century(Number(last)) : Number(last);
  return dateOf(year, Number(month), Number(day));
}

function yearFirst(text: string): LocalDate | null {
  const parts = /^(\d{4})[./-](\d{1,2})[./-](\d{1,2})$/.exec(text) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  return parts === null ? null : dateOf(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

function isDayFirst(tag: string): boolean {
  const order = new Intl.DateTimeFormat(tag).formatToParts(0).map(({ type }) => type);
  return order.indexOf('day') < order.indexOf('month');
}

/** No date of a patient or of a plan lies before. So `19041001` can only be a year first, and no day in April of the year 1001. */
const leastYear = 1800;

/** `null` for a day that the month does not have. */
function dateOf(year: number, month: number, day: number): LocalDate | null {
  const at = new Date(Date.UTC(year, month - 1, day));
  return year >= leastYear && at.getUTCMonth() === month - 1 && at.getUTCDate() === day
    ? at.toISOString().slice(0, 10)
    : null;
}
