import { describe, expect, test } from 'vitest';
import { doctorDeletesService } from '../../../main/practice/actions/calendars.ts';
import { openDesk } from './support/desk.ts';
import { address, period, put, slotsOf, startsOf, tuesday } from './support/publishing.ts';
import { morning, putBooking } from './support/world.ts';

/** What a manager meets who publishes hours day by day (API.md §6). */
const quirks = { putSlotsProcessingMs: 5_000, putSlotsHidesSlots: true };
const wide = period('09:00', '10:00');
const narrow = period('09:00', '09:40');

describe('a payload that was sent before', () => {
  test('is ignored with 201 for three minutes after its processing, also where another one came between', async () => {
    const desk = openDesk({ quirks });
    for (const payload of [wide, narrow]) {
      expect((await put(desk, payload)).status).toBe(201);
      await desk.clock.pass(5_000);
    }
    expect(await startsOf(desk)).toEqual(['09:00', '09:20']);
    // The first one ended five seconds before the second.
    await desk.clock.pass(174_000);
    expect((await put(desk, wide)).status).toBe(201);
    await desk.clock.pass(5_000);
    expect(await startsOf(desk)).toEqual(['09:00', '09:20']);
    expect((await put(desk, wide)).status).toBe(201);
    await desk.clock.pass(5_000);
    expect(await startsOf(desk)).toEqual(['09:00', '09:20', '09:40']);
  });

  test('is ignored, too, where the day was emptied meanwhile: the day stays empty', async () => {
    const desk = openDesk({ quirks });
    await put(desk, wide);
    await desk.clock.pass(5_000);
    expect((await desk.call('DELETE', `${address}/slots/2026-09-07`)).status).toBe(204);
    expect((await put(desk, wide)).status).toBe(201);
    await desk.clock.pass(60_000);
    expect(await startsOf(desk)).toEqual([]);
  });
});

describe('a PUT that is worked on', () => {
  test('is the last word over a deletion that came meanwhile: it was accepted before and is carried out after', async () => {
    const desk = openDesk({ quirks });
    await put(desk, narrow);
    await desk.call('DELETE', `${address}/slots/2026-09-07`);
    await desk.clock.pass(5_000);
    expect(await startsOf(desk)).toEqual(['09:00', '09:20']);
  });

  test('lets others through, or none at its address: a quirk; what is ignored anyhow is ignored', async () => {
    const one = openDesk({ quirks });
    await put(one, wide);
    expect((await put(one, tuesday('09:00', '10:00'))).status).toBe(201);
    const none = openDesk({ quirks: { ...quirks, putSlotsBusyFor: 'address' } });
    await put(none, narrow);
    await none.clock.pass(5_000);
    await put(none, wide);
    expect((await put(none, tuesday('09:00', '10:00'))).status).toBe(429);
    expect((await put(none, narrow)).status).toBe(201);
    const elsewhere = '/facilities/1/doctors/12/addresses/121/slots';
    const other = period('09:00', '10:00', {
      address_services: [{ address_service_id: '510', duration: 30 }],
    });
    expect((await none.call('PUT', elsewhere, { slots: [other] })).status).toBe(201);
    await none.clock.pass(5_000);
    expect((await put(none, tuesday('09:00', '10:00'))).status).toBe(201);
  });

  test('makes a calendar where there was none, and switches one on that is off only by a quirk', async () => {
    for (const [before, putSlotsEnables, after] of [
      [null, false, 'enabled'],
      ['disabled', false, 'disabled'],
      ['disabled', true, 'enabled'],
    ] as const) {
      const desk = openDesk({ quirks: { putSlotsEnables } });
      const calendar = desk.world.addresses.get('111');
      Object.assign(calendar ?? {}, { calendar: before });
      expect((await put(desk, wide)).status).toBe(201);
      expect(calendar?.calendar).toBe(after);
    }
  });
});

describe('a date that becomes empty', () => {
  test('is one deletion; visits in it stay, and so do the other dates', async () => {
    const desk = openDesk();
    putBooking(desk.world, { id: '600' });
    await put(desk, tuesday('09:00', '09:20'));
    await desk.call('DELETE', `${address}/slots/2026-09-07`);
    expect(await startsOf(desk)).toEqual([]);
    expect(await startsOf(desk, '2026-09-08')).toEqual(['09:00']);
    expect(desk.world.bookings.get('600')?.status).toBe('booked');
  });
});

