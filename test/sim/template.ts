import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '#shared/random.ts';
import { Invariants } from './invariants.ts';
import { Ledger } from './ledger.ts';
import type { Plan } from './plan.ts';
import { simClock } from './simClock.ts';
import { SimDesk, startDesk } from './simDesk.ts';
import { beginnings, smallWorld, type Beginning, type Place } from './smallWorld.ts';
import { openVendor } from './vendor.ts';

/** Gone with the process. */
const roots: string[] = [];
const folders = new Map<string, Promise<string>>();

/** The folder of a desk that has imported the small world. Made once for all seeds of a process. */
export function filledFolder(busy: boolean, from: Beginning, place: Place): Promise<string> {
  const name = `${from} ${String(busy)} ${place}`;
  const known = folders.get(name);
  if (known !== undefined) return known;
  const made = make(busy, from, place);
  folders.set(name, made);
  return made;
}

async function make(busy: boolean, from: Beginning, place: Place): Promise<string> {
  const root = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'frontdesk-sim-filled-'));
  if (roots.length === 0)
    process.once('exit', () => roots.forEach((one) => rmSync(one, { recursive: true, force: true })));
  roots.push(root);
  const plan: Plan = {
    seed: 0,
    desks: 1,
    busy,
    from,
    place,
    imports: true,
    quirks: {},
    undoMs: 5_000,
    pollMs: 8_000,
    slowness: 0,
    deeds: [],
  };
  const clock = simClock(beginnings[from]);
  const watch = new Invariants(new Ledger(), () => clock.now());
  const nobody = { complain: () => undefined, writeArrived: () => undefined };
  const vendor = openVendor(plan, smallWorld(busy, from, place), clock, seededRandom(1), nobody);
  const desk = new SimDesk(0, root);
  const run = startDesk(desk, { plan, clock, vendor, watch, died: () => undefined });
  for (let round = 0; round < 60 && run.sync.progress().kind !== 'finished'; round += 1)
    await clock.advance(2_000);
  if (run.sync.progress().kind !== 'finished') throw new Error('the first import does not end');
  const stopping = run.stop();
  await clock.advance(0);
  await stopping;
  return dirname(desk.file);
}
