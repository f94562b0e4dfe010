import { parseArgs } from 'node:util';
import { onOwnDesk } from '../../build/bootstrap/display.mjs';
import { electronDesk } from './electronDesk.ts';
import { crashRuns, summary } from './many.ts';

/** `npm run crash -- --kills 500 --seed 1`, and with `--electron` the app itself: see docs/TESTING.md. */

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    electron: { type: 'boolean', default: false },
    // Given by this program to itself, once there is a screen and a keychain that are nobody's.
    'on-own-desk': { type: 'boolean', default: false },
  },
});

if (values.electron && !values['on-own-desk']) {
  const again = [process.execPath, ...process.argv.slice(1), '--on-own-desk'];
  process.exit(await onOwnDesk(again, { cwd: process.cwd(), env: process.env }));
}

const began = Date.now();
const say = (line: string): void =>
  void process.stdout.write(`${String(Math.round((Date.now() - began) / 1000)).padStart(4)} s  ${line}\n`);

const kinds = values.electron ? { kind: electronDesk, atOnce: 2 } : {};
const reports = await crashRuns(Number(values.kills), Number(values.seed), say, kinds);
say(summary(reports));
const failed = reports.filter(({ wrong }) => wrong.length > 0);
if (failed.length > 0) say(`seeds that failed: ${failed.map(({ seed }) => seed).join(', ')}`);
process.exit(failed.length === 0 ? 0 : 1);
