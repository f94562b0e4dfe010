import { describe, expect, test } from 'vitest';
import { doctorDeletesService } from '../../../main/practice/actions/calendars.ts';
import { encoded, openDesk } from './support/desk.ts';
import { morning } from './support/world.ts';

const address = '/facilities/1/doctors/11/addresses/111';

test('the dictionary can be narrowed to diagnostics and to a specialization', async () => {
  const desk = openDesk();
  const ids = async (query: string) =>
    (await desk.call('GET', `/services${query}`)).items.map((item) => item['id']);
  expect(await ids('')).toEqual(['70', '71', '72']);
  expect(await ids('?with=services.only_diagnostics')).toEqual(['71']);
  expect(await ids('?specialization_id=4')).toEqual(['72']);
});

test('an address lists its services; prices lose their decimals', async () => {
  const { items } = await openDesk().call('GET', `${address}/services`);
  expect(items[0]).toEqual({
    id: '500',
    name: 'Konsultacja',
    price: 149,
    is_price_from: false,
    is_default: true,
    service_id: '70',
    description: null,
    is_visible: true,
  });
  expect(items).toHaveLength(2);
});

test('with `start` only the services of that day’s slots from then on are listed, with their durations', async () => {
  const desk = openDesk();
  const list = async (time: string) =>
    (await desk.call('GET', `${address}/services?start=${encoded(time)}`)).items.map((item) => [
      item['id'],
      item['duration'],
    ]);
  expect(await list('2026-09-07T10:00:00+02:00')).toEqual([
    ['500', 20],
    ['501', 60],
  ]);
  expect(await list('2026-09-07T12:00:00+02:00')).toEqual([]);
  expect(await list('2026-09-08T00:00:00+02:00')).toEqual([]);
  expect((await desk.call('GET', `${address}/services?start=today`)).status).toBe(400);
});

