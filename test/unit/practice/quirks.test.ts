import { describe, expect, test } from 'vitest';
import { defaultQuirks, quirksSchema, type Quirks } from '../../../main/practice/quirks.ts';
import { misshape } from '../../../main/practice/wire/shape.ts';
import { encoded, openDesk, type Desk, type Json } from './support/desk.ts';
import { anna, morning, putBooking } from './support/world.ts';
import { patientBooks, patientCancels } from '../../../main/practice/actions/patients.ts';

const address = '/facilities/1/doctors/11/addresses/111';

async function booking(quirks: Partial<Quirks>, more: object = {}, query = ''): Promise<Json> {
  const desk = openDesk({ quirks });
  putBooking(desk.world, { id: '600', ...more });
  return (await desk.call('GET', `${address}/bookings/600${query}`)).json;
}

const canceled = { status: 'canceled', canceledBy: 'user', canceledAt: morning } as const;

test('the defaults are a complete set that the control endpoint would take', () => {
  expect(quirksSchema.parse(defaultQuirks)).toEqual(defaultQuirks);
});

describe('how answers can be misshapen', () => {
  test('ids as numbers, all the way down', async () => {
    expect(await booking({ numericIds: true })).toMatchObject({
      id: 600,
      address_service: { id: 500, service_id: 70 },
    });
  });

  test('durations as text', async () => {
    expect(await booking({ durationsAsText: true })).toMatchObject({ duration: '20' });
  });

  test('phones and national numbers as numbers', async () => {
    expect(await booking({ phonesAsNumbers: true })).toMatchObject({
      patient: { phone: 48600100200, nin: 85013112345 },
    });
    const zero = await booking(
      { phonesAsNumbers: true },
      { patient: { ...anna, phone: '0600 100', nin: null } },
    );
    expect(zero).toMatchObject({ patient: { phone: '0600 100', nin: null } });
  });

  test('`canceled_at` with a word and a comma', async () => {
    expect(await booking({ nullComma: true })).toMatchObject({ canceled_at: 'null,', status: 'booked' });
  });

  test('a cancelled booking that says it is booked, with who cancelled it and when', async () => {
    expect(await booking({ canceledSaysBooked: true }, canceled)).toMatchObject({
      status: 'booked',
      canceled_by: 'user',
      canceled_at: '2026-09-07T07:00:00+02:00',
    });
  });

  test('a booking that stands with its end as `canceled_at`, also among those of other quirks', async () => {
    const stands = { status: 'booked', canceled_by: '', canceled_at: '2026-09-07T09:20:00+02:00' };
    expect(await booking({ bookedHasCanceledAt: true })).toMatchObject(stands);
    const all = { bookedHasCanceledAt: true, canceledSaysBooked: true, movingSwapped: true, nullComma: true };
    expect(await booking(all, {}, '?with=booking.moving')).toMatchObject(stands);
    expect(await booking(all, canceled)).toMatchObject({
      canceled_by: 'user',
      canceled_at: '2026-09-07T07:00:00+02:00',
    });
  });

  test('the fields of a moved booking swapped', async () => {
    const moved = { ...canceled, movedTo: '601' };
    expect(await booking({ movingSwapped: true }, moved, '?with=booking.moving')).toMatchObject({
      canceled_by: '2026-09-07T07:00:00+02:00',
      canceled_at: null,
    });
    expect(await booking({ movingSwapped: true }, moved)).toMatchObject({ canceled_by: 'user' });
  });

  test('values that closed lists do not have', async () => {
    expect(await booking({ unknownEnums: true })).toMatchObject({
      booked_by: 'partner',
      patient: { gender: 'x' },
    });
  });

  test('keys that nobody named', async () => {
    const odd = await booking({ extraKeys: true });
    expect(odd).toMatchObject({
      id: '600',
      _links: { self: { method: 'get' } },
      patient: { x_experiment: ['b', 2, null] },
    });
  });

  test.each([
    ['colon', '2026-09-07T09:00:00+02:00'],
    ['plain', '2026-09-07T09:00:00+0200'],
    ['utc', '2026-09-07T07:00:00Z'],
  ] as const)('instants spelled "%s"', async (timeSpelling, text) => {
    expect(await booking({ timeSpelling })).toMatchObject({ start_at: text });
  });

  test('by default nothing is touched', () => {
    const body = {
      id: '1',
      duration: 20,
      phone: '+48',
      canceled_by: '',
      canceled_at: null,
      list: [1, null, 'x'],
    };
    expect(misshape(body, defaultQuirks, 'answer')).toEqual(body);
  });
});

