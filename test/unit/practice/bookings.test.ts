import { describe, expect, test } from 'vitest';
import { doctorErases } from '../../../main/practice/actions/doctors.ts';
import { encoded, openDesk, type Desk } from './support/desk.ts';
import { at, monday, morning, putBooking } from './support/world.ts';

const address = '/facilities/1/doctors/11/addresses/111';
const bookings = `${address}/bookings`;

function range(from = '00:00', to = '23:59'): string {
  return `start=${encoded(`2026-09-07T${from}:00+02:00`)}&end=${encoded(`2026-09-07T${to}:00+02:00`)}`;
}

async function listed(desk: Desk, query = range()): Promise<unknown[]> {
  return (await desk.call('GET', `${bookings}?${query}`)).items.map((item) => item['id']);
}

describe('getBookings', () => {
  test('tells the basics, in the order of the day; the rest are scopes', async () => {
    const desk = openDesk();
    putBooking(desk.world, { id: '601', start: at(monday, '10:00'), confirmed: true });
    putBooking(desk.world, { id: '600', start: at(monday, '09:00') });
    putBooking(desk.world, { id: '700', addressId: '121' });
    const { items } = await desk.call('GET', `${bookings}?${range()}`);
    expect(items.map(({ id }) => id)).toEqual(['600', '601']);
    expect(Object.keys(items[0] ?? {})).toEqual([
      'id',
      'status',
      'start_at',
      'end_at',
      'duration',
      'booked_by',
      'canceled_by',
      'booked_at',
      'canceled_at',
      'comment',
      'insurance',
    ]);
    const scopes = 'booking.patient,booking.address_service,booking.presence,booking.confirmation';
    const more = await desk.call('GET', `${bookings}?${range()}&with=${scopes}`);
    expect(more.items[1]).toMatchObject({
      patient: { name: 'Anna', surname: 'Zażółć-Gęślą', phone: '+48600100200' },
      address_service: { id: '500', name: 'Konsultacja', price: 149 },
      presence: null,
      confirmed: true,
    });
  });

  test('is an empty list, not 404, where there are none', async () => {
    const { status, json } = await openDesk().call('GET', `${bookings}?${range()}`);
    expect([status, json]).toEqual([200, { _items: [] }]);
  });

  test('takes a window by the start of visits, or by overlap: a quirk', async () => {
    const desk = openDesk();
    putBooking(desk.world, { id: '600', start: at(monday, '09:00'), duration: 60 });
    putBooking(desk.world, { id: '601', start: at(monday, '10:00') });
    expect(await listed(desk, range('09:30', '10:00'))).toEqual([]);
    expect(await listed(desk, range('09:00', '10:00'))).toEqual(['600']);
    desk.clinic.quirks = { ...desk.clinic.quirks, bookingsWindow: 'overlaps' };
    expect(await listed(desk, range('09:30', '10:00'))).toEqual(['600']);
    expect(await listed(desk, range('10:00', '10:10'))).toEqual(['601']);
  });

  test('lists cancelled visits, unless the quirk says no', async () => {
    const desk = openDesk();
    putBooking(desk.world, { id: '600', status: 'canceled', canceledBy: 'user', canceledAt: morning });
    expect(await listed(desk)).toEqual(['600']);
    desk.clinic.quirks = { ...desk.clinic.quirks, bookingsListCanceled: false };
    expect(await listed(desk)).toEqual([]);
  });

  test('has pages only for those who ask by `page`', async () => {
    const desk = openDesk();
    for (let index = 0; index < 5; index += 1)
      putBooking(desk.world, { id: String(600 + index), start: at(monday, `0${index + 1}:00`) });
    const all = await desk.call('GET', `${bookings}?${range()}&limit=2`);
    expect(all.items).toHaveLength(5);
    expect(all.json).not.toHaveProperty('pages');
    const second = await desk.call('GET', `${bookings}?${range()}&page=2&limit=2`);
    expect(second.items.map(({ id }) => id)).toEqual(['602', '603']);
    expect(second.json).toMatchObject({ page: 2, limit: 2, pages: 3, total: 5 });
    const beyond = await desk.call('GET', `${bookings}?${range()}&page=4&limit=2`);
    expect([beyond.status, beyond.items]).toEqual([200, []]);
    const usual = await desk.call('GET', `${bookings}?${range()}&page=1`);
    expect(usual.json['limit']).toBe(100);
    expect((await desk.call('GET', `${bookings}?${range()}&page=0`)).status).toBe(400);
  });

  test('may be wrong about how many pages there are: a quirk', async () => {
    const desk = openDesk({ quirks: { wrongPages: true } });
    for (let index = 0; index < 3; index += 1) putBooking(desk.world, { id: String(600 + index) });
    const { json } = await desk.call('GET', `${bookings}?${range()}&page=1&limit=1`);
    expect(json).toMatchObject({ pages: 1, total: 4 });
  });

  test('may refuse long windows: a quirk', async () => {
    const desk = openDesk({ quirks: { bookingsMaxDays: 1 } });
    const long = `start=${encoded('2026-09-07T00:00:00+02:00')}&end=${encoded('2026-09-09T00:00:00+02:00')}`;
    expect((await desk.call('GET', `${bookings}?${long}`)).status).toBe(400);
    expect((await desk.call('GET', `${bookings}?${range()}`)).status).toBe(200);
    expect((await desk.call('GET', bookings)).status).toBe(400);
  });
});

