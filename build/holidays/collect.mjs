import { createRequire } from 'node:module';

/**
 * @typedef {{ date: string, start: Date, end: Date, name: string, type: string, rule: string }} Found
 * @typedef {{ getHolidays(year: number, language: string): Found[], getStates(country: string, language: string): Record<string, string> | undefined,
 *   getRegions(country: string, state: string, language: string): Record<string, string> | undefined }} Holidays
 * @typedef {{ name: string, kind: string, times: string | null, date: string }} Day one date of a holiday; `times`: only this part of it is free
 */

/** CommonJS, and 86 MB of memory: for this script alone, so that nothing else is checked or loaded with it. */
const HolidaysOf = /** @type {new (country: string, state?: string, region?: string) => Holidays} */ (
  createRequire(import.meta.url)('date-holidays')
);

/** Days on which clinics may close. Observances, such as Mother's Day, and school holidays are not among them. */
const kinds = ['public', 'bank', 'optional'];

/** Law No. 2429 of Türkiye: both Bayrams begin on the eve at 13:00, and last three days and four. The package counts from sunset. */
const bayrams = [
  { rule: /^1 Shawwal/, days: 3 },
  { rule: /^10 Dhu al-Hijjah/, days: 4 },
];
const eve = '13:00-24:00';
/** The same law: Republic Day begins on the day before at 13:00, which the package leaves out. */
const republicDay = '10-29';

/** The country's regions by code (`STATE`, or `STATE-REGION`), with their names. @param {string} country @param {string} language */
export const regionsOf = (country, language) => {
  const all = new HolidaysOf(country);
  /** @type {Record<string, string>} */
  const named = {};
  for (const [state, name] of Object.entries(all.getStates(country, language) ?? {})) {
    named[state] = name;
    for (const [region, part] of Object.entries(all.getRegions(country, state, language) ?? {}))
      named[`${state}-${region}`] = `${name}: ${part}`;
  }
  return named;
};

/** The holidays of a year in a region. @param {string} country @param {string} region empty: none is chosen @param {number} year @param {string} language @returns {Day[]} */
export const daysOf = (country, region, year, language) => {
  const [state, part] = region.split('-');
  const where = state === undefined || state === '' ? [] : part === undefined ? [state] : [state, part];
  return new HolidaysOf(country, ...where)
    .getHolidays(year, language)
    .filter(({ type }) => kinds.includes(type))
    .flatMap((found) => {
      const bayram = bayrams.find(({ rule }) => rule.test(found.rule));
      if (bayram !== undefined) return eveAnd(found, bayram.days);
      return country === 'TR' && found.rule === republicDay ? eveAnd(found, 1) : partsOf(found);
    });
};

/** @param {Found} found @param {number} days @returns {Day[]} */
const eveAnd = ({ date, name, type }, days) => {
  const first = date.slice(0, 10);
  const whole = Array.from({ length: days }, (_, index) => ({
    name,
    kind: type,
    times: null,
    date: addDays(first, index),
  }));
  return [{ name, kind: type, times: eve, date: addDays(first, -1) }, ...whole];
};

/** A holiday by days: it begins at the time in its text and has hours, but for a day of 23 or 25, which is a whole one. @param {Found} found @returns {Day[]} */
const partsOf = ({ date, start, end, name, type }) => {
  const first = date.slice(0, 10);
  const begins = Number(date.slice(11, 13));
  const hours = Math.round((end.getTime() - start.getTime()) / 3_600_000);
  const ends =
    begins === 0 && Math.abs((hours % 24) - 12) >= 11 ? Math.round(hours / 24) * 24 : begins + hours;
  return Array.from({ length: Math.ceil(ends / 24) }, (_, index) => {
    const from = index === 0 ? begins : 0;
    const to = Math.min(24, ends - index * 24);
    const times = from === 0 && to === 24 ? null : `${clock(from)}-${clock(to)}`;
    return { name, kind: type, times, date: addDays(first, index) };
  });
};

/** @param {number} hour */
const clock = (hour) => `${String(hour).padStart(2, '0')}:00`;

/** @param {string} date @param {number} days */
const addDays = (date, days) => new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