describe('a period', () => {
  test('may end at midnight, or belongs to two days then: a quirk', async () => {
    const late = period('23:00', '23:40', { end: '2026-09-08T00:00:00+02:00' });
    expect((await put(openDesk(), late)).status).toBe(201);
    const strict = openDesk({ quirks: { putSlotsMidnight: 'refused' } });
    const refused = await put(strict, late);
    expect(refused.status).toBe(400);
    expect(refused.message).toMatch(/exceeds a single day boundary$/);
    expect((await put(strict, period('23:00', '23:59'))).status).toBe(201);
  });

  test('of today that is over goes through, or is refused by its name: a quirk', async () => {
    const today = [period('05:00', '06:00'), period('06:30', '07:30')];
    expect((await put(openDesk(), ...today)).status).toBe(201);
    const strict = openDesk({ quirks: { putSlotsOver: 'refused' } });
    expect((await put(strict, ...today)).json['errors']).toEqual({
      'slots[0].end': ['End date should be in the future.'],
    });
    expect((await put(strict, ...today.slice(1))).status).toBe(201);
  });

  test('that overlaps another is laid over it, is cut by it, or is refused: a quirk', async () => {
    const both = [
      wide,
      period('09:30', '10:30', { address_services: [{ address_service_id: '501', duration: 30 }] }),
    ];
    const merged = openDesk();
    await put(merged, ...both);
    expect(await startsOf(merged)).toEqual(['09:00', '09:20', '09:30', '09:40', '10:00']);
    const last = openDesk({ quirks: { putSlotsOverlap: 'lastWins' } });
    await put(last, ...both);
    expect(await startsOf(last)).toEqual(['09:00', '09:30', '10:00']);
    const strict = openDesk({ quirks: { putSlotsOverlap: 'refused' } });
    expect((await put(strict, ...both)).message).toBe('Slots overlap');
  });

  test('is cut by the greatest common divisor of what it offers, however short that is', async () => {
    const desk = openDesk();
    const services = [
      { address_service_id: '500', duration: 20 },
      { address_service_id: '501', duration: 25 },
    ];
    await put(desk, period('09:00', '09:30', { address_services: services }));
    const starts = ['09:00', '09:05', '09:10'];
    expect(await startsOf(desk)).toEqual(starts);
    const offered = (await slotsOf(desk)).items.map((slot) => slot['address_services']);
    expect(offered).toMatchObject([
      { _items: [{ id: '500' }, { id: '501' }] },
      { _items: [{ id: '500' }, { id: '501' }] },
      { _items: [{ id: '500' }] },
    ]);
  });
});

describe('a service', () => {
  const both = [
    { address_service_id: '500', duration: 20 },
    { address_service_id: '1000', duration: 20 },
  ];

  test('that cannot be booked yet comes later, or is missing in that PUT for good: a quirk', async () => {
    for (const [newServiceInPut, later] of [
      ['later', ['500', '1000']],
      ['dropped', ['500']],
    ] as const) {
      const desk = openDesk({ quirks: { newServiceInPut, newServiceBookableMs: 40_000 } });
      await desk.call('POST', `${address}/services`, { service_id: 72 });
      expect((await put(desk, period('09:00', '09:20', { address_services: both }))).status).toBe(201);
      const offered = async () => (await slotsOf(desk)).items.map((slot) => slot['address_services']);
      expect(await offered()).toMatchObject([{ _items: [{ id: '500' }] }]);
      await desk.clock.pass(60_000);
      expect(await offered()).toMatchObject([{ _items: later.map((id) => ({ id })) }]);
    }
  });

  test('that a doctor deleted is offered no more, and the next PUT that names it fails', async () => {
    const desk = openDesk();
    await put(desk, wide);
    doctorDeletesService(desk.world, { now: morning, addressServiceId: '500' });
    expect(await startsOf(desk)).toEqual([]);
    const refused = await put(desk, narrow);
    expect([refused.status, refused.message]).toEqual([400, 'Address service does not exist']);
  });

  test('in use goes once the dates are published without it', async () => {
    const desk = openDesk();
    const path = `${address}/services/500`;
    expect((await desk.call('DELETE', path)).status).toBe(400);
    await put(
      desk,
      period('09:00', '12:00', { address_services: [{ address_service_id: '501', duration: 60 }] }),
    );
    expect((await desk.call('DELETE', path)).status).toBe(204);
  });

  test('with a price of decimals is cut off, or refused with the words of the refusal: a quirk', async () => {
    const price = async (decimalPrices: 'cut' | 'refused', method: 'POST' | 'PATCH') => {
      const desk = openDesk({ quirks: { decimalPrices } });
      const path = method === 'POST' ? `${address}/services` : `${address}/services/500`;
      const answer = await desk.call(method, path, { service_id: '72', price: 99.5 });
      return answer.json['price'] ?? answer.message;
    };
    const words =
      'Invalid price value for service. Price should be either null or integer greater or equal 0.';
    for (const method of ['POST', 'PATCH'] as const) {
      expect(await price('cut', method)).toBe(99);
      expect(await price('refused', method)).toBe(words);
    }
  });

  test('that patients cannot see is in the slots, or not: a quirk; a start with nothing else is none then', async () => {
    for (const [slotsShowInvisible, starts] of [
      [true, ['09:00', '09:20', '09:40']],
      [false, []],
    ] as const) {
      const desk = openDesk({ quirks: { slotsShowInvisible } });
      await desk.call('PATCH', `${address}/services/500`, { is_visible: false });
      await put(desk, wide);
      expect(await startsOf(desk)).toEqual(starts);
    }
  });

  test('tells how long it takes only where services are asked for with a start', async () => {
    const desk = openDesk({ quirks: { slotsTellDurations: false } });
    await put(desk, wide);
    const [slot] = (await slotsOf(desk)).items;
    expect(slot?.['address_services']).toEqual({ _items: [expect.not.objectContaining({ duration: 20 })] });
    const at = encodeURIComponent('2026-09-07T09:00:00+02:00');
    expect((await desk.call('GET', `${address}/services?start=${at}`)).items).toMatchObject([
      { duration: 20 },
    ]);
    const [listed] = (await desk.call('GET', `${address}/services`)).items;
    expect(listed).not.toHaveProperty('duration');
    expect(listed).not.toHaveProperty('default_duration');
  });

  test('is looked for by the start of a slot, and no other moment of the day: a quirk', async () => {
    const desk = openDesk({ quirks: { servicesStart: 'slot' } });
    const at = async (time: string) => {
      const start = encodeURIComponent(`2026-09-07T${time}:00+02:00`);
      const { status, message, items } = await desk.call('GET', `${address}/services?start=${start}`);
      return status === 200 ? items.map(({ id, duration }) => [id, duration]) : message;
    };
    expect(await at('09:20')).toEqual([
      ['500', 20],
      ['501', 60],
    ]);
    expect(await at('09:10')).toBe('Slot not found');
    expect(await at('07:00')).toBe('Slot not found');
  });
});

