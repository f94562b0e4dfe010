import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { fits, furthestEnd, horizon } from '#shared/domain/availability/horizon.ts';
import { marketplaceLocales, marketplaces } from '#shared/domain/marketplace.ts';
import { addDays, atWallClock, localDateOf } from '#shared/time/zone.ts';
import { day, timed } from './support.ts';

const warsaw = 'Europe/Warsaw';

test('the last whole date is the 83rd day after today', () => {
  const now = atWallClock('2026-04-20', '10:00', warsaw);
  expect(horizon(now, warsaw)).toEqual({ first: '2026-04-20', last: '2026-07-12' });
  expect(addDays('2026-04-20', 83)).toBe('2026-07-12');
});

test('a date can be published once its last period ends within twelve weeks', () => {
  const now = atWallClock('2026-04-20', '10:00', warsaw);
  const last = (end: string) => [timed(0, 1), timed(1, atWallClock('2026-07-13', end, warsaw))];
  expect(fits(last('10:00'), now, warsaw)).toBe(true);
  expect(fits(last('10:01'), now, warsaw)).toBe(false);
});

test('where clocks change in between, twelve weeks are the shorter of those by hours and those on the wall', () => {
  // In March an hour is lost, in October one is won.
  const spring = atWallClock('2026-02-20', '10:00', warsaw);
  expect(furthestEnd(spring, warsaw)).toBe(atWallClock('2026-05-15', '10:00', warsaw));
  const autumn = atWallClock('2026-09-20', '10:00', warsaw);
  expect(furthestEnd(autumn, warsaw)).toBe(atWallClock('2026-12-13', '09:00', warsaw));
});

test('at any moment, in all 13 zones, all of the last date fits and not all of the next', () => {
  const zones = marketplaceLocales.map((locale) => marketplaces[locale].timeZone);
  const moment = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2037, 0, 1) });
  fc.assert(
    fc.property(moment, fc.constantFrom(...zones), (now, zone) => {
      const { first, last } = horizon(now, zone);
      expect(first).toBe(localDateOf(now, zone));
      const end = (date: string): number =>
        Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime({ timeZone: zone }).epochMilliseconds;
      const onTheWall = Temporal.Instant.fromEpochMilliseconds(now)
        .toZonedDateTimeISO(zone)
        .add({ weeks: 12 }).epochMilliseconds;
      expect(end(last)).toBeLessThanOrEqual(now + 84 * day);
      expect(end(last)).toBeLessThanOrEqual(onTheWall);
      expect(end(addDays(last, 1))).toBeGreaterThan(Math.min(now + 84 * day, onTheWall) - 60_000);
      expect([addDays(first, 83), addDays(first, 82)]).toContain(last);
    }),
    { numRuns: 500 },
  );
}, 30_000);
