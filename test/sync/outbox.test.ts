import { describe, expect, test } from 'vitest';
import {
  asAddressId,
  asAddressServiceId,
  asBookingId,
  asIntentId,
  type CalendarRef,
} from '#shared/domain/ids.ts';
import type { IntentAction } from '#shared/domain/intent.ts';
import { patientBooks, patientCancels, patientMoves } from '../../main/practice/actions/patients.ts';
import type { Clinic } from '../../main/practice/clinic.ts';
import type { FaultRule } from '../../main/practice/faults.ts';
import { freeSlots } from '../../main/practice/rules/slots.ts';
import type { Booking } from '../../main/practice/world.ts';
import { bench, type Bench, type BenchDesk } from './bench.ts';
import { expectInStep } from './equality.ts';
import { aPatient } from './invented.ts';
import { aCaller } from '../support/caller.ts';

const minute = 60_000;
const hour = 60 * minute;

async function ready(
  options: Parameters<typeof bench>[0] = {},
): Promise<Bench & { readonly one: BenchDesk }> {
  const place = bench(options);
  const one = place.desk();
  await one.imported();
  return { ...place, one };
}

function calendarOf(clinic: Clinic, addressId: string): CalendarRef {
  const address = clinic.world.addresses.get(addressId);
  if (address === undefined) throw new Error('no such address');
  return {
    facilityId: address.facilityId as CalendarRef['facilityId'],
    doctorId: address.doctorId as CalendarRef['doctorId'],
    addressId: asAddressId(addressId),
  };
}

/** A free time some hours ahead, with what a receptionist would book there. */
function wish(
  clinic: Clinic,
  hoursAhead: number,
  surname = 'Wymyślona',
): { calendar: CalendarRef; action: IntentAction & { kind: 'book' } } {
  const now = clinic.clock.now();
  for (const addressId of clinic.world.addresses.keys()) {
    const slot = freeSlots(clinic.world, addressId, {
      from: now + hoursAhead * hour,
      to: now + 40 * 24 * hour,
      now,
    })[0];
    const service = slot?.services[0];
    if (slot === undefined || service === undefined) continue;
    return {
      calendar: calendarOf(clinic, addressId),
      action: {
        kind: 'book',
        start: slot.start,
        duration: service.duration,
        addressServiceId: asAddressServiceId(service.addressServiceId),
        serviceName: 'x',
        patient: aCaller({ surname }),
        comment: null,
      },
    };
  }
  throw new Error('nothing is free');
}

/** A visit of a patient that is still to come. */
function coming(clinic: Clinic, hoursAhead = 24): Booking {
  const found = [...clinic.world.bookings.values()]
    .filter(
      ({ status, start, confirmed }) =>
        status === 'booked' && !confirmed && start > clinic.clock.now() + hoursAhead * hour,
    )
    .sort((a, b) => a.start - b.start)[0];
  if (found === undefined) throw new Error('nobody is coming');
  return found;
}

/** A visit that has begun and of which nobody has said whether it took place. */
function begun(clinic: Clinic): Booking {
  const found = [...clinic.world.bookings.values()].find(
    ({ status, end, presence }) =>
      status === 'booked' &&
      end < clinic.clock.now() &&
      end > clinic.clock.now() - 6 * 24 * hour &&
      presence === null,
  );
  if (found !== undefined) return found;
  const marked = [...clinic.world.bookings.values()].find(
    ({ status, end }) =>
      status === 'booked' && end < clinic.clock.now() && end > clinic.clock.now() - 5 * 24 * hour,
  );
  if (marked === undefined) throw new Error('nobody was here');
  return marked;
}

function decide(desk: BenchDesk, action: IntentAction, calendar: CalendarRef | null = null) {
  const decided = desk.sync.decisions.decide({ action, calendar, staff: 'AK' });
  if (!decided.ok) throw new Error(decided.error);
  return decided.value;
}

const bookedAt = (clinic: Clinic, surname: string): Booking[] =>
  [...clinic.world.bookings.values()].filter(
    ({ patient, status }) => patient.surname === surname && status === 'booked',
  );
const calls = (clinic: Clinic, operation: string): number => clinic.counts.byOperation.get(operation) ?? 0;
const open = (desk: BenchDesk) => desk.store.intents.allOpen();

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

