import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Booking } from '#shared/domain/booking.ts';
import {
  asAddressId,
  asAddressServiceId,
  asBookingId,
  asDoctorId,
  asFacilityId,
  asIntentId,
} from '#shared/domain/ids.ts';
import type { Intent, IntentAction } from '#shared/domain/intent.ts';
import type { IntentState } from '#shared/domain/intentOf.ts';
import { project } from '#shared/domain/project.ts';
import { aCaller } from '../../support/caller.ts';

const calendar = {
  facilityId: asFacilityId('1'),
  doctorId: asDoctorId('2'),
  addressId: asAddressId('3'),
};

function booking(id: string, start = 0): Booking {
  return {
    id: asBookingId(id),
    addressId: calendar.addressId,
    status: 'booked',
    start,
    end: start + 20 * 60_000,
    bookedBy: 'patient',
    bookedAt: 0,
    canceledBy: null,
    canceledAt: null,
    patient: null,
    service: null,
    comment: null,
    insurance: null,
    presence: null,
    confirmed: null,
    moving: null,
    prepaid: null,
    paymentStatus: null,
    videocallUrl: null,
  };
}

function intent(id: string, action: IntentAction, state: IntentState = 'queued'): Intent {
  return {
    id: asIntentId(id),
    action,
    calendar,
    state,
    createdAt: 5,
    heldUntil: 10,
    notBefore: 0,
    attempts: 0,
    firstSentAt: null,
    knownBefore: [],
    refusal: null,
    staff: 'AK',
    seen: null,
  };
}

const book: IntentAction = {
  kind: 'book',
  start: 60_000,
  duration: 30,
  addressServiceId: asAddressServiceId('9'),
  serviceName: 'Consultation',
  patient: aCaller({ name: 'Jan', surname: null, phone: '+48600000000' }),
  comment: null,
};

describe('what is shown', () => {
  test('is the server copy itself where nothing is on its way', () => {
    const copy = [booking('1'), booking('2', 1000)];
    expect(project(copy, [])).toEqual(copy.map((one) => ({ ...one, pending: [], attention: [] })));
  });

  test('has every intent on its way laid over it, oldest first', () => {
    const bookingId = asBookingId('1');
    const [shown] = project(
      [booking('1')],
      [
        intent('a', { kind: 'confirm', bookingId }),
        intent('b', {
          kind: 'move',
          bookingId,
          to: {
            calendar: { ...calendar, addressId: asAddressId('4') },
            start: 900,
            duration: 10,
            addressServiceId: asAddressServiceId('9'),
          },
        }),
        intent('c', { kind: 'presence', bookingId, presence: 'present' }),
      ],
    );
    expect(shown).toMatchObject({
      confirmed: true,
      start: 900,
      end: 900 + 600_000,
      addressId: '4',
      presence: 'present',
      pending: ['a', 'b', 'c'],
    });
  });

  test('holds a new booking under the intent’s id until the vendor has numbered it', () => {
    const [shown] = project([], [intent('x', book, 'held')]);
    expect(shown).toMatchObject({
      id: 'x',
      start: 60_000,
      end: 60_000 + 30 * 60_000,
      pending: ['x'],
      bookedBy: 'integration',
    });
    expect(project([], [intent('x', book, 'confirmed')])).toEqual([]);
  });

  test('does not show a refused intent as done, but marks its booking for a person', () => {
    const cancel = intent('r', { kind: 'cancel', bookingId: asBookingId('1'), reason: null }, 'refused');
    expect(project([booking('1')], [cancel])[0]).toMatchObject({
      status: 'booked',
      attention: ['r'],
      pending: [],
    });
  });

  test('undoing is leaving the intent out: the rest is shown as if it had never been', () => {
    const actions: IntentAction[] = [
      { kind: 'confirm', bookingId: asBookingId('1') },
      { kind: 'cancel', bookingId: asBookingId('2'), reason: 'ill' },
      { kind: 'presence', bookingId: asBookingId('1'), presence: 'absent' },
      { kind: 'presence', bookingId: asBookingId('none'), presence: 'absent' },
      book,
    ];
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.constantFrom(...actions),
            fc.constantFrom<IntentState>('held', 'queued', 'sending', 'unknown', 'confirmed', 'refused'),
          ),
        ),
        fc.nat(),
        (drawn, which) => {
          const copy = [booking('1'), booking('2', 500)];
          const before = structuredClone(copy);
          const intents = drawn.map(([action, state], index) => intent(`i${index}`, action, state));
          const left = intents.filter((_, index) => index !== which % Math.max(1, intents.length));
          const all = project(copy, intents);
          // Total: no drawn history makes it fail, no booking of the copy is lost, and the copy is not touched.
          expect(all.length).toBeGreaterThanOrEqual(copy.length);
          expect(copy).toEqual(before);
          const undone = intents[which % Math.max(1, intents.length)];
          if (undone !== undefined) {
            for (const shown of project(copy, left)) {
              expect(shown.pending).not.toContain(undone.id);
              expect(shown.attention).not.toContain(undone.id);
            }
          }
        },
      ),
    );
  });
});
