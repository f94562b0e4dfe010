import { describe, expect, test } from 'vitest';
import { doctorMoves } from '../../../main/practice/actions/doctors.ts';
import { openDesk, type Answer, type Desk } from './support/desk.ts';
import { at, monday, morning, putBooking } from './support/world.ts';

const address = '/facilities/1/doctors/11/addresses/111';

function move(desk: Desk, id: string, body: object, at111 = address): Promise<Answer> {
  return desk.call('POST', `${at111}/bookings/${id}/move`, body);
}

const to10 = { address_service_id: '500', start: '2026-09-07T10:00:00+02:00', duration: 20 };

test('a move makes a booking with a new id and cancels the old one; one event tells of both', async () => {
  const desk = openDesk();
  putBooking(desk.world, { id: '600', comment: 'Pierwszy raz' });
  const { status, headers, json } = await move(desk, '600', to10);
  expect(status).toBe(201);
  expect(headers.get('location')).toBe(`/api/v3/integration${address}/bookings/1000`);
  expect(json).toMatchObject({
    id: '1000',
    status: 'booked',
    start_at: '2026-09-07T10:00:00+02:00',
    comment: 'Pierwszy raz',
    patient: { name: 'Anna' },
  });
  const old = await desk.call('GET', `${address}/bookings/600?with=booking.moving`);
  expect(old.json).toMatchObject({
    status: 'canceled',
    canceled_by: 'integration',
    moving: { origin_booking_id: '600', newest_booking_id: '1000' },
  });
  const event = await desk.call('GET', '/notifications');
  expect(event.json).toMatchObject({
    name: 'booking-moved',
    data: {
      address: { id: '111' },
      old_visit_booking: { id: '600', status: 'canceled' },
      new_visit_booking: { id: '1000', status: 'booked' },
    },
  });
  expect((await desk.call('GET', '/notifications')).status).toBe(404);
});

test('every link of a chain of moves names the first and the last', async () => {
  const desk = openDesk();
  putBooking(desk.world, { id: '600' });
  await move(desk, '600', to10);
  await move(desk, '1000', { ...to10, start: '2026-09-07T11:00:00+02:00' });
  for (const id of ['600', '1000', '1001']) {
    const { json } = await desk.call('GET', `${address}/bookings/${id}?with=booking.moving`);
    expect(json['moving']).toEqual({ origin_booking_id: '600', newest_booking_id: '1001' });
  }
});

test('bookings made before April 2025 have no chain; one that was never moved is both its ends', async () => {
  const desk = openDesk();
  putBooking(desk.world, { id: '600', bookedAt: Date.UTC(2025, 2, 1), movedTo: '601' });
  putBooking(desk.world, { id: '601' });
  const moving = async (id: string) =>
    (await desk.call('GET', `${address}/bookings/${id}?with=booking.moving`)).json['moving'];
  expect(await moving('600')).toBeNull();
  expect(await moving('601')).toEqual({ origin_booking_id: '601', newest_booking_id: '601' });
});

test('a visit may move over its own time', async () => {
  const desk = openDesk();
  putBooking(desk.world, { id: '600', duration: 60, addressServiceId: '501' });
  const body = { address_service_id: '501', start: '2026-09-07T09:20:00+02:00', duration: 60 };
  expect((await move(desk, '600', body)).status).toBe(201);
});

test('a visit may go to another doctor of the facility: the place names that doctor', async () => {
  const desk = openDesk();
  putBooking(desk.world, { id: '600' });
  const body = { address_service_id: '510', start: '2026-09-07T09:30:00+02:00', address_id: '121' };
  const { headers, json } = await move(desk, '600', body);
  const location = headers.get('location') ?? '';
  expect(location).toBe('/api/v3/integration/facilities/1/doctors/12/addresses/121/bookings/1000');
  expect(json).toMatchObject({ duration: 30, address_service: { id: '510' } });
  expect((await desk.call('GET', location.replace('/api/v3/integration', ''))).status).toBe(200);
  const event = await desk.call('GET', '/notifications');
  expect(event.json).toMatchObject({ data: { doctor: { id: '12' }, address: { id: '121' } } });
});