describe('getBooking', () => {
  test('tells the patient and the service without being asked', async () => {
    const desk = openDesk();
    putBooking(desk.world, { id: '600' });
    const { json } = await desk.call('GET', `${bookings}/600`);
    expect(json).toMatchObject({ id: '600', patient: { name: 'Anna' }, address_service: { id: '500' } });
    expect(json).not.toHaveProperty('moving');
    expect(json).not.toHaveProperty('presence');
  });

  test('finds nothing at another address, nor what a doctor erased', async () => {
    const desk = openDesk();
    putBooking(desk.world, { id: '600' });
    const other = await desk.call('GET', '/facilities/1/doctors/12/addresses/121/bookings/600');
    expect([other.status, other.message]).toEqual([404, 'Object not found']);
    doctorErases(desk.world, { now: morning, bookingId: '600' });
    expect((await desk.call('GET', `${bookings}/600`)).status).toBe(404);
    expect(await listed(desk)).toEqual([]);
  });

  test('tells of online payment and video where there are any', async () => {
    const desk = openDesk();
    putBooking(desk.world, {
      id: '600',
      visitPayment: true,
      visitPaymentStatus: 'paid',
      videocallUrl: 'https://example.com/call',
    });
    expect((await desk.call('GET', `${bookings}/600`)).json).toMatchObject({
      visit_payment: true,
      visit_payment_status: 'paid',
      videocall_url: 'https://example.com/call',
    });
  });
});

describe('cancelBooking', () => {
  test('keeps the booking as cancelled, with who and when, and tells the queue', async () => {
    const desk = openDesk();
    putBooking(desk.world, { id: '600' });
    expect((await desk.call('DELETE', `${bookings}/600`, { reason: 'Lekarz chory' })).status).toBe(204);
    expect(desk.world.bookings.get('600')?.cancelReason).toBe('Lekarz chory');
    expect((await desk.call('GET', `${bookings}/600`)).json).toMatchObject({
      status: 'canceled',
      canceled_by: 'integration',
      canceled_at: '2026-09-07T07:00:00+02:00',
    });
    expect((await desk.call('GET', '/notifications')).json).toMatchObject({
      name: 'booking-canceled',
      data: { visit_booking: { id: '600', status: 'canceled', canceled_by: 'integration' } },
    });
  });

  test('needs no body', async () => {
    const desk = openDesk();
    putBooking(desk.world, { id: '600' });
    expect((await desk.call('DELETE', `${bookings}/600`)).status).toBe(204);
  });

  test('is refused twice, and where the address is closed', async () => {
    const desk = openDesk();
    putBooking(desk.world, { id: '600' });
    await desk.call('DELETE', `${bookings}/600`);
    const again = await desk.call('DELETE', `${bookings}/600`);
    expect([again.status, again.message]).toEqual([
      400,
      'Visit 600 cannot be canceled because it is not booked',
    ]);
    Object.assign(desk.world.addresses.get('111') ?? {}, { disabled: true });
    putBooking(desk.world, { id: '601' });
    const closed = await desk.call('DELETE', `${bookings}/601`);
    expect([closed.status, closed.message]).toEqual([400, 'Unable to cancel a visit for this address']);
    expect((await desk.call('DELETE', `${bookings}/9`)).status).toBe(404);
  });
});

describe('confirmBooking', () => {
  const confirm = (desk: Desk, id: string, body: unknown = { confirmed_by: 'user' }) =>
    desk.call('PUT', `${bookings}/${id}/confirm`, body);

  test('confirms a visit to come once, and tells the queue', async () => {
    const desk = openDesk();
    putBooking(desk.world, { id: '600' });
    expect((await confirm(desk, '600')).status).toBe(204);
    expect((await desk.call('GET', '/notifications')).json['name']).toBe('booking-confirmed');
    const again = await confirm(desk, '600', { confirmed_by: 'admin' });
    expect([again.status, again.message]).toEqual([409, 'Visit has already been confirmed']);
  });

  test('is 409 for visits that are off, erased or begun, each in its words', async () => {
    const desk = openDesk();
    putBooking(desk.world, { id: '600', status: 'canceled' });
    putBooking(desk.world, { id: '601', deleted: true });
    putBooking(desk.world, { id: '602', start: morning });
    const messages = [];
    for (const id of ['600', '601', '602']) messages.push((await confirm(desk, id)).message);
    expect(messages).toEqual(['Visit has been canceled', 'Visit has been deleted', 'Visit is in the past']);
  });

  test('is 400 for another confirmer or where this client may not, 403 at another address', async () => {
    const desk = openDesk();
    putBooking(desk.world, { id: '600' });
    putBooking(desk.world, { id: '700', addressId: '121' });
    const wrong = await confirm(desk, '600', { confirmed_by: 'robot' });
    expect([wrong.status, wrong.message]).toEqual([400, 'confirmed_by value is invalid']);
    const elsewhere = await confirm(desk, '700');
    expect([elsewhere.status, elsewhere.message]).toEqual([
      403,
      'This booking does not belong to this address',
    ]);
    Object.assign(desk.world.addresses.get('111') ?? {}, { noConfirmation: true });
    const refused = await confirm(desk, '600');
    expect([refused.status, refused.message]).toEqual([
      400,
      'Integration is not authorized for this address',
    ]);
  });
});