describe('a service at an address', () => {
  test('is added with 201, its place and its body, and an event tells of it', async () => {
    const desk = openDesk();
    const body = {
      service_id: 72,
      price: 80.5,
      is_price_from: true,
      custom_name: 'Grypa',
      default_duration: 10,
    };
    const added = await desk.call('POST', `${address}/services`, body);
    expect(added.status).toBe(201);
    expect(added.json).toMatchObject({ id: '1000', name: 'Grypa', custom_name: 'Grypa', price: 80 });
    const location = added.headers.get('location') ?? '';
    expect(location).toBe(`/api/v3/integration${address}/services/1000`);
    const found = await desk.call('GET', location.replace('/api/v3/integration', ''));
    expect(found.json['service_id']).toBe('72');
    const event = await desk.call('GET', '/notifications');
    expect(event.json).toMatchObject({
      name: 'address-service-created',
      data: { address_service: { id: '1000', name: 'Grypa' } },
    });
  });

  test('is whole in the events that tell of it', async () => {
    const desk = openDesk();
    const { json } = await desk.call('POST', `${address}/services`, { service_id: 72, description: 'x' });
    await desk.call('PATCH', `${address}/services/1000`, { price: 90 });
    await desk.call('DELETE', `${address}/services/1000`);
    const told = (await desk.call('GET', '/notifications/multiple?limit=9')).json['notifications'];
    const changed = { ...json, price: 90 };
    expect(told).toMatchObject([
      { name: 'address-service-created', data: { address_service: json } },
      { name: 'address-service-changed', data: { address_service: changed } },
      { name: 'address-service-deleted', data: { address_service: changed } },
    ]);
    expect(Object.keys(json)).toEqual(
      expect.arrayContaining(['is_default', 'service_id', 'description', 'allowed_patients', 'custom_name']),
    );
  });

  test('that is new cannot be booked for a while, whatever was published', async () => {
    const desk = openDesk({ quirks: { newServiceBookableMs: 40_000 } });
    await desk.call('POST', `${address}/services`, { service_id: 72 });
    const slot = {
      start: '2026-09-07T10:00:00+02:00',
      end: '2026-09-07T11:00:00+02:00',
      address_services: [{ address_service_id: '1000', duration: 30 }],
    };
    expect((await desk.call('PUT', `${address}/slots`, { slots: [slot] })).status).toBe(201);
    const at = encoded(slot.start);
    const slots = () => desk.call('GET', `${address}/slots?start=${at}&end=${encoded(slot.end)}`);
    const body = { address_service_id: '1000', duration: 30, patient: { name: 'Anna', phone: '1234567' } };
    await desk.clock.pass(39_000);
    expect((await slots()).message).toBe('No slots found on given address');
    const services = await desk.call('GET', `${address}/services?start=${at}`);
    expect([services.status, services.message]).toEqual([404, 'Slot not found']);
    expect((await desk.call('POST', `${address}/slots/${at}/book`, body)).status).toBe(404);
    await desk.clock.pass(1_000);
    expect((await slots()).items).toHaveLength(2);
    expect((await desk.call('GET', `${address}/services?start=${at}`)).items).toHaveLength(1);
    expect((await desk.call('POST', `${address}/slots/${at}/book`, body)).status).toBe(200);
  });

  test.each([
    [
      'the same again',
      { service_id: '70' },
      409,
      'The address service you are trying to add already exists in the system',
    ],
    ['one that no dictionary has', { service_id: '99' }, 400, 'Service does not exist'],
    [
      'a negative price',
      { service_id: '72', price: -1 },
      400,
      'Invalid price value for service. Price should be either null or integer greater or equal 0.',
    ],
    [
      'three decimals',
      { service_id: '72', price: 1.234 },
      400,
      'Invalid price value for service. Price should be either null or integer greater or equal 0.',
    ],
    ['an empty name', { service_id: '72', custom_name: '' }, 400, 'Invalid arguments'],
    ['no id', {}, 400, 'Invalid arguments'],
  ])('is refused: %s', async (_what, body, status, message) => {
    const answer = await openDesk().call('POST', `${address}/services`, body);
    expect([answer.status, answer.message]).toEqual([status, message]);
  });

  test('is changed in what is named; null for its own name gives it the dictionary’s back', async () => {
    const desk = openDesk();
    await desk.call('PATCH', `${address}/services/500`, { custom_name: 'Pierwsza wizyta', price: null });
    const { json } = await desk.call('GET', `${address}/services/500?with=address_service.custom_name`);
    expect(json).toMatchObject({ name: 'Pierwsza wizyta', custom_name: 'Pierwsza wizyta', price: null });
    await desk.call('PATCH', `${address}/services/500`, { custom_name: null });
    const back = await desk.call('GET', `${address}/services/500?with=address_service.custom_name`);
    expect(back.json).toMatchObject({ name: 'Konsultacja', custom_name: null });
    const bad = await desk.call('PATCH', `${address}/services/500`, { price: -5 });
    expect(bad.status).toBe(400);
  });

  test('of another address is 403, an unknown one 404', async () => {
    const desk = openDesk();
    for (const method of ['GET', 'PATCH', 'DELETE']) {
      const other = await desk.call(method, `${address}/services/510`, method === 'PATCH' ? {} : undefined);
      expect([other.status, other.message]).toEqual([403, 'This service does not belong to this address']);
      expect((await desk.call(method, `${address}/services/9`)).status).toBe(404);
    }
  });

  test('in use by slots to come is not deleted, with the status of the quirk; unused it is', async () => {
    const desk = openDesk({ quirks: { serviceInUseStatus: 409 } });
    expect((await desk.call('DELETE', `${address}/services/500`)).status).toBe(409);
    desk.world.workPeriods.set('111', []);
    expect((await desk.call('DELETE', `${address}/services/500`)).status).toBe(204);
    expect(desk.world.addressServices.has('500')).toBe(false);
  });

  test('that a doctor deletes in the panel goes although slots offer it: slots then no longer name it', async () => {
    const desk = openDesk();
    doctorDeletesService(desk.world, { now: morning, addressServiceId: '501' });
    const range = `start=${encoded('2026-09-07T09:00:00+02:00')}&end=${encoded('2026-09-07T09:20:00+02:00')}`;
    const { items } = await desk.call('GET', `${address}/slots?${range}&with=slot.services`);
    expect(items[0]?.['address_services']).toMatchObject({ _items: [{ id: '500' }] });
  });
});
