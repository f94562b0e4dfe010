import { describe, expect, test } from 'vitest';
import { asBookingId } from '#shared/domain/ids.ts';
import { patientBooks, patientCancels } from '../../main/practice/actions/patients.ts';
import type { Clinic } from '../../main/practice/clinic.ts';
import { freeSlots } from '../../main/practice/rules/slots.ts';
import type { Booking } from '../../main/practice/world.ts';
import { bench, type Bench, type BenchDesk } from './bench.ts';
import { aPatient } from './invented.ts';

/*
 * One calendar, one list or the queue of events that cannot be read, because the vendor refuses it or breaks on it, holds up what
 * hangs on it, and nothing else; and what was decided there does not wait for ever without anybody being told.
 */
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

async function ready(): Promise<Bench & { one: BenchDesk }> {
  const place = bench({ size: 'clinic' });
  const one = place.desk();
  await one.scheduled();
  return { ...place, one };
}

/** Visits to come, not confirmed yet: several in the first calendar, and one of each of some others. */
function coming(clinic: Clinic, others: number): { readonly bad: Booking[]; readonly good: Booking[] } {
  const byAddress = new Map<string, Booking[]>();
  for (const visit of clinic.world.bookings.values()) {
    const { status, confirmed, start, addressId } = visit;
    const now = clinic.clock.now();
    if (status === 'booked' && !confirmed && start > now + day && start < now + 6 * day)
      byAddress.set(addressId, [...(byAddress.get(addressId) ?? []), visit]);
  }
  const [bad = [], ...rest] = [...byAddress.values()].sort((a, b) => b.length - a.length);
  const good = rest.flatMap(([visit]) => visit ?? []).slice(0, others);
  if (bad.length < 4 || good.length < others) throw new Error('too few people are coming');
  return { bad: bad.slice(0, 4), good };
}

function confirm(desk: BenchDesk, { id }: Booking): void {
  const decided = desk.sync.decisions.decide({
    action: { kind: 'confirm', bookingId: asBookingId(id) },
    calendar: null,
    staff: 'AK',
  });
  if (!decided.ok) throw new Error(decided.error);
}

function somebodyBooks(clinic: Clinic, not: string): Booking {
  const now = clinic.clock.now();
  for (const addressId of clinic.world.addresses.keys()) {
    if (addressId === not) continue;
    const [slot] = freeSlots(clinic.world, addressId, { from: now + hour, to: now + 20 * hour, now });
    const [service] = slot?.services ?? [];
    if (slot === undefined || service === undefined) continue;
    const { addressServiceId } = service;
    const patient = aPatient('Nowa');
    const booked = patientBooks(clinic.world, {
      now,
      addressId,
      addressServiceId,
      start: slot.start,
      patient,
    });
    if (booked.ok) return booked.value;
  }
  throw new Error('nothing is free');
}

const confirmedAt = (clinic: Clinic, { id }: Booking): boolean =>
  clinic.world.bookings.get(id)?.confirmed === true;
const copyOf = (desk: BenchDesk, { id }: Booking) => desk.store.bookings.get(asBookingId(id));

describe('a calendar that cannot be looked at', () => {
  test.each([403, 404, 500] as const)(
    'because the vendor answers %i holds up no decision about another',
    async (status) => {
      const { clinic, clock, one } = await ready();
      const { bad, good } = coming(clinic, 3);
      const address = bad[0]?.addressId ?? '';
      clinic.lineUp = false;
      await clock.advance(minute);
      for (const visit of [...bad, ...good]) confirm(one, visit);
      await clock.advance(30 * minute);
      clinic.faults.set([{ fault: { kind: 'status', status }, operations: ['getBookings'], address }]);
      clinic.lineUp = true;
      await clock.advance(2 * minute);
      expect(good.map((visit) => confirmedAt(clinic, visit))).toEqual([true, true, true]);
      expect(bad.some((visit) => confirmedAt(clinic, visit))).toBe(false);
      clinic.faults.set([]);
      await clock.advance(6 * minute);
      expect(bad.every((visit) => confirmedAt(clinic, visit))).toBe(true);
    },
  );

  test('and is refused for minutes: what was decided there is a person’s, with the vendor’s own word', async () => {
    const { clinic, clock, one } = await ready();
    const [bad] = coming(clinic, 0).bad;
    if (bad === undefined) throw new Error('nobody');
    clinic.faults.set([{ fault: { kind: 'status', status: 403 }, address: bad.addressId }]);
    await clock.advance(5 * minute);
    confirm(one, bad);
    await clock.advance(10 * minute);
    expect(one.store.intents.allOpen()).toMatchObject([
      { state: 'refused', attempts: 0, refusal: { reason: 'notAllowed', message: 'Access denied.' } },
    ]);
  });

  test('when an answer was lost there: the person is told that nobody can say whether it was done', async () => {
    const { clinic, clock, one } = await ready();
    const [bad] = coming(clinic, 0).bad;
    if (bad === undefined) throw new Error('nobody');
    clinic.faults.set([
      { fault: { kind: 'reset', after: true }, operations: ['confirmBooking'], times: 1 },
      {
        fault: { kind: 'status', status: 403 },
        operations: ['getBookings', 'getBooking'],
        address: bad.addressId,
      },
    ]);
    confirm(one, bad);
    await clock.advance(20 * minute);
    expect(one.store.intents.allOpen()).toMatchObject([
      { state: 'refused', attempts: 1, refusal: { reason: 'cannotLook' } },
    ]);
  });
});