describe('presence', () => {
  test('waits for the visit to begin, and is told then', async () => {
    const { clinic, clock, one } = await ready();
    const visit = coming(clinic, 1);
    decide(one, { kind: 'presence', bookingId: asBookingId(visit.id), presence: 'present' });
    await clock.advance(visit.start - clock.now() - minute);
    expect(calls(clinic, 'markPatientPresence')).toBe(0);
    await clock.advance(3 * minute);
    expect(clinic.world.bookings.get(visit.id)?.presence).toBe('present');
  });

  test('waits for the end of the visit where the vendor takes it only then', async () => {
    const { clinic, clock, one } = await ready({ quirks: { presenceFrom: 'end' } });
    const visit = coming(clinic, 1);
    decide(one, { kind: 'presence', bookingId: asBookingId(visit.id), presence: 'absent' });
    await clock.advance(visit.end - clock.now() + 2 * minute);
    expect(clinic.world.bookings.get(visit.id)?.presence).toBe('absent');
    expect(open(one)).toEqual([]);
  });

  test('of two marks that have not been sent only the last reaches the vendor; the opposite of nothing reaches it not at all', async () => {
    const { clinic, clock, one } = await ready();
    const visit = begun(clinic);
    const id = asBookingId(visit.id);
    const was = visit.presence;
    const opposite = was === 'present' ? 'absent' : 'present';
    const same = opposite === 'present' ? 'absent' : 'present';
    if (was === null) {
      decide(one, { kind: 'presence', bookingId: id, presence: 'absent' });
      decide(one, { kind: 'presence', bookingId: id, presence: 'present' });
      await clock.advance(minute);
      expect(calls(clinic, 'markPatientAbsence')).toBe(0);
      expect(clinic.world.bookings.get(visit.id)?.presence).toBe('present');
      return;
    }
    decide(one, { kind: 'presence', bookingId: id, presence: opposite });
    expect(decide(one, { kind: 'presence', bookingId: id, presence: same }).kind).toBe('settled');
    await clock.advance(minute);
    expect(calls(clinic, 'markPatientAbsence') + calls(clinic, 'markPatientPresence')).toBe(0);
  });

  test('undoing the later mark brings the earlier one back', async () => {
    const { clinic, clock, one } = await ready();
    const visit = coming(clinic, 1);
    const id = asBookingId(visit.id);
    decide(one, { kind: 'presence', bookingId: id, presence: 'present' });
    const second = decide(one, { kind: 'presence', bookingId: id, presence: 'absent' });
    if (second.kind !== 'intent') throw new Error('no intent');
    expect(one.sync.decisions.undo(second.id)).toBe('undone');
    await clock.advance(visit.start - clock.now() + minute);
    expect(clinic.world.bookings.get(visit.id)?.presence).toBe('present');
    expect(calls(clinic, 'markPatientAbsence')).toBe(0);
  });
});

