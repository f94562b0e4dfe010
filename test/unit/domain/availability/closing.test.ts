import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closingSpans } from '#shared/domain/availability/closing.ts';
import { digest } from '#shared/domain/availability/digest.ts';
import type { Published, PublishedState } from '#shared/domain/availability/publishedDay.ts';
import type { TimedPeriod } from '#shared/domain/availability/timedPeriod.ts';
import { asAddressId } from '#shared/domain/ids.ts';

/* What was decided to be closed is what stands at the marketplace and is wanted no more: each moment of it, and no other. */

const most = 48;
const anyPeriods = fc
  .uniqueArray(fc.integer({ min: 0, max: most }), { maxLength: 8 })
  .map((bounds) => bounds.toSorted((one, two) => one - two))
  .map((bounds) =>
    bounds.flatMap((start, index): TimedPeriod[] => {
      const end = bounds[index + 1];
      if (index % 2 === 1 || end === undefined) return [];
      return [{ start, end, services: [], insurance: 'both', providers: [] }];
    }),
  );
const day = (state: PublishedState, periods: readonly TimedPeriod[], date = '2026-12-01'): Published => ({
  address: asAddressId('a1'),
  ...{ date, periods, digest: digest(periods), sentAt: null, state, readBackAt: null },
});
const holds = (periods: readonly TimedPeriod[], at: number): boolean =>
  periods.some(({ start, end }) => start <= at && at < end);

test('each moment that stands and is wanted no more is closed, and no other; what is asked for counts before what is on the line', () => {
  fc.assert(
    fc.property(anyPeriods, anyPeriods, anyPeriods, fc.boolean(), (standing, asked, sending, isAsked) => {
      const days = [
        day('stands', standing),
        day('sending', sending),
        ...(isAsked ? [day('waiting', asked)] : []),
        day('waiting', [], '2026-12-02'),
      ];
      const spans = closingSpans(days);
      for (let at = 0; at <= most; at += 1)
        expect(spans.some(({ since, till }) => since <= at && at < till)).toBe(
          holds(standing, at) && !holds(isAsked ? asked : sending, at),
        );
    }),
  );
});

test('where nothing is on its way, or nothing was published before, nothing is known to be closed', () => {
  const [period] = [{ start: 1, end: 2, services: [], insurance: 'both' as const, providers: [] }];
  expect(closingSpans([day('stands', [period])])).toEqual([]);
  expect(closingSpans([day('differs', [period])])).toEqual([]);
  expect(closingSpans([day('waiting', [])])).toEqual([]);
  expect(closingSpans([day('stands', [period]), day('waiting', [])])).toEqual([
    { addressId: 'a1', since: 1, till: 2 },
  ]);
});
