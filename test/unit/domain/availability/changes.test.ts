import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changes, type DayChange } from '#shared/domain/availability/changes.ts';
import { digest } from '#shared/domain/availability/digest.ts';
import {
  publishedStates,
  stageOf,
  type Published,
  type PublishedState,
} from '#shared/domain/availability/publishedDay.ts';
import type { TimedPeriod } from '#shared/domain/availability/timedPeriod.ts';
import { wantedDays, type WantedDay } from '#shared/domain/availability/wantedDays.ts';
import { asAddressServiceId } from '#shared/domain/ids.ts';
import { addDays } from '#shared/time/zone.ts';
import { a1, anyExceptions, anyPlan, clocks, timed } from './support.ts';

const monday = '2026-11-30';
const morning = [timed(8, 12)];
const afternoon = [timed(13, 17)];
const wanted = (periods: readonly TimedPeriod[], date = monday): WantedDay => ({
  kind: 'ready',
  date,
  notes: [],
  periods,
  digest: digest(periods),
});
const published = (state: PublishedState, periods: readonly TimedPeriod[], date = monday): Published => ({
  address: a1,
  date,
  periods,
  digest: digest(periods),
  sentAt: null,
  state,
  readBackAt: null,
});
const kinds = (before: readonly Published[], ...days: readonly WantedDay[]): string[] =>
  changes(before, days).map(({ kind, date }) => `${kind} ${date}`);

describe('a date', () => {
  test('is written where it is not what is wanted, and not where it is', () => {
    expect(kinds([], wanted(morning))).toEqual([`write ${monday}`]);
    expect(kinds([published('stands', afternoon)], wanted(morning))).toEqual([`write ${monday}`]);
    for (const state of ['accepted', 'stands', 'differs', 'sending', 'waiting'] as const)
      expect(kinds([published(state, morning)], wanted(morning))).toEqual([]);
  });

  test('is cleared where nothing is wanted any more, and left alone where nothing ever was', () => {
    expect(kinds([published('stands', morning)], wanted([]))).toEqual([`clear ${monday}`]);
    expect(kinds([published('stands', [])], wanted([]))).toEqual([]);
    expect(kinds([], wanted([]))).toEqual([]);
  });

  test('that changed back to what stands before it left is dropped', () => {
    const back = [published('stands', morning), published('waiting', afternoon)];
    expect(kinds(back, wanted(morning))).toEqual([`drop ${monday}`]);
    expect(kinds([published('waiting', morning)], wanted([]))).toEqual([`drop ${monday}`]);
  });

  test('that changed back while it is on the line needs another call', () => {
    const sending = [published('stands', morning), published('sending', afternoon)];
    expect(kinds(sending, wanted(morning))).toEqual([`write ${monday}`]);
    expect(kinds([...sending, published('waiting', morning)], wanted(morning))).toEqual([]);
    expect(kinds([...sending, published('waiting', morning)], wanted(afternoon))).toEqual([`drop ${monday}`]);
  });

  test('that was refused is not there: what stands counts', () => {
    const refused = [published('stands', morning), published('refused', afternoon)];
    expect(kinds(refused, wanted(afternoon))).toEqual([`write ${monday}`]);
    expect(kinds(refused, wanted(morning))).toEqual([]);
  });

  test('that waits for a service is told with it, and nothing is written', () => {
    const services = [asAddressServiceId('s9')];
    expect(changes([], [{ kind: 'waits', date: monday, notes: [], services }])).toEqual([
      { kind: 'wait', date: monday, services },
    ]);
  });
});

describe('the digest', () => {
  const anyTimed = fc
    .tuple(
      fc.nat(50),
      fc.integer({ min: 1, max: 50 }),
      fc.constantFrom('a', 'b"],["', '1', '11'),
      fc.integer({ min: 1, max: 60 }),
    )
    .map(([start, length, id, duration]) => timed(start, start + length, [id, duration]));

  test('does not depend on the order of anything', () => {
    fc.assert(
      fc.property(fc.array(anyTimed), (periods) => {
        const turned = periods.toReversed().map((one) => ({
          ...one,
          services: one.services.toReversed(),
          providers: one.providers.toReversed(),
        }));
        expect(digest(turned)).toBe(digest(periods));
        expect(digest(periods)).toMatch(/^[\da-f]{16}$/);
      }),
    );
  });

  test('is another where anything differs: times, services, durations, insurance, insurers', () => {
    const one = timed(8, 12, ['a', 20]);
    const others: readonly (readonly TimedPeriod[])[] = [
      [],
      [one],
      [one, one],
      [timed(8, 13, ['a', 20])],
      [timed(7, 12, ['a', 20])],
      [timed(8, 12, ['b', 20])],
      [timed(8, 12, ['a', 25])],
      [timed(8, 12, ['a', 20], ['b', 20])],
      [{ ...one, insurance: 'with' }],
      [{ ...one, insurance: 'without' }],
    ];
    expect(new Set(others.map(digest)).size).toBe(others.length);
  });

  test('of many different days is never the same', () => {
    const all = new Set<string>();
    for (let start = 0; start < 300; start += 1)
      for (let end = start + 1; end < 300; end += 1) all.add(digest([timed(start, end)]));
    expect(all.size).toBe((300 * 299) / 2);
  });
});

