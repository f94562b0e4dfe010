import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { expand } from '#shared/domain/availability/expand.ts';
import { serviceOnItsWay } from '#shared/domain/availability/serviceOnItsWay.ts';
import { wantedDays, type CalendarHours } from '#shared/domain/availability/wantedDays.ts';
import type { Plan } from '#shared/domain/availability/plan.ts';
import { asIntentId } from '#shared/domain/ids.ts';
import { marketplaceLocales } from '#shared/domain/marketplace.ts';
import { addDays, type LocalDate } from '#shared/time/zone.ts';
import { toWireTime } from '#shared/time/wire.ts';
import {
  anyDate,
  anyExceptions,
  anyPlan,
  clocks,
  day,
  exception,
  minute,
  period,
  plan,
  week,
} from './support.ts';

const daily = (...periods: readonly ReturnType<typeof period>[]): Plan =>
  plan([week({ 1: periods, 2: periods, 3: periods, 4: periods, 5: periods, 6: periods, 7: periods })]);
const hoursOf = (change: Partial<CalendarHours>): CalendarHours => ({
  plans: [],
  exceptions: [],
  facilityZone: 'Europe/Madrid',
  marketplaceZone: 'Europe/Madrid',
  durationOf: () => 30,
  ...change,
});
const told = (hours: CalendarHours, date: LocalDate): string[] =>
  wantedDays(hours, { first: date, last: date }).flatMap((one) =>
    one.kind === 'waits'
      ? []
      : one.periods.map(({ start, end }) =>
          [start, end].map((at) => toWireTime(at, hours.marketplaceZone)).join(' '),
        ),
  );

describe('the dates of a calendar', () => {
  test('are in time what the clock on the wall says, with the offset of each date', () => {
    const hours = hoursOf({ plans: [daily(period('08:00', '12:00'))] });
    expect(told(hours, '2026-07-01')).toEqual(['2026-07-01T08:00:00+02:00 2026-07-01T12:00:00+02:00']);
    expect(told(hours, '2026-12-01')).toEqual(['2026-12-01T08:00:00+01:00 2026-12-01T12:00:00+01:00']);
  });

  test('of a facility in the Canaries are the marketplace’s: its last hour is Madrid’s next day', () => {
    const hours = hoursOf({
      facilityZone: 'Atlantic/Canary',
      plans: [daily(period('22:00', '24:00'))],
    });
    expect(told(hours, '2026-12-01')).toEqual([
      '2026-12-01T00:00:00+01:00 2026-12-01T01:00:00+01:00',
      '2026-12-01T23:00:00+01:00 2026-12-02T00:00:00+01:00',
    ]);
    const [wanted] = wantedDays(hours, { first: '2026-12-01', last: '2026-12-01' });
    expect(wanted?.notes).toEqual([
      { kind: 'parted', date: '2026-12-01', range: { start: '22:00', end: '24:00' } },
    ]);
  });

  test('lose what their clocks skip, with a note, and never stop the plan', () => {
    const skipped = hoursOf({
      plans: [daily(period('01:30', '02:30'), period('02:30', '02:45'), period('02:50', '04:00'))],
    });
    expect(told(skipped, '2027-03-28')).toEqual([
      '2027-03-28T01:30:00+01:00 2027-03-28T03:00:00+02:00',
      '2027-03-28T03:00:00+02:00 2027-03-28T04:00:00+02:00',
    ]);
    const [wanted] = wantedDays(skipped, { first: '2027-03-28', last: '2027-03-28' });
    expect(wanted?.notes.map((note) => (note.kind === 'skipped' ? note.minutes : 'parted'))).toEqual([
      30, 15, 10,
    ]);
  });

  test('have a repeated hour once where a period begins or ends in it, and periods that touch still do', () => {
    const hours = hoursOf({ plans: [daily(period('01:00', '02:30'), period('02:30', '04:00'))] });
    expect(told(hours, '2026-10-25')).toEqual([
      '2026-10-25T01:00:00+02:00 2026-10-25T02:30:00+02:00',
      '2026-10-25T02:30:00+02:00 2026-10-25T04:00:00+01:00',
    ]);
  });

  test('begin with the first instant where midnight is skipped', () => {
    const hours = hoursOf({
      facilityZone: 'America/Santiago',
      marketplaceZone: 'America/Santiago',
      plans: [daily(period('00:00', '08:00'))],
    });
    expect(told(hours, '2026-09-06')).toEqual(['2026-09-06T01:00:00-03:00 2026-09-06T08:00:00-03:00']);
  });

  test('follow the clinic’s own durations, and wait for a service that is on its way or has none', () => {
    const onItsWay = serviceOnItsWay(asIntentId('i1'));
    const hours = hoursOf({
      plans: [
        plan([
          week({
            1: [period('08:00', '09:00')],
            2: [period('08:00', '09:00', [onItsWay, 20], ['s2', null])],
          }),
        ]),
      ],
      durationOf: () => null,
    });
    const days = wantedDays(hours, { first: '2026-11-30', last: '2026-12-02' });
    expect(days.map(({ kind }) => kind)).toEqual(['ready', 'waits', 'ready']);
    expect(days[1]).toMatchObject({ services: [onItsWay, 's2'] });
    const known = wantedDays({ ...hours, durationOf: () => 45 }, { first: '2026-12-01', last: '2026-12-01' });
    expect(known[0]).toMatchObject({ kind: 'waits', services: [onItsWay] });
  });

  test('leave out a period without services, for the vendor would take its time away', () => {
    const hours = hoursOf({
      plans: [daily({ ...period('08:00', '09:00'), services: [] }, period('10:00', '11:00'))],
    });
    expect(told(hours, '2026-12-01')).toHaveLength(1);
  });

  test('come out as they were where a date was replaced by what was published', () => {
    const own = period('09:00', '11:30', ['s3', 45]);
    const replaced = exception({ kind: 'replaced', hours: { kind: 'periods', periods: [own] } });
    const hours = hoursOf({ plans: [daily(period('08:00', '12:00'))], exceptions: [replaced] });
    const same = hoursOf({ plans: [daily(own)] });
    const date = { first: '2026-11-30', last: '2026-11-30' };
    expect(wantedDays(hours, date)).toEqual(wantedDays(same, date));
  });
});

