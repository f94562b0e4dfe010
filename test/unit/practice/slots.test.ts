import { describe, expect, test } from 'vitest';
import { doctorBooks } from '../../../main/practice/actions/doctors.ts';
import { cellLength, freeSlots } from '../../../main/practice/rules/slots.ts';
import { encoded, openDesk, type Desk } from './support/desk.ts';
import { anna, at, monday, morning, open, putBooking, smallWorld } from './support/world.ts';

const address = '/facilities/1/doctors/11/addresses/111';
const wholeDay = { from: at(monday, '00:00'), to: at('2026-09-08', '00:00'), now: morning };

function range(from: string, to: string): string {
  return `start=${encoded(from)}&end=${encoded(to)}`;
}

async function startsOf(desk: Desk, query = ''): Promise<string[]> {
  const day = range('2026-09-07T00:00:00+02:00', '2026-09-08T00:00:00+02:00');
  const { items } = await desk.call('GET', `${address}/slots?${day}${query}`);
  return items.map((item) => String(item['start']).slice(11, 16));
}

describe('the grid', () => {
  test('has cells as long as the greatest common divisor of the durations', () => {
    const [period] = smallWorld().workPeriods.get('111') ?? [];
    if (period === undefined) throw new Error('no period');
    expect(cellLength(period)).toBe(20 * 60_000);
    const services = [45, 30, 60].map((duration) => ({ addressServiceId: '500', duration }));
    expect(cellLength({ ...period, services })).toBe(15 * 60_000);
  });

  test('offers each start once, with the services that still fit before the end and the next visit', async () => {
    const desk = openDesk();
    putBooking(desk.world, { id: '600', start: at(monday, '10:00') });
    const day = range('2026-09-07T09:00:00+02:00', '2026-09-07T12:00:00+02:00');
    const { items } = await desk.call('GET', `${address}/slots?${day}&with=slot.services`);
    const shown = items.map((item) => [
      String(item['start']).slice(11, 16),
      ...(item['address_services'] as { _items: { id: string }[] })._items.map(({ id }) => id),
    ]);
    expect(shown).toEqual([
      ['09:00', '500', '501'],
      ['09:20', '500'],
      ['09:40', '500'],
      ['10:20', '500', '501'],
      ['10:40', '500', '501'],
      ['11:00', '500', '501'],
      ['11:20', '500'],
      ['11:40', '500'],
    ]);
  });

  test('loses three cells to a visit of an hour', async () => {
    const desk = openDesk();
    putBooking(desk.world, { id: '600', start: at(monday, '10:00'), duration: 60, addressServiceId: '501' });
    expect(await startsOf(desk)).toEqual(['09:00', '09:20', '09:40', '11:00', '11:20', '11:40']);
  });

  test('gives cells back when a visit is cancelled', async () => {
    const desk = openDesk();
    const booking = putBooking(desk.world, { id: '600', start: at(monday, '09:00') });
    expect(await startsOf(desk)).not.toContain('09:00');
    await desk.call('DELETE', `${address}/bookings/${booking.id}`);
    expect(await startsOf(desk)).toContain('09:00');
  });

  test('has nothing in the past', async () => {
    const desk = openDesk();
    await desk.clock.pass(at(monday, '11:10') - morning);
    expect(await startsOf(desk)).toEqual(['11:20', '11:40']);
  });

  test('joins periods that overlap', () => {
    const world = smallWorld();
    open(world, '121', '10:30', '12:00', [['510', 45]]);
    const slots = freeSlots(world, '121', wholeDay).map(
      ({ start }) => (start - at(monday, '09:00')) / 60_000,
    );
    expect(slots).toEqual([0, 30, 60, 90, 135]);
  });
});

