import type { EpochMs } from '#shared/time/zone.ts';
import { benchBoard } from './board.ts';
import { openClinic } from './clinic.ts';
import type { Practice } from '../e2e/harness/practice.ts';
import { benchDesk } from './desk/desk.ts';
import { monday } from './fixedClock.ts';
import { figureTable, isMet, type Figure } from './figures.ts';
import { benchHours } from './hours/hours.ts';
import { benchOpening } from './hours/opening.ts';
import { benchInput } from './input/input.ts';
import { benchStart } from './start/start.ts';
import { benchRequests } from './requests/requests.ts';
import { benchSync } from './sync/sync.ts';

/**
 * `npm run bench`: every measure, one after the other, and one table in the end. `npm run bench -- PART…` measures only these.
 * Fails where an aim is missed.
 */
const parts: Readonly<Record<string, () => Promise<Figure[]>>> = {
  board: benchBoard,
  desk: () => inHospital(benchDesk),
  hours: async () => [
    ...benchHours(),
    ...(await benchOpening()),
    ...(await benchRequests(/^(?:hours|publishing)\./u)),
  ],
  input: () => inHospital(benchInput),
  requests: () => benchRequests(),
  sync: () => inHospital(benchSync, monday),
  start: () => benchStart(),
};

async function inHospital(
  measure: (clinic: Practice) => Promise<Figure[]>,
  now: EpochMs | null = null,
): Promise<Figure[]> {
  const clinic = await openClinic('hospital', now);
  try {
    return await measure(clinic);
  } finally {
    await clinic.stop();
  }
}

const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(parts);
const figures: Figure[] = [];
const began = performance.now();
for (const name of wanted) {
  const part = parts[name];
  if (part === undefined)
    throw new Error(`There is no part named ${name}: ${Object.keys(parts).join(', ')}.`);
  figures.push(...(await part()));
  console.log(`${name}: done after ${((performance.now() - began) / 1000).toFixed(0)} s`);
}
console.log(`\n${figureTable(figures)}`);
const missed = figures.filter((figure) => !isMet(figure));
console.log(missed.length === 0 ? '\nAll aims are met.' : `\n${missed.length} missed.`);
process.exitCode = missed.length === 0 ? 0 : 1;
