import { afterEach, expect, test } from 'vitest';
// eslint-disable-next-line no-restricted-syntax -- For its timers.
import { realClock, type Clock } from '../../../main/practice/ports.ts';
import { startPractice, type Practice } from '../../../main/practice/server.ts';
import { answerOf, userAgent } from './support/desk.ts';
import { at, monday, morning, putBooking, smallWorld } from './support/world.ts';

let practice: Practice;
afterEach(() => practice.close());

/** The wall clock of the machine, set to the Monday of the hand-made world. */
const clock: Clock = { now: () => morning, after: (ms, task) => realClock.after(ms, task) };
const headers = { 'User-Agent': userAgent };

async function start(): Promise<void> {
  practice = await startPractice({ world: smallWorld(), clock, random: Math.random });
}

async function token(): Promise<string> {
  const response = await fetch(`${practice.origin}/oauth/v2/token`, {
    method: 'POST',
    headers: { ...headers, Authorization: `Basic ${btoa('practice-client:practice-secret')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'integration' }),
  });
  const { json } = await answerOf(response);
  expect(response.status).toBe(200);
  return String(json['access_token']);
}

async function api(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${practice.origin}/api/v3/integration${path}`, {
    ...init,
    headers: { ...headers, Authorization: `Bearer ${await token()}` },
  });
}

function command(name: string, body: unknown): Promise<Response> {
  return fetch(`${practice.origin}/practice/${name}`, { method: 'POST', body: JSON.stringify(body) });
}

test('over real HTTP, a client gets a token, reads the clinic and books a slot', async () => {
  await start();
  const facilities = await answerOf(await api('/facilities'));
  expect(facilities.items).toEqual([
    { id: '1', name: 'Przychodnia Pod Lipą' },
    { id: '2', name: 'Przychodnia Nad Wisłą' },
  ]);
  const slot = encodeURIComponent('2026-09-07T09:20:00+02:00');
  const booked = await answerOf(
    await api(`/facilities/1/doctors/11/addresses/111/slots/${slot}/book`, {
      method: 'POST',
      body: JSON.stringify({
        address_service_id: '500',
        duration: 20,
        patient: { name: 'Anna', phone: '+48600100200' },
      }),
    }),
  );
  expect(booked.status).toBe(200);
  expect(booked.headers.get('content-type')).toBe('application/vnd.docplanner+json; charset=UTF-8');
  expect(booked.json).toMatchObject({
    status: 'booked',
    start_at: '2026-09-07T09:20:00+02:00',
    booked_by: 'integration',
    patient: { name: 'Anna' },
  });
  expect(practice.counts.byOperation.get('bookSlot')).toBe(1);
});

test('a fault that loses the answer leaves the booking made; the client sees a broken connection', async () => {
  await start();
  putBooking(practice.world, { id: '600', start: at(monday, '09:00') });
  practice.faults.add({ fault: { kind: 'drop-after' }, operations: ['cancelBooking'], times: 1 });
  const path = '/facilities/1/doctors/11/addresses/111/bookings/600';
  await expect(api(path, { method: 'DELETE' })).rejects.toThrow();
  expect(practice.world.bookings.get('600')?.status).toBe('canceled');
  const again = await answerOf(await api(path, { method: 'DELETE' }));
  expect(again.message).toBe('Visit 600 cannot be canceled because it is not booked');
});

test('a reset breaks the connection before anything is done', async () => {
  await start();
  putBooking(practice.world, { id: '600' });
  practice.faults.add({ fault: { kind: 'reset' }, operations: ['writes'], times: 1 });
  await expect(
    api('/facilities/1/doctors/11/addresses/111/bookings/600', { method: 'DELETE' }),
  ).rejects.toThrow();
  expect(practice.world.bookings.get('600')?.status).toBe('booked');
});

test('while the line is down every call of the API breaks, and the control endpoints still answer', async () => {
  await start();
  const good = await token();
  await command('line', { up: false });
  const call = (): Promise<Response> =>
    fetch(`${practice.origin}/api/v3/integration/facilities`, {
      headers: { ...headers, Authorization: `Bearer ${good}` },
    });
  await expect(call()).rejects.toThrow();
  await command('line', { up: true });
  expect((await call()).status).toBe(200);
});

test('the Date header is the vendor’s clock, also when a fault puts that wrong', async () => {
  await start();
  expect((await api('/facilities')).headers.get('date')).toBe(new Date(morning).toUTCString());
  await command('faults', { dateSkewMs: 3_600_000 });
  expect((await api('/facilities')).headers.get('date')).toBe(new Date(morning + 3_600_000).toUTCString());
});

test('a test can let a patient book, move and cancel, and see it in the state and in the queue', async () => {
  await start();
  const booked = await answerOf(await command('patient-books', { addressId: '111' }));
  expect(booked.json).toMatchObject({ addressId: '111', start: at(monday, '09:00'), doctorId: '11' });
  const start1 = at(monday, '10:00');
  const moved = await answerOf(
    await command('patient-moves', { bookingId: booked.json['id'], start: start1 }),
  );
  expect(moved.json).toMatchObject({ start: start1, originId: booked.json['id'] });
  await command('patient-cancels', { bookingId: moved.json['id'], reason: 'ill' });
  const id = String(moved.json['id']);
  const state = await answerOf(await fetch(`${practice.origin}/practice/state?bookings=${id}`));
  expect(state.json).toMatchObject({ bookings: { [id]: { status: 'canceled', cancelReason: 'ill' } } });
  const events = await answerOf(await api('/notifications/multiple?limit=100'));
  const names = (events.json['notifications'] as { name: string }[]).map(({ name }) => name);
  expect(names).toEqual(['slot-booked', 'booking-moved', 'booking-canceled']);
});

test('control endpoints refuse what they do not understand, and web pages', async () => {
  await start();
  expect((await command('quirks', { numericIds: 'yes' })).status).toBe(400);
  expect((await command('quirks', { noSuchQuirk: true })).status).toBe(400);
  expect((await command('nothing', {})).status).toBe(404);
  const page = await fetch(`${practice.origin}/practice/line`, {
    method: 'POST',
    headers: { Origin: 'https://example.com' },
    body: JSON.stringify({ up: false }),
  });
  expect(page.status).toBe(403);
  expect(practice.lineUp).toBe(true);
});
