import { expect, test } from 'vitest';
import { asBookingId } from '#shared/domain/ids.ts';
import { patientBooks } from '../../../main/practice/actions/patients.ts';
import type { Clinic } from '../../../main/practice/clinic.ts';
import { freeSlots } from '../../../main/practice/rules/slots.ts';
import type { Booking } from '../../../main/practice/world.ts';
import { bench, type Bench, type BenchDesk } from '../../sync/bench.ts';
import { expectInStep } from '../../sync/equality.ts';
import { aPatient } from '../../sync/invented.ts';

/*
 * The busiest minutes of a reception are those in which the computer has just been switched on, and all its copy is old. What
 * can wait must not have used up the firewall's patience by the time that patients book: each of their visits is on the
 * board within two looks at the queue of events and the time that the reads take, although every call is counted.
 */
const minute = 60_000;
const hour = 60 * minute;
/** Two looks of 8 seconds, and what is read between them. Milliseconds. */
const soon = 20_000;
const visits = 80;
const during = 4 * minute;

/** The calendars take turns, so that no two visits share a read. */
function somebodyBooks({ world, clock }: Clinic, nth: number): Booking {
  const now = clock.now();
  const addresses = [...world.addresses.keys()];
  for (let turn = 0; turn < addresses.length * 7; turn += 1) {
    const addressId = addresses[(nth + turn) % addresses.length] ?? '';
    const from = now + (1 + ((nth + turn) % 7)) * 24 * hour;
    const slot = freeSlots(world, addressId, { from, to: from + 48 * hour, now })[0];
    const service = slot?.services[0];
    if (slot === undefined || service === undefined) continue;
    const { addressServiceId } = service;
    const patient = aPatient();
    const booked = patientBooks(world, { now, addressId, addressServiceId, start: slot.start, patient });
    if (booked.ok) return booked.value;
  }
  throw new Error('nothing is free');
}

/** @returns how long each visit took to be in the copy, milliseconds, to the second */
async function bookAndWatch({ clock, clinic }: Bench, desk: BenchDesk): Promise<number[]> {
  const waiting = new Map<string, number>();
  const took: number[] = [];
  for (let at = 0; at < during + minute; at += 1_000) {
    if (at % (during / visits) === 0 && at < during)
      waiting.set(somebodyBooks(clinic, at / (during / visits)).id, clock.now());
    await clock.advance(1_000);
    for (const [id, since] of waiting) {
      if (desk.store.bookings.get(asBookingId(id)) === null) continue;
      took.push(clock.now() - since);
      waiting.delete(id);
    }
  }
  expect([...waiting.keys()]).toEqual([]);
  return took.sort((a, b) => a - b);
}

const clinicWithFirewall = () => bench({ size: 'clinic', quirks: { firewallCallsPerFiveMinutes: 400 } });

test('after a night, eighty patients in four minutes are each on the board soon', async () => {
  const here = clinicWithFirewall();
  const evening = here.desk();
  await evening.imported();
  await evening.stop();
  await here.clock.advance(21 * hour + 55 * minute);
  const morning = here.desk(evening.file);
  await here.clock.advance(30_000);
  const took = await bookAndWatch(here, morning);
  expect(took).toHaveLength(visits);
  expect(took.at(-1)).toBeLessThanOrEqual(soon);
  expect(morning.lines.filter(({ kind }) => kind === 'paused')).toEqual([]);
  await here.clock.advance(15 * minute);
  expectInStep(morning.store, here.clinic);
});

test('also while the first import is under way', async () => {
  const here = clinicWithFirewall();
  const first = here.desk();
  await here.clock.until(
    () => first.progress.some((progress) => progress.kind === 'running' && progress.todayReady),
    10 * minute,
  );
  const took = await bookAndWatch(here, first);
  expect(took).toHaveLength(visits);
  expect(took.at(-1)).toBeLessThanOrEqual(soon);
  await first.imported();
  expectInStep(first.store, here.clinic);
});
