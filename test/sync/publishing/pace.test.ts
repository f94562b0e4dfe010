import { expect, test } from 'vitest';
import { minuteMs, secondMs } from '#shared/time/durations.ts';
import { addDays } from '#shared/time/zone.ts';
import { scene, settled } from './scene.ts';
import { period, putInForce, serviceIdOf, todayOf, weekOf } from './support.ts';

/*
 * Publishing stays behind people: it has at most half of a minute's writes, one date at a time, and what somebody decides leaves as soon as
 * it would without it. Reading before and after is one call for all dates of a calendar, not one for each.
 */
test('all calendars of a clinic leave evenly, the next seven days first, and decisions go in between', async () => {
  const one = await scene({ size: 'clinic', settings: { pollMs: 60_000 } });
  const { on, desk, writes, reads } = one;
  const { store, sync } = desk;
  const today = todayOf(on);
  const addresses = store.catalogue
    .addresses()
    .map(({ id }) => id)
    .filter((id) => store.catalogue.addressServices(id).length > 0)
    .slice(0, 4);
  reads.length = 0;
  let asked = 0;
  for (const address of addresses) {
    const id = serviceIdOf(desk, address);
    asked += putInForce(on, desk, address, [weekOf(today, [period('09:00', '12:00', id)])]).writes;
  }
  expect(addresses).toHaveLength(4);
  const begun = on.clock.now();
  // Somebody confirms a visit every half a minute meanwhile.
  const late: number[] = [];
  const coming = store.bookings
    .inWindow(addresses, { from: begun + 30 * minuteMs, to: begun + 20 * 24 * 60 * minuteMs })
    .filter(({ status, confirmed }) => status === 'booked' && confirmed !== true)
    .filter(({ start }) => start > begun + 60 * minuteMs);
  for (const visit of coming.slice(0, 12)) {
    const address = store.catalogue.address(visit.addressId);
    if (address === null) continue;
    const calendar = { facilityId: address.facilityId, doctorId: address.doctorId, addressId: address.id };
    const decided = sync.decisions.decide({
      action: { kind: 'confirm', bookingId: visit.id },
      calendar,
      staff: 'AK',
    });
    if (!decided.ok || decided.value.kind !== 'intent') continue;
    const { id, heldUntil } = decided.value;
    await on.clock.until(
      () => ['sending', 'confirmed'].includes(store.intents.get(id)?.state ?? 'confirmed'),
      minuteMs,
    );
    late.push(on.clock.now() - heldUntil);
    await on.clock.advance(30 * secondMs);
  }
  expect(late.length).toBeGreaterThan(5);
  expect(Math.max(...late)).toBeLessThanOrEqual(2 * secondMs);
  await settled(on, desk, 240 * minuteMs);
  expect(writes).toHaveLength(asked);
  const perMinute = writes.map(
    ({ at }) => writes.filter((other) => other.at > at - minuteMs && other.at <= at).length,
  );
  expect(Math.max(...perMinute)).toBeLessThanOrEqual(20);
  const near = writes.filter(({ date }) => date < addDays(today, 7));
  expect(near.length).toBeGreaterThan(0);
  expect(writes.slice(0, near.length)).toEqual(near);
  // 84 dates of a calendar take some five minutes, and a look each minute and a half at most; sweeps come on top.
  const minutes = (on.clock.now() - begun) / minuteMs;
  expect(reads.length / minutes).toBeLessThan(12);
}, 240_000);
