import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { marketplaceLocales, marketplaces } from '#shared/domain/marketplace.ts';
import { fromWireTime, toWireTime } from '#shared/time/wire.ts';
import { addDays, atWallClock, dayWindow, isTimeZone, localDateOf } from '#shared/time/zone.ts';

const hour = 3_600_000;

describe('times on the wire', () => {
  test('carry the offset of their own date, whatever the offset is today', () => {
    const zone = 'Europe/Warsaw';
    expect(toWireTime(Date.UTC(2026, 0, 15, 8), zone)).toBe('2026-01-15T09:00:00+01:00');
    expect(toWireTime(Date.UTC(2026, 6, 15, 8), zone)).toBe('2026-07-15T10:00:00+02:00');
  });

  test('come back as the same second in every marketplace', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...marketplaceLocales),
        fc.integer({ min: 1_600_000_000, max: 1_900_000_000 }),
        (locale, seconds) => {
          expect(fromWireTime(toWireTime(seconds * 1000, marketplaces[locale].timeZone))).toBe(
            seconds * 1000,
          );
        },
      ),
    );
  });

  test('are read in each of the spellings that the vendor uses, and nothing else is', () => {
    const at = Date.UTC(2021, 4, 26, 15);
    expect(fromWireTime('2021-05-26T16:00:00+01:00')).toBe(at);
    expect(fromWireTime('2021-05-26T16:00:00+0100')).toBe(at);
    expect(fromWireTime('2021-05-26T15:00:00Z')).toBe(at);
    expect(fromWireTime('2021-05-26T16:00:00')).toBeNull();
    expect(fromWireTime('null,')).toBeNull();
  });
});

describe('the clinic’s days', () => {
  test('have 23 hours in spring and 25 in autumn where the clocks change', () => {
    const length = (date: string): number => {
      const { from, to } = dayWindow(date, 'Europe/Berlin');
      return (to - from) / hour;
    };
    expect([length('2026-03-29'), length('2026-06-01'), length('2026-10-25')]).toEqual([23, 24, 25]);
  });

  test('join without a gap: each instant belongs to exactly one', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...marketplaceLocales),
        fc.integer({ min: 1_600_000_000_000, max: 1_900_000_000_000 }),
        (locale, at) => {
          const zone = marketplaces[locale].timeZone;
          const date = localDateOf(at, zone);
          const day = dayWindow(date, zone);
          expect(day.from <= at && at < day.to).toBe(true);
          expect(day.to).toBe(dayWindow(addDays(date, 1), zone).from);
        },
      ),
    );
  });

  test('a wall-clock time that a spring change skips falls after the gap', () => {
    expect(atWallClock('2026-03-29', '02:30', 'Europe/Berlin')).toBe(Date.UTC(2026, 2, 29, 1, 30));
  });

  test('every marketplace has a zone that the runtime knows', () => {
    for (const locale of marketplaceLocales) expect(isTimeZone(marketplaces[locale].timeZone)).toBe(true);
    expect(isTimeZone('Europe/Nowhere')).toBe(false);
  });
});
