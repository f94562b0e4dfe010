import { describe, expect, test } from 'vitest';
import { clinicApp } from '../../../main/practice/http/app.ts';
import { answerOf, openDesk, userAgent, type Answer, type Desk, type Json } from './support/desk.ts';
import { at, monday, putBooking } from './support/world.ts';

/** The control endpoints, in-process: a test or the demo on the same machine. */
async function command(desk: Desk, name: string, body?: unknown): Promise<Answer> {
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  return answerOf(
    await clinicApp(desk.clinic).fetch(new Request(`http://127.0.0.1/practice/${name}`, init), {}),
  );
}

describe('patient-books', () => {
  test('chooses what is left out: the first free slot, its service, somebody', async () => {
    const desk = openDesk();
    const { status, json } = await command(desk, 'patient-books', {});
    expect(status).toBe(200);
    expect(json).toMatchObject({
      id: '1000',
      facilityId: '1',
      addressId: '111',
      addressServiceId: '500',
      start: at(monday, '09:00'),
      bookedBy: 'user',
    });
  });

  test('takes what is named, instants as epoch ms or as text', async () => {
    const desk = openDesk();
    const patient = { name: 'Żaneta', surname: 'Ćwiek-Łoś', phone: '+48111222333' };
    const wanted = { addressId: '111', addressServiceId: '501', start: '2026-09-07T10:00:00+02:00', patient };
    const { json } = await command(desk, 'patient-books', wanted);
    expect(json).toMatchObject({ start: at(monday, '10:00'), duration: 60, patient });
    const next = await command(desk, 'patient-books', { addressId: '121', start: at(monday, '10:30') });
    expect(next.json).toMatchObject({ addressId: '121', start: at(monday, '10:30') });
  });

  test('tells why not: a taken slot, nothing free, an unknown key', async () => {
    const desk = openDesk();
    putBooking(desk.world, { id: '600' });
    const wanted = { addressId: '111', addressServiceId: '500', start: at(monday, '09:00') };
    const taken = await command(desk, 'patient-books', wanted);
    expect([taken.status, taken.message]).toEqual([
      404,
      'Unable to perform booking. Requested target slot (2026-09-07T09:00:00+02:00) not found',
    ]);
    expect((await command(desk, 'patient-books', { addressId: '112' })).message).toBe('no free slot');
    expect((await command(desk, 'patient-books', { adress: '111' })).status).toBe(400);
  });
});

test('patient-moves and patient-cancels refuse what is not there', async () => {
  const desk = openDesk();
  expect((await command(desk, 'patient-cancels', { bookingId: '9' })).status).toBe(404);
  expect((await command(desk, 'patient-moves', { bookingId: '9', start: at(monday, '09:00') })).status).toBe(
    404,
  );
  expect((await command(desk, 'patient-moves', { bookingId: '9', start: 'soon' })).status).toBe(400);
});

test('secret makes the old one and its tokens worthless', async () => {
  const desk = openDesk();
  const token = async (secret: string): Promise<number> => {
    const authorization = `Basic ${btoa(`${desk.world.client.id}:${secret}`)}`;
    const headers = { 'User-Agent': userAgent, Authorization: authorization };
    const body = new URLSearchParams({ grant_type: 'client_credentials', scope: 'integration' });
    return (await desk.raw('/oauth/v2/token', { method: 'POST', headers, body })).status;
  };
  const old = desk.world.client.secret;
  expect([await token(old), (await desk.call('GET', '/facilities')).status]).toEqual([200, 200]);
  expect((await command(desk, 'secret', { secret: 'another' })).status).toBe(200);
  expect((await desk.call('GET', '/facilities')).status).toBe(401);
  expect([await token(old), await token('another')]).toEqual([400, 200]);
});

describe('state', () => {
  test('tells counts and totals, and bookings only when asked', async () => {
    const desk = openDesk();
    putBooking(desk.world, { id: '600' });
    putBooking(desk.world, { id: '601' });
    await desk.call('GET', '/facilities');
    const { json } = await command(desk, 'state');
    expect(json).toMatchObject({
      lineUp: true,
      timeZone: 'Europe/Warsaw',
      counts: { total: 1, byOperation: { getFacilities: 1 }, byStatus: { 200: 1 } },
      totals: { bookings: 2, doctors: 4 },
      bookings: {},
    });
    const keys = async (query: string) =>
      Object.keys((await command(desk, `state?${query}`)).json['bookings'] as Json);
    expect(await keys('bookings=601,9')).toEqual(['601']);
    expect(await keys('bookings=all')).toEqual(['600', '601']);
    expect((await command(desk, 'state?addresses=all')).json['addresses']).toContainEqual({
      id: '121',
      doctorId: '12',
      facilityId: '1',
    });
  });

  test('shows no secret', async () => {
    const { text } = await command(openDesk(), 'state?bookings=all&addresses=all');
    expect(text).not.toContain('practice-secret');
  });
});

