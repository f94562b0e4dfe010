import { describe, expect, test } from 'vitest';
import type { Booking as CopiedBooking } from '#shared/domain/booking.ts';
import { asBookingId } from '#shared/domain/ids.ts';
import { localDateOf } from '#shared/time/zone.ts';
import { doctorAddsBreak, doctorRemovesBreak } from '../../main/practice/actions/calendars.ts';
import { doctorMarksPresence } from '../../main/practice/actions/doctors.ts';
import { patientBooks, patientCancels, patientMoves } from '../../main/practice/actions/patients.ts';
import type { Clinic } from '../../main/practice/clinic.ts';
import { freeSlots } from '../../main/practice/rules/slots.ts';
import type { Booking } from '../../main/practice/world.ts';
import { bench, type BenchDesk } from './bench.ts';
import { expectInStep } from './equality.ts';
import { aPatient } from './invented.ts';

const hour = 3_600_000;
const soon = 12_000;
/** For tests in which days pass: fewer looks, so that they take seconds. */
const seldom = { settings: { pollMs: 5 * 60_000 } };

/** A patient takes the first free time after `hoursAhead`, at any doctor's. */
function somebodyBooks({ world, clock }: Clinic, hoursAhead: number): Booking {
  const now = clock.now();
  for (const addressId of world.addresses.keys()) {
    const slot = freeSlots(world, addressId, {
      from: now + hoursAhead * hour,
      to: now + 30 * 24 * hour,
      now,
    })[0];
    const service = slot?.services[0];
    if (slot === undefined || service === undefined) continue;
    const booked = patientBooks(world, {
      now,
      addressId,
      addressServiceId: service.addressServiceId,
      start: slot.start,
      patient: aPatient(),
    });
    if (booked.ok) return booked.value;
  }
  throw new Error('nothing is free');
}

/** Another free time of the same calendar and service, at least a day later. */
function elsewhere({ world, clock }: Clinic, booking: Booking): number {
  const now = clock.now();
  const from = booking.start + 24 * hour;
  const slot = freeSlots(world, booking.addressId, { from, to: from + 30 * 24 * hour, now }).find(
    ({ services }) => services.some(({ addressServiceId }) => addressServiceId === booking.addressServiceId),
  );
  if (slot === undefined) throw new Error('nothing is free');
  return slot.start;
}

const copyOf = (desk: BenchDesk, id: string) => desk.store.bookings.get(asBookingId(id));

/*
 * Invariant: an answer that looks as the last one did is passed over only while nothing was written to the copy. Here the copy
 * is made wrong in three ways between two looks at a clinic in which nothing happens, so that its answers never change.
 */
describe('an answer as before', () => {
  test.each<[string, (store: BenchDesk['store'], one: CopiedBooking) => void]>([
    ['loses a visit', (store, one) => void store.bookings.remove(one.id)],
    [
      'holds a visit with another end',
      (store, one) => void store.bookings.upsert({ ...one, end: one.end + 60_000 }),
    ],
    [
      'was told something else',
      (store, one) => void store.bookings.recordAnswer({ ...one, end: one.end + 60_000 }),
    ],
  ])('is looked at all the same once the copy %s', async (_what, spoil) => {
    const { clinic, clock, desk } = bench(seldom);
    const one = desk();
    await one.imported();
    const booked = somebodyBooks(clinic, 1);
    await clock.advance(2 * seldom.settings.pollMs);
    const copied = copyOf(one, booked.id);
    if (copied === null) throw new Error('the visit is not in the copy');
    spoil(one.store, copied);
    // Not over midnight, when other windows begin.
    await clock.advance(6 * hour);
    expectInStep(one.store, clinic);
    await one.stop();
  });
});

describe('an event', () => {
  test('a booking, a move and a cancellation by a patient are in the copy within a look or two', async () => {
    const { clinic, clock, desk } = bench();
    const one = desk();
    await one.imported();

    const booking = somebodyBooks(clinic, 2);
    await clock.advance(soon);
    expect(copyOf(one, booking.id)).toMatchObject({
      status: 'booked',
      start: booking.start,
      patient: { surname: 'Przykładowska' },
    });
    expectInStep(one.store, clinic);

    const start = elsewhere(clinic, booking);
    const moved = patientMoves(clinic.world, {
      now: clock.now(),
      bookingId: booking.id,
      addressId: booking.addressId,
      start,
    });
    if (!moved.ok) throw new Error('the move was refused');
    await clock.advance(soon);
    expect(copyOf(one, moved.value.new.id)).toMatchObject({ status: 'booked', start });
    expect(copyOf(one, booking.id)?.status ?? 'gone').not.toBe('booked');
    expectInStep(one.store, clinic);

    patientCancels(clinic.world, { now: clock.now(), bookingId: moved.value.new.id });
    await clock.advance(soon);
    expect(copyOf(one, moved.value.new.id)?.status ?? 'gone').not.toBe('booked');
    expectInStep(one.store, clinic);
  });

  test('a break hides its slots, and its removal brings them back', async () => {
    const { clinic, clock, desk } = bench();
    const one = desk();
    await one.imported();
    const { addressId, start } = somebodyBooks(clinic, 26);
    const added = doctorAddsBreak(clinic.world, {
      now: clock.now(),
      addressId,
      since: start + 2 * hour,
      till: start + 3 * hour,
    });
    if (!added.ok) throw new Error('the break was refused');
    await clock.advance(soon);
    expectInStep(one.store, clinic);
    doctorRemovesBreak(clinic.world, { now: clock.now(), breakId: added.value.id });
    await clock.advance(soon);
    expectInStep(one.store, clinic);
  });

  test('is told once to the board, and not at all where nothing changed', async () => {
    const { clinic, clock, desk } = bench();
    const one = desk();
    await one.imported();
    const before = one.changes.length;
    await clock.advance(2 * 60_000);
    const quiet = one.changes.slice(before).filter(({ window }) => window.from > clock.now());
    expect(quiet).toEqual([]);
    const booking = somebodyBooks(clinic, 26);
    await clock.advance(soon);
    const told = one.changes.slice(before).filter(({ calendar, window }) => {
      return (
        calendar.addressId === booking.addressId && window.from <= booking.start && booking.start < window.to
      );
    });
    // Once for the visit and once for the slots that it took.
    expect(told).toHaveLength(2);
  });
});

