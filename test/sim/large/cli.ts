import { parseArgs } from 'node:util';
import { drawLarge } from './largePlan.ts';
import { runLarge } from './runLarge.ts';

const { values } = parseArgs({
  options: {
    /** Of virtual time. */
    hours: { type: 'string', default: '12' },
    from: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '6' },
    /** Prints `caught SEED` or `survived` alone. */
    brief: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
});
const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function all(): Promise<boolean> {
  const from = Number(values.from);
  let good = true;
  for (let seed = from; seed < from + Number(values.seeds); seed += 1) {
    const plan = drawLarge(seed, Number(values.hours));
    const began = Date.now();
    const { violations, calls, story } = await runLarge(plan);
    if (values.brief && violations[0] !== undefined) {
      say(`caught ${seed} ${violations[0]}`);
      return false;
    }
    if (!values.brief) {
      const seconds = ((Date.now() - began) / 1_000).toFixed(0);
      say(
        `seed ${seed}: ${plan.name}, ${plan.calendars} calendars, ${plan.desks} desks, ${plan.hours} h: ${calls} calls in ${seconds} s, ${violations.length === 0 ? 'all alive' : 'FAILED'}`,
      );
    }
    for (const violation of violations.slice(0, 5)) if (!values.brief) say(`  ${violation}`);
    if (values.verbose) for (const line of story) say(`  ${line}`);
    good &&= violations.length === 0;
  }
  if (values.brief) say('survived');
  return good;
}

process.exit((await all()) ? 0 : 1);
