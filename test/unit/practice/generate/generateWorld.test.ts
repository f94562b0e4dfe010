import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { marketplaceLocales, marketplaces } from '#shared/domain/marketplace.ts';
import { addDays, atWallClock, dayWindow, localDateOf } from '#shared/time/zone.ts';
import { generateWorld } from '../../../../main/practice/generate/generateWorld.ts';
import type { Booking, World } from '../../../../main/practice/world.ts';
import { expectSound } from './invariants.ts';

const monday = Date.UTC(2026, 10, 23, 9, 40);
const dayMs = 86_400_000;
const instants = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2028, 0, 1) });
const seeds = fc.integer({ min: 0, max: 2 ** 40 });

/** The share of today's working time, without breaks, that visits hold. */
function fillOfToday(world: World, now: number): number {
  const { from, to } = dayWindow(localDateOf(now, world.timeZone), world.timeZone);
  const minutes = (spans: Iterable<readonly [number, number]>): number =>
    [...spans].reduce(
      (sum, [start, end]) => sum + (start >= from && start < to ? (end - start) / 60_000 : 0),
      0,
    );
  const work = minutes([...world.workPeriods.values()].flat().map(({ start, end }) => [start, end]));
  const pause = minutes([...world.breaks.values()].map(({ since, till }) => [since, till]));
  const booked = [...world.bookings.values()].filter(({ status }) => status === 'booked');
  return minutes(booked.map(({ start, end }) => [start, end])) / (work - pause);
}

