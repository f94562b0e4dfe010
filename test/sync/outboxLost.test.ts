import { describe, expect, test } from 'vitest';
import { asAddressServiceId, asBookingId, type CalendarRef } from '#shared/domain/ids.ts';
import type { IntentAction } from '#shared/domain/intent.ts';
import type { Clinic } from '../../main/practice/clinic.ts';
import type { FaultRule } from '../../main/practice/faults.ts';
import { freeSlots } from '../../main/practice/rules/slots.ts';
import type { Booking } from '../../main/practice/world.ts';
import { expectInStep } from './equality.ts';
import {
  minute,
  hour,
  ready,
  calendarOf,
  wish,
  coming,
  begun,
  decide,
  bookedAt,
  calls,
  open,
} from './outboxBench.ts';

/* A call whose answer was lost may have been done: it is looked for at the clinic before anything is sent again. */
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