describe('faults and quirks', () => {
  test('are set for the calls to come; faults can be replaced, added, and tokens expired', async () => {
    const desk = openDesk();
    const rule = { fault: { kind: 'status', status: 503 }, operations: ['reads'], times: 1 };
    expect((await command(desk, 'faults', { rules: [rule], add: [rule] })).json['waiting']).toEqual([
      rule,
      rule,
    ]);
    expect((await desk.call('GET', '/facilities')).status).toBe(503);
    expect((await desk.call('GET', '/facilities')).status).toBe(503);
    expect((await desk.call('GET', '/facilities')).status).toBe(200);
    expect((await command(desk, 'state')).json['struck']).toEqual({ status: 2 });
    await command(desk, 'faults', { expireTokens: true });
    expect((await desk.call('GET', '/facilities')).status).toBe(401);
  });

  test.each([
    { rules: [{ fault: { kind: 'meteor' } }] },
    { rules: [{ fault: { kind: 'delay' } }] },
    { fault: 1 },
  ])('that are not understood change nothing: %o', async (body) => {
    const desk = openDesk();
    expect((await command(desk, 'faults', body)).status).toBe(400);
    expect(desk.clinic.faults.waiting).toEqual([]);
  });

  test('a quirk changes alone', async () => {
    const desk = openDesk();
    const before = desk.clinic.quirks;
    await command(desk, 'quirks', { numericIds: true });
    expect(desk.clinic.quirks).toEqual({ ...before, numericIds: true });
  });
});

describe('for hours', () => {
  test('doctor-edits changes what a doctor may change in the panel, as state then tells; what cannot be is 404', async () => {
    const desk = openDesk();
    const periods = async () => (await command(desk, 'state?periods=111')).json['periods'];
    expect(await periods()).toMatchObject([{ start: at(monday, '09:00'), end: at(monday, '12:00') }]);
    const { workPeriods } = desk.world;
    for (const id of ['121', '211']) workPeriods.delete(id);
    // The day and the calendar are drawn: one of a few tries meets the Monday.
    for (let tries = 0; tries < 400 && (workPeriods.get('111') ?? []).length > 0; tries += 1)
      await command(desk, 'doctor-edits', { kind: 'dayClosed' });
    expect(await periods()).toEqual([]);
    expect((await command(desk, 'doctor-edits', { kind: 'dayClosed' })).status).toBe(404);
    expect((await command(desk, 'doctor-edits', { kind: 'retires' })).status).toBe(400);
  });

  test('doctor-edits changes the day of the calendar that is named, and no other', async () => {
    const desk = openDesk();
    const named = { kind: 'dayClosed', addressId: '111', date: monday };
    const others = () => JSON.stringify([...desk.world.workPeriods].filter(([id]) => id !== '111'));
    const before = others();
    expect((await command(desk, 'doctor-edits', { ...named, date: '2031-01-01' })).status).toBe(404);
    expect((await command(desk, 'doctor-edits', { ...named, date: 'monday' })).status).toBe(400);
    expect((await command(desk, 'doctor-edits', named)).status).toBe(200);
    expect((await command(desk, 'state?periods=111')).json['periods']).toEqual([]);
    expect(others()).toBe(before);
  });
});

describe('for the end of a day', () => {
  test('doctor-books enters a visit at any time, over others too', async () => {
    const desk = openDesk();
    for (const surname of ['Pierwsza', 'Druga']) {
      const start = at(monday, '06:10');
      const { status, json } = await command(desk, 'doctor-books', { start, surname });
      expect(status).toBe(200);
      expect(json).toMatchObject({ start, bookedBy: 'doctor', patient: { surname } });
    }
  });

  test('doctor-books enters it in the calendar that is named', async () => {
    const desk = openDesk();
    const addressId = [...desk.clinic.world.addressServices.values()].at(-1)?.addressId ?? '';
    const start = at(monday, '06:10');
    const { json } = await command(desk, 'doctor-books', { start, surname: 'Trzecia', addressId });
    expect(json).toMatchObject({ addressId, start });
  });

  test('doctor-marks says that a patient came, tells it as an event, and refuses what is to come', async () => {
    const desk = openDesk();
    const { world, clock } = desk.clinic;
    const over = putBooking(world, { id: '903', start: clock.now() - 60_000 });
    const coming = putBooking(world, { id: '904', start: clock.now() + 60_000 });
    const mark = (bookingId: string) => command(desk, 'doctor-marks', { bookingId, presence: 'present' });
    expect((await mark(over.id)).json).toMatchObject({ id: over.id, presence: 'present' });
    expect(world.queue.map(({ name }) => name)).toEqual(['presence-marked']);
    expect((await mark(coming.id)).status).toBeGreaterThanOrEqual(400);
    expect(world.bookings.get(coming.id)?.presence).toBeNull();
  });

  test('unmark forgets the presence of the visits that start in a window, and of no other', async () => {
    const desk = openDesk();
    const { world } = desk.clinic;
    const inside = putBooking(world, { id: '901', start: at(monday, '09:00'), presence: 'present' });
    const after = putBooking(world, { id: '902', start: at(monday, '10:00'), presence: 'absent' });
    const answer = await command(desk, 'unmark', { from: at(monday, '08:00'), to: at(monday, '10:00') });
    expect(answer.json).toEqual({ count: 1 });
    expect(world.bookings.get(inside.id)?.presence).toBeNull();
    expect(world.bookings.get(after.id)?.presence).toBe('absent');
  });
});
