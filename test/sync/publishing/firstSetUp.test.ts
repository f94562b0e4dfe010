import { expect, test, vi } from 'vitest';
import { serviceOnItsWay } from '#shared/domain/availability/serviceOnItsWay.ts';
import type { Address } from '#shared/domain/catalogue.ts';
import { asServiceId } from '#shared/domain/ids.ts';
import { minuteMs, secondMs } from '#shared/time/durations.ts';
import { bench, type Bench, type BenchDesk } from '../bench.ts';
import { hoursThere, period, putInForce, states, todayOf, weekOf } from './support.ts';

/*
 * A clinic of eight doctors that had nothing is live three minutes after the press that published it. Hours may name services that are only
 * on their way: nothing of them leaves before the vendor has numbered these, and nobody has to press again.
 */
vi.setConfig({ testTimeout: 120_000 });

/**
 * As long as a person takes from the connection to the press (docs/EFFORT.md). Before that the first copy has used up what the firewall
 * bears in five minutes.
 */
const person = 6 * minuteMs;

/** Adds one service, at every calendar. @returns by which names hours can have it at once */
function addEverywhere({ clinic }: Bench, { store, sync }: BenchDesk): ReadonlyMap<Address, string> {
  const [entry] = clinic.world.services.values();
  if (entry === undefined) throw new Error('The dictionary is empty.');
  const terms = {
    price: 150,
    priceFrom: false,
    duration: 30,
    visible: true,
    allowedAges: null,
    customName: null,
    description: null,
  };
  return new Map(
    store.catalogue.addresses().map((address) => {
      const { id: addressId, facilityId, doctorId } = address;
      const decided = sync.decisions.decide({
        action: { kind: 'addService', serviceId: asServiceId(entry.id), name: entry.name, terms },
        calendar: { addressId, facilityId, doctorId },
        staff: 'AK',
      });
      if (!decided.ok || decided.value.kind !== 'intent') throw new Error('It was not decided.');
      return [address, serviceOnItsWay(decided.value.id)];
    }),
  );
}

test('the first seven days of ten calendars stand within three minutes, by the clock of the desk', async () => {
  const on = bench({ size: 'empty' });
  const desk = on.desk();
  await desk.scheduled();
  addEverywhere(on, desk);
  await on.clock.advance(person);
  const { store, sync } = desk;
  const addresses = store.catalogue.addresses();
  expect(addresses).toHaveLength(10);
  const pressed = on.clock.now();
  for (const { id } of addresses) {
    const [service] = store.catalogue.addressServices(id);
    putInForce(on, desk, id, [weekOf(todayOf(on), [period('09:00', '12:00', service?.id ?? '', 30)])]);
  }
  expect(sync.publishing.progress().live).toBe(false);
  await on.clock.until(() => sync.publishing.progress().live, 10 * minuteMs);
  expect((on.clock.now() - pressed) / secondMs).toBeLessThanOrEqual(180);
});

test('hours of services that are on their way wait for their numbers, and go by themselves', async () => {
  const on = bench({ size: 'empty' });
  const desk = on.desk();
  await desk.scheduled();
  const [[address, service] = []] = addEverywhere(on, desk);
  if (address === undefined || service === undefined) throw new Error('no calendar');
  const { store } = desk;
  const plan = weekOf(todayOf(on), [period('09:00', '12:00', service, 30)]);
  const asked = putInForce(on, desk, address.id, [plan]);
  expect(asked).toMatchObject({ writes: 0 });
  expect(asked.waiting).toBeGreaterThan(55);
  expect(states(desk, address.id)).toEqual({});
  await on.clock.until(() => (states(desk, address.id)['stands'] ?? 0) >= 55, 30 * minuteMs);
  const { inForce } = store.availability.timetables.get(address.id);
  expect(JSON.stringify(inForce?.plans)).not.toContain(service);
  expect(hoursThere(on, address.id, todayOf(on)).length).toBeLessThanOrEqual(1);
});
