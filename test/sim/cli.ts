import { parseArgs } from 'node:util';
import { drawPlan } from './plan.ts';
import { runPlan } from './run.ts';
import { shrink } from './shrink.ts';
import { addTally, noTally } from './tally.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '200' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    verbose: { type: 'boolean', default: false },
    /** Goes on after a failing seed. */
    all: { type: 'boolean', default: false },
    /** Prints `caught SEED` or `survived` alone. */
    brief: { type: 'boolean', default: false },
    minutes: { type: 'string' },
    'no-shrink': { type: 'boolean', default: false },
  },
});

const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function one(seed: number): Promise<boolean> {
  const plan = drawPlan(seed);
  const { violations, story } = await runPlan(plan, true);
  if (values.verbose) for (const line of story) say(line);
  for (const violation of violations) say(`  ${violation}`);
  if (violations.length === 0) {
    say(`seed ${seed}: all invariants hold`);
    return true;
  }
  if (!values['no-shrink']) await tellShrunk(seed);
  return false;
}

async function tellShrunk(seed: number): Promise<void> {
  const small = await shrink(drawPlan(seed));
  const again = await runPlan(small, true);
  say(`shrunk to ${small.deeds.length} deeds, ${small.desks} desks:`);
  say(JSON.stringify({ ...small, deeds: undefined }));
  for (const line of again.story) say(line);
  for (const violation of again.violations) say(`  ${violation}`);
}

async function many(): Promise<boolean> {
  const from = Number(values.from);
  const began = Date.now();
  const until =
    values.minutes === undefined ? Number.POSITIVE_INFINITY : began + Number(values.minutes) * 60_000;
  let tally = noTally();
  let failed = 0;
  let ran = 0;
  for (let seed = from; seed < from + Number(values.seeds) && Date.now() < until; seed += 1) {
    const result = await runPlan(drawPlan(seed));
    ran += 1;
    tally = addTally(tally, result.tally);
    if (result.violations.length === 0) continue;
    failed += 1;
    if (values.brief) {
      say(`caught ${seed} ${result.violations[0] ?? ''}`);
      return true;
    }
    say(`seed ${seed} failed (replay: npm run sim -- --seed ${seed} --verbose)`);
    for (const violation of result.violations.slice(0, 3)) say(`  ${violation}`);
    if (!values.all) {
      if (!values['no-shrink']) await tellShrunk(seed);
      break;
    }
  }
  if (values.brief) {
    say('survived');
    return false;
  }
  const seconds = (Date.now() - began) / 1000;
  say(
    `${ran} seeds in ${seconds.toFixed(1)} s (${((1000 * seconds) / Math.max(1, ran)).toFixed(0)} ms each), ${failed} failed`,
  );
  say(JSON.stringify(tally));
  return failed === 0;
}

process.on('unhandledRejection', (thrown) => {
  say(`unhandled: ${thrown instanceof Error ? (thrown.stack ?? '') : String(thrown)}`);
  process.exit(3);
});

const good = values.seed === undefined ? await many() : await one(Number(values.seed));
process.exit(good ? 0 : 1);
