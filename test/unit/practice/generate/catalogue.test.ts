import { describe, expect, test } from 'vitest';
import { marketplaceLocales } from '#shared/domain/marketplace.ts';
import { specialityKeys } from '../../../../main/practice/generate/locales/pack.ts';
import { packs } from '../../../../main/practice/generate/locales/packs.ts';
import { emptyClinic } from './scene.ts';

/** What a visit to a general practitioner may cost, in the country's currency: far off would look wrong at once. */
const usualPrices = {
  ar: [20_000, 60_000],
  br: [120, 300],
  cl: [25_000, 60_000],
  co: [80_000, 200_000],
  cz: [600, 1_500],
  de: [30, 80],
  es: [25, 60],
  it: [35, 80],
  mx: [350, 900],
  pe: [80, 200],
  pl: [120, 260],
  pt: [25, 60],
  tr: [1_200, 2_500],
} as const;

describe('the catalogue of a clinic', { timeout: 20_000 }, () => {
  test('has a doctor of each of eight specialities, six of them in the main house', () => {
    const { world } = emptyClinic(1);
    const doctors = [...world.doctors.values()];
    const named = doctors.map(({ specializations }) => specializations[0]?.name);
    expect(named).toEqual(specialityKeys.slice(0, 8).map((key) => packs.pl.specialities[key][0]));
    const [main] = [...world.facilities.keys()];
    expect(doctors.filter(({ facilityId }) => facilityId === main)).toHaveLength(6);
  });

  test('never gives two of eight doctors the same surname, and always gives one that needs room', () => {
    for (const locale of marketplaceLocales)
      for (let seed = 0; seed < 5; seed += 1) {
        const surnames = [...emptyClinic(seed, locale).world.doctors.values()].map(({ surname }) => surname);
        expect(new Set(surnames).size).toBe(8);
        const rare = packs[locale].rareSurnames.flatMap((name) => name.split('/'));
        expect(surnames.some((surname) => rare.some((one) => surname.includes(one)))).toBe(true);
      }
  });

  test('offers at each address what its doctor does, the first by default, as the dictionary calls it', () => {
    const { world, calendars } = emptyClinic(2, 'it');
    for (const { address, services } of calendars) {
      const specialization = world.doctors.get(address.doctorId)?.specializations[0]?.id;
      expect(services).toHaveLength(4);
      expect(services.map(({ isDefault }) => isDefault)).toEqual([true, false, false, false]);
      for (const service of services) {
        const entry = world.services.get(service.serviceId ?? '');
        expect(entry?.specializationId).toBe(specialization);
        expect(service.name).toBe(service.customName ?? entry?.name);
      }
    }
  });

  test('wants more of a patient than name and phone at some calendars, and in the smallest clinic at none', () => {
    for (let seed = 0; seed < 5; seed += 1) {
      const { calendars } = emptyClinic(seed);
      const demanding = calendars.filter(({ address }) => Object.values(address.extraFields).includes(true));
      expect(demanding.length).toBeGreaterThan(0);
      expect(demanding.length).toBeLessThan(calendars.length / 2);
      const small = emptyClinic(seed, 'pl', 'small').calendars.map(({ address }) => address.extraFields);
      expect(small.flatMap((fields) => Object.values(fields))).not.toContain(true);
    }
  });

  test.each(marketplaceLocales)('asks in %s what people pay there, in round sums', (locale) => {
    const [least, most] = usualPrices[locale];
    const { calendars } = emptyClinic(3, locale);
    const prices = calendars
      .filter(({ speciality }) => speciality === 'gp')
      .flatMap(({ services }) => services.slice(0, 1).map(({ price }) => price));
    for (const price of prices) {
      if (price === null) continue;
      expect(price).toBeGreaterThanOrEqual(least);
      expect(price).toBeLessThanOrEqual(most);
      expect(price % packs[locale].price.step).toBe(0);
    }
  });

  test('limits ages at the paediatrician’s alone, and marks diagnostics', () => {
    const { world, calendars } = emptyClinic(4);
    for (const { speciality, services } of calendars)
      for (const { allowedPatients } of services)
        expect(allowedPatients).toEqual(
          speciality === 'paediatrician' ? { minimum_age: 0, maximum_age: 17 } : null,
        );
    expect([...world.services.values()].filter(({ diagnostic }) => diagnostic).length).toBeGreaterThan(3);
  });

  test('has online addresses without a street, paid in advance, and of the same doctor in the same house', () => {
    const { world, calendars } = emptyClinic(5, 'es');
    const online = calendars.filter((calendar) => calendar.online);
    expect(online.map(({ speciality }) => speciality)).toEqual(['psychologist', 'dermatologist']);
    for (const { address } of online) {
      expect(address).toMatchObject({
        street: null,
        onlineOnly: true,
        visitPayment: true,
        name: 'Consulta online',
      });
      const siblings = [...world.addresses.values()].filter(({ doctorId }) => doctorId === address.doctorId);
      expect(siblings.map(({ facilityId }) => facilityId)).toEqual([address.facilityId, address.facilityId]);
    }
  });

  test('lists insurers only where insurance is taken', () => {
    for (let seed = 0; seed < 10; seed += 1)
      for (const address of emptyClinic(seed).world.addresses.values())
        expect(address.insuranceProviders.size === 0).toBe(address.insuranceSupport === 'private');
  });
});
