import { expect, test } from 'vitest';
import { asAddressId, asAddressServiceId, asBookingId, type CalendarRef } from '#shared/domain/ids.ts';
import type { Clinic } from '../../main/practice/clinic.ts';
import { freeSlots } from '../../main/practice/rules/slots.ts';
import { patientBooks, patientCancels } from '../../main/practice/actions/patients.ts';
import { StoreError } from '../../main/store/problem.ts';
import { bench, type BenchDesk } from './bench.ts';
import { expectInStep } from './equality.ts';
import { aCaller } from '../support/caller.ts';

/** Found by the kill test: what a desk owes to its decisions across bad lines and deaths. */

const minute = 60_000;

function someTime(clinic: Clinic) {
  const now = clinic.clock.now();
  for (const { id, facilityId, doctorId } of clinic.world.addresses.values()) {
    const [slot] = freeSlots(clinic.world, id, {
      from: now + 20 * 24 * 60 * minute,
      to: now + 40 * 24 * 60 * minute,
      now,
    });
    const service = slot?.services[0];
    if (slot === undefined || service === undefined) continue;
    const calendar = { facilityId, doctorId, addressId: asAddressId(id) } as unknown as CalendarRef;
    return { calendar, start: slot.start, service };
  }
  throw new Error('nothing is free');
}

const patient = aCaller();

function bookSomewhere({ sync }: BenchDesk, clinic: Clinic): void {
  const { calendar, start, service } = someTime(clinic);
  sync.decisions.decide({
    action: {
      kind: 'book',
      start,
      duration: service.duration,
      addressServiceId: asAddressServiceId(service.addressServiceId),
      serviceName: 'x',
      patient,
      comment: null,
    },
    calendar,
    staff: 'AK',
  });
}

/** What has come of it at the clinic. */
const madeAt = ({ world }: Clinic) =>
  [...world.bookings.values()].filter(({ patient: { surname } }) => surname === patient.surname);

test('tries that certainly did not reach the vendor use up nothing: a lost answer after many of them is still read back and sent again', async () => {
  const { clinic, clock, desk } = bench();
  const one = desk();
  await one.imported();
  clinic.faults.set([
    { fault: { kind: 'status', status: 429 }, operations: ['bookSlot'], times: 8 },
    { fault: { kind: 'drop-before' }, operations: ['bookSlot'], times: 1 },
  ]);
  bookSomewhere(one, clinic);
  await clock.advance(60 * minute);
  expect(clinic.faults.waiting).toEqual([]);
  expect(one.store.intents.allOpen()).toEqual([]);
  expect(madeAt(clinic)).toHaveLength(1);
});

test('a desk that starts on a full disk is at work and sends nothing; once there is room, what an earlier life had on its way is looked for, and is there once', async () => {
  const { clinic, clock, desk } = bench();
  const one = desk();
  await one.imported();
  // The booking arrives, its answer does not, and the desk is gone before it has heard of that.
  clinic.faults.set([{ fault: { kind: 'drop-after' }, operations: ['bookSlot'], times: 1 }]);
  bookSomewhere(one, clinic);
  const made = () => madeAt(clinic).length;
  await clock.until(() => made() === 1, 20 * minute);
  one.kill();

  let isFull = true;
  const again = desk(one.file, {
    aroundStore: (store) => ({
      ...store,
      transaction: (work, again) => {
        if (isFull)
          throw new StoreError({ code: 'SQLITE_FULL', message: 'database or disk is full' }, 'COMMIT');
        return store.transaction(work, again);
      },
    }),
  });
  await clock.advance(10 * minute);
  expect(again.store.intents.allOpen()).toHaveLength(1);
  expect(made()).toBe(1);
  isFull = false;
  await clock.advance(20 * minute);
  expect(again.store.intents.allOpen()).toEqual([]);
  expect(made()).toBe(1);
  expectInStep(again.store, clinic);
});

test('a desk that dies after a cancellation, before it has read the day again, offers the time soon after its restart', async () => {
  // Without the echo of own calls, which would hint at the day too.
  const { clinic, clock, desk } = bench({ quirks: { echoesOwnActions: false } });
  const one = desk();
  await one.imported();
  const visit = [...clinic.world.bookings.values()].find(
    ({ status, start }) => status === 'booked' && start > clock.now() + 20 * 24 * 60 * minute,
  );
  if (visit === undefined) throw new Error('nobody is coming');
  // The cancellation goes through; what would be read after it does not, and then the desk is gone.
  clinic.faults.set([{ fault: { kind: 'drop-before' }, operations: ['reads'] }]);
  one.sync.decisions.decide({
    action: { kind: 'cancel', bookingId: asBookingId(visit.id), reason: null },
    calendar: null,
    staff: 'AK',
  });
  await clock.advance(20_000);
  expect(clinic.world.bookings.get(visit.id)?.status).toBe('canceled');
  expect(one.store.intents.allOpen()).toEqual([]);
  await one.stop();
  clinic.faults.set([]);
  const again = desk(one.file);
  await clock.advance(2 * minute);
  expectInStep(again.store, clinic);
});

