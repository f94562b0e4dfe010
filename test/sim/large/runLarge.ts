import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pick, seededRandom } from '#shared/random.ts';
import { patientBooks } from '../../../main/practice/actions/patients.ts';
import { freeAt } from '../clinicSide.ts';
import { Invariants } from '../invariants.ts';
import { Ledger } from '../ledger.ts';
import type { Plan } from '../plan.ts';
import { simClock, type SimClock } from '../simClock.ts';
import { SimDesk, startDesk } from '../simDesk.ts';
import { beginnings, patientMark, patientNumber } from '../smallWorld.ts';
import { openVendor, type Vendor } from '../vendor.ts';
import { LiveDesks } from './liveDesks.ts';
import type { LargePlan } from './largePlan.ts';
import { largeWorld } from './largeWorld.ts';

/** What a run was like. */
export interface LargeResult {
  readonly violations: readonly string[];
  readonly calls: number;
  /** What the desks had got to in the end, for `--verbose`. */
  readonly story: readonly string[];
}

const minute = 60_000;
const hour = 60 * minute;
const places = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
/** So long the desks were off when the day begins: all that they know is old. */
const night = 14 * hour;

/** Plays the hours of a clinic whose desks share one API client. The same plan gives the same result. */
export async function runLarge(plan: LargePlan): Promise<LargeResult> {
  const folder = mkdtempSync(join(places, 'frontdesk-large-'));
  const closing: (() => void)[] = [];
  try {
    return await play(plan, folder, closing);
  } finally {
    for (const close of closing) close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** As the desks see the small simulation's plans: nobody does anything but what is played here. */
const asPlan = ({ seed, desks }: LargePlan, imports: boolean): Plan => ({
  place: 'warsaw',
  seed,
  desks: imports ? 1 : desks,
  busy: false,
  from: 'morning',
  imports,
  quirks: imports ? { rateLimits: false } : {},
  undoMs: 5_000,
  pollMs: 8_000,
  slowness: 0,
  deeds: [],
});

async function play(plan: LargePlan, folder: string, closing: (() => void)[]): Promise<LargeResult> {
  const clock = simClock(beginnings.morning - night);
  const world = largeWorld(plan.calendars);
  const invariants = new Invariants(new Ledger(), () => clock.now());
  const random = seededRandom(plan.seed);
  const nobody = { complain: invariants.fail, writeArrived: () => undefined };
  const importing = openVendor(asPlan(plan, true), world, clock, random, nobody);
  const from = await imported(plan, importing, clock, invariants, join(folder, 'template'));
  await clock.sleep(beginnings.morning - clock.now());

  const vendor = openVendor(asPlan(plan, false), world, clock, random, nobody);
  invariants.vendor = vendor;
  const desks = Array.from({ length: plan.desks }, (_, index) => new SimDesk(index, folder));
  const live = new LiveDesks(plan, clock, vendor, invariants.fail);
  const start = (desk: SimDesk): void => {
    desk.run = startDesk(desk, {
      plan: asPlan(plan, false),
      clock,
      vendor: live.watched,
      watch: invariants,
      died: () => undefined,
    });
    live.started(desk);
  };
  closing.push(() => {
    for (const { run } of desks) {
      if (run === null) continue;
      run.life.dead = true;
      run.bare.close();
    }
  });
  for (const desk of desks) {
    desk.fillFrom(from);
    start(desk);
  }
  for (const { at, desk, aheadMs } of plan.clocks)
    clock.after(at, () => {
      const one = desks[desk];
      if (one !== undefined) one.aheadMs = aheadMs;
    });
  let minutes = 0;
  const restarts = [...plan.restarts].sort((a, b) => a.at - b.at);
  while (minutes < plan.hours * 60 && invariants.violations.length === 0) {
    await clock.advance(minute);
    minutes += 1;
    for (let next = restarts[0]; next !== undefined && next.at <= minutes * minute; next = restarts[0]) {
      restarts.shift();
      const desk = desks[next.desk];
      const run = desk?.run ?? null;
      if (desk === undefined || run === null) continue;
      const stopping = run.stop();
      await clock.advance(0);
      await stopping;
      desk.run = null;
      live.stopped(desk);
      clock.after(next.downMs, () => start(desk));
    }
    if (minutes % 7 === 0) live.told(book(vendor, clock, pick(random, [...world.addresses.keys()]), minutes));
    live.look(desks);
    invariants.checkCounts(desks, patientMark);
  }
  if (invariants.violations.length === 0) live.lookInTheEnd(desks);
  return {
    violations: [...new Set(invariants.violations)],
    calls: vendor.clinic.counts.total,
    story: live.story(desks),
  };
}

/** @returns the folder of a desk that has imported the world, and the calls of that count nowhere */
async function imported(
  plan: LargePlan,
  vendor: Vendor,
  clock: SimClock,
  watch: Invariants,
  folder: string,
): Promise<string> {
  const desk = new SimDesk(0, folder);
  const parts = { plan: asPlan(plan, true), clock, vendor, watch, died: () => undefined, unlimited: true };
  const run = startDesk(desk, parts);
  for (let round = 0; round < 600 && run.sync.progress().kind !== 'finished'; round += 1)
    await clock.advance(2_000);
  if (run.sync.progress().kind !== 'finished') throw new Error('the first import does not end');
  const stopping = run.stop();
  await clock.advance(0);
  await stopping;
  return dirname(desk.file);
}

/** @returns the id of a visit that a patient booked */
function book({ clinic }: Vendor, clock: SimClock, addressId: string, n: number): string | null {
  const slots = freeAt(clinic, addressId);
  const slot = slots[n % Math.max(1, slots.length)];
  const service = slot?.services[0];
  if (slot === undefined || service === undefined) return null;
  const booked = patientBooks(clinic.world, {
    now: clock.now(),
    addressId,
    addressServiceId: service.addressServiceId,
    start: slot.start,
    patient: patientNumber(`large${n}`),
  });
  return booked.ok ? booked.value.id : null;
}
