import { searchWords } from '#shared/domain/searchText.ts';
import { addDays, type LocalDate } from '#shared/time/zone.ts';

/**
 * The date that somebody types as people say it there: `24.11.`, `24/11/2026`, `24 nov`, `morgen`, `friday`, `+7`. Day and month
 * stand in the order of the locale; a year that was left out is the one that brings the date nearest, sooner ahead than back.
 * @returns `null` for what is no date (yet)
 */
export function typedDate(typed: string, today: LocalDate, locale: string): LocalDate | null {
  const text = typed.trim();
  return (
    relative(text, today, locale) ??
    written(text) ??
    numeric(text, today, locale) ??
    named(text, today, locale)
  );
}

/** `+7`, `-1`, and the locale's own words for the days around today. */
function relative(text: string, today: LocalDate, locale: string): LocalDate | null {
  const days = /^([+-])(\d{1,3})$/.exec(text);
  if (days !== null) return addDays(today, Number(`${days[1] ?? ''}${days[2] ?? ''}`));
  const words = searchWords(text);
  if (words.length < 3) return null;
  const names = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const near = [0, 1, 2, -1, -2].find((offset) => searchWords(names.format(offset, 'day')) === words);
  if (near !== undefined) return addDays(today, near);
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  const week = [0, 1, 2, 3, 4, 5, 6].map((offset) => addDays(today, offset));
  const those = week.filter((date) => searchWords(weekday.format(Date.parse(date))).startsWith(words));
  return those.length === 1 ? (those[0] ?? null) : null;
}

const written = (text: string): LocalDate | null => {
  const parts = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  return parts === null ? null : dateOf(Number(parts[1]), Number(parts[2]), Number(parts[3]));
};

function numeric(text: string, today: LocalDate, locale: string): LocalDate | null {
  const parts = /^(\d{1,2})\s*[./\s-]\s*(\d{1,2})(?:\s*[./\s-]\s*(\d{2}|\d{4})?)?$/.exec(text);
  if (parts === null) return null;
  const order = new Intl.DateTimeFormat(locale).formatToParts(0).map(({ type }) => type);
  const dayFirst = order.indexOf('day') < order.indexOf('month');
  const [a, b] = [Number(parts[1]), Number(parts[2])];
  const [day, month] = dayFirst ? [a, b] : [b, a];
  return inYear(parts[3], month, day, today);
}

/** `24 nov`, `24. listopada 2026`, `24 de noviembre`: the month by its beginning, in any of its forms. */
function named(text: string, today: LocalDate, locale: string): LocalDate | null {
  const parts = /^(\d{1,2})\.?\s+(?:de\s+)?(\p{L}{3,})\.?(?:\s+(?:de\s+)?(\d{4}))?$/iu.exec(text);
  if (parts === null) return null;
  const wanted = searchWords(parts[2] ?? '');
  const inDate = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' });
  const alone = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
  const month = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].find((index) => {
    const at = Date.UTC(2026, index - 1, 1);
    const genitive = inDate.formatToParts(at).find(({ type }) => type === 'month')?.value ?? '';
    return [genitive, alone.format(at)].some((name) => searchWords(name).startsWith(wanted));
  });
  return month === undefined ? null : inYear(parts[3], month, Number(parts[1]), today);
}

function inYear(year: string | undefined, month: number, day: number, today: LocalDate): LocalDate | null {
  if (year !== undefined) return dateOf(Number(year.length === 2 ? `20${year}` : year), month, day);
  const now = Number(today.slice(0, 4));
  const back = addDays(today, -90);
  const dates = [now - 1, now, now + 1].flatMap((one) => dateOf(one, month, day) ?? []);
  return dates.find((date) => date >= back) ?? null;
}

/** `null` for a day that the month does not have. */
function dateOf(year: number, month: number, day: number): LocalDate | null {
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? at.toISOString().slice(0, 10) : null;
}
