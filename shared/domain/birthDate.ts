import type { LocalDate } from '../time/zone.ts';
import type { Customs } from './customs.ts';
import { inOrdinaryWidth, withoutUnseen } from './pasted.ts';

/** Nobody is older. Years. */
const mostAge = 130;

/**
 * A birth date as people type it there: `7.3.1981`, `07/03/81`, `07031981`, `1981-03-07`, `19810307`; day and month in the
 * order of the locale. Two digits of a year are the last such year that is not to come.
 * @returns `null` for what is no date, or none on which a patient can have been born
 */
export function readBirthDate(
  typed: string,
  { tag, today }: Pick<Customs, 'tag' | 'today'>,
): LocalDate | null {
  const text = inOrdinaryWidth(withoutUnseen(typed)).trim();
  const read = asThere(text, tag, today) ?? yearFirst(text);
  return read !== null && read <= today && Number(read.slice(0, 4)) >= yearNow(today) - mostAge ? read : null;
}

function asThere(text: string, tag: string, today: LocalDate): LocalDate | null {
  const parts = /^(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{4}|\d{2})\.?$/.exec(text);
  const [, first = '', second = '', last = ''] = parts ?? /^(\d\d)(\d\d)(\d{4})$/.exec(text) ?? [];
  const [day, month] = isDayFirst(tag) ? [first, second] : [second, first];
  return dateOf(yearOf(last, today), Number(month), Number(day));
}

function yearFirst(text: string): LocalDate | null {
  const parts = /^(\d{4})[./-](\d{1,2})[./-](\d{1,2})$/.exec(text) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  return parts === null ? null : dateOf(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

/**
 * A birth date as it is written there in digits, `07.03.1981`: what `readBirthDate` reads back. It belongs to no zone.
 * @returns empty where nothing, or no date, is known
 */
export function birthDateText(date: string | null, tag: string): string {
  const at = date === null ? Number.NaN : Date.parse(`${date}T12:00:00Z`);
  if (Number.isNaN(at)) return '';
  return new Intl.DateTimeFormat(tag, {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(at);
}

function isDayFirst(tag: string): boolean {
  const order = new Intl.DateTimeFormat(tag).formatToParts(0).map(({ type }) => type);
  return order.indexOf('day') < order.indexOf('month');
}

const yearNow = (today: LocalDate): number => Number(today.slice(0, 4));

function yearOf(typed: string, today: LocalDate): number {
  if (typed.length !== 2) return Number(typed);
  const thisCentury = yearNow(today) - (yearNow(today) % 100) + Number(typed);
  return thisCentury <= yearNow(today) ? thisCentury : thisCentury - 100;
}

/** `null` for a day that the month does not have. */
function dateOf(year: number, month: number, day: number): LocalDate | null {
  const at = new Date(Date.UTC(year, month - 1, day));
  return year >= 1000 && at.getUTCMonth() === month - 1 && at.getUTCDate() === day
    ? at.toISOString().slice(0, 10)
    : null;
}