/** What is known of the dates after the changes were carried out, or were written down and wait. */
function after(
  before: readonly Published[],
  done: readonly DayChange[],
  days: readonly WantedDay[],
  state: 'waiting' | 'accepted',
) {
  const dates = new Map(days.map((one) => [one.date, one]));
  return done.reduce((all: readonly Published[], { kind, date }) => {
    const rest = all.filter((one) => one.date !== date || stageOf[one.state] !== 'asked');
    if (kind === 'drop' || kind === 'wait') return kind === 'drop' ? rest : all;
    const want = dates.get(date);
    if (want?.kind !== 'ready') throw new Error('Only what is ready is written.');
    const next = published(state, want.periods, date);
    return state === 'waiting' ? [...rest, next] : [...rest.filter((one) => one.date !== date), next];
  }, before);
}

/*
 * Invariants: what is published is what is wanted; publishing twice writes nothing, whether the first is still on its way or done; as
 * many calls are made as dates changed, and no date is named twice.
 */
test('any plan published over any other writes the dates that changed, once each, and nothing the second time', () => {
  const twoPlans = fc
    .tuple(anyPlan, anyPlan, fc.constantFrom(...clocks), fc.integer({ min: 0, max: 3_000 }))
    .chain(([one, two, zones, days]) => {
      const first = addDays('2026-01-01', days);
      return fc.record({
        one: fc.constant(one),
        two: fc.constantFrom(one, two),
        zones: fc.constant(zones),
        first: fc.constant(first),
        exceptions: anyExceptions(addDays(first, 3)),
      });
    });
  fc.assert(
    fc.property(
      twoPlans,
      fc.constantFrom('waiting', 'accepted'),
      ({ one, two, zones, first, exceptions }, state) => {
        const range = { first, last: addDays(first, 13) };
        const hours = { ...zones, exceptions: [], durationOf: () => 30 };
        const before = wantedDays({ ...hours, plans: [one] }, range);
        const stands = before.map((day) =>
          published('stands', day.kind === 'ready' ? day.periods : [], day.date),
        );
        const days = wantedDays({ ...hours, plans: [two], exceptions }, range);
        const done = changes(stands, days);
        const differing = days.filter((day, index) => {
          const was = before[index];
          return (
            JSON.stringify([day.kind === 'ready' && day.periods]) !==
            JSON.stringify([was?.kind === 'ready' && was.periods])
          );
        });
        expect(done.map(({ date }) => date)).toEqual(differing.map(({ date }) => date));
        expect(changes(after(stands, done, days, state), days)).toEqual([]);
        // And back again while nothing has left: nothing is sent at all.
        const back = changes(after(stands, done, days, 'waiting'), before);
        expect(back.every(({ kind }) => kind === 'drop')).toBe(true);
        expect(after(after(stands, done, days, 'waiting'), back, before, 'waiting')).toEqual(stands);
      },
    ),
    { numRuns: 100 },
  );
}, 30_000);

test('from any state of a date, what is done makes it what is wanted, and is done once', () => {
  const offers = [[], morning, afternoon] as const;
  const any = fc.record({
    known: fc.uniqueArray(fc.tuple(fc.constantFrom(...publishedStates), fc.constantFrom(...offers)), {
      selector: ([state]) => stageOf[state],
    }),
    want: fc.constantFrom(...offers),
  });
  fc.assert(
    fc.property(any, ({ known, want }) => {
      const before = known.map(([state, periods]) => published(state, periods));
      const days = [wanted(want)];
      const done = changes(before, days);
      expect(done.length).toBeLessThanOrEqual(1);
      const waiting = after(before, done, days, 'waiting');
      const comes =
        waiting.find(({ state }) => state === 'waiting') ??
        waiting.find(({ state }) => state === 'sending') ??
        waiting.find(({ state }) => stageOf[state] === 'standing');
      expect(comes?.digest ?? digest([])).toBe(digest(want));
      expect(changes(waiting, days)).toEqual([]);
    }),
  );
});
