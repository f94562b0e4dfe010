import { dayWindow, type EpochMs, type LocalDate, type TimeZone } from '../time/zone.ts';
import type { MarketplaceLocale } from '../domain/marketplace.ts';
import { languageTag, type ShownLanguage } from './language.ts';

/** Dates and times in words, in the language of the window and the clinic's zone. */
export interface Formats {
  /** `13:05` or `1:05 PM`, as people say it where the clinic is. */
  time(at: EpochMs): string;
  /** `12:41:05`: for what was true at an instant. */
  timeWithSeconds(at: EpochMs): string;
  /** `Mon 23 Nov`. */
  day(date: LocalDate): string;
  /** `Mon 23`: where the month stands elsewhere. */
  dayOfMonth(date: LocalDate): string;
  /** `23–29 Nov`: from a day to another. */
  days(from: LocalDate, to: LocalDate): string;
  /** `Mon 23 Nov`, and `Sat 23 Nov 2024` of another year than today's. */
  dayWithYear(date: LocalDate, today: LocalDate): string;
  /** `Monday 23 November 2026`. */
  dayInFull(date: LocalDate): string;
  /** The short day where it is not today's, then the time: `Sun 22 Nov, 13:05`. */
  dayAndTime(at: EpochMs, today: LocalDate): string;
  /** `1,250` or `1.250`. */
  number(value: number): string;
  readonly timeZone: TimeZone;
  readonly tag: string;
  readonly hour12: boolean;
}

/** The language spoken at each marketplace: it decides whether hours go to 12 or to 24 there. */
const spoken: Readonly<Record<MarketplaceLocale, string>> = {
  ar: 'es-AR',
  br: 'pt-BR',
  cl: 'es-CL',
  co: 'es-CO',
  cz: 'cs-CZ',
  de: 'de-DE',
  es: 'es-ES',
  it: 'it-IT',
  mx: 'es-MX',
  pe: 'es-PE',
  pl: 'pl-PL',
  pt: 'pt-PT',
  tr: 'tr-TR',
};

/**
 * The locale of dates: the window's language as it is written in the clinic's country. English has the day before the
 * month, because none of the countries has it the other way round.
 */
export function dateLocale(language: ShownLanguage, country: MarketplaceLocale | null): string {
  const tag = languageTag(language);
  if (country !== null && spoken[country].startsWith(`${tag}-`)) return spoken[country];
  return tag === 'en' ? 'en-GB' : tag;
}

/** Whether people at the clinic count hours to twelve. Without a clinic, as the language does. */
export function countsToTwelve(locale: string, country: MarketplaceLocale | null): boolean {
  const place = country === null ? locale : spoken[country];
  return new Intl.DateTimeFormat(place, { hour: 'numeric' }).resolvedOptions().hour12 === true;
}

/** Makes the formats once for a language, a country and a zone; formatting is then cheap enough for every card. */
export function createFormats(
  language: ShownLanguage,
  country: MarketplaceLocale | null,
  timeZone: TimeZone,
): Formats {
  const tag = dateLocale(language, country);
  const hour12 = countsToTwelve(tag, country);
  const hours = { hour: hour12 ? 'numeric' : '2-digit', minute: '2-digit', hour12, timeZone } as const;
  const short = new Intl.DateTimeFormat(tag, hours);
  const long = new Intl.DateTimeFormat(tag, { ...hours, second: '2-digit' });
  const day = new Intl.DateTimeFormat(tag, { weekday: 'short', day: 'numeric', month: 'short', timeZone });
  const numbered = new Intl.DateTimeFormat(tag, { weekday: 'short', day: 'numeric', timeZone });
  const shortDate = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', timeZone });
  const full = new Intl.DateTimeFormat(tag, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone,
  });
  const dated = new Intl.DateTimeFormat(tag, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone,
  });
  const number = new Intl.NumberFormat(tag);
  const noon = (date: LocalDate): EpochMs => {
    const window = dayWindow(date, timeZone);
    return (window.from + window.to) / 2;
  };
  const spaced = (words: string): string => words.replace(/^(\p{L}+\.?),/u, '$1');
  const oneDay = (date: LocalDate): string => spaced(day.format(noon(date)));
  return {
    time: (at) => short.format(at),
    timeWithSeconds: (at) => long.format(at),
    day: oneDay,
    dayOfMonth: (date) => spaced(numbered.format(noon(date))),
    days: (from, to) => shortDate.formatRange(noon(from), noon(to)),
    dayWithYear: (date, today) =>
      date.slice(0, 4) === today.slice(0, 4) ? oneDay(date) : dated.format(noon(date)),
    dayInFull: (date) => full.format(noon(date)),
    dayAndTime: (at, today) => {
      const window = dayWindow(today, timeZone);
      const within = at >= window.from && at < window.to;
      return within ? short.format(at) : `${day.format(at)}, ${short.format(at)}`;
    },
    number: (value) => number.format(value),
    timeZone,
    tag,
    hour12,
  };
}
