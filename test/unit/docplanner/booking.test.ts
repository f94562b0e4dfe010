import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Booking } from '#shared/domain/booking.ts';
import { toWireTime } from '#shared/time/wire.ts';
import { readBooking } from '../../../main/docplanner/wire/booking.ts';
import { calendar, zone } from './world.ts';

const plain = {
  id: '6263715',
  status: 'booked',
  start_at: '2026-05-26T16:00:00+02:00',
  end_at: '2026-05-26T16:30:00+02:00',
  duration: 30,
  booked_by: 'user',
  canceled_by: '',
  booked_at: '2026-05-12T10:18:24+02:00',
};

function read(changes: Record<string, unknown>): Booking {
  const result = readBooking({ ...plain, ...changes }, calendar.addressId);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}
function complaint(changes: Record<string, unknown>): string | null {
  const result = readBooking({ ...plain, ...changes }, calendar.addressId);
  return result.ok ? null : result.error;
}

describe('a booking', () => {
  test('is read whole', () => {
    const booking = read({
      canceled_at: null,
      comment: 'Zażółć',
      confirmed: true,
      presence: 'present',
      visit_payment: true,
      visit_payment_status: 'successful',
      videocall_url: 'https://video.example/1',
      moving: { origin_booking_id: 11, newest_booking_id: '12' },
      insurance: { id: 1, name: 'Sample', plan: '', plan_id: '' },
      address_service: { id: 243665, name: 'biopsja', price: '50', is_price_from: false, is_visible: true },
      patient: {
        name: 'Anna',
        surname: "O'Hara",
        email: 'a@example.com',
        phone: 48123123123,
        birth_date: '1985-01-01',
        nin: 85010112345,
        gender: 'f',
        is_returning: 1,
        insurance_number: 'CARD-1',
      },
      somethingNew: { of: 'a later version' },
    });
    expect(booking).toEqual({
      id: '6263715',
      addressId: '3',
      status: 'booked',
      start: Date.UTC(2026, 4, 26, 14),
      end: Date.UTC(2026, 4, 26, 14, 30),
      bookedBy: 'patient',
      bookedAt: Date.UTC(2026, 4, 12, 8, 18, 24),
      canceledBy: null,
      canceledAt: null,
      patient: {
        name: 'Anna',
        surname: "O'Hara",
        email: 'a@example.com',
        phone: '48123123123',
        birthDate: '1985-01-01',
        nin: '85010112345',
        gender: 'f',
        isReturning: true,
        insuranceNumber: 'CARD-1',
      },
      service: { id: '243665', name: 'biopsja', price: 50, priceFrom: false },
      comment: 'Zażółć',
      insurance: { id: '1', name: 'Sample', plan: null, planId: null },
      presence: 'present',
      confirmed: true,
      moving: { originId: '11', newestId: '12' },
      prepaid: true,
      paymentStatus: 'successful',
      videocallUrl: 'https://video.example/1',
    });
  });

  test('needs only an id, a start, and an end or a length', () => {
    expect(complaint({})).toBeNull();
    expect(complaint({ id: undefined })).toBe('id: is missing');
    expect(complaint({ id: 'null' })).toBe('id: cannot be read');
    expect(complaint({ start_at: '2026-05-26 16:00' })).toBe('start_at: cannot be read');
    expect(complaint({ end_at: null, duration: '30' })).toBeNull();
    expect(complaint({ end_at: null, duration: 'long' })).toMatch(/^end_at: /);
    expect(readBooking('booked', calendar.addressId)).toMatchObject({ error: 'item: is no object' });
  });

  test('that ends before it begins is measured by its duration', () => {
    const booking = read({ end_at: plain.booked_at, duration: '45' });
    expect(booking.end - booking.start).toBe(45 * 60_000);
  });
});

