import { describe, expect, test } from 'vitest';
import {
  asAddressId,
  asAddressServiceId,
  asBookingId,
  asBreakId,
  asDoctorId,
  asFacilityId,
} from '#shared/domain/ids.ts';
import { notificationNames, type Notification } from '#shared/domain/notification.ts';
import { atWallClock } from '#shared/time/zone.ts';
import { hintsOf, type Hint } from '../../../main/sync/events/hints.ts';

const zone = 'America/Sao_Paulo';
const at = (date: string, time = '23:30'): number => atWallClock(date, time, zone);
const base = {
  calendar: { facilityId: asFacilityId('f'), doctorId: asDoctorId('d'), addressId: asAddressId('a') },
  createdAt: null,
};
const id = asBookingId('1');
const now = at('2026-11-23', '08:00');

const each: Record<(typeof notificationNames)[number], Notification> = {
  'slot-booking': { ...base, name: 'slot-booking', start: at('2026-11-24') },
  'slot-booked': { ...base, name: 'slot-booked', bookingId: id, start: at('2026-11-24') },
  'booking-canceled': { ...base, name: 'booking-canceled', bookingId: id, start: at('2026-11-24') },
  'booking-moved': {
    ...base,
    name: 'booking-moved',
    oldId: id,
    oldStart: at('2026-11-24'),
    newId: asBookingId('2'),
    newStart: at('2026-11-26'),
  },
  'booking-moving': {
    ...base,
    name: 'booking-moving',
    bookingId: id,
    start: at('2026-11-24'),
    newStart: at('2026-11-26'),
  },
  'booking-confirmed': { ...base, name: 'booking-confirmed', bookingId: id, start: at('2026-11-24') },
  'booking-payment-status-changed': {
    ...base,
    name: 'booking-payment-status-changed',
    bookingId: id,
    start: at('2026-11-24'),
    paymentStatus: 'paid',
  },
  'presence-marked': {
    ...base,
    name: 'presence-marked',
    bookingId: id,
    start: at('2026-11-24'),
    presence: 'absent',
  },
  'break-created': {
    ...base,
    name: 'break-created',
    breakId: asBreakId('b'),
    since: at('2026-11-24'),
    till: at('2026-11-26', '00:00'),
  },
  'break-moved': {
    ...base,
    name: 'break-moved',
    breakId: asBreakId('b'),
    since: at('2026-11-24'),
    till: at('2026-11-24', '23:50'),
  },
  'break-removed': {
    ...base,
    name: 'break-removed',
    breakId: asBreakId('b'),
    since: at('2026-11-24'),
    till: at('2026-11-24', '23:50'),
  },
  'address-service-created': {
    ...base,
    name: 'address-service-created',
    addressServiceId: asAddressServiceId('s'),
  },
  'address-service-deleted': {
    ...base,
    name: 'address-service-deleted',
    addressServiceId: asAddressServiceId('s'),
  },
  'address-service-changed': {
    ...base,
    name: 'address-service-changed',
    addressServiceId: asAddressServiceId('s'),
  },
  'address-commercial-type-changed': { ...base, name: 'address-commercial-type-changed' },
  'address-assigned': { ...base, name: 'address-assigned' },
  'address-unassigned': { ...base, name: 'address-unassigned' },
};

const brief = (hint: Hint): string =>
  hint.kind === 'catalogue'
    ? hint.read.step
    : `${hint.read.kind} ${hint.read.first}${hint.read.first === hint.read.last ? '' : '!'}`;
const briefly = (name: keyof typeof each): string[] => hintsOf(each[name], zone, now).map(brief);

describe('an event makes a re-read due', () => {
  test('and each of the 17 kinds does', () => {
    for (const name of notificationNames)
      expect(hintsOf(each[name], zone, now).length, name).toBeGreaterThan(0);
  });

  test('of the day on which the clinic has the visit, not of the day in UTC', () => {
    expect(new Date(at('2026-11-24')).toISOString()).toContain('2026-11-25');
    expect(briefly('slot-booked')).toEqual(['bookings 2026-11-24', 'slots 2026-11-24']);
    expect(briefly('presence-marked')).toEqual(['bookings 2026-11-24']);
  });

  test('of both days of a move', () => {
    expect(briefly('booking-moved')).toEqual([
      'bookings 2026-11-24',
      'slots 2026-11-24',
      'bookings 2026-11-26',
      'slots 2026-11-26',
    ]);
  });

  test('of each day that a break touches, but not of the day at whose first moment it ends', () => {
    expect(briefly('break-created')).toEqual([
      'breaks 2026-11-24',
      'slots 2026-11-24',
      'breaks 2026-11-25',
      'slots 2026-11-25',
    ]);
  });

  test('of today too after a moved break, because its old place is not told', () => {
    expect(briefly('break-moved')).toContain('breaks 2026-11-23');
  });

  test('of the list that a change of services or addresses concerns', () => {
    expect(briefly('address-service-deleted')).toEqual(['addressServices']);
    expect(briefly('address-assigned')).toEqual(['addresses']);
  });

  test('of today where a later version of the API says something that this one does not know', () => {
    const hints = hintsOf({ ...base, name: 'unknown', rawName: 'slot-dreamt' }, zone, now);
    expect(hints.map(brief)).toEqual(['bookings 2026-11-23', 'slots 2026-11-23', 'breaks 2026-11-23']);
  });
});

test('a break that begins late in the evening before the clocks go forward touches the short day too', () => {
  const zone = 'Europe/Warsaw';
  const since = atWallClock('2026-03-28', '23:30', zone);
  const till = atWallClock('2026-03-30', '12:00', zone);
  const read = hintsOf({ ...base, name: 'break-created', breakId: asBreakId('b'), since, till }, zone, now);
  expect(new Set(read.map((hint) => (hint.kind === 'window' ? hint.read.first : '')))).toEqual(
    new Set(['2026-03-28', '2026-03-29', '2026-03-30']),
  );
});