test('a booking whose answer was lost, and which the patient called off before it was looked for, is not made again', async () => {
  const { clinic, clock, desk } = bench();
  const one = desk();
  await one.imported();
  clinic.faults.set([{ fault: { kind: 'drop-after' }, operations: ['bookSlot'], times: 1 }]);
  bookSomewhere(one, clinic);
  const made = () => madeAt(clinic);
  await clock.until(() => made().length > 0, minute);
  patientCancels(clinic.world, { now: clock.now(), bookingId: made()[0]?.id ?? '' });
  await clock.advance(5 * minute);
  expect(made()).toHaveLength(1);
  expect(one.store.intents.allOpen()).toEqual([]);
  expectInStep(one.store, clinic);
});

test('where a time was taken, the free times of its day are read again, though no event tells of it', async () => {
  const { clinic, clock, desk } = bench();
  const one = desk();
  await one.imported();
  const { calendar, start, service } = someTime(clinic);
  const { addressServiceId, duration } = service;
  clinic.faults.set([{ fault: { kind: 'events-swallowed' } }]);
  const rival = { ...patient, surname: 'Rywalska', isReturning: false, insuranceNumber: null };
  patientBooks(clinic.world, {
    now: clock.now(),
    addressId: calendar.addressId,
    start,
    addressServiceId,
    patient: rival,
  });
  one.sync.decisions.decide({
    action: {
      kind: 'book',
      start,
      duration,
      addressServiceId: asAddressServiceId(addressServiceId),
      serviceName: 'x',
      patient,
      comment: null,
    },
    calendar,
    staff: 'AK',
  });
  await clock.advance(minute);
  expect(one.store.intents.allOpen()).toMatchObject([{ state: 'refused', refusal: { reason: 'timeTaken' } }]);
  expectInStep(one.store, clinic);
});

const wantsATime = (clinic: Clinic) => {
  const { calendar, start, service } = someTime(clinic);
  const { addressServiceId, duration } = service;
  const action = {
    kind: 'book',
    start,
    duration,
    addressServiceId: asAddressServiceId(addressServiceId),
    serviceName: 'x',
    patient,
    comment: null,
  } as const;
  return { action, calendar, staff: 'AK' };
};

test('a vendor that still works on a booking when the connection ends is left alone until it must be done: nothing is booked twice', async () => {
  const { clinic, clock, desk } = bench();
  const one = desk();
  await one.imported();
  clinic.faults.set([{ fault: { kind: 'delay', ms: 30_000 }, operations: ['bookSlot'], times: 1 }]);
  one.sync.decisions.decide(wantsATime(clinic));
  await clock.until(() => clinic.faults.waiting.length === 0, minute);
  await one.stop();
  const again = desk(one.file);
  const made = () => madeAt(clinic);
  await clock.advance(20_000);
  expect(made()).toEqual([]);
  await clock.until(() => made().length > 0, minute);
  await clock.advance(3 * minute);
  expect(made()).toHaveLength(1);
  expect(again.store.intents.allOpen()).toEqual([]);
});

test('what was on its way when a desk died is not looked for before the vendor can be done with it, and then is', async () => {
  const { clinic, clock, desk } = bench();
  const one = desk();
  await one.imported();
  const decided = one.sync.decisions.decide(wantsATime(clinic));
  if (!decided.ok || decided.value.kind !== 'intent') throw new Error('nothing was decided');
  const { id } = decided.value;
  const { store } = one;
  // As a power cut leaves it: recorded as leaving, and nothing after that.
  store.intents.change(id, { state: 'sending', attempts: 1 }, { at: clock.now(), detail: '{}' });
  await one.stop();
  const again = desk(one.file);
  await clock.advance(45_000);
  expect(again.store.intents.get(id)).toMatchObject({ state: 'unknown', attempts: 1 });
  await clock.advance(2 * minute);
  expect(again.store.intents.get(id)?.state).toBe('confirmed');
});