describe('events cannot be relied on, so', () => {
  test('the copy is right although not one ever arrives', async () => {
    const { clinic, clock, desk } = bench(seldom);
    const one = desk();
    await one.imported();
    clinic.faults.set([{ fault: { kind: 'events-swallowed' }, operations: ['getNotifications'] }]);
    const booking = somebodyBooks(clinic, 2);
    const far = somebodyBooks(clinic, 24 * 20);
    clinic.world.queue.length = 0;
    await clock.advance(10 * 60_000);
    expect(copyOf(one, booking.id)).toMatchObject({ status: 'booked' });
    await clock.advance(8 * hour);
    expect(copyOf(one, far.id)).toMatchObject({ status: 'booked' });
    clinic.world.queue.length = 0;
    await clock.advance(26 * hour);
    expectInStep(one.store, clinic);
  });

  test('two desks that take each other’s events both end right', async () => {
    const { clinic, clock, desk } = bench(seldom);
    const one = desk();
    const other = desk();
    await one.imported();
    await other.imported();
    const bookings = Array.from({ length: 8 }, () => somebodyBooks(clinic, 1));
    await clock.advance(8 * hour);
    for (const { id } of bookings) {
      expect(copyOf(one, id)).toMatchObject({ status: 'booked' });
      expect(copyOf(other, id)).toMatchObject({ status: 'booked' });
    }
  });

  test('doubled, reordered and unknown ones do no harm', async () => {
    const { clinic, clock, desk } = bench({
      quirks: { unknownEvents: true, britishCancelled: true, presenceInEvents: 'lower' },
    });
    const one = desk();
    await one.imported();
    clinic.faults.set([{ fault: { kind: 'events-duplicated' } }, { fault: { kind: 'events-reordered' } }]);
    for (let round = 0; round < 6; round += 1) {
      const booking = somebodyBooks(clinic, 20 + round);
      if (round % 2 === 0) patientCancels(clinic.world, { now: clock.now(), bookingId: booking.id });
      else {
        const start = elsewhere(clinic, booking);
        patientMoves(clinic.world, {
          now: clock.now(),
          bookingId: booking.id,
          addressId: booking.addressId,
          start,
        });
      }
      await clock.advance(3_000);
    }
    await clock.advance(soon);
    expectInStep(one.store, clinic);
    expect(one.store.inbox.pending(10)).toEqual([]);
  });

  test('one that cannot be read is kept raw and holds up none of the others', async () => {
    const { clinic, clock, desk } = bench();
    const one = desk();
    await one.imported();
    clinic.world.queue.push({ name: 'slot-booked', data: { address: 'nonsense' }, createdAt: clock.now() });
    const booking = somebodyBooks(clinic, 30);
    await clock.advance(soon);
    expect(copyOf(one, booking.id)).toMatchObject({ status: 'booked' });
    expect(one.store.inbox.pending(10)).toEqual([]);
    expect(one.log.lines.filter(({ event }) => event === 'inbox.unreadable')).toHaveLength(1);
  });

  test('those taken before a crash are applied after it, for the vendor will not send them again', async () => {
    const { clinic, clock, desk } = bench();
    const one = desk();
    await one.imported();
    const booking = somebodyBooks(clinic, 24 * 9);
    // The line dies right after the events were taken: they are stored, their reads are not done.
    clinic.faults.set([{ fault: { kind: 'drop-before' }, operations: ['getBookings', 'getSlots'] }]);
    await clock.advance(soon);
    expect(copyOf(one, booking.id)).toBeNull();
    expect(one.store.inbox.pending(10).length).toBeGreaterThan(0);
    await one.stop();
    clinic.faults.set([]);
    clinic.world.queue.length = 0;
    const again = desk(one.file);
    await clock.advance(soon);
    expect(copyOf(again, booking.id)).toMatchObject({ status: 'booked' });
    expect(again.store.inbox.pending(10)).toEqual([]);
  });
});

describe('what nobody announces is found by sweeping', () => {
  test('presence that the doctor’s side marked while no event came', async () => {
    const { clinic, clock, desk } = bench({ size: 'clinic' });
    const one = desk();
    await one.imported();
    const today = localDateOf(clock.now(), clinic.world.timeZone);
    const visit = [...clinic.world.bookings.values()].find(
      ({ status, start, end, presence }) =>
        status === 'booked' &&
        end < clock.now() &&
        presence !== 'absent' &&
        localDateOf(start, clinic.world.timeZone) === today,
    );
    if (visit === undefined) throw new Error('nobody was here today');
    doctorMarksPresence(clinic.world, { now: clock.now(), bookingId: visit.id, presence: 'absent' });
    clinic.world.queue.length = 0;
    await clock.advance(90_000);
    expect(copyOf(one, visit.id)).toMatchObject({ presence: 'absent' });
  });
});
