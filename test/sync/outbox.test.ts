import { describe, expect, test } from 'vitest';
import { asAddressId, asBookingId, asIntentId } from '#shared/domain/ids.ts';
import { patientBooks, patientCancels, patientMoves } from '../../main/practice/actions/patients.ts';
import { freeSlots } from '../../main/practice/rules/slots.ts';
import { expectInStep } from './equality.ts';
import { aPatient } from './invented.ts';
import { minute, hour, ready, wish, coming, decide, bookedAt, calls, open } from './outboxBench.ts';

/* What is decided reaches the clinic exactly once, in its order; where the ground has moved a person is asked. */
describe('a decision', () => {
  test('is durable before the screen is told, waits for the undo window, and is then carried out once', async () => {
    const { clinic, clock, one } = await ready();
    const { action, calendar } = wish(clinic, 3);
    decide(one, action, calendar);
    expect(open(one)).toMatchObject([{ state: 'held', action: { kind: 'book' }, staff: 'AK' }]);
    await clock.advance(4_000);
    expect(calls(clinic, 'bookSlot')).toBe(0);
    await clock.advance(10_000);
    expect(bookedAt(clinic, 'Wymyślona')).toHaveLength(1);
    expect(calls(clinic, 'bookSlot')).toBe(1);
    expect(open(one)).toEqual([]);
    expectInStep(one.store, clinic);
  });

  test('costs one read of the free times that it takes and no look into the queue, although the vendor echoes it', async () => {
    const { clinic, clock, one } = await ready();
    const { action, calendar } = wish(clinic, 26);
    const reads = (): number => calls(clinic, 'getSlots');
    const looks = (): number => calls(clinic, 'getNotifications');
    const [readBefore, looksBefore] = [reads(), looks()];
    decide(one, action, calendar);
    await clock.advance(16_000);
    expect(bookedAt(clinic, 'Wymyślona')).toHaveLength(1);
    expect(reads() - readBefore).toBe(1);
    expect(looks() - looksBefore).toBe(2);
    expectInStep(one.store, clinic);
  });

  test('that leaves a time free has it on the board at once: the next caller may want it', async () => {
    const { clinic, clock, one } = await ready();
    const { id, addressId, start } = coming(clinic);
    const isFree = (): boolean =>
      one.store.schedule
        .slotsInWindow([asAddressId(addressId)], { from: start, to: start + 1 })
        .some((slot) => slot.start === start);
    expect(isFree()).toBe(false);
    decide(one, { kind: 'cancel', bookingId: asBookingId(id), reason: null });
    await clock.until(() => clinic.world.bookings.get(id)?.status === 'canceled', minute);
    await clock.advance(1_000);
    expect(isFree()).toBe(true);
  });

  test('that is undone in time is never sent', async () => {
    const { clinic, clock, one } = await ready();
    const { action, calendar } = wish(clinic, 3);
    const decided = decide(one, action, calendar);
    if (decided.kind !== 'intent') throw new Error('no intent');
    await clock.advance(3_000);
    expect(one.sync.decisions.undo(decided.id)).toBe('undone');
    await clock.advance(5 * minute);
    expect(calls(clinic, 'bookSlot')).toBe(0);
    expect(one.sync.decisions.undo(decided.id)).toBe('tooLate');
  });

  test('a whole visit on one line that is down (book, move, confirm, cancel another) arrives in order, exactly once', async () => {
    const { clinic, clock, one } = await ready();
    const other = coming(clinic);
    clinic.lineUp = false;
    await clock.advance(minute);
    const first = wish(clinic, 26);
    const decided = decide(one, first.action, first.calendar);
    if (decided.kind !== 'intent') throw new Error('no intent');
    const made = asBookingId(decided.id);
    const service = first.action.addressServiceId;
    const slot = freeSlots(clinic.world, first.calendar.addressId, {
      from: first.action.start + 24 * hour,
      to: first.action.start + 30 * 24 * hour,
      now: clock.now(),
    }).find(({ services }) =>
      services.some(({ addressServiceId }) => addressServiceId === (service as string)),
    );
    if (slot === undefined) throw new Error('nothing is free');
    decide(one, { kind: 'confirm', bookingId: made });
    decide(one, {
      kind: 'move',
      bookingId: made,
      to: {
        calendar: first.calendar,
        start: slot.start,
        duration: first.action.duration,
        addressServiceId: service,
      },
    });
    decide(one, { kind: 'cancel', bookingId: asBookingId(other.id), reason: 'ill' });
    await clock.advance(3 * hour);
    expect(open(one)).toHaveLength(4);
    expect(calls(clinic, 'bookSlot')).toBe(0);
    clinic.lineUp = true;
    await clock.advance(3 * minute);
    expect(open(one)).toEqual([]);
    expect(bookedAt(clinic, 'Wymyślona')).toMatchObject([{ start: slot.start }]);
    expect(clinic.world.bookings.get(other.id)).toMatchObject({ status: 'canceled', cancelReason: 'ill' });
    expect([
      calls(clinic, 'bookSlot'),
      calls(clinic, 'confirmBooking'),
      calls(clinic, 'moveBooking'),
      calls(clinic, 'cancelBooking'),
    ]).toEqual([1, 1, 1, 1]);
    expectInStep(one.store, clinic);
  });
});