/** The dates around each change of the clocks in a zone, from 2026 to 2036. */
function changeDates(zone: string): LocalDate[] {
  const found: LocalDate[] = [];
  let at = Temporal.Instant.from('2026-01-01T00:00Z').toZonedDateTimeISO(zone).getTimeZoneTransition('next');
  while (at !== null && at.year <= 2036) {
    found.push(at.toPlainDate().toString());
    at = at.getTimeZoneTransition('next');
  }
  return found;
}

/*
 * Invariants, on all 13 marketplaces and each zone that a facility of theirs can lie in, most on days on which clocks change: every
 * period lies inside its date of the marketplace, none overlap, and at any moment a calendar is open if and only if the facility's own
 * clock says so (which, in an hour that comes twice, it says of the first only).
 */
const open = fc.constantFrom(...clocks).chain((zones) => {
  const changes = [...changeDates(zones.facilityZone), ...changeDates(zones.marketplaceZone)];
  const date =
    changes.length === 0
      ? anyDate
      : fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...changes) }, { weight: 1, arbitrary: anyDate });
  return date.chain((date) =>
    fc.record({
      zones: fc.constant(zones),
      date: fc.constant(date),
      any: anyPlan,
      exceptions: anyExceptions(date),
    }),
  );
});

test('the zones are those of all 13 marketplaces, and some facilities live by another', () => {
  expect(new Set(clocks.map(({ marketplaceZone }) => marketplaceZone)).size).toBe(marketplaceLocales.length);
  expect(clocks.filter(({ marketplaceZone, facilityZone }) => marketplaceZone !== facilityZone)).toHaveLength(
    18,
  );
  expect(changeDates('Europe/Madrid')).toHaveLength(22);
});

