import { parseArgs } from 'node:util';
import { crashRuns, summary } from './many.ts';

/** `npm run crash -- --kills 500 --seed 1`: see docs/TESTING.md. */

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' } },
});
const began = Date.now();
const say = (line: string): void =>
  void process.stdout.write(`${String(Math.round((Date.now() - began) / 1000)).padStart(4)} s  ${line}\n`);

const reports = await crashRuns(Number(values.kills), Number(values.seed), say);
say(summary(reports));
const failed = reports.filter(({ wrong }) => wrong.length > 0);
if (failed.length > 0) say(`seeds that failed: ${failed.map(({ seed }) => seed).join(', ')}`);
process.exit(failed.length === 0 ? 0 : 1);
