import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { marketplaceLocales } from '#shared/domain/marketplace.ts';
import { seededRandom } from '#shared/random.ts';
import { dayWindow, localDateOf } from '#shared/time/zone.ts';
import { generateWorld } from '../../../../main/practice/generate/generateWorld.ts';
import { startPatients, type Patients } from '../../../../main/practice/patients/startPatients.ts';
import type { World } from '../../../../main/practice/world.ts';
import { bookedByAddress } from '../generate/invariants.ts';
import { VirtualClock } from './virtualClock.ts';

const monday = Date.UTC(2026, 10, 23, 8, 40);
const minute = 60_000;
const hour = 60 * minute;

interface Scene {
  readonly world: World;
  readonly clock: VirtualClock;
  readonly patients: Patients;
  readonly deeds: { readonly kind: string; readonly at: number }[];
}

function openScene(seed: number, locale: World['locale'] = 'pl', now = monday): Scene {
  const marketplace = marketplaceLocales.find((one) => one === locale) ?? 'pl';
  const world = generateWorld({ locale: marketplace, size: 'clinic', seed, now });
  const clock = new VirtualClock(now);
  const deeds: { kind: string; at: number }[] = [];
  const patients = startPatients({
    world,
    clock,
    random: seededRandom(seed),
    onDeed: (kind) => deeds.push({ kind, at: clock.now() }),
  });
  return { world, clock, patients, deeds };
}

describe('the patients of a practice clinic', { timeout: 20_000 }, () => {
  test('do something about every half minute, and all the kinds of things that happen at a clinic', () => {
    const { clock, deeds } = openScene(3);
    clock.pass(2 * hour);
    expect(deeds.length).toBeGreaterThanOrEqual(170);
    expect(deeds.length).toBeLessThanOrEqual(360);
    const gaps = deeds.slice(1).map(({ at }, n) => at - (deeds[n]?.at ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(20_000);
    const kinds = new Set(deeds.map(({ kind }) => kind));
    expect(kinds).toEqual(
      new Set([
        'patientBooks',
        'patientConfirms',
        'patientCancels',
        'patientMoves',
        'doctorBooks',
        'doctorMarksPresence',
        'doctorAddsBreak',
      ]),
    );
  });

  test('act through the clinic’s own rules: each deed is told as an event, and nothing is ever double booked', () => {
    fc.assert(
      fc.property(fc.constantFrom(...marketplaceLocales), fc.nat(10_000), (locale, seed) => {
        const { world, clock, deeds } = openScene(seed, locale);
        clock.pass(90 * minute);
        const told = world.queue.filter(({ name }) => name !== 'booking-payment-status-changed');
        expect(told.map(({ createdAt }) => createdAt)).toEqual(deeds.map(({ at }) => at));
        for (const own of bookedByAddress(world).values())
          for (const [n, booking] of own.entries())
            expect(booking.end).toBeLessThanOrEqual(own[n + 1]?.start ?? Infinity);
      }),
      { numRuns: 5 },
    );
  });

  test('mostly want today or the days after, so a trainee sees them come', () => {
    const { world, clock } = openScene(5);
    const known = new Set(world.bookings.keys());
    clock.pass(hour);
    const fresh = [...world.bookings.values()].filter(({ id }) => !known.has(id));
    const today = dayWindow(localDateOf(monday, world.timeZone), world.timeZone);
    expect(fresh.length).toBeGreaterThan(15);
    expect(fresh.every(({ start }) => start >= monday && start < monday + 16 * 24 * hour)).toBe(true);
    expect(fresh.filter(({ start }) => start < today.to + 7 * 24 * hour).length).toBeGreaterThan(
      fresh.length / 2,
    );
    expect(fresh.some(({ start }) => start < today.to)).toBe(true);
  });

  test('do the very same under the same seed and clock', () => {
    const run = (): unknown => {
      const { world, clock } = openScene(8, 'tr');
      clock.pass(hour);
      return { queue: world.queue, bookings: [...world.bookings.values()].slice(-60) };
    };
    expect(run()).toEqual(run());
  });

  test('leave a day that is still well filled after a whole morning, and not full', () => {
    const { world, clock } = openScene(2);
    const today = dayWindow(localDateOf(monday, world.timeZone), world.timeZone);
    const count = (): number =>
      [...world.bookings.values()].filter(
        ({ status, start }) => status === 'booked' && start >= today.from && start < today.to,
      ).length;
    const before = count();
    clock.pass(4 * hour);
    expect(count()).toBeGreaterThan(before * 0.8);
    expect(count()).toBeLessThan(before * 1.2);
  });

  test('pay for online visits within minutes, mostly', () => {
    const { world, clock } = openScene(4);
    clock.pass(6 * hour);
    const paid = world.queue.filter(({ name }) => name === 'booking-payment-status-changed');
    expect(paid.length).toBeGreaterThan(0);
  });

  test('stop at once when told, also the payments under way', () => {
    const { world, clock, patients } = openScene(6);
    clock.pass(30 * minute);
    patients.stop();
    const told = world.queue.length;
    clock.pass(5 * hour);
    expect(world.queue).toHaveLength(told);
    expect(clock.waiting).toBe(0);
  });

  test('wait quietly where nothing can be done, in a clinic whose calendars are off', () => {
    const { world, clock, deeds } = openScene(7);
    for (const address of world.addresses.values()) address.calendar = 'disabled';
    clock.pass(hour);
    expect(deeds).toEqual([]);
    for (const address of world.addresses.values()) address.calendar = 'enabled';
    clock.pass(5 * minute);
    expect(deeds.length).toBeGreaterThan(0);
  });
});
