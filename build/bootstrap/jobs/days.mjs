import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { onOwnDesk } from '../display.mjs';
import { SetupFailure } from '../failure.mjs';
import { checkout } from '../places.mjs';
import { toolEnv, toolNode } from '../tools.mjs';

/**
 * Moments at which something is different: a day without work beside it or ahead of it, a short month, the nights of the clocks
 * (which change at 01:00 UTC in all of Europe), and a day, month and year that end while the tests run.
 */
export const otherDays = [
  '2026-12-06T10:00Z',
  '2026-12-07T10:00Z',
  '2027-02-28T10:00Z',
  '2027-03-28T00:50Z',
  '2027-10-31T00:50Z',
  '2026-12-31T22:50Z',
  '2026-12-31T23:50Z',
];

/**
 * Runs tests as if it were another day: on a moment that is named first, as 2027-02-28T10:00Z, or else on each of the above. What
 * else is said is vitest's. The time is moved for every process alike, spans are not.
 * @param {readonly string[]} args
 * @returns {Promise<number>} 0 if all went well on each day
 */
export const days = async (args) => {
  const { moments, rest } = readDays(args);
  const library = libraryIn('/usr/lib');
  if (library === null)
    throw new SetupFailure(
      'Another day is played by libfaketime, which is not there. On Debian and Ubuntu: apt-get install libfaketime',
    );
  let worst = 0;
  for (const moment of moments) {
    console.log(`\n— as if it were ${moment}`);
    const command = commandAt(moment, { library, now: Date.now(), rest });
    const code = await onOwnDesk(command, { cwd: checkout, env: toolEnv() });
    worst = Math.max(worst, code);
  }
  return worst;
};

/** @param {readonly string[]} args */
export const readDays = (args) => {
  const [first = '', ...others] = args;
  const isMoment = /^\d{4}-\d\d-\d\dT/.test(first);
  if (isMoment && Number.isNaN(Date.parse(first)))
    throw new SetupFailure(`A moment is written as 2027-02-28T10:00Z, not ${first}.`);
  const rest = isMoment ? others : args;
  return {
    moments: isMoment ? [first] : otherDays,
    // The others are minutes long, or in the real window: they are named by who has the time.
    rest:
      rest.length > 0
        ? rest
        : ['unit', 'contract', 'store', 'sync', 'desk'].map((name) => `--project=${name}`),
  };
};

/**
 * By how much the time is moved is said, not to which moment: each process of a test would begin at that anew.
 * @param {string} moment @param {{ library: string, now: number, rest: readonly string[] }} how `now` in epoch ms
 */
export const commandAt = (moment, { library, now, rest }) => {
  const seconds = Math.round((Date.parse(moment) - now) / 1000);
  return [
    'env',
    `LD_PRELOAD=${library}`,
    `FAKETIME=${seconds < 0 ? '' : '+'}${seconds}`,
    'FAKETIME_DONT_FAKE_MONOTONIC=1',
    toolNode,
    join(checkout, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    ...rest,
  ];
};

/** @param {string} folder where the system has its libraries, in a folder for each kind of processor */
export const libraryIn = (folder) => {
  if (!existsSync(folder)) return null;
  const places = readdirSync(folder).map((kind) => join(folder, kind, 'faketime', 'libfaketimeMT.so.1'));
  return places.find((place) => existsSync(place)) ?? null;
};