test('at any moment a calendar is open where the clock on its facility’s wall says so, date by date of the marketplace', () => {
  fc.assert(
    fc.property(open, fc.nat(179), ({ zones, date, any, exceptions }, offset) => {
      const hours = hoursOf({ ...zones, plans: [any], exceptions });
      const days = wantedDays(hours, { first: addDays(date, -1), last: addDays(date, 1) });
      expect(days.map((one) => one.date)).toEqual([addDays(date, -1), date, addDays(date, 1)]);
      const periods = days.flatMap((one) => (one.kind === 'ready' ? one.periods : []));
      for (const one of days) {
        if (one.kind === 'waits') throw new Error('All durations are known.');
        const [from, to] = [one.date, addDays(one.date, 1)].map((at) => midnight(at, zones.marketplaceZone));
        for (const { start, end } of one.periods)
          expect([start >= (from ?? 0), start < end, end <= (to ?? 0)]).toEqual([true, true, true]);
      }
      for (const [index, { start }] of periods.entries())
        expect(start).toBeGreaterThanOrEqual(periods[index - 1]?.end ?? 0);
      const byDate = new Map(
        [-2, -1, 0, 1, 2].map((away) => [
          addDays(date, away),
          expand([any], exceptions, addDays(date, away)),
        ]),
      );
      const until = midnight(addDays(date, 2), zones.marketplaceZone);
      for (
        let at = midnight(addDays(date, -1), zones.marketplaceZone) + offset * minute;
        at < until;
        at += 180 * minute
      )
        compareAt(at);

      function compareAt(at: number): void {
        const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zones.facilityZone);
        const first = wall
          .toPlainDateTime()
          .toZonedDateTime(zones.facilityZone, { disambiguation: 'earlier' });
        const last = wall.toPlainDateTime().toZonedDateTime(zones.facilityZone, { disambiguation: 'later' });
        // Of an hour that comes twice the rule is another: a period that begins or ends in it does so the first time.
        if (!first.equals(last)) return;
        const time = wall.toPlainTime().toString({ smallestUnit: 'minute' });
        const onTheWall = byDate
          .get(wall.toPlainDate().toString())
          ?.some(({ start, end }) => start <= time && time < end);
        expect([at, periods.some(({ start, end }) => start <= at && at < end)]).toEqual([at, onTheWall]);
      }
    }),
    { numRuns: 250 },
  );
}, 30_000);

test('a date depends on nothing but itself: looked at alone it is as among others', () => {
  fc.assert(
    fc.property(open, ({ zones, date, any, exceptions }) => {
      const hours = hoursOf({ ...zones, plans: [any], exceptions });
      const among = wantedDays(hours, { first: addDays(date, -3), last: addDays(date, 3) });
      expect(wantedDays(hours, { first: date, last: date })).toEqual([among[3]]);
    }),
    { numRuns: 100 },
  );
});

test('nothing of a facility’s day is lost or told twice at the marketplace’s midnight', () => {
  fc.assert(
    fc.property(open, ({ zones, date, any }) => {
      const hours = hoursOf({ ...zones, plans: [any] });
      const days = wantedDays(hours, { first: addDays(date, -2), last: addDays(date, 2) });
      const [from, to] = [midnight(date, zones.facilityZone), midnight(addDays(date, 1), zones.facilityZone)];
      const inTime = days
        .flatMap((one) => (one.kind === 'ready' ? one.periods : []))
        .reduce((sum, { start, end }) => sum + Math.max(0, Math.min(end, to) - Math.max(start, from)), 0);
      const alone = wantedDays(
        { ...hours, marketplaceZone: zones.facilityZone },
        { first: date, last: date },
      ).flatMap((one) => (one.kind === 'ready' ? one.periods : []));
      expect(inTime).toBe(alone.reduce((sum, { start, end }) => sum + end - start, 0));
      expect(inTime).toBeLessThanOrEqual(day + 60 * minute);
    }),
    { numRuns: 120 },
  );
}, 30_000);

const midnight = (date: LocalDate, zone: string): number =>
  Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone }).epochMilliseconds;
