import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closingSpans, replacedBy } from '#shared/domain/availability/closing.ts';
import { digest } from '#shared/domain/availability/digest.ts';
import type { Published, PublishedState } from '#shared/domain/availability/publishedDay.ts';
import type { TimedPeriod } from '#shared/domain/availability/timedPeriod.ts';
import { asAddressId, asAddressServiceId } from '#shared/domain/ids.ts';
import { minuteMs } from '#shared/time/durations.ts';

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
const periodsOf = (...spans: readonly (readonly [number, number])[]): readonly TimedPeriod[] =>
  spans.map(([start, end]) => ({
    ...{ start: start * minuteMs, end: end * minuteMs },
    ...{ services: [], insurance: 'both', providers: [] },
  }));
const isIn = (spans: ReturnType<typeof closingSpans>, at: number): boolean =>
  spans.some(({ since, till }) => since <= at && at < till);
const holds = (periods: readonly TimedPeriod[], at: number): boolean =>
  periods.some(({ start, end }) => start <= at && at < end);

test('each moment that stands or is on the line and is wanted no more is closed, and no other; what is asked for counts before what is on the line', () => {
  fc.assert(
    fc.property(anyPeriods, anyPeriods, anyPeriods, fc.boolean(), (standing, asked, sending, isAsked) => {
      const days = [
        day('stands', standing),
        day('sending', sending),
        ...(isAsked ? [day('waiting', asked)] : []),
        day('waiting', [], '2026-12-02'),
      ];
      const spans = closingSpans(days);
      // What is on the line may be carried out at any moment.
      const isThere = (at: number): boolean => holds(standing, at) || (isAsked && holds(sending, at));
      for (let at = 0; at <= most; at += 1)
        expect(isIn(spans, at)).toBe(isThere(at) && !holds(isAsked ? asked : sending, at));
    }),
  );
});

test('what was taken closes each moment that was offered before, and none that it offers itself, until it was seen to stand', () => {
  fc.assert(
    fc.property(anyPeriods, anyPeriods, anyPeriods, fc.boolean(), (before, taken, asked, isAsked) => {
      const replaces = replacedBy([day('stands', before), day('sending', taken)], taken, []);
      const accepted = { ...day('accepted', taken), replaces };
      const spans = closingSpans([accepted, ...(isAsked ? [day('waiting', asked)] : [])]);
      const isThere = (at: number): boolean => holds(before, at) || (isAsked && holds(taken, at));
      for (let at = 0; at <= most; at += 1)
        expect(isIn(spans, at)).toBe(isThere(at) && !holds(isAsked ? asked : taken, at));
      expect(closingSpans([{ ...day('stands', taken), replaces: undefined }])).toEqual([]);
    }),
  );
});

test('what others had opened is closed by what takes its place, as far as that does not want it', () => {
  const told = [0, 2, 8].map((at) => ({ start: at * minuteMs, services: [asAddressServiceId('s1')] }));
  const wanted = periodsOf([2, 4]);
  const replaces = replacedBy([day('differs', periodsOf([4, 6]))], wanted, told);
  const spans = closingSpans([{ ...day('accepted', wanted), replaces }]).map(({ since, till }) => [
    since / minuteMs,
    till / minuteMs,
  ]);
  expect(spans).toEqual([
    [0, 1],
    [4, 6],
    [8, 9],
  ]);
});

test('where nothing is on its way, or nothing was published before, nothing is known to be closed; nor is it where that was refused', () => {
  const [period] = [{ start: 1, end: 2, services: [], insurance: 'both' as const, providers: [] }];
  expect(closingSpans([day('stands', [period])])).toEqual([]);
  expect(closingSpans([day('differs', [period])])).toEqual([]);
  expect(closingSpans([day('waiting', [])])).toEqual([]);
  expect(closingSpans([day('stands', [period]), day('refused', [])])).toEqual([]);
  expect(closingSpans([day('stands', [period]), day('waiting', [])])).toEqual([
    { addressId: 'a1', since: 1, till: 2 },
  ]);
});