describe('a move is refused', () => {
  test.each([
    [
      'out of the facility',
      { ...to10, address_id: '211', address_service_id: '520' },
      403,
      'This address does not belong to this facility',
    ],
    ['to no address', { ...to10, address_id: '9' }, 400, 'Address does not exist'],
    ['to no service', { ...to10, address_service_id: '9' }, 400, 'Service does not exist'],
    [
      'to another address’s service',
      { ...to10, address_service_id: '510' },
      400,
      'Service does not belong to the address',
    ],
    ['to no time', { address_service_id: '500' }, 400, 'Invalid arguments'],
    ['without a service', { start: to10.start }, 400, 'Invalid arguments'],
    [
      'to where no slot is',
      { ...to10, start: '2026-09-07T15:00:00+02:00' },
      404,
      'Unable to perform booking. Requested target slot (2026-09-07T15:00:00+02:00) not found',
    ],
  ])('%s', async (_what, body, status, message) => {
    const desk = openDesk();
    putBooking(desk.world, { id: '600' });
    const answer = await move(desk, '600', body);
    expect([answer.status, answer.message]).toEqual([status, message]);
    expect(desk.world.bookings.get('600')?.status).toBe('booked');
    expect(desk.world.bookings.size).toBe(1);
  });

  test('once it is off or has moved', async () => {
    const desk = openDesk();
    putBooking(desk.world, { id: '600' });
    await move(desk, '600', to10);
    const again = await move(desk, '600', { ...to10, start: '2026-09-07T11:00:00+02:00' });
    expect([again.status, again.message]).toEqual([409, 'The visit has already been canceled or moved']);
  });

  test('at another address than its own', async () => {
    const desk = openDesk();
    putBooking(desk.world, { id: '600' });
    const answer = await move(desk, '600', to10, '/facilities/1/doctors/12/addresses/121');
    expect([answer.status, answer.message]).toEqual([403, 'This booking does not belong to this address']);
  });

  test('with money on it, to another payment account', async () => {
    const desk = openDesk();
    Object.assign(desk.world.addresses.get('121') ?? {}, { paymentAccount: 'other' });
    putBooking(desk.world, { id: '600', visitPayment: true, visitPaymentStatus: 'paid' });
    const body = { address_service_id: '510', start: '2026-09-07T09:30:00+02:00', address_id: '121' };
    const answer = await move(desk, '600', body);
    expect(answer.status).toBe(422);
    expect(answer.message).toMatch(/^This booking has a payment on it/);
  });

  test.each([404, 409, 422] as const)(
    'onto another visit, with the status of the quirk: %i',
    async (status) => {
      const desk = openDesk({ quirks: { doubleBooking: status } });
      putBooking(desk.world, { id: '600' });
      putBooking(desk.world, { id: '601', start: at(monday, '10:00') });
      expect((await move(desk, '600', to10)).status).toBe(status);
    },
  );
});

test('quirks: a move may need no slot, and no start', async () => {
  const desk = openDesk({ quirks: { moveNeedsSlot: false, moveNeedsStart: false } });
  putBooking(desk.world, { id: '600' });
  expect((await move(desk, '600', { ...to10, start: '2026-09-07T15:05:00+02:00' })).status).toBe(201);
  const same = await move(desk, '1000', { address_service_id: '501' });
  expect(same.json).toMatchObject({ start_at: '2026-09-07T15:05:00+02:00', duration: 20 });
});

test('doctors move visits to where no slot is', () => {
  const desk = openDesk();
  putBooking(desk.world, { id: '600' });
  const moved = doctorMoves(desk.world, { now: morning, bookingId: '600', start: at(monday, '18:00') });
  expect(moved.ok && moved.value.new).toMatchObject({ bookedBy: 'doctor', originId: '600', duration: 20 });
});
