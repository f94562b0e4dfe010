import { describe, expect, test } from 'vitest';
import { encoded, openDesk, type Answer, type Desk } from './support/desk.ts';
import { at, monday } from './support/world.ts';

const address = '/facilities/1/doctors/11/addresses/111';
const twenty = [{ address_service_id: '500', duration: 20 }];

function period(from: string, to: string, more: object = {}): object {
  return {
    start: `2026-09-07T${from}:00+02:00`,
    end: `2026-09-07T${to}:00+02:00`,
    address_services: twenty,
    ...more,
  };
}

function put(desk: Desk, ...slots: object[]): Promise<Answer> {
  return desk.call('PUT', `${address}/slots`, { slots });
}

async function startsOf(desk: Desk, date = '2026-09-07'): Promise<string[]> {
  const query = `start=${encoded(`${date}T00:00:00+02:00`)}&end=${encoded(`${date}T23:59:00+02:00`)}`;
  const { items } = await desk.call('GET', `${address}/slots?${query}`);
  return items.map((item) => String(item['start']).slice(11, 16));
}

describe('a PUT of slots', () => {
  test('overrides the range that it names and leaves the rest of the day, as OpenAPI says', async () => {
    const desk = openDesk({ quirks: { putSlotsReplaces: 'range' } });
    const answer = await put(
      desk,
      period('10:00', '11:00', { address_services: [{ address_service_id: 500, duration: 30 }] }),
    );
    expect([answer.status, answer.text]).toEqual([201, '']);
    expect(await startsOf(desk)).toEqual([
      '09:00',
      '09:20',
      '09:40',
      '10:00',
      '10:30',
      '11:00',
      '11:20',
      '11:40',
    ]);
  });

  test('or replaces the whole day, as the old guide says: a quirk', async () => {
    const desk = openDesk({ quirks: { putSlotsReplaces: 'day' } });
    await put(desk, period('10:00', '10:40'));
    expect(await startsOf(desk)).toEqual(['10:00', '10:20']);
  });

  test.each([[[]], [null]])('with services %j removes the slots of the range', async (services) => {
    const desk = openDesk({ quirks: { putSlotsReplaces: 'range' } });
    await put(desk, period('09:00', '11:20', { address_services: services }));
    expect(await startsOf(desk)).toEqual(['11:20', '11:40']);
  });

  test('overrides the whole day where nobody asks for anything else', async () => {
    const desk = openDesk();
    await put(desk, period('10:00', '10:40'));
    expect(await startsOf(desk)).toEqual(['10:00', '10:20']);
  });

  test('without any range changes nothing', async () => {
    const desk = openDesk({ quirks: { putSlotsReplaces: 'day' } });
    expect((await put(desk)).status).toBe(201);
    expect(await startsOf(desk)).toHaveLength(9);
  });

  test('does not touch visits', async () => {
    const desk = openDesk();
    await desk.call('POST', `${address}/slots/${encoded('2026-09-07T09:00:00+02:00')}/book`, {
      address_service_id: '500',
      duration: 20,
      patient: { name: 'Anna', phone: '1234567' },
    });
    await put(desk, period('09:00', '12:00', { address_services: [] }));
    expect(desk.world.bookings.get('1000')?.status).toBe('booked');
  });

  const insured = { insurance_accepted: 'with-insurance-only' };
  test.each<[string, object[], unknown]>([
    [
      'a service that is not there',
      [period('09:00', '10:00', { address_services: [{ address_service_id: '510', duration: 30 }] })],
      'Address service does not exist',
    ],
    [
      'insurance without insurers',
      [period('09:00', '10:00', insured)],
      'Slot requires insurance (with-insurance-only), but insurance providers are missing',
    ],
    [
      'insurers without insurance',
      [period('09:00', '10:00', { insurance_accepted: 'without-insurance-only', insurance_providers: [30] })],
      'Insurance providers are not supported. Slot does not allow insurances (without-insurance-only)',
    ],
    [
      'insurers that the address does not take',
      [period('09:00', '10:00', { ...insured, insurance_providers: [30, 31, 99] })],
      "Insurance provider(s) with id (31, 99) not found for address id (111)'",
    ],
    [
      'a period over midnight',
      [period('22:00', '23:00', { end: '2026-09-08T00:20:00+02:00' })],
      'Slot for date range 2026-09-07T22:00:00+02:00 - 2026-09-08T00:20:00+02:00 exceeds a single day boundary',
    ],
    [
      'periods of two days',
      [period('09:00', '10:00'), { start: '2026-09-08T09:00:00+02:00', end: '2026-09-08T10:00:00+02:00' }],
      'Slots comes from different days',
    ],
  ])('is refused with %s', async (_what, slots, message) => {
    const desk = openDesk();
    const answer = await put(desk, ...slots);
    expect([answer.status, answer.message]).toEqual([400, message]);
    expect(await startsOf(desk)).toHaveLength(9);
  });

  test('is refused with a period of no length, naming it', async () => {
    const answer = await put(openDesk(), period('09:00', '10:00'), period('11:00', '11:00'));
    expect(answer.json).toEqual({
      errors: {
        'slots[1].minimumDifferenceBetweenDates': [
          'The end date must be at least 1 minute after the start date',
        ],
      },
      message: 'Invalid arguments',
    });
  });

  test('reaches twelve weeks ahead and no further', async () => {
    const desk = openDesk();
    const on = (date: string, end: string) => ({
      start: `${date}T06:00:00+01:00`,
      end: `${date}T${end}:00+01:00`,
      address_services: twenty,
    });
    // Twelve weeks of 24-hour days: the clocks go back in between, so that is 06:00 in Warsaw.
    expect(
      (await put(desk, { ...on('2026-11-30', '06:00'), start: '2026-11-30T05:00:00+01:00' })).status,
    ).toBe(201);
    const answer = await put(desk, on('2026-11-30', '06:01'));
    expect(answer.json['errors']).toEqual({
      'slots[0].end': ['End date should be less than or equal to 30.11.2026, 06:00.'],
    });
  });

  test('is 422 on an address that is not commercial, 403 on one that may only be read', async () => {
    const desk = openDesk();
    const path = '/facilities/1/doctors/11/addresses/112/slots';
    expect((await desk.call('PUT', path, { slots: [] })).status).toBe(422);
    Object.assign(desk.world.addresses.get('111') ?? {}, { readOnly: true });
    expect((await put(desk)).status).toBe(403);
  });

  test('may end at midnight: that instant belongs to the next day, the period does not', async () => {
    const desk = openDesk();
    const answer = await put(desk, period('23:00', '23:40', { end: '2026-09-08T00:00:00+02:00' }));
    expect(answer.status).toBe(201);
    expect((await startsOf(desk)).slice(-3)).toEqual(['23:00', '23:20', '23:40']);
  });

  test('may hold several days, and be refused for overlaps: quirks', async () => {
    const desk = openDesk({ quirks: { putSlotsManyDays: true, putSlotsOverlap: 'refused' } });
    const tuesday = {
      start: '2026-09-08T09:00:00+02:00',
      end: '2026-09-08T09:40:00+02:00',
      address_services: twenty,
    };
    expect((await put(desk, period('09:00', '10:00'), tuesday)).status).toBe(201);
    expect(await startsOf(desk, '2026-09-08')).toEqual(['09:00', '09:20']);
    expect((await put(desk, period('09:00', '10:00'), period('09:40', '11:00'))).status).toBe(400);
  });
});

