import { describe, expect, test } from 'vitest';
import {
  patientBooksWithApproval,
  patientMovesWithApproval,
} from '../../../main/practice/actions/approved.ts';
import { patientBooks } from '../../../main/practice/actions/patients.ts';
import { isPushUrl } from '../../../main/practice/push.ts';
import type { Quirks } from '../../../main/practice/quirks.ts';
import { settle } from './support/clock.ts';
import { openDesk, type Desk, type Json } from './support/desk.ts';
import { anna, at, monday, morning, putBooking } from './support/world.ts';

const minute = 60_000;
const visit = { addressId: '111', addressServiceId: '500', start: at(monday, '09:00'), patient: anna };

interface Receiver {
  readonly desk: Desk;
  readonly received: Json[];
  /** What the endpoint answers; `never` keeps the vendor waiting. */
  answer: number | 'never' | 'unreachable';
}

function openReceiver(quirks: Partial<Quirks> = {}): Receiver {
  const received: Json[] = [];
  const pushFetch: typeof fetch = async (_url, init) => {
    received.push(JSON.parse(typeof init?.body === 'string' ? init.body : '') as Json);
    if (receiver.answer === 'never') return new Promise<Response>(() => undefined);
    if (receiver.answer === 'unreachable') throw new TypeError('fetch failed');
    return Promise.resolve(new Response(null, { status: receiver.answer }));
  };
  const push = { url: 'https://clinic.example/push', apiKey: { header: 'X-Key', value: 'k' } };
  const receiver: Receiver = { desk: openDesk({ push, pushFetch, quirks }), received, answer: 204 };
  return receiver;
}

describe('events', () => {
  test('are pushed as they happen, and still wait in the queue for who pulls', async () => {
    const { desk, received } = openReceiver();
    patientBooks(desk.world, { ...visit, now: morning });
    await settle();
    expect(received).toMatchObject([{ name: 'slot-booked', created_at: '2026-09-07T07:00:00+02:00' }]);
    expect((await desk.call('GET', '/notifications')).json['name']).toBe('slot-booked');
  });

  test.each([
    ['once', []],
    ['three', [1, 6, 21]],
    ['two', [5, 15]],
  ] as const)('that fail are tried again by the schedule "%s"', async (pushRetries, minutes) => {
    const receiver = openReceiver({ pushRetries });
    receiver.answer = 500;
    patientBooks(receiver.desk.world, { ...visit, now: morning });
    await settle();
    const times: number[] = [];
    for (let passed = 1; passed <= 30; passed += 1) {
      const before = receiver.received.length;
      await receiver.desk.clock.pass(minute);
      if (receiver.received.length > before) times.push(passed);
    }
    expect(times).toEqual(minutes);
    expect(receiver.desk.clinic.pusher?.failed).toHaveLength(1);
  });

  test('that failed for good are pushed again on release, which is allowed once an hour', async () => {
    const receiver = openReceiver({ pushRetries: 'once' });
    receiver.answer = 'unreachable';
    patientBooks(receiver.desk.world, { ...visit, now: morning });
    await settle();
    receiver.answer = 200;
    expect((await receiver.desk.call('POST', '/notifications/release')).status).toBe(204);
    await settle();
    expect(receiver.received).toHaveLength(2);
    await receiver.desk.clock.pass(10 * minute);
    const again = await receiver.desk.call('POST', '/notifications/release');
    expect(again.status).toBe(429);
    expect(again.headers.get('retry-after')).toBe('3000');
    await receiver.desk.clock.pass(50 * minute);
    expect((await receiver.desk.call('POST', '/notifications/release')).status).toBe(204);
  });

  test('that cannot be told may cancel the booking, as an old guide says: a quirk', async () => {
    const receiver = openReceiver({ pushRetries: 'once', failedPushCancels: true });
    receiver.answer = 500;
    const booked = patientBooks(receiver.desk.world, { ...visit, now: morning });
    await settle();
    expect(booked.ok && booked.value.status).toBe('canceled');
  });
});

describe('before a patient books', () => {
  test('the clinic is asked, and a yes makes the booking', async () => {
    const { desk, received } = openReceiver();
    const outcome = await patientBooksWithApproval(desk.clinic, visit);
    await settle();
    expect(outcome.ok).toBe(true);
    expect(received.map(({ name }) => name)).toEqual(['slot-booking', 'slot-booked']);
    const request = (received[0]?.['data'] as Json)['visit_booking_request'];
    expect(request).toMatchObject({
      booking_by: 'user',
      start_at: '2026-09-07T09:00:00+02:00',
      duration: 20,
    });
    expect(request).not.toHaveProperty('id');
  });

  test.each([400, 500, 'unreachable'] as const)('an answer of %s prevents it', async (answer) => {
    const receiver = openReceiver();
    receiver.answer = answer;
    const outcome = await patientBooksWithApproval(receiver.desk.clinic, visit);
    expect(outcome.ok).toBe(false);
    expect(receiver.desk.world.bookings.size).toBe(0);
  });

  test('silence for five seconds prevents it', async () => {
    const receiver = openReceiver();
    receiver.answer = 'never';
    const outcome = patientBooksWithApproval(receiver.desk.clinic, visit);
    await receiver.desk.clock.pass(5000);
    expect((await outcome).ok).toBe(false);
  });

  test('a clinic that only pulls is not asked', async () => {
    expect((await patientBooksWithApproval(openDesk().clinic, visit)).ok).toBe(true);
  });

  test('a taken slot is not even asked about', async () => {
    const { desk, received } = openReceiver();
    putBooking(desk.world, { id: '600' });
    expect((await patientBooksWithApproval(desk.clinic, visit)).ok).toBe(false);
    expect(received).toEqual([]);
  });
});

test('before a patient moves, both the visit that goes and the one that comes are named', async () => {
  const receiver = openReceiver();
  putBooking(receiver.desk.world, { id: '600' });
  const to = { bookingId: '600', start: at(monday, '10:00') };
  receiver.answer = 409;
  expect((await patientMovesWithApproval(receiver.desk.clinic, to)).ok).toBe(false);
  expect(receiver.received[0]).toMatchObject({
    name: 'booking-moving',
    data: {
      canceling_booking: { id: '600', canceling_by: 'user' },
      creating_booking: { start_at: '2026-09-07T10:00:00+02:00', signature: expect.any(String) as string },
    },
  });
  receiver.answer = 200;
  expect((await patientMovesWithApproval(receiver.desk.clinic, to)).ok).toBe(true);
});

test('pushes go to https, or to this machine', () => {
  expect(['https://a.example/p', 'http://127.0.0.1:9/p', 'http://localhost/p'].map(isPushUrl)).toEqual([
    true,
    true,
    true,
  ]);
  expect(['http://a.example/p', 'ftp://127.0.0.1/', 'nonsense'].map(isPushUrl)).toEqual([
    false,
    false,
    false,
  ]);
  expect(() => openDesk({ push: { url: 'http://a.example/p' } })).toThrow();
});