describe('presence', () => {
  const mark = (desk: Desk, method: 'POST' | 'DELETE', id = '600') =>
    desk.call(method, `${bookings}/${id}/presence/patient`);

  test.each(['start', 'end'] as const)(
    'is refused before the %s of the visit, as the quirk says',
    async (from) => {
      const desk = openDesk({ quirks: { presenceFrom: from } });
      const booking = putBooking(desk.world, { id: '600' });
      await desk.clock.pass((from === 'start' ? booking.start : booking.end) - morning - 1);
      const early = await mark(desk, 'POST');
      expect([early.status, early.message]).toEqual([400, 'Visit is in the future']);
      await desk.clock.pass(1);
      expect((await mark(desk, 'POST')).status).toBe(204);
    },
  );

  test('may be marked again and flipped; the list shows the last word, the queue every one', async () => {
    const desk = openDesk();
    putBooking(desk.world, { id: '600', start: morning });
    for (const method of ['POST', 'POST', 'DELETE'] as const)
      expect((await mark(desk, method)).status).toBe(204);
    const { items } = await desk.call('GET', `${bookings}?${range()}&with=booking.presence`);
    expect(items[0]?.['presence']).toBe('absent');
    const { json } = await desk.call('GET', '/notifications/multiple?limit=5');
    const told = (json['notifications'] as { data: { presence: string } }[]).map(({ data }) => data.presence);
    expect(told).toEqual(['PRESENT', 'PRESENT', 'ABSENT']);
  });

  test('is 409 for a cancelled visit and 404 for one of another doctor or none', async () => {
    const desk = openDesk();
    putBooking(desk.world, { id: '600', start: morning, status: 'canceled' });
    putBooking(desk.world, { id: '700', addressId: '121' });
    const canceled = await mark(desk, 'DELETE');
    expect([canceled.status, canceled.message]).toEqual([409, 'Visit is marked as canceled']);
    const other = await mark(desk, 'POST', '700');
    expect([other.status, other.message]).toEqual([404, 'This visit does not belong to this doctor']);
    expect((await mark(desk, 'POST', '9')).message).toBe('Object not found');
  });

  test('is told by getBooking too, if the quirk says so', async () => {
    const desk = openDesk({ quirks: { bookingTellsState: true, presenceInAnswers: 'upper' } });
    putBooking(desk.world, { id: '600', presence: 'present' });
    expect((await desk.call('GET', `${bookings}/600`)).json).toMatchObject({
      presence: 'PRESENT',
      confirmed: false,
    });
  });
});

describe('a request for an opinion', () => {
  const ask = (desk: Desk, phone: unknown, doctor = '/facilities/1/doctors/11') =>
    desk.call('PUT', `${doctor}/opinion-request`, { phone });

  test('goes once to a patient who came', async () => {
    const desk = openDesk();
    putBooking(desk.world, { id: '600', start: morning - 7_200_000 });
    expect((await ask(desk, '+48 600 100 200')).status).toBe(200);
    const again = await ask(desk, '+48600100200');
    expect([again.status, again.message]).toEqual([409, 'Opinion already exists']);
  });

  test.each([
    ['is no phone', 'call me', '/facilities/1/doctors/11', 400, 'Phone number is invalid.'],
    ['is nobody’s', '+48111111111', '/facilities/1/doctors/11', 403, 'Visit not found'],
    ['is that of a visit to come', '+48600100200', '/facilities/1/doctors/11', 422, 'Cannot send request'],
    [
      'asks a doctor of elsewhere',
      '+48600100200',
      '/facilities/1/doctors/21',
      403,
      'Doctor is not related with facility',
    ],
  ])('is refused when the phone %s', async (_what, phone, doctor, status, message) => {
    const desk = openDesk();
    putBooking(desk.world, { id: '600' });
    const answer = await ask(desk, phone, doctor);
    expect([answer.status, answer.message]).toEqual([status, message]);
  });
});