describe('how `errors` is written', () => {
  const body = { slots: [{ start: '2026-09-07T09:00:00+02:00', end: '2026-09-07T09:00:00+02:00' }] };
  const text = 'The end date must be at least 1 minute after the start date';
  const field = 'slots[0].minimumDifferenceBetweenDates';
  test.each([
    ['documented', { [field]: [text] }, []],
    ['list', [text], []],
    ['object', { [field]: [text] }, {}],
  ] as const)('%s', async (errorsShape, ofFields, ofNothing) => {
    const desk = openDesk({ quirks: { errorsShape } });
    expect((await desk.call('PUT', `${address}/slots`, body)).json['errors']).toEqual(ofFields);
    expect((await desk.call('GET', '/facilities/77')).json['errors']).toEqual(ofNothing);
  });
});

describe('how events can be misshapen', () => {
  async function events(desk: Desk): Promise<{ name: string; data: Json }[]> {
    const { json } = await desk.call('GET', '/notifications/multiple?limit=100');
    return json['notifications'] as { name: string; data: Json }[];
  }

  test('presence in small letters, while answers are untouched', async () => {
    for (const presenceInEvents of ['lower', 'upper'] as const) {
      const desk = openDesk({ quirks: { presenceInEvents } });
      putBooking(desk.world, { id: '600', start: morning });
      await desk.call('POST', `${address}/bookings/600/presence/patient`);
      const [event] = await events(desk);
      expect(event?.data['presence']).toBe(presenceInEvents === 'upper' ? 'PRESENT' : 'present');
    }
  });

  test('the guide’s spelling of cancelled, and names of later versions', async () => {
    const desk = openDesk({ quirks: { britishCancelled: true } });
    putBooking(desk.world, { id: '600' });
    patientCancels(desk.world, { now: morning, bookingId: '600' });
    expect((await events(desk)).map(({ name }) => name)).toEqual(['booking-cancelled']);
    const later = openDesk({ quirks: { unknownEvents: true }, random: () => 0 });
    putBooking(later.world, { id: '600' });
    patientCancels(later.world, { now: morning, bookingId: '600' });
    expect((await events(later)).map(({ name }) => name)).toEqual(['booking-canceled-v2']);
  });

  test('ids as numbers', async () => {
    const desk = openDesk({ quirks: { numericIds: true } });
    const start = morning + 7_200_000;
    patientBooks(desk.world, {
      now: morning,
      addressId: '111',
      addressServiceId: '500',
      start,
      patient: anna,
    });
    const [event] = await events(desk);
    expect(event?.data).toMatchObject({ facility: { id: 1 }, visit_booking: { id: 1000 } });
  });
});

test('every boolean quirk leaves the day readable: the right number of bookings, each with an id', async () => {
  for (const key of Object.keys(defaultQuirks) as (keyof Quirks)[]) {
    if (typeof defaultQuirks[key] !== 'boolean') continue;
    const desk = openDesk({ quirks: { [key]: !defaultQuirks[key] } });
    putBooking(desk.world, { id: '600' });
    const day = `start=${encoded('2026-09-07T00:00:00+02:00')}&end=${encoded('2026-09-08T00:00:00+02:00')}`;
    const { items } = await desk.call('GET', `${address}/bookings?${day}&page=1`);
    expect(
      items.map((item) => String(item['id'])),
      key,
    ).toEqual(['600']);
  }
});
