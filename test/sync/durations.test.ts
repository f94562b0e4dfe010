import { describe, expect, test } from 'vitest';
import { err } from '#shared/result.ts';
import { StoreError } from '../../main/store/problem.ts';
import { bench, type Bench, type BenchDesk } from './bench.ts';

/*
 * Getting to know how long a service takes, which slots do not tell and a list of services only with the start of one of them: once the
 * weeks to come are there it is known of all that can be booked, it costs a call for each calendar and none as long as all is known,
 * and it outlives a list that does not tell.
 */
const hour = 60 * 60_000;

/** Calls that ask for the services of a calendar, with a start or without. */
const asked = ({ clinic }: Bench): number => clinic.counts.byOperation.get('getAddressServices') ?? 0;

/** What the vendor takes for the length of each service that can be booked in the coming weeks. */
function truth({ clinic, clock }: Bench): Map<string, number> {
  const coming = [...clinic.world.workPeriods.values()].flat().filter(({ end }) => end > clock.now());
  return new Map(
    coming.flatMap(({ services }) => services.map((one) => [one.addressServiceId, one.duration])),
  );
}

function known({ store }: BenchDesk): Map<string, number | null> {
  const listed = store.catalogue.addresses().flatMap(({ id }) => store.catalogue.addressServices(id));
  return new Map(listed.map(({ id, duration }) => [id, duration]));
}

function full(): never {
  throw new StoreError({ code: 'SQLITE_FULL', message: 'database or disk is full' }, 'UPDATE');
}

describe('how long services take', () => {
  test('is known of all that can be booked when the coming weeks are there, for one more call a calendar', async () => {
    const world = bench({ size: 'clinic' });
    const one = world.desk();
    await one.scheduled();
    expect(known(one)).toEqual(truth(world));
    expect(asked(world)).toBe(2 * world.clinic.world.addresses.size);
    await one.stop();
    const again = world.desk(one.file);
    await again.scheduled();
    expect(known(again)).toEqual(truth(world));
    expect(asked(world)).toBe(2 * world.clinic.world.addresses.size);
  });

  test('is asked for with the start of a slot: a vendor who takes nothing else for one answers, too', async () => {
    const world = bench({ quirks: { servicesStart: 'slot' } });
    const one = world.desk();
    await one.scheduled();
    expect(known(one)).toEqual(truth(world));
  });

  test('is not asked for where slots tell it', async () => {
    const world = bench({ quirks: { slotsTellDurations: true } });
    const one = world.desk();
    await one.scheduled();
    expect(asked(world)).toBe(world.clinic.world.addresses.size);
  });

  test('follows a doctor who gives a service more time, within hours', async () => {
    const world = bench({ settings: { pollMs: 5 * 60_000 } });
    const one = world.desk();
    await one.scheduled();
    for (const periods of world.clinic.world.workPeriods.values())
      for (const { services } of periods)
        for (const service of services) Object.assign(service, { duration: service.duration + 20 });
    await world.clock.advance(7 * hour);
    expect(known(one)).toEqual(truth(world));
  });

  test('that cannot be written down hides no slot that was read with it', async () => {
    const world = bench();
    const one = world.desk(undefined, {
      aroundStore: (store) => ({
        ...store,
        catalogue: new Proxy(store.catalogue, {
          get: (catalogue, name) => {
            if (name === 'learnDurations') return full;
            const own: unknown = Reflect.get(catalogue, name);
            return typeof own === 'function' ? (own.bind(catalogue) as unknown) : own;
          },
        }),
      }),
    });
    await one.scheduled();
    const addresses = one.store.catalogue.addresses().map(({ id }) => id);
    const slots = one.store.schedule.slotsInWindow(addresses, { from: 0, to: world.clock.now() * 2 });
    expect(slots.length).toBeGreaterThan(100);
    const told = one.changes.filter(({ kind }) => kind === 'slots');
    const untold = slots.filter(
      ({ addressId, start }) =>
        !told.some(
          ({ calendar, window }) =>
            calendar.addressId === addressId && window.from <= start && start < window.to,
        ),
    );
    expect(untold).toEqual([]);
  });

  test('that cannot be asked for now keeps no slot from being known, and is asked for later', async () => {
    const world = bench();
    let broken = true;
    const one = world.desk(undefined, {
      around: (remote) => ({
        ...remote,
        getAddressServices: async (calendar, start) =>
          broken && start !== undefined
            ? err({ kind: 'server', status: 500, sent: 'answered', operation: 'getAddressServices' })
            : remote.getAddressServices(calendar, start),
      }),
    });
    await one.scheduled();
    const now = world.clock.now();
    const ids = one.store.catalogue.addresses().map(({ id }) => id);
    const slots = one.store.schedule.slotsInWindow(ids, { from: now, to: now + 14 * 24 * hour });
    expect(slots.length).toBeGreaterThan(20);
    expect(new Set(known(one).values())).toEqual(new Set([null]));
    broken = false;
    await world.clock.advance(hour);
    expect(known(one)).toEqual(truth(world));
  });
});