describe('getSlots', () => {
  test('tells the start alone, unless services are asked for', async () => {
    const day = range('2026-09-07T09:00:00+02:00', '2026-09-07T09:01:00+02:00');
    const { items } = await openDesk().call('GET', `${address}/slots?${day}`);
    expect(items).toEqual([{ start: '2026-09-07T09:00:00+02:00' }]);
  });

  test('is 404 where nothing is free', async () => {
    const answer = await openDesk().call(
      'GET',
      `${address}/slots?${range('2026-09-08T00:00:00+02:00', '2026-09-09T00:00:00+02:00')}`,
    );
    expect([answer.status, answer.message]).toEqual([404, 'No slots found on given address']);
  });

  test('takes 180 days and not a second more', async () => {
    const desk = openDesk();
    const from = '2026-09-07T00:00:00+02:00';
    const fine = await desk.call('GET', `${address}/slots?${range(from, '2027-03-05T23:00:00+01:00')}`);
    expect(fine.status).toBe(200);
    const long = await desk.call('GET', `${address}/slots?${range(from, '2027-03-05T23:00:01+01:00')}`);
    expect([long.status, long.message]).toEqual([400, 'Date range must not exceed 180 days']);
  });

  test.each(['', 'start=2026-09-07', `start=${encoded('2026-09-07T00:00:00+02:00')}`])(
    'wants both instants with their offsets: %s',
    async (query) => {
      expect((await openDesk().call('GET', `${address}/slots?${query}`)).status).toBe(400);
    },
  );

  test('does not understand a time that was encoded twice', async () => {
    const twice = encoded(encoded('2026-09-07T00:00:00+02:00'));
    const answer = await openDesk().call('GET', `${address}/slots?start=${twice}&end=${twice}`);
    expect(answer.status).toBe(400);
  });
});

