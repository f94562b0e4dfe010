import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minutesOf } from '#shared/domain/availability/clockTime.ts';
import { cut, type CutSlot } from '#shared/domain/availability/cut.ts';
import { driftOf, offeredStill } from '#shared/domain/availability/drift.ts';
import { dateDrift } from '#shared/domain/availability/told.ts';
import type { TimedPeriod } from '#shared/domain/availability/timedPeriod.ts';
import { freeSlots } from '../../../../main/practice/rules/slots.ts';
import { morning, putBooking, smallWorld } from '../../practice/support/world.ts';
import { anyRanges, minute, timed } from './support.ts';

/*
 * The practice clinic plays the vendor by rules of its own. What the desk expects of published periods is what that clinic offers, whatever
 * is booked, closed by a break or past; and where its doctor changed the hours, the difference is named and nothing else.
 */
const at = (minutes: number): number => morning + minutes * minute;

const anyPublished: fc.Arbitrary<readonly TimedPeriod[]> = anyRanges(3).chain((ranges) =>
  fc
    .array(
      fc.uniqueArray(fc.tuple(fc.constantFrom('500', '501'), fc.integer({ min: 1, max: 90 })), {
        selector: ([id]) => id,
        minLength: 1,
      }),
      { minLength: ranges.length, maxLength: ranges.length },
    )
    .map((services) =>
      ranges.map(({ start, end }, index) =>
        timed(at(minutesOf(start)), at(minutesOf(end)), ...(services[index] ?? [])),
      ),
    ),
);
const anyBusy = fc.array(
  fc
    .tuple(fc.nat(1_400), fc.integer({ min: 1, max: 120 }))
    .map(([from, length]) => ({ from: at(from), to: at(from + length) })),
  { maxLength: 6 },
);

/** What the practice clinic offers of such hours. Every second busy time is a break. */
function offered(
  periods: readonly TimedPeriod[],
  busy: readonly { from: number; to: number }[],
  now: number,
): CutSlot[] {
  const world = smallWorld();
  world.workPeriods.set(
    '111',
    periods.map(({ start, end, services }) => ({
      start,
      end,
      services: [...services],
      insuranceAccepted: 'with-and-without-insurance' as const,
      insuranceProviders: [],
    })),
  );
  for (const [index, { from, to }] of busy.entries()) {
    const id = `b${index}`;
    if (index % 2 === 0) putBooking(world, { id, start: from, end: to, duration: (to - from) / minute });
    else world.breaks.set(id, { id, addressId: '111', since: from, till: to, description: null });
  }
  return freeSlots(world, '111', { from: at(0), to: at(2_000), now }).map(({ start, services }) => ({
    start,
    services: services.map(({ addressServiceId }) => addressServiceId as CutSlot['services'][number]),
  }));
}

describe('of published hours', () => {
  test('what is cut is what the clinic offers while nothing is taken', () => {
    fc.assert(
      fc.property(anyPublished, (periods) => {
        expect(cut(periods)).toEqual(offered(periods, [], at(0)));
      }),
    );
  });

  test('the clinic still offers what is not past, and whose whole visit is free', () => {
    fc.assert(
      fc.property(anyPublished, anyBusy, fc.nat(1_440), (periods, busy, minutes) => {
        const expected = offeredStill(periods, busy, at(minutes));
        expect(expected).toEqual(offered(periods, busy, at(minutes)));
        expect(driftOf(expected, offered(periods, busy, at(minutes)))).toEqual({ missing: [], unknown: [] });
      }),
      { numRuns: 300 },
    );
  });

  test('a visit that ends where the next begins is free, and one that reaches into it by a minute is not', () => {
    const nine = [timed(at(0), at(60), ['a', 20])];
    const told = (from: number): number[] =>
      offeredStill(nine, [{ from: at(from), to: at(60) }], at(0)).map(
        ({ start }) => (start - at(0)) / minute,
      );
    expect([told(40), told(39)]).toEqual([[0, 20], [0]]);
  });

  test('what somebody else changed is named, start by start and service by service, and only that', () => {
    fc.assert(
      fc.property(anyPublished, anyPublished, anyBusy, (ours, theirs, busy) => {
        const expected = offeredStill(ours, busy, at(0));
        const told = offered(theirs, busy, at(0));
        const { missing, unknown } = driftOf(expected, told);
        const pairs = (slots: readonly CutSlot[]): string[] =>
          slots.flatMap(({ start, services }) => services.map((id) => `${start} ${id}`));
        const [mine, others] = [new Set(pairs(expected)), new Set(pairs(told))];
        expect(pairs(missing)).toEqual([...mine].filter((pair) => !others.has(pair)));
        expect(pairs(unknown)).toEqual([...others].filter((pair) => !mine.has(pair)));
      }),
    );
  });

  test('a date is compared by that: what it must offer still is missing, and what it offers and nobody published is unknown', () => {
    const mayBeSame = fc.oneof(fc.constant(null), anyPublished);
    fc.assert(
      fc.property(
        anyPublished,
        mayBeSame,
        anyBusy,
        anyBusy,
        fc.nat(1_440),
        (ours, other, busy, seenBusy, minutes) => {
          const from = at(minutes);
          const told = offered(other ?? ours, busy, at(0));
          const drift = dateDrift(ours, { told, busy: seenBusy, from, hidden: new Set() });
          const shown = told.filter(({ start }) => start >= from);
          const notice = Math.min(from + 120 * minute, ...shown.map(({ start }) => start));
          expect(drift).toEqual({
            missing: driftOf(offeredStill(ours, seenBusy, from), shown).missing.filter(
              ({ start }) => start >= notice,
            ),
            unknown: driftOf(offeredStill(ours, [], from), shown).unknown,
          });
        },
      ),
      { numRuns: 300 },
    );
  });
});