describe('API.md §12, contradiction by contradiction:', () => {
  test('a cancellation that is nobody’s and at no time is none', () => {
    for (const canceled_at of [null, 'null,', 'null', '', undefined]) {
      for (const canceled_by of ['', null, 'null', undefined]) {
        expect(read({ canceled_by, canceled_at })).toMatchObject({
          status: 'booked',
          canceledBy: null,
          canceledAt: null,
        });
      }
    }
  });

  test('status canceled is enough, in either spelling and case', () => {
    for (const status of ['canceled', 'cancelled', 'CANCELED']) {
      expect(read({ status })).toMatchObject({ status: 'canceled' });
    }
  });

  test('a time of cancellation that somebody, or nobody knows who, is said to have made is one, whatever status says', () => {
    const at = '2026-05-20T09:00:00+02:00';
    const canceledAt = Date.UTC(2026, 4, 20, 7);
    expect(read({ canceled_by: 'user', canceled_at: at })).toMatchObject({
      status: 'canceled',
      canceledBy: 'patient',
      canceledAt,
    });
    for (const canceled_by of [undefined, null, 'null', 'robot']) {
      expect(read({ canceled_by, canceled_at: at })).toMatchObject({ status: 'canceled', canceledAt });
    }
    for (const status of [undefined, null, '', 'reserved']) {
      expect(read({ status, canceled_at: at })).toMatchObject({ status: 'canceled', canceledAt });
    }
  });

  test('but what says of itself that it is booked, and canceled by nobody, stands, whatever canceled_at says', () => {
    for (const canceled_at of [plain.end_at, '2026-05-20T09:00:00+02:00', 'null,', 'user']) {
      for (const status of ['booked', 'Booked']) {
        expect(read({ status, canceled_by: '', canceled_at })).toMatchObject({
          status: 'booked',
          canceledBy: null,
          canceledAt: null,
        });
      }
    }
    expect(read({ status: 'canceled', canceled_at: plain.end_at })).toMatchObject({ status: 'canceled' });
  });

  test('the examples of moved bookings have that time under canceled_by', () => {
    const swapped = { canceled_by: '2026-05-20T09:00:00+02:00', canceled_at: 'null,' };
    const canceledAt = Date.UTC(2026, 4, 20, 7);
    expect(read(swapped)).toMatchObject({ status: 'canceled', canceledBy: null, canceledAt });
    expect(read({ ...swapped, canceled_at: 'user' })).toMatchObject({ canceledBy: 'patient', canceledAt });
  });

  test('who canceled alone does not strike a visit that stands, nor does a time that is none', () => {
    expect(read({ canceled_by: 'doctor' })).toMatchObject({ status: 'booked', canceledBy: 'doctor' });
    for (const canceled_at of ['1970-01-01T00:00:00+00:00', '-0001-11-30T00:00:00+00:00', '0000-00-00']) {
      expect(read({ canceled_at })).toMatchObject({ status: 'booked', canceledAt: null });
    }
  });

  test('numbers come as texts, and texts as numbers', () => {
    expect(read({ id: 5, duration: '30', end_at: undefined }).id).toBe('5');
    expect(read({ patient: { name: 'A', phone: 600700800, nin: '1' } }).patient).toMatchObject({
      phone: '600700800',
      nin: '1',
    });
  });

  test('ids come as the text null', () => {
    expect(read({ insurance: { id: 'null', name: '', plan: null, plan_id: 'null' } }).insurance).toBeNull();
    expect(read({ insurance: { id: '7', name: 'X', plan: 'null,', plan_id: 'null' } }).insurance).toEqual({
      id: '7',
      name: 'X',
      plan: null,
      planId: null,
    });
  });

  test('but a person may be called Null, or null', () => {
    expect(read({ patient: { name: 'null', surname: 'Null' } }).patient).toMatchObject({
      name: 'null',
      surname: 'Null',
    });
  });

  test('presence is spelled small by reads and large by events; anything else is not known', () => {
    expect(['present', 'ABSENT', 'maybe', null, ''].map((presence) => read({ presence }).presence)).toEqual([
      'present',
      'absent',
      null,
      null,
      null,
    ]);
  });

  test('unknown values are kept as they were said', () => {
    expect(read({ status: 'reserved', booked_by: 'robot' })).toMatchObject({
      status: 'other:reserved',
      bookedBy: 'other:robot',
    });
  });

  test('what schemas forget is read where it is there, and nothing where it is not', () => {
    expect(read({}).confirmed).toBeNull();
    expect(read({ confirmed: 'false' }).confirmed).toBe(false);
    expect(read({ patient: 'Anna', address_service: null, insurance: [], moving: 'x' })).toMatchObject({
      patient: null,
      service: null,
      insurance: null,
      moving: null,
    });
  });
});

describe('for any JSON at all', () => {
  test('reading never throws, and a complaint names a field and not its value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom(...Object.keys(plain)), (value, field) => {
        readBooking(value, calendar.addressId);
        const secret = 'Kowalski 85010112345';
        const result = readBooking({ ...plain, duration: null, [field]: secret }, calendar.addressId);
        if (!result.ok) {
          expect(result.error).not.toContain('Kowalski');
          expect(result.error).not.toContain('8501');
        }
        readBooking({ ...plain, [field]: value }, calendar.addressId);
      }),
    );
  });

  test('a booking written as the vendor writes it comes back with the same times', () => {
    const start = fc.integer({ min: 1_600_000_000, max: 1_900_000_000 });
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 600 }), fc.boolean(), (seconds, minutes, asText) => {
        const at = seconds * 1000;
        const booking = read({
          start_at: toWireTime(at, zone),
          end_at: undefined,
          duration: asText ? String(minutes) : minutes,
        });
        expect([booking.start, booking.end]).toEqual([at, at + minutes * 60_000]);
      }),
    );
  });
});
