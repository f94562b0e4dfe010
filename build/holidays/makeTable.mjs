import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { checkout } from '../bootstrap/places.mjs';
import { daysOf, regionsOf } from './collect.mjs';

/**
 * `npm run holidays` makes the table of holidays anew from the package `date-holidays`, and the notice beside it. To be run when the package is
 * newer than the table, which `test/unit/domain/availability/holidays.test.ts` tells, and looked at before it is committed.
 */

/** @type {readonly (readonly [country: string, language: string])[]} */
const countries = [
  ['ar', 'es'],
  ['br', 'pt'],
  ['cl', 'es'],
  ['co', 'es'],
  ['cz', 'cs'],
  ['de', 'de'],
  ['es', 'es'],
  ['it', 'it'],
  ['mx', 'es'],
  ['pe', 'es'],
  ['pl', 'pl'],
  ['pt', 'pt'],
  ['tr', 'tr'],
];
const [firstYear, lastYear] = [2026, 2036];
const folder = join(checkout, 'shared', 'domain', 'availability');
const packageFile = createRequire(import.meta.url).resolve('date-holidays/package.json');
/** @type {{ version: string }} */
const { version } = JSON.parse(readFileSync(packageFile, 'utf8'));

/** One line for each holiday: name, kind, part of the day, regions, dates. @param {string} country @param {string} language */
const linesOf = (country, language) => {
  const regions = ['', ...Object.keys(regionsOf(country.toUpperCase(), language))];
  /** @type {Map<string, Set<string>>} dates and what they are, with the regions that have them */
  const where = new Map();
  for (const region of regions) {
    for (let year = firstYear; year <= lastYear; year += 1) {
      for (const { name, kind, times, date } of daysOf(country.toUpperCase(), region, year, language)) {
        if (Number(date.slice(0, 4)) < firstYear || Number(date.slice(0, 4)) > lastYear) continue;
        const key = JSON.stringify([name, kind, times, date]);
        where.set(key, (where.get(key) ?? new Set()).add(region));
      }
    }
  }
  /** @type {Map<string, string[]>} holidays with their dates */
  const lines = new Map();
  for (const [key, has] of where) {
    const [name, kind, times, date] = JSON.parse(key);
    const everywhere = has.size === regions.length ? null : regions.filter((region) => has.has(region));
    const line = JSON.stringify([name, kind, times, everywhere]);
    lines.set(line, [...(lines.get(line) ?? []), date]);
  }
  return [...lines]
    .map(([line, dates]) => `${line.slice(0, -1)},${JSON.stringify(datesText(dates))}]`)
    .toSorted();
};

/** `12-25` where each year has that date, else all of them without their century and dashes. @param {string[]} dates */
const datesText = (dates) => {
  const [first = ''] = dates;
  const yearly =
    dates.length === lastYear - firstYear + 1 && dates.every((date) => date.slice(5) === first.slice(5));
  return yearly
    ? first.slice(5)
    : dates
        .toSorted()
        .map((date) => date.slice(2).replaceAll('-', ''))
        .join(' ');
};

const notice =
  `Holidays of date-holidays ${version} (https://github.com/commenthol/date-holidays), which relies on Wikipedia. ` +
  'Licence: CC BY-SA 3.0 (https://creativecommons.org/licenses/by-sa/3.0/). Sources: holidayTable.NOTICE.md.';
const parts = countries.map(([country, language]) => {
  const regions = JSON.stringify(regionsOf(country.toUpperCase(), language));
  return `"${country}":{"regions":${regions},"holidays":[\n${linesOf(country, language).join(',\n')}\n]}`;
});
writeFileSync(
  join(folder, 'holidayTable.json'),
  `{"notice":${JSON.stringify(notice)},"version":"${version}","firstYear":${firstYear},"lastYear":${lastYear},"countries":{\n${parts.join(',\n')}\n}}\n`,
);

const licence = readFileSync(join(dirname(packageFile), 'LICENSE'), 'utf8');
const sources = licence.split('\n').filter((line) => line.startsWith('https://'));
writeFileSync(
  join(folder, 'holidayTable.NOTICE.md'),
  `# The table of holidays

\`holidayTable.json\` was made from the data of [date-holidays](https://github.com/commenthol/date-holidays) ${version} by \`build/holidays/makeTable.mjs\`:
the public, bank and optional holidays of 13 countries from ${firstYear} to ${lastYear}, by date and region. Changed: half days of Türkiye after
its law No. 2429. Unlike the rest of this program, the table is under
[CC BY-SA 3.0](https://creativecommons.org/licenses/by-sa/3.0/), as that data is; its authors name these sources:

${sources.map((source) => `- <${source}>`).join('\n')}
`,
);
