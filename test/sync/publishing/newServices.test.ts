import { expect, test, vi } from 'vitest';
import { serviceOnItsWay } from '#shared/domain/availability/serviceOnItsWay.ts';
import type { Period } from '#shared/domain/availability/period.ts';
import { asAddressServiceId, asServiceId } from '#shared/domain/ids.ts';
import { hourMs, secondMs } from '#shared/time/durations.ts';
import { addDays } from '#shared/time/zone.ts';
import { scene, settled, type Scene } from './scene.ts';
import { putInForce, states, todayOf, weekOf } from './support.ts';

/*
 * A new service takes a while until it can be offered, and a vendor may drop it silently from hours that name it before (API.md §6). That is nobody's
 * edit: the dates are sent again until the service is in them, also where its length makes the starts of the others lie otherwise.
 */
vi.setConfig({ testTimeout: 120_000 });

/** Hours in which a service that is there can be booked beside one that is still to be added. */
function hoursWithNew({ desk, address, service }: Scene): Period {
  const found = desk.store.catalogue.address(address);
  const like = desk.store.catalogue.addressServices(address)[0];
  if (found === null || like === undefined) throw new Error('no such calendar');
  const terms = {
    ...{ price: 90, priceFrom: false, duration: 30, visible: true, allowedAges: null },
    ...{ customName: 'Nowa', description: null },
  };
  const decided = desk.sync.decisions.decide({
    action: { kind: 'addService', serviceId: asServiceId(like.serviceId ?? ''), name: like.name, terms },
    calendar: { facilityId: found.facilityId, doctorId: found.doctorId, addressId: address },
    staff: 'AK',
  });
  if (!decided.ok || decided.value.kind !== 'intent') throw new Error('It was not decided.');
  return {
    start: '09:00',
    end: '12:00',
    services: [
      { addressServiceId: asAddressServiceId(service), duration: 20 },
      { addressServiceId: serviceOnItsWay(decided.value.id), duration: 30 },
    ],
    insurance: 'both',
    providers: [],
  };
}

test('a service that was dropped because it is too new makes no date differ, and is in all of them in the end', async () => {
  const one = await scene({ quirks: { newServiceInPut: 'dropped', newServiceBookableMs: 40 * secondMs } });
  const { on, desk, address } = one;
  putInForce(on, desk, address, [weekOf(todayOf(on), [hoursWithNew(one)])]);
  const differed = new Set<string>();
  for (const end = on.clock.now() + hourMs; on.clock.now() < end;) {
    await on.clock.advance(15 * secondMs);
    for (const { date } of desk.store.availability.published.inStates(['differs'], todayOf(on)))
      differed.add(date);
  }
  await settled(on, desk);
  expect([...differed]).toEqual([]);
  expect(Object.keys(states(desk, address))).toEqual(['stands']);
  const periods = on.clinic.world.workPeriods.get(address) ?? [];
  const tomorrow = Date.parse(`${addDays(todayOf(on), 1)}T00:00:00Z`);
  // Where visits leave no room for it, nobody can see that it is missing.
  const visits = [...on.clinic.world.bookings.values()].filter((visit) => visit.addressId === address);
  const coming = periods.filter(
    ({ start, end, services }) =>
      start > tomorrow &&
      services.length > 0 &&
      !visits.some((visit) => visit.start < end && visit.end > start),
  );
  expect(coming.length).toBeGreaterThan(20);
  expect(coming.filter(({ services }) => services.length < 2)).toEqual([]);
});
