import { describe, expect, test } from 'vitest';
import { marketplaceLocales } from '#shared/domain/marketplace.ts';
import { generateWorld } from '../../../../main/practice/generate/generateWorld.ts';
import { openDesk } from '../support/desk.ts';
import { HandClock } from '../support/clock.ts';
import { patientBooks } from '../../../../main/practice/actions/patients.ts';
import { anna } from '../support/world.ts';

const monday = Date.UTC(2026, 10, 23, 9);

describe('a clinic on its first day at the marketplace', () => {
  test('has doctors with addresses and dictionaries to choose from, and nothing that can be booked', () => {
    for (const locale of marketplaceLocales) {
      const world = generateWorld({ locale, size: 'empty', seed: 4, now: monday });
      const addresses = [...world.addresses.values()];
      expect([world.facilities.size, world.doctors.size]).toEqual([2, 8]);
      expect(addresses.filter(({ onlineOnly }) => onlineOnly)).toHaveLength(2);
      expect([world.services.size, world.insuranceProviders.size].every((size) => size > 0)).toBe(true);
      expect(new Set(addresses.map(({ calendar }) => calendar))).toEqual(new Set([null]));
      expect(addresses.flatMap(({ insuranceProviders }) => [...insuranceProviders])).toEqual([]);
      const things = [world.addressServices, world.workPeriods, world.breaks, world.bookings];
      expect(things.map(({ size }) => size)).toEqual([0, 0, 0, 0]);
    }
  });

  test('is set up from nothing over the API, in the vendor’s order, until a patient books', async () => {
    const world = generateWorld({ locale: 'pl', size: 'empty', seed: 4, now: monday });
    const desk = openDesk({ world, clock: new HandClock(monday) });
    const [address] = world.addresses.values();
    const [entry] = world.services.values();
    const path = `/facilities/${address?.facilityId}/doctors/${address?.doctorId}/addresses/${address?.id}`;
    expect((await desk.call('GET', `${path}/calendar`)).status).toBe(404);
    const slot = (id: unknown) => ({
      start: '2026-11-24T09:00:00+01:00',
      end: '2026-11-24T10:00:00+01:00',
      address_services: [{ address_service_id: id, duration: 20 }],
    });
    expect((await desk.call('PUT', `${path}/slots`, { slots: [slot('4000001')] })).message).toBe(
      'Address service does not exist',
    );
    const { json } = await desk.call('POST', `${path}/services`, { service_id: entry?.id });
    expect((await desk.call('PUT', `${path}/slots`, { slots: [slot(json['id'])] })).status).toBe(201);
    expect((await desk.call('GET', `${path}/calendar`)).json).toEqual({ status: 'enabled' });
    const start = Date.UTC(2026, 10, 24, 8);
    const what = { addressId: address?.id ?? '', addressServiceId: String(json['id']), start, patient: anna };
    expect(patientBooks(world, { now: monday, ...what }).ok).toBe(true);
  });
});

describe('the whole dictionaries', () => {
  test('have as many entries as the vendor’s, each with its own id and name, and change nothing else', () => {
    const request = { locale: 'br', size: 'small', seed: 4, now: monday } as const;
    const short = generateWorld(request);
    const whole = generateWorld({ ...request, wholeDictionary: true });
    expect([whole.services.size, whole.insuranceProviders.size]).toEqual([10_730, 2_728]);
    const names = [...whole.services.values()].map(({ name }) => name);
    expect(names.length - new Set(names).size).toBeLessThan(names.length / 20);
    expect([...whole.services.values()].slice(0, short.services.size)).toEqual([...short.services.values()]);
    expect(whole.addresses).toEqual(short.addresses);
    expect(whole.bookings).toEqual(short.bookings);
  });
});