describe('an insurer', () => {
  const insured = { insurance_accepted: 'with-insurance-only', insurance_providers: [31] };

  test('must be assigned to the address before a period names it', async () => {
    const desk = openDesk();
    expect((await put(desk, period('09:00', '10:00', insured))).status).toBe(400);
    await desk.call('POST', `${address}/insurance-providers`, { insurance_provider_id: '31' });
    expect((await put(desk, period('09:00', '10:00', insured))).status).toBe(201);
  });

  test('that periods name is let go, or stays until they no longer do: a quirk', async () => {
    for (const [insurerInUseStatus, status] of [
      [null, 204],
      [422, 422],
    ] as const) {
      const desk = openDesk({ quirks: { insurerInUseStatus } });
      await desk.call('POST', `${address}/insurance-providers`, { insurance_provider_id: '31' });
      await put(desk, period('09:00', '10:00', insured));
      expect((await desk.call('DELETE', `${address}/insurance-providers/31`)).status).toBe(status);
      await desk.call('PUT', `${address}/insurance-providers`, { insurance_provider_id: '31' });
      await put(desk, wide);
      expect((await desk.call('DELETE', `${address}/insurance-providers/31`)).status).toBe(204);
    }
  });
});

describe('a calendar that is switched off', () => {
  test.each([
    ['hides', ['09:00', '09:40'], 'booked'],
    ['clears', [], 'booked'],
    ['cancels', [], 'canceled'],
  ] as const)('%s what was offered: a quirk', async (disableCalendar, after, status) => {
    const desk = openDesk({ quirks: { disableCalendar } });
    await put(desk, wide);
    putBooking(desk.world, { id: '600', start: Date.parse('2026-09-07T09:20:00+02:00') });
    putBooking(desk.world, { id: '601', start: morning - 60_000 });
    await desk.call('POST', `${address}/calendar/disable`);
    expect(await startsOf(desk)).toEqual([]);
    await desk.call('POST', `${address}/calendar/enable`);
    // What was cancelled frees its time, but by then there is nothing to offer it.
    expect(await startsOf(desk)).toEqual(after);
    expect(desk.world.bookings.get('600')?.status).toBe(status);
    expect(desk.world.bookings.get('601')?.status).toBe('booked');
    expect(desk.world.queue.map(({ name }) => name)).toEqual(
      status === 'canceled' ? ['booking-canceled'] : [],
    );
  });
});

describe('a break', () => {
  test('takes another time by PATCH, and nothing else: another description is another break', async () => {
    const desk = openDesk();
    const since = '2026-09-07T10:00:00+02:00';
    const till = '2026-09-07T11:00:00+02:00';
    await desk.call('POST', `${address}/breaks`, { since, till, description: 'Obiad' });
    const later = { since: till, till: '2026-09-07T12:00:00+02:00' };
    await desk.call('PATCH', `${address}/breaks/1000`, { ...later, description: 'Narada' });
    const moved = { id: '1000', ...later, description: 'Obiad' };
    expect((await desk.call('GET', `${address}/breaks/1000`)).json).toEqual(moved);
    expect((await desk.call('POST', `${address}/breaks`, { ...later, description: 'Narada' })).status).toBe(
      201,
    );
    expect((await desk.call('POST', `${address}/breaks`, { ...later, description: 'Obiad' })).status).toBe(
      409,
    );
  });
});
