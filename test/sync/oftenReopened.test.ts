import { expect, test } from 'vitest';
import { asBookingId } from '#shared/domain/ids.ts';
import type { Random } from '#shared/ports.ts';
import { intBetween, pick, seededRandom } from '#shared/random.ts';
import { patientBooks, patientCancels } from '../../main/practice/actions/patients.ts';
import type { Clinic } from '../../main/practice/clinic.ts';
import { freeSlots } from '../../main/practice/rules/slots.ts';
import { bench, type Bench, type BenchDesk } from './bench.ts';
import { expectInStep } from './equality.ts';
import { aPatient } from './invented.ts';

/*
 * A desk that dies and is opened again every few minutes, for hours, keeps in step at the product's own pace: what its earlier lives
 * have called, and may have called, leaves room for today and for events at once, and for the rest of the plan. An event that was
 * heard is in the copy within half a minute; today's visits within two minutes and the coming week's within half an hour, although
 * what the desk had taken out of the queue was lost with it.
 */
const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** When a patient books, and what becomes of the event. */
const kinds = {
  heard: { ahead: [10 * minute, 70 * day], room: 7 * day, isLost: false, within: 30 * second },
  lostToday: { ahead: [10 * minute, 10 * minute], room: 6 * hour, isLost: true, within: 2 * minute },
  lostInTheWeek: { ahead: [day, 4 * day], room: 3 * day, isLost: true, within: 30 * minute },
} as const;
type Kind = keyof typeof kinds;
const names = Object.keys(kinds) as readonly Kind[];

/** @returns the id of the visit; `null`: there is no time, or one was cancelled */
function somebodyActs({ world, clock }: Clinic, random: Random, kind: Kind): string | null {
  const now = clock.now();
  const from = now + intBetween(random, ...kinds[kind].ahead);
  const addressId = pick(random, [...world.addresses.keys()]);
  const theirs = [...world.bookings.values()].filter(
    (one) => one.addressId === addressId && one.status === 'booked' && one.start > now,
  );
  const slot = freeSlots(world, addressId, { from, to: from + kinds[kind].room, now })[0];
  const service = slot?.services[0];
  if (theirs.length > 0 && intBetween(random, 1, 4) === 1) {
    patientCancels(world, { now, bookingId: pick(random, theirs).id });
    return null;
  }
  if (slot === undefined || service === undefined) return null;
  const { addressServiceId } = service;
  const { start } = slot;
  const before = world.queue.length;
  const booked = patientBooks(world, { now, addressId, addressServiceId, start, patient: aPatient() });
  if (kinds[kind].isLost) world.queue.splice(before);
  return booked.ok ? booked.value.id : null;
}

const pausesOf = ({ lines }: BenchDesk): number => lines.filter(({ kind }) => kind === 'paused').length;

/** A desk that dies again and again, while patients book. */
function restless({ clinic, clock, desk }: Bench, everyMs: number) {
  const random = seededRandom(everyMs);
  const waiting = new Map<string, { readonly kind: Kind; readonly since: number }>();
  const took: Record<Kind, number[]> = { heard: [], lostToday: [], lostInTheWeek: [] };
  let one: BenchDesk = desk();
  let diesAt = clock.now() + everyMs;
  let lives = 1;
  let paused = 0;

  return {
    took,
    waiting,
    now: () => one,
    lives: () => lives,
    paused: () => paused + pausesOf(one),
    async live(ms: number, mayAct: () => boolean): Promise<void> {
      for (const end = clock.now() + ms; clock.now() < end;) {
        await clock.advance(2 * second);
        if (mayAct() && intBetween(random, 1, 8) === 1) {
          const kind = pick(random, names);
          const id = somebodyActs(clinic, random, kind);
          if (id !== null) waiting.set(id, { kind, since: clock.now() });
        }
        for (const [id, { kind, since }] of waiting) {
          if (one.store.bookings.get(asBookingId(id)) === null) continue;
          took[kind].push(clock.now() - since);
          waiting.delete(id);
        }
        if (clock.now() < diesAt) continue;
        paused += pausesOf(one);
        one.kill();
        await clock.advance(2 * second);
        one = desk(one.file);
        lives += 1;
        diesAt = clock.now() + everyMs - intBetween(random, 0, everyMs / 4);
      }
    },
  };
}

test.each([
  ['every minute', minute],
  ['every three minutes', 3 * minute],
])(
  'a desk that dies %s has its first import within a quarter of an hour, and keeps in step',
  { timeout: 240_000 },
  async (_name, everyMs) => {
    const here = bench({ size: 'clinic', quirks: { firewallCallsPerFiveMinutes: 400 } });
    const { clock, clinic } = here;
    const run = restless(here, everyMs);
    const born = clock.now();
    const isImported = (): boolean => run.now().sync.progress().kind === 'finished';
    while (!isImported() && clock.now() < born + hour) await run.live(10 * second, () => false);
    expect(clock.now() - born).toBeLessThanOrEqual(15 * minute);

    await run.live(hour, () => true);
    // All windows of the coming week have been read anew since.
    await run.live(70 * minute, () => false);
    expect(run.lives()).toBeGreaterThan(40);
    expect([...run.waiting.values()]).toEqual([]);
    for (const kind of names) {
      expect(run.took[kind].length, kind).toBeGreaterThan(10);
      expect(Math.max(...run.took[kind]), kind).toBeLessThanOrEqual(kinds[kind].within);
    }
    expectInStep(run.now().store, clinic);
    // Nor was the receptionist ever told of a pause.
    expect(run.paused()).toBe(0);
  },
);