/* Found by the simulation: each of them waited for five refused looks of its own, one after the other, for hours. */
test('all answers that were lost in a calendar that is not shown any more are a person’s together', async () => {
  const { clinic, clock, one } = await ready();
  const { bad } = coming(clinic, 0);
  clinic.lineUp = false;
  for (const visit of bad) confirm(one, visit);
  await clock.advance(10 * minute);
  expect(one.store.intents.allOpen().map(({ state }) => state)).toContain('unknown');
  clinic.faults.set([{ fault: { kind: 'status', status: 403 }, address: bad[0]?.addressId ?? '' }]);
  clinic.lineUp = true;
  await clock.advance(6 * minute);
  const open = one.store.intents.allOpen();
  expect(open).toHaveLength(bad.length);
  expect(open.filter(({ state }) => state !== 'refused')).toEqual([]);
});

test.each([409, 403, 404])(
  'a vendor that refuses a decision which it carries out, and answers every look with %i, is not believed',
  async (status) => {
    const { clinic, clock, one } = await ready();
    const { bad } = coming(clinic, 1);
    const [visit] = bad;
    if (visit === undefined) throw new Error('nobody is coming');
    clinic.faults.set([
      {
        fault: { kind: 'status', status: 409, after: true },
        operations: ['confirmBooking'],
        address: visit.addressId,
      },
      { fault: { kind: 'status', status }, operations: ['reads'], address: visit.addressId },
    ]);
    confirm(one, visit);
    await clock.advance(9_000);
    expect(confirmedAt(clinic, visit)).toBe(true);
    expect(one.store.intents.allOpen()).toMatchObject([{ state: 'unknown' }]);
    clinic.faults.set([]);
    await clock.advance(2 * minute);
    expect(one.store.intents.allOpen()).toEqual([]);
    expect(copyOf(one, visit)?.confirmed).toBe(true);
  },
);

describe('what the vendor breaks on keeps the desk from nothing else', () => {
  test.each([403, 500] as const)(
    'the queue of events (%i): what patients book is found by comparing',
    async (status) => {
      const { clinic, clock, one } = await ready();
      clinic.faults.set([{ fault: { kind: 'status', status }, operations: ['getNotifications'] }]);
      const booking = somebodyBooks(clinic, '');
      await clock.advance(15 * minute);
      expect(copyOf(one, booking)).toMatchObject({ status: 'booked' });
      expect(one.sync.line().kind).toBe('inStep');
    },
  );

  test('the days of one calendar, with an event that points there: others’ changes are told, also where their events are lost', async () => {
    const { clinic, clock, one } = await ready();
    const [bad] = coming(clinic, 0).bad;
    if (bad === undefined) throw new Error('nobody');
    clinic.faults.set([
      { fault: { kind: 'status', status: 500 }, operations: ['getBookings'], address: bad.addressId },
    ]);
    patientCancels(clinic.world, { now: clock.now(), bookingId: bad.id });
    await clock.advance(5 * minute);
    expect(copyOf(one, bad)).toMatchObject({ status: 'booked' });
    const told = somebodyBooks(clinic, bad.addressId);
    await clock.advance(30_000);
    expect(copyOf(one, told)).toMatchObject({ status: 'booked' });
    const untold = somebodyBooks(clinic, bad.addressId);
    clinic.world.queue.length = 0;
    await clock.advance(10 * minute);
    expect(copyOf(one, untold)).toMatchObject({ status: 'booked' });
    expect(one.sync.line().kind).toBe('inStep');
    // And it is read when it can be.
    clinic.faults.set([]);
    await clock.advance(3 * minute);
    expect(copyOf(one, bad)).toMatchObject({ status: 'canceled' });
  });

  test('a vendor that breaks on everything is not said to be in step', async () => {
    const { clinic, clock, one } = await ready();
    clinic.faults.set([{ fault: { kind: 'status', status: 500 }, operations: ['reads'] }]);
    await clock.advance(3 * minute);
    expect(one.sync.line().kind).toBe('paused');
    clinic.faults.set([]);
    await clock.advance(3 * minute);
    expect(one.sync.line().kind).toBe('inStep');
  });
});