describe('a lost answer is read back before anything is sent again', () => {
  const after: readonly [string, FaultRule['fault']][] = [
    ['the connection is cut after it', { kind: 'drop-after' }],
    ['a 502 comes although it was done', { kind: 'status', status: 502, after: true }],
    ['half of the answer comes', { kind: 'cut-json' }],
    ['a web page comes instead', { kind: 'html' }],
  ];
  for (const [name, fault] of after) {
    test(`booking: ${name}, and there is one visit`, async () => {
      const { clinic, clock, one } = await ready();
      clinic.faults.set([{ fault, operations: ['bookSlot'], times: 1 }]);
      const { action, calendar } = wish(clinic, 3);
      decide(one, action, calendar);
      await clock.advance(2 * minute);
      expect(bookedAt(clinic, 'Wymyślona')).toHaveLength(1);
      expect(calls(clinic, 'bookSlot')).toBe(1);
      expect(open(one)).toEqual([]);
      expectInStep(one.store, clinic);
    });

    test(`moving: ${name}, and it was moved once`, async () => {
      const { clinic, clock, one } = await ready();
      clinic.faults.set([{ fault, operations: ['moveBooking'], times: 1 }]);
      const visit = coming(clinic);
      const to = freeSlots(clinic.world, visit.addressId, {
        from: visit.start + hour,
        to: visit.start + 30 * 24 * hour,
        now: clock.now(),
      }).find(({ services }) =>
        services.some(({ addressServiceId }) => addressServiceId === visit.addressServiceId),
      );
      if (to === undefined) throw new Error('nothing is free');
      decide(one, {
        kind: 'move',
        bookingId: asBookingId(visit.id),
        to: {
          calendar: calendarOf(clinic, visit.addressId),
          start: to.start,
          duration: visit.duration,
          addressServiceId: asAddressServiceId(visit.addressServiceId ?? ''),
        },
      });
      await clock.advance(2 * minute);
      expect(calls(clinic, 'moveBooking')).toBe(1);
      const chain = [...clinic.world.bookings.values()].filter(
        ({ originId, status }) => originId === visit.id && status === 'booked',
      );
      expect(chain).toMatchObject([{ start: to.start }]);
      expect(open(one)).toEqual([]);
      expectInStep(one.store, clinic);
    });
  }

  describe('an error under a status of success is neither', () => {
    const decisions: readonly [string, (clinic: Clinic) => [IntentAction, CalendarRef | null]][] = [
      ['bookSlot', (clinic) => [wish(clinic, 3).action, wish(clinic, 3).calendar]],
      [
        'cancelBooking',
        (clinic) => [{ kind: 'cancel', bookingId: idOf(coming(clinic)), reason: null }, null],
      ],
      ['confirmBooking', (clinic) => [{ kind: 'confirm', bookingId: idOf(coming(clinic)) }, null]],
      [
        'markPatientAbsence',
        (clinic) => [{ kind: 'presence', bookingId: idOf(begun(clinic)), presence: 'absent' }, null],
      ],
    ];
    const idOf = ({ id }: Booking) => asBookingId(id);
    test.each(decisions)('%s: where it was done, it is done', async (operation, draw) => {
      const { clinic, clock, one } = await ready();
      clinic.faults.set([{ fault: { kind: 'error-body', after: true }, operations: [operation], times: 1 }]);
      decide(one, ...draw(clinic));
      await clock.advance(2 * minute);
      expect(calls(clinic, operation)).toBe(1);
      expect(open(one)).toEqual([]);
      expectInStep(one.store, clinic);
    });

    test.each(decisions)(
      '%s: where it was not, its no is told, and it is not sent again',
      async (operation, draw) => {
        const { clinic, clock, one } = await ready();
        clinic.faults.set([{ fault: { kind: 'error-body' }, operations: [operation], times: 1 }]);
        decide(one, ...draw(clinic));
        await clock.advance(2 * minute);
        expect(calls(clinic, operation)).toBe(1);
        expect(open(one)).toMatchObject([
          {
            state: 'refused',
            refusal: { reason: 'fieldsWrong', message: 'Invalid arguments', fields: ['patient.phone'] },
          },
        ]);
        expectInStep(one.store, clinic);
      },
    );
  });

  test('what never reached the vendor is sent again', async () => {
    const { clinic, clock, one } = await ready();
    clinic.faults.set([{ fault: { kind: 'drop-before' }, operations: ['bookSlot'], times: 2 }]);
    const { action, calendar } = wish(clinic, 3);
    decide(one, action, calendar);
    await clock.advance(3 * minute);
    expect(bookedAt(clinic, 'Wymyślona')).toHaveLength(1);
    expect(open(one)).toEqual([]);
  });

  test('a desk that dies between sending and the answer finds out after its restart', async () => {
    const { clinic, clock, desk, one } = await ready();
    clinic.faults.set([{ fault: { kind: 'delay', ms: 20_000 }, operations: ['bookSlot'], times: 1 }]);
    const { action, calendar } = wish(clinic, 3);
    decide(one, action, calendar);
    await clock.advance(6_000);
    expect(open(one)).toMatchObject([{ state: 'sending' }]);
    await one.stop();
    await clock.advance(30_000);
    const again = desk(one.file);
    await clock.advance(2 * minute);
    expect(bookedAt(clinic, 'Wymyślona')).toHaveLength(1);
    expect(open(again)).toEqual([]);
    expectInStep(again.store, clinic);
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