describe('the same PUT again', () => {
  const quirks = { putSlotsProcessingMs: 2000, putSlotsIgnoreMs: 180_000 };

  test('is 429 while the first is worked on, then ignored with 201 for three minutes, then done', async () => {
    const desk = openDesk({ quirks });
    const wanted = period('09:00', '12:00', { address_services: [] });
    expect((await put(desk, wanted)).status).toBe(201);
    expect(await startsOf(desk)).toHaveLength(9);
    expect((await put(desk, wanted)).status).toBe(429);
    await desk.clock.pass(2000);
    expect(await startsOf(desk)).toEqual([]);
    desk.world.workPeriods.set('111', [
      {
        start: at(monday, '09:00'),
        end: at(monday, '10:00'),
        services: [{ addressServiceId: '500', duration: 60 }],
        insuranceAccepted: 'with-and-without-insurance',
        insuranceProviders: [],
      },
    ]);
    await desk.clock.pass(179_000);
    expect((await put(desk, wanted)).status).toBe(201);
    await desk.clock.pass(5000);
    expect(await startsOf(desk)).toEqual(['09:00']);
    expect((await put(desk, wanted)).status).toBe(201);
    await desk.clock.pass(2000);
    expect(await startsOf(desk)).toEqual([]);
  });

  test('hides the slots of its day while it is worked on, and no others', async () => {
    const desk = openDesk({ quirks: { ...quirks, putSlotsHidesSlots: true } });
    const [open] = desk.world.workPeriods.get('111') ?? [];
    if (open === undefined) throw new Error('no period');
    const tomorrow = { ...open, start: open.start + 86_400_000, end: open.end + 86_400_000 };
    desk.world.workPeriods.set('111', [open, tomorrow]);
    await put(desk, period('10:00', '10:40'));
    expect(await startsOf(desk)).toEqual([]);
    expect(await startsOf(desk, '2026-09-08')).toHaveLength(9);
    await desk.clock.pass(2000);
    expect(await startsOf(desk)).toEqual(['10:00', '10:20']);
  });

  test('for another address, or with another payload, is its own', async () => {
    const desk = openDesk({ quirks });
    expect((await put(desk, period('09:00', '10:00'))).status).toBe(201);
    expect((await put(desk, period('09:00', '10:20'))).status).toBe(201);
  });
});

describe('DELETE of a day’s slots', () => {
  test('clears that day and no other', async () => {
    const desk = openDesk({ quirks: { putSlotsManyDays: true } });
    await put(desk, {
      start: '2026-09-08T09:00:00+02:00',
      end: '2026-09-08T09:40:00+02:00',
      address_services: twenty,
    });
    expect((await desk.call('DELETE', `${address}/slots/2026-09-07`)).status).toBe(204);
    expect(await startsOf(desk)).toEqual([]);
    expect(await startsOf(desk, '2026-09-08')).toHaveLength(2);
  });

  test('takes the date of an instant, wherever its offset would put it', async () => {
    const desk = openDesk();
    const instant = encoded('2026-09-07T00:00:00+14:00');
    expect((await desk.call('DELETE', `${address}/slots/${instant}`)).status).toBe(204);
    expect(await startsOf(desk)).toEqual([]);
  });

  test('wants a date, and a calendar that may be changed', async () => {
    const desk = openDesk();
    expect((await desk.call('DELETE', `${address}/slots/monday`)).status).toBe(404);
    expect((await desk.call('DELETE', `${address}/slots/2026-02-30`)).status).toBe(404);
    Object.assign(desk.world.addresses.get('111') ?? {}, { readOnly: true });
    expect((await desk.call('DELETE', `${address}/slots/2026-09-07`)).status).toBe(403);
  });
});