describe('where the ground has moved, a person is asked', () => {
  test('a time that a patient took meanwhile', async () => {
    const { clinic, clock, one } = await ready();
    const { action, calendar } = wish(clinic, 3);
    const rival = wish(clinic, 3, 'Rywalska');
    expect(rival.action.start).toBe(action.start);
    decide(one, action, calendar);
    patientBooks(clinic.world, {
      now: clock.now(),
      addressId: calendar.addressId,
      addressServiceId: action.addressServiceId,
      start: action.start,
      patient: aPatient('Rywalska'),
    });
    await clock.advance(2 * minute);
    expect(open(one)).toMatchObject([{ state: 'refused', refusal: { reason: 'timeTaken' } }]);
    expect(bookedAt(clinic, 'Wymyślona')).toEqual([]);
    expect(one.sync.decisions.dismiss(asIntentId(open(one)[0]?.id ?? ''))).toBe(true);
    expect(open(one)).toEqual([]);
  });

  test('a visit that the patient cancelled while the line was down', async () => {
    const { clinic, clock, one } = await ready();
    const visit = coming(clinic);
    clinic.lineUp = false;
    await clock.advance(minute);
    decide(one, { kind: 'confirm', bookingId: asBookingId(visit.id) });
    await clock.advance(hour);
    patientCancels(clinic.world, { now: clock.now(), bookingId: visit.id });
    clinic.lineUp = true;
    await clock.advance(2 * minute);
    expect(open(one)).toMatchObject([{ state: 'refused', refusal: { reason: 'changedMeanwhile' } }]);
    expect(calls(clinic, 'confirmBooking')).toBe(0);
  });

  test('a visit that the patient moved is not cancelled under its new id', async () => {
    const { clinic, clock, one } = await ready();
    const visit = coming(clinic);
    const to = freeSlots(clinic.world, visit.addressId, {
      from: visit.start + 24 * hour,
      to: visit.start + 30 * 24 * hour,
      now: clock.now(),
    }).find(({ services }) =>
      services.some(({ addressServiceId }) => addressServiceId === visit.addressServiceId),
    );
    if (to === undefined) throw new Error('nothing is free');
    clinic.lineUp = false;
    await clock.advance(minute);
    decide(one, { kind: 'cancel', bookingId: asBookingId(visit.id), reason: null });
    const moved = patientMoves(clinic.world, {
      now: clock.now(),
      bookingId: visit.id,
      addressId: visit.addressId,
      start: to.start,
    });
    if (!moved.ok) throw new Error('the move was refused');
    await clock.advance(hour);
    clinic.lineUp = true;
    await clock.advance(2 * minute);
    expect(clinic.world.bookings.get(moved.value.new.id)?.status).toBe('booked');
    expect(open(one)).toMatchObject([{ state: 'refused', refusal: { reason: 'changedMeanwhile' } }]);
  });
});

describe('many', () => {
  test('decisions of a day without a line drain within the vendor’s 40 writes a minute', async () => {
    const { clinic, clock, one } = await ready({ size: 'clinic' });
    clinic.lineUp = false;
    await clock.advance(minute);
    const visits = [...clinic.world.bookings.values()]
      .filter(
        ({ status, start, confirmed }) => status === 'booked' && !confirmed && start > clock.now() + hour,
      )
      .slice(0, 130);
    for (const { id } of visits) decide(one, { kind: 'confirm', bookingId: asBookingId(id) });
    expect(open(one).length).toBeGreaterThan(100);
    await clock.advance(30 * minute);
    clinic.lineUp = true;
    await clock.advance(15 * minute);
    expect(open(one).filter(({ state }) => state !== 'refused')).toEqual([]);
    for (const { id } of visits) expect(clinic.world.bookings.get(id)).toMatchObject({ confirmed: true });
    expect(clinic.counts.mostWritesInAMinute).toBeLessThanOrEqual(40);
    expect(calls(clinic, 'confirmBooking')).toBe(visits.length);
  });
});

describe('a booking of what stands there already', () => {
  /** The same wish as somebody’s before, decided on a file that does not remember it as waiting. */
  async function bookedTwice(second: 'here' | 'elsewhere') {
    const { clinic, clock, one, desk } = await ready();
    const other = second === 'here' ? one : desk();
    if (second === 'elsewhere') await other.imported();
    const { action, calendar } = wish(clinic, 3);
    decide(one, action, calendar);
    await clock.advance(minute);
    expect(bookedAt(clinic, 'Wymyślona')).toHaveLength(1);
    const again = decide(other, action, calendar);
    if (again.kind !== 'intent') throw new Error('it was not decided');
    decide(other, { kind: 'confirm', bookingId: asBookingId(again.id) });
    await clock.advance(2 * minute);
    expect(calls(clinic, 'bookSlot')).toBe(2);
    expect(bookedAt(clinic, 'Wymyślona')).toHaveLength(1);
    return { clinic, desk: other };
  }

  test('from this desk is no alarm, and what was decided on it goes to the visit that is there', async () => {
    const { clinic, desk } = await bookedTwice('here');
    expect(open(desk)).toEqual([]);
    expect(bookedAt(clinic, 'Wymyślona').map(({ confirmed }) => confirmed)).toEqual([true]);
  });

  test('from another desk is one: somebody else has booked that patient, and a person must know', async () => {
    const { desk } = await bookedTwice('elsewhere');
    expect(open(desk).map(({ refusal }) => refusal?.reason)).toEqual(['timeTaken', 'beforeRefused']);
  });

  test('is one booking while the first waits: the second is not kept', async () => {
    const { clinic, clock, one } = await ready();
    const { action, calendar } = wish(clinic, 3);
    const first = decide(one, action, calendar);
    if (first.kind !== 'intent') throw new Error('it was not decided');
    expect(decide(one, action, calendar)).toEqual({ kind: 'already', bookingId: first.id });
    await clock.advance(minute);
    expect(calls(clinic, 'bookSlot')).toBe(1);
  });
});
