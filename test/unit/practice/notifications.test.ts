import { describe, expect, test } from 'vitest';
import { commercialTypeChanges } from '../../../main/practice/actions/calendars.ts';
import {
  patientBooks,
  patientCancels,
  patientConfirms,
  patientMoves,
} from '../../../main/practice/actions/patients.ts';
import { paymentChanges, unpaidVisitsLapse } from '../../../main/practice/actions/payments.ts';
import { openDesk, type Desk } from './support/desk.ts';
import { anna, at, monday, morning, putBooking } from './support/world.ts';

function book(desk: Desk, time: string): string {
  const start = at(monday, time);
  const now = desk.clock.now();
  const booked = patientBooks(desk.world, {
    now,
    addressId: '111',
    addressServiceId: '500',
    start,
    patient: anna,
  });
  if (!booked.ok) throw new Error(booked.refusal.message);
  return booked.value.id;
}

async function pull(
  desk: Desk,
  limit = 100,
): Promise<{ names: string[]; remaining: unknown; status: number }> {
  const { json, status } = await desk.call('GET', `/notifications/multiple?limit=${limit}`);
  const events = (json['notifications'] ?? []) as { name: string }[];
  return { names: events.map(({ name }) => name), remaining: json['remaining'], status };
}

describe('the queue', () => {
  test('gives the oldest first, each once: reading consumes', async () => {
    const desk = openDesk();
    const id = book(desk, '09:00');
    patientConfirms(desk.world, { now: morning, bookingId: id });
    patientMoves(desk.world, { now: morning, bookingId: id, start: at(monday, '10:00') });
    expect((await desk.call('GET', '/notifications')).json['name']).toBe('slot-booked');
    expect(await pull(desk, 1)).toMatchObject({ names: ['booking-confirmed'], remaining: 1 });
    expect(await pull(desk)).toMatchObject({ names: ['booking-moved'], remaining: 0 });
    expect((await pull(desk)).status).toBe(404);
    const empty = await desk.call('GET', '/notifications');
    expect([empty.status, empty.message]).toEqual([404, 'No notifications found']);
  });

  test('gives one unless a limit is named, and takes limits from 1 to 100', async () => {
    const desk = openDesk();
    book(desk, '09:00');
    book(desk, '09:20');
    const { json } = await desk.call('GET', '/notifications/multiple');
    expect(json['notifications']).toHaveLength(1);
    for (const limit of ['0', '101', 'all'])
      expect((await desk.call('GET', `/notifications/multiple?limit=${limit}`)).status).toBe(400);
    expect(desk.world.queue).toHaveLength(1);
  });

  test('forgets what nobody pulled for 72 hours', async () => {
    const desk = openDesk();
    book(desk, '09:00');
    await desk.clock.pass(3_600_000);
    book(desk, '09:20');
    await desk.clock.pass(71 * 3_600_000);
    expect(await pull(desk)).toMatchObject({ names: ['slot-booked'] });
  });

  test('holds an event as the world was when it happened', async () => {
    const desk = openDesk();
    const id = book(desk, '09:00');
    patientCancels(desk.world, { now: morning, bookingId: id });
    const { json } = await desk.call('GET', '/notifications');
    expect(json).toEqual({
      name: 'slot-booked',
      created_at: '2026-09-07T07:00:00+02:00',
      data: {
        facility: { id: '1', name: 'Przychodnia Pod Lipą' },
        doctor: { id: '11', name: 'Jan', surname: 'Lekarz 11' },
        address: { id: '111', name: 'Gabinet 111', street: 'ul. Lipowa 1', post_code: '00-001' },
        visit_booking: {
          id,
          status: 'booked',
          start_at: '2026-09-07T09:00:00+02:00',
          end_at: '2026-09-07T09:20:00+02:00',
          duration: 20,
          booked_by: 'user',
          canceled_by: '',
          booked_at: '2026-09-07T07:00:00+02:00',
          address_service: {
            id: '500',
            name: 'Konsultacja',
            price: 149,
            is_price_from: false,
            is_visible: true,
          },
          patient: {
            name: 'Anna',
            surname: 'Zażółć-Gęślą',
            email: 'anna@example.com',
            phone: '+48600100200',
            birth_date: '1985-01-31',
            nin: '85013112345',
            gender: 'f',
            is_returning: false,
            insurance_number: null,
          },
        },
      },
    });
  });

  test('echoes the client’s own calls, or does not: a quirk', async () => {
    for (const echoesOwnActions of [true, false]) {
      const desk = openDesk({ quirks: { echoesOwnActions } });
      putBooking(desk.world, { id: '600' });
      await desk.call('DELETE', '/facilities/1/doctors/11/addresses/111/bookings/600');
      book(desk, '09:00');
      const { names } = await pull(desk);
      expect(names).toEqual(echoesOwnActions ? ['booking-canceled', 'slot-booked'] : ['slot-booked']);
    }
  });
});

describe('payments', () => {
  test('change their state with an event that names both', async () => {
    const desk = openDesk();
    putBooking(desk.world, { id: '600', visitPayment: true, visitPaymentStatus: 'waiting_for_confirmation' });
    paymentChanges(desk.world, { now: morning, bookingId: '600', status: 'paid' });
    expect((await desk.call('GET', '/notifications')).json).toMatchObject({
      name: 'booking-payment-status-changed',
      data: {
        visit_booking: { id: '600', visit_payment: true },
        visit_payment_status: {
          status_from: 'waiting_for_confirmation',
          status_to: 'paid',
          changed_at: '2026-09-07T07:00:00+02:00',
        },
      },
    });
  });

  test('not made within 90 minutes cancel the visit', () => {
    const { world } = openDesk();
    const wait = { visitPayment: true, visitPaymentStatus: 'waiting_for_confirmation', bookedAt: morning };
    putBooking(world, { id: '600', ...wait });
    putBooking(world, { id: '601', ...wait, visitPaymentStatus: 'paid' });
    expect(unpaidVisitsLapse(world, { now: morning + 90 * 60_000 - 1 })).toEqual([]);
    expect(unpaidVisitsLapse(world, { now: morning + 90 * 60_000 }).map(({ id }) => id)).toEqual(['600']);
    expect(world.queue.map(({ name }) => name)).toEqual(['booking-canceled']);
  });
});

test('a change of package is told with the address’s new type', async () => {
  const desk = openDesk();
  commercialTypeChanges(desk.world, { now: morning, addressId: '111', commercialType: 'basic' });
  expect((await desk.call('GET', '/notifications')).json).toMatchObject({
    name: 'address-commercial-type-changed',
    data: { address: { id: '111', commercial_type: 'basic' } },
  });
});

test('releasing pushes is for clients that take pushes', async () => {
  const answer = await openDesk().call('POST', '/notifications/release');
  expect([answer.status, answer.message]).toEqual([403, 'You are not allowed to use this method']);
});
