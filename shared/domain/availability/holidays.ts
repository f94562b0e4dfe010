import type { LocalDate } from '../../time/zone.ts';
import type { MarketplaceLocale } from '../marketplace.ts';
import type { TimeRange } from './clockTime.ts';
import table from './holidayTable.json' with { type: 'json' };

/** Whom a holiday frees: everybody, banks, or those who choose to. */
export type HolidayKind = 'public' | 'bank' | 'optional';

/** A holiday on one date. A proposal: nothing is closed before somebody says so. */
export interface Holiday {
  readonly date: LocalDate;
  /** In the country's language. */
  readonly name: string;
  readonly kind: HolidayKind;
  /** The part of the day that is free; `null`: all of it. */
  readonly times: TimeRange | null;
}

/** A part of a country with holidays of its own. */
export interface HolidayRegion {
  readonly code: string;
  /** In the country's language. */
  readonly name: string;
}

/** As `build/holidays/makeTable.mjs` writes it. */
type Line = readonly [
  name: string,
  kind: HolidayKind,
  times: string | null,
  regions: readonly string[] | null,
  dates: string,
];
type Country = { readonly regions: Readonly<Record<string, string>>; readonly holidays: readonly Line[] };
const countries = table.countries as unknown as Readonly<Record<MarketplaceLocale, Country>>;

/** The years that the table knows; of others it says nothing. */
export const holidayYears = { first: table.firstYear, last: table.lastYear } as const;

/** The regions of a marketplace's country, by name; none where holidays are the same everywhere. */
export const holidayRegions = (locale: MarketplaceLocale): readonly HolidayRegion[] =>
  Object.entries(countries[locale].regions)
    .map(([code, name]) => ({ code, name }))
    .toSorted((a, b) => a.name.localeCompare(b.name));

/**
 * The holidays of a country, by date, from `first` to `last`, both included. @param region a code of `holidayRegions`; `null`: those
 * that hold in the whole country. One that the country does not have is the whole country.
 */
export function holidaysOf(
  locale: MarketplaceLocale,
  region: string | null,
  { first, last }: { readonly first: LocalDate; readonly last: LocalDate },
): readonly Holiday[] {
  const country = countries[locale];
  const where = region !== null && region in country.regions ? region : '';
  return country.holidays
    .flatMap(([name, kind, times, regions, dates]) => {
      if (regions !== null && !regions.includes(where)) return [];
      return datesOf(dates)
        .filter((date) => first <= date && date <= last)
        .map((date): Holiday => ({ date, name, kind, times: rangeOf(times) }));
    })
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** `12-25`: each year's; else `261225 271225 …`. */
function datesOf(text: string): readonly LocalDate[] {
  if (text.includes('-')) {
    const years = holidayYears.last - holidayYears.first + 1;
    return Array.from({ length: years }, (_, index) => `${holidayYears.first + index}-${text}`);
  }
  return text.split(' ').map((date) => `20${date.slice(0, 2)}-${date.slice(2, 4)}-${date.slice(4, 6)}`);
}

function rangeOf(text: string | null): TimeRange | null {
  if (text === null) return null;
  const [start = '', end = ''] = text.split('-');
  return { start, end };
}