describe('a practice clinic', { timeout: 20_000 }, () => {
  test('is sound in every country, for any seed and at any time: nothing overlaps, every reference resolves', () => {
    fc.assert(
      fc.property(fc.constantFrom(...marketplaceLocales), seeds, instants, (locale, seed, now) => {
        const world = generateWorld({ locale, size: 'small', seed, now });
        expect(world.timeZone).toBe(marketplaces[locale].timeZone);
        expectSound(world, now);
      }),
      { numRuns: 40 },
    );
  });

  test.each(marketplaceLocales)('of eight doctors is sound in %s', (locale) => {
    expectSound(generateWorld({ locale, size: 'clinic', seed: 7, now: monday }), monday);
  });

  test('is the same for the same seed and time, and another for another seed', () => {
    const one = generateWorld({ locale: 'cz', size: 'clinic', seed: 11, now: monday });
    const same = generateWorld({ locale: 'cz', size: 'clinic', seed: 11, now: monday });
    const other = generateWorld({ locale: 'cz', size: 'clinic', seed: 12, now: monday });
    expect(same).toEqual(one);
    expect([...other.doctors.values()]).not.toEqual([...one.doctors.values()]);
    expect(other.client.secret).not.toBe(one.client.secret);
  });

  test('has 2 or 8 doctors, a second house for the larger one, and some doctors with an online address', () => {
    const small = generateWorld({ locale: 'es', size: 'small', seed: 1, now: monday });
    const clinic = generateWorld({ locale: 'es', size: 'clinic', seed: 1, now: monday });
    expect([small.facilities.size, small.doctors.size]).toEqual([1, 2]);
    expect([clinic.facilities.size, clinic.doctors.size]).toEqual([2, 8]);
    const online = [...clinic.addresses.values()].filter(({ onlineOnly }) => onlineOnly);
    expect(online).toHaveLength(2);
    const linked = [...clinic.bookings.values()].filter(({ videocallUrl }) => videocallUrl !== null);
    expect(new Set(linked.map(({ addressId }) => addressId))).toEqual(new Set(online.map(({ id }) => id)));
  });

  test('keeps the ids of different kinds apart, all of them numbers', () => {
    const world = generateWorld({ locale: 'it', size: 'clinic', seed: 3, now: monday });
    const kinds = [
      world.facilities,
      world.doctors,
      world.addresses,
      world.services,
      world.addressServices,
      world.insuranceProviders,
      world.breaks,
      world.bookings,
    ].map((map) => [...map.keys()]);
    const ids = kinds.flat();
    expect(ids.filter((id) => !/^[1-9]\d*$/.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('the schedule', { timeout: 20_000 }, () => {
  test('fills today to between 75 and 85 % of the working time, whatever weekday today is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...marketplaceLocales), seeds, fc.nat(6), (locale, seed, day) => {
        const now = monday + day * dayMs;
        const fill = fillOfToday(generateWorld({ locale, size: 'clinic', seed, now }), now);
        expect(fill).toBeGreaterThanOrEqual(0.75);
        expect(fill).toBeLessThanOrEqual(0.85);
      }),
      { numRuns: 30 },
    );
  });

  test('has all eight doctors at work today, also on a Sunday, a holiday or the first of the month', () => {
    for (const now of [
      monday,
      Date.UTC(2026, 10, 29, 12),
      Date.UTC(2026, 11, 25, 12),
      Date.UTC(2027, 0, 1, 12),
    ]) {
      const world = generateWorld({ locale: 'pl', size: 'clinic', seed: 5, now });
      const { from, to } = dayWindow(localDateOf(now, world.timeZone), world.timeZone);
      for (const periods of world.workPeriods.values())
        expect(periods.some(({ start }) => from <= start && start < to)).toBe(true);
    }
  });

  test('reaches twelve weeks ahead and no further, and fades into the future', () => {
    const world = generateWorld({ locale: 'br', size: 'clinic', seed: 4, now: monday });
    const starts = [...world.workPeriods.values()].flat().map(({ start }) => start);
    const today = localDateOf(monday, world.timeZone);
    expect(Math.max(...starts)).toBeLessThan(dayWindow(addDays(today, 83), world.timeZone).to);
    expect(Math.max(...starts)).toBeGreaterThan(dayWindow(addDays(today, 76), world.timeZone).from);
    const booked = [...world.bookings.values()].filter(({ status }) => status === 'booked');
    const [next = 0, fourth = 0, last = 0] = [1, 4, 11].map((week) => {
      const from = monday + week * 7 * dayMs;
      return booked.filter(({ start }) => from <= start && start < from + 7 * dayMs).length;
    });
    expect(fourth).toBeLessThan(next / 2);
    expect(last).toBeLessThan(fourth);
  });

  test('keeps to 07:30–20:00 by the clinic’s clock, also on the days on which the clocks change', () => {
    // Today is always worked, so these Sundays (Europe's changes and Chile's) are days of 23 and 25 hours with visits.
    const changes = ['2026-03-29', '2026-10-25', '2026-04-05', '2026-09-06'].map((date) =>
      Date.parse(`${date}T15:00:00Z`),
    );
    for (const locale of marketplaceLocales)
      for (const now of changes) {
        const world = generateWorld({ locale, size: 'small', seed: 9, now });
        for (const period of [...world.workPeriods.values()].flat()) {
          const date = localDateOf(period.start, world.timeZone);
          expect(period.start).toBeGreaterThanOrEqual(atWallClock(date, '07:30', world.timeZone));
          expect(period.end).toBeLessThanOrEqual(atWallClock(date, '20:00', world.timeZone));
          expect((period.start - atWallClock(date, '07:30', world.timeZone)) % (10 * 60_000)).toBe(0);
        }
      }
  });

  test('has lunch and meetings, and days on which a doctor is away', () => {
    const world = generateWorld({ locale: 'de', size: 'clinic', seed: 2, now: monday });
    const descriptions = new Set([...world.breaks.values()].map(({ description }) => description));
    expect(descriptions).toContain('Mittagspause');
    expect(descriptions).toContain('Teambesprechung');
    expect(descriptions).toContain(null);
    expect(['Urlaub', 'Kongress', 'Fortbildung'].some((away) => descriptions.has(away))).toBe(true);
  });
});

describe('the bookings', { timeout: 20_000 }, () => {
  const now = Date.UTC(2026, 10, 23, 13, 10);
  const world = generateWorld({ locale: 'cz', size: 'clinic', seed: 21, now });
  const all = [...world.bookings.values()];
  const share = (of: readonly Booking[], is: (booking: Booking) => boolean): number =>
    of.filter(is).length / of.length;

  test('are a few cancelled, and of those about half were moved, some of them twice', () => {
    const canceled = all.filter(({ status }) => status === 'canceled');
    expect(canceled.length / all.length).toBeGreaterThan(0.04);
    expect(canceled.length / all.length).toBeLessThan(0.12);
    expect(share(canceled, ({ movedTo }) => movedTo !== null)).toBeGreaterThan(0.25);
    expect(share(canceled, ({ cancelReason }) => cancelReason !== null)).toBeGreaterThan(0.3);
    expect(all.some(({ originId, movedTo }) => originId !== null && movedTo !== null)).toBe(true);
  });

  test('come from patients, doctors and integrations', () => {
    for (const actor of ['user', 'doctor', 'integration'])
      expect(share(all, ({ bookedBy }) => bookedBy === actor)).toBeGreaterThan(0.15);
    expect(share(all, ({ bookedBy }) => bookedBy === 'user')).toBeGreaterThan(0.4);
  });

  test('of today’s past are marked, mostly present, but for the last half hour; nobody is marked in advance', () => {
    const { from } = dayWindow(localDateOf(now, world.timeZone), world.timeZone);
    const held = all.filter(({ status }) => status === 'booked');
    const over = held.filter(({ start, end }) => start >= from && end <= now - 30 * 60_000);
    expect(over.length).toBeGreaterThan(30);
    expect(share(over, ({ presence }) => presence === 'present')).toBeGreaterThan(0.7);
    expect(share(held, ({ presence, end }) => presence === 'absent' && end < now)).toBeGreaterThan(0);
    const since = held.filter(({ end }) => end > now - 30 * 60_000);
    expect(share(since, ({ presence }) => presence !== null)).toBe(0);
  });

  test('are confirmed the oftener the nearer they are', () => {
    const ahead = (fromDays: number, toDays: number): number =>
      share(
        all.filter(
          ({ status, start }) =>
            status === 'booked' && start >= now + fromDays * dayMs && start < now + toDays * dayMs,
        ),
        ({ confirmed }) => confirmed,
      );
    expect(ahead(0, 0.4)).toBeGreaterThan(ahead(3, 80) + 0.3);
    expect(ahead(3, 80)).toBeGreaterThan(0);
  });

  test('bring back regulars, and carry comments, insurances and payments where they belong', () => {
    const returning = share(all, ({ patient }) => patient.isReturning);
    expect(returning).toBeGreaterThan(0.4);
    expect(returning).toBeLessThan(0.75);
    expect(share(all, ({ comment }) => comment !== null)).toBeGreaterThan(0.05);
    expect(share(all, ({ insurance }) => insurance !== null)).toBeGreaterThan(0.05);
    for (const booking of all) {
      const address = world.addresses.get(booking.addressId);
      expect(booking.visitPayment).toBe(address?.onlineOnly);
      expect(booking.visitPaymentStatus === null).toBe(!booking.visitPayment);
      const plan = booking.insurance?.plan_id ?? '';
      if (booking.insurance !== null)
        expect(address?.insuranceProviders.get(booking.insurance.id)).toContain(plan);
    }
  });

  test('never take a patient from one calendar twice on the same day', () => {
    const seen = new Set<string>();
    for (const { status, addressId, start, patient, originId } of all) {
      // A moved visit is the same person's, and may well be on the day of the next.
      if (status === 'canceled' || originId !== null || patient.phone === null) continue;
      const key = `${addressId} ${localDateOf(start, world.timeZone)} ${patient.phone} ${patient.surname}`;
      expect(seen).not.toContain(key);
      seen.add(key);
    }
  });
});

describe('a hospital', { timeout: 20_000 }, () => {
  const world = generateWorld({ locale: 'mx', size: 'hospital', seed: 7, now: monday });

  test('has 50 doctors and exactly 100,000 bookings, and is as sound as a small clinic', () => {
    expect(world.doctors.size).toBe(50);
    expect(world.bookings.size).toBe(100_000);
    expectSound(world, monday);
  });

  test('spreads its bookings over twelve months, mostly past, each month in use', () => {
    const starts = [...world.bookings.values()].map(({ start }) => start);
    const past = starts.filter((start) => start < monday).length;
    expect(past).toBeGreaterThan(70_000);
    expect(past).toBeLessThan(95_000);
    const span =
      starts.reduce((most, start) => Math.max(most, start), 0) -
      starts.reduce((least, start) => Math.min(least, start), Infinity);
    expect(span / dayMs).toBeGreaterThan(355);
    expect(span / dayMs).toBeLessThanOrEqual(366);
    const months = new Set(starts.map((start) => localDateOf(start, 'UTC').slice(0, 7)));
    expect(months.size).toBeGreaterThanOrEqual(12);
    const fill = fillOfToday(world, monday);
    expect(fill).toBeGreaterThan(0.75);
    expect(fill).toBeLessThan(0.85);
  });

  test('sees the same patients again over months', () => {
    const visits = new Map<string, number[]>();
    for (const { patient, start } of world.bookings.values()) {
      const key = `${patient.name}|${patient.surname}|${patient.phone ?? ''}|${patient.email ?? ''}`;
      visits.set(key, [...(visits.get(key) ?? []), start]);
    }
    const recurring = [...visits.values()].filter(
      (starts) => Math.max(...starts) - Math.min(...starts) > 60 * dayMs,
    );
    expect(recurring.length).toBeGreaterThan(500);
  });
});
