import { parseArgs } from 'node:util';
import { runSeeds, type SeedResult } from './crew.ts';
import { hasHours } from './hours/deeds.ts';
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
    /** Seeds alone in which hours are kept at a desk. */
    hours: { type: 'boolean', default: false },
    /** Seeds at once. */
    jobs: { type: 'string' },
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

function tellFailed({ seed, violations }: SeedResult): void {
  say(`seed ${seed} failed (replay: npm run sim -- --seed ${seed} --verbose)`);
  for (const violation of violations.slice(0, 3)) say(`  ${violation}`);
}

async function many(): Promise<boolean> {
  const from = Number(values.from);
  const began = Date.now();
  const until =
    values.minutes === undefined ? Number.POSITIVE_INFINITY : began + Number(values.minutes) * 60_000;
  let tally = noTally();
  let ran = 0;
  const found: SeedResult[] = [];
  await runSeeds({
    from,
    seeds: Number(values.seeds),
    hasTime: () => Date.now() < until,
    ...(values.hours && { isWanted: hasHours }),
    ...(values.jobs !== undefined && { hands: Number(values.jobs) }),
    each(result) {
      ran += 1;
      tally = addTally(tally, result.tally);
      if (result.violations.length === 0) return 'on';
      found.push(result);
      if (!values.brief) tellFailed(result);
      return values.all ? 'on' : 'stop';
    },
  });
  const [first] = found;
  if (first !== undefined && values.brief) {
    say(`caught ${first.seed} ${first.violations[0] ?? ''}`);
    return true;
  }
  if (first !== undefined && !values.all && !values['no-shrink']) await tellShrunk(first.seed);
  if (values.brief) {
    say('survived');
    return false;
  }
  const seconds = (Date.now() - began) / 1000;
  say(
    `${ran} seeds in ${seconds.toFixed(1)} s (${((1000 * seconds) / Math.max(1, ran)).toFixed(0)} ms each), ${found.length} failed`,
  );
  say(JSON.stringify(tally));
  return found.length === 0;
}

process.on('unhandledRejection', (thrown) => {
  say(`unhandled: ${thrown instanceof Error ? (thrown.stack ?? '') : String(thrown)}`);
  process.exit(3);
});

const good = values.seed === undefined ? await many() : await one(Number(values.seed));
process.exit(good ? 0 : 1);