describe('bookSlot', () => {
  const body = { address_service_id: '500', duration: 20, patient: { name: 'Anna', phone: '+48600100200' } };
  const book = (desk: Desk, time: string, wanted: unknown = body, path = address) =>
    desk.call('POST', `${path}/slots/${encoded(`2026-09-07T${time}:00+02:00`)}/book`, wanted);

  test('makes a booking, hides the slot and tells the queue of it', async () => {
    const desk = openDesk();
    const insurance = { insurance_provider_id: '30', insurance_plan_id: '301' };
    const { status, json } = await book(desk, '09:20', { ...body, ...insurance, comment: 'Pierwszy raz' });
    expect(status).toBe(200);
    expect(json).toEqual({
      id: '1000',
      status: 'booked',
      start_at: '2026-09-07T09:20:00+02:00',
      end_at: '2026-09-07T09:40:00+02:00',
      duration: 20,
      booked_by: 'integration',
      canceled_by: '',
      booked_at: '2026-09-07T07:00:00+02:00',
      canceled_at: null,
      comment: 'Pierwszy raz',
      insurance: { id: '30', name: 'Allegro Zdrowie', plan: 'Złoty', plan_id: '301' },
      patient: {
        name: 'Anna',
        surname: '',
        email: null,
        phone: '+48600100200',
        birth_date: null,
        nin: null,
        gender: null,
        is_returning: false,
        insurance_number: null,
      },
      address_service: expect.objectContaining({ id: '500' }) as unknown,
    });
    expect(await startsOf(desk)).not.toContain('09:20');
    const event = await desk.call('GET', '/notifications');
    expect(event.json).toMatchObject({ name: 'slot-booked', data: { visit_booking: { id: '1000' } } });
  });

  test('takes numbers for phones and ids, as the vendor’s own examples send them', async () => {
    const wanted = {
      address_service_id: 500,
      duration: 20,
      patient: { name: 'A', phone: 600100200, nin: 12 },
    };
    const { json } = await book(openDesk(), '09:00', wanted);
    expect(json['patient']).toMatchObject({ phone: '600100200', nin: '12' });
  });

  test('has four 404s, each in its words', async () => {
    const desk = openDesk();
    const messages = [
      await book(desk, '09:00', { ...body, address_service_id: '510' }),
      await book(desk, '09:10'),
      await book(desk, '11:40', { ...body, address_service_id: '501', duration: 60 }),
    ].map(({ status, message }) => [status, message]);
    await desk.call('POST', `${address}/calendar/disable`);
    const off = await book(desk, '09:00');
    expect([...messages, [off.status, off.message]]).toEqual([
      [404, 'Service does not exist'],
      [404, 'Unable to perform booking. Requested target slot (2026-09-07T09:10:00+02:00) not found'],
      [404, 'Unable to perform booking. Slot (2026-09-07T11:40:00+02:00) does not support service 501'],
      [404, 'Unable to book a visit for this address'],
    ]);
  });

  test('is 422 where the address is not commercial', async () => {
    const answer = await book(openDesk(), '09:00', body, '/facilities/1/doctors/11/addresses/112');
    expect(answer.status).toBe(422);
  });

  test.each([404, 409, 422] as const)('of a taken slot is what the quirk says: %i', async (status) => {
    const desk = openDesk({ quirks: { doubleBooking: status } });
    expect((await book(desk, '09:00')).status).toBe(200);
    expect((await book(desk, '09:00')).status).toBe(status);
    const long = { ...body, address_service_id: '501', duration: 60 };
    doctorBooks(desk.world, {
      now: morning,
      addressId: '111',
      addressServiceId: '500',
      start: at(monday, '10:20'),
      patient: anna,
    });
    expect((await book(desk, '09:40', long)).status).toBe(status);
    expect(
      [...desk.world.bookings.values()].filter((booking) => booking.bookedBy === 'integration'),
    ).toHaveLength(1);
  });

  describe('at an address that wants more of a patient than name and phone', () => {
    const demanding = (quirks = {}) => {
      const desk = openDesk({ quirks });
      const wanted = desk.world.addresses.get('111');
      if (wanted !== undefined) wanted.extraFields = { birth_date: true, gender: false, nin: true };
      return desk;
    };
    const patient = { ...body.patient, birth_date: '1985-01-31', nin: '85013112345' };

    test('is 400 and names each field that is missing or empty, and books nothing', async () => {
      const desk = demanding();
      const answer = await book(desk, '09:00');
      expect([answer.status, answer.message]).toEqual([400, 'Invalid arguments']);
      expect(Object.keys(answer.json['errors'] as object)).toEqual(['patient.birth_date', 'patient.nin']);
      const empty = await book(desk, '09:00', { ...body, patient: { ...patient, nin: ' ' } });
      expect(Object.keys(empty.json['errors'] as object)).toEqual(['patient.nin']);
      expect(await startsOf(desk)).toContain('09:00');
    });

    test('takes them, and tells them with the booking', async () => {
      const { status, json } = await book(demanding(), '09:00', { ...body, patient });
      expect([status, json['patient']]).toMatchObject([
        200,
        { birth_date: '1985-01-31', nin: '85013112345' },
      ]);
    });

    test('takes a date that comes as an instant by its date', async () => {
      const sent = { ...patient, birth_date: '1985-01-31T00:00:00+01:00' };
      const { json } = await book(demanding(), '09:00', { ...body, patient: sent });
      expect(json['patient']).toMatchObject({ birth_date: '1985-01-31' });
    });

    test('does without them where the clinic only announces them', async () => {
      expect((await book(demanding({ insistsOnExtraFields: false }), '09:00')).status).toBe(200);
    });
  });

  test('in the past finds no slot', async () => {
    const desk = openDesk();
    await desk.clock.pass(at(monday, '09:01') - morning);
    expect((await book(desk, '09:00')).status).toBe(404);
  });

  test.each([
    ['no patient', { address_service_id: '500', duration: 20 }, 'patient'],
    ['no name', { ...body, patient: { phone: '1' } }, 'patient.name'],
    ['no phone', { ...body, patient: { name: 'A' } }, 'patient.phone'],
    ['no duration', { ...body, duration: undefined }, 'duration'],
    ['no service', { ...body, address_service_id: undefined }, 'address_service_id'],
    [
      'a bad birth date',
      { ...body, patient: { ...body.patient, birth_date: '31.01.1985' } },
      'patient.birth_date',
    ],
    ['a bad gender', { ...body, patient: { ...body.patient, gender: 'female' } }, 'patient.gender'],
  ])('with %s is 400 and names the field', async (_what, wanted, field) => {
    const answer = await book(openDesk(), '09:00', wanted);
    expect([answer.status, answer.message]).toEqual([400, 'Invalid arguments']);
    expect(Object.keys(answer.json['errors'] as object)).toEqual([field]);
  });
});
