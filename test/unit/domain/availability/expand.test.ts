import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minutesOf, minutesPerDay } from '#shared/domain/availability/clockTime.ts';
import { concerns, type Exception } from '#shared/domain/availability/exception.ts';
import { expand } from '#shared/domain/availability/expand.ts';
import type { Period } from '#shared/domain/availability/period.ts';
import type { Plan } from '#shared/domain/availability/plan.ts';
import { mondayOf, weekdayOf, type Weekday } from '#shared/domain/availability/weekday.ts';
import { asAddressId, asDoctorId, asFacilityId } from '#shared/domain/ids.ts';
import { addDays, type LocalDate } from '#shared/time/zone.ts';
import { anyDate, anyExceptions, anyPlan, exception, period, plan, scopes, week } from './support.ts';

/** Monday to Friday from 8 to 12 and from 13 to 17. */
const morning = period('08:00', '12:00', ['s1', 20]);
const afternoon = period('13:00', '17:00', ['s2', 30]);
const weekdays = [morning, afternoon];
const usual = plan([week({ 1: weekdays, 2: weekdays, 3: weekdays, 4: weekdays, 5: weekdays })]);
const monday = '2026-11-30';
const saturday = '2026-12-05';

const times = (periods: readonly Period[]): string[] => periods.map(({ start, end }) => `${start}-${end}`);
const on = (date: LocalDate, ...exceptions: readonly Exception[]): string[] =>
  times(expand([usual], exceptions, date));
const closed = (...parts: readonly (readonly [string, string])[]) =>
  ({
    kind: 'closed',
    times: parts.length === 0 ? null : parts.map(([start, end]) => ({ start, end })),
  }) as const;
const replaced = (...periods: readonly Period[]) =>
  ({ kind: 'replaced', hours: { kind: 'periods', periods } }) as const;
const hours = (kind: 'replaced' | 'extra', start: string, end: string) =>
  ({ kind, hours: { kind: 'times', times: [{ start, end }] } }) as const;
const [address, doctor, facility, clinic] = scopes as readonly [
  Exception['scope'],
  Exception['scope'],
  Exception['scope'],
  Exception['scope'],
];

describe('a plan', () => {
  test('gives each date its weekday’s hours, by start', () => {
    expect(on(monday)).toEqual(['08:00-12:00', '13:00-17:00']);
    expect(on(saturday)).toEqual([]);
    const unordered = plan([week({ 1: [afternoon, morning] })]);
    expect(expand([unordered], [], monday)).toEqual([morning, afternoon]);
  });

  test('holds from its first date to its last, and not on others', () => {
    const short = plan(usual.weeks, { validFrom: '2026-11-24', validTo: '2026-11-30' });
    const open = ['2026-11-23', '2026-11-24', '2026-11-30', '2026-12-01'].map(
      (date) => expand([short], [], date).length,
    );
    expect(open).toEqual([0, 2, 2, 0]);
  });

  test('gives way to its successor from that one’s first date on', () => {
    const until = plan(usual.weeks, { validTo: '2027-01-03' });
    const later = plan([week({ 1: [morning] })], { validFrom: '2027-01-04' });
    expect(times(expand([until, later], [], '2026-12-28'))).toEqual(['08:00-12:00', '13:00-17:00']);
    expect(times(expand([until, later], [], '2027-01-04'))).toEqual(['08:00-12:00']);
    // Only a damaged file has two of one date, and then the later holds, whichever stands first.
    for (const plans of [
      [usual, later],
      [later, usual],
    ])
      expect(times(expand(plans, [], '2027-01-04'))).toEqual(['08:00-12:00']);
  });

  test('of two weeks goes on alternating over a year of 53 weeks, where odd and even would not', () => {
    const twoWeeks = plan([week({ 1: [morning] }), week({ 1: [afternoon] })]);
    const mondays = ['2026-12-14', '2026-12-21', '2026-12-28', '2027-01-04', '2027-01-11'];
    expect(mondays.map((date) => times(expand([twoWeeks], [], date))[0])).toEqual([
      '13:00-17:00',
      '08:00-12:00',
      '13:00-17:00',
      '08:00-12:00',
      '13:00-17:00',
    ]);
  });

  test('knows 29 February for what it is, a Tuesday in 2028', () => {
    expect(times(expand([plan([week({ 2: [morning] })])], [], '2028-02-29'))).toEqual(['08:00-12:00']);
  });

  test('comes round after as many weeks as its cycle has, from any anchor, over year ends and leap days', () => {
    fc.assert(
      fc.property(anyPlan, anyDate, fc.integer({ min: -60, max: 60 }), (any, date, rounds) => {
        const again = addDays(date, 7 * any.weeks.length * rounds);
        if (again < any.validFrom) return;
        expect(expand([any], [], again)).toEqual(expand([any], [], date));
        const next = expand([any], [], addDays(date, 7));
        const weekOfDate = any.weeks.findIndex(({ days }) => days === daysOn(any, date));
        const expected = any.weeks[(weekOfDate + 1) % any.weeks.length]?.days[weekdayOf(date) - 1] ?? [];
        expect(next).toEqual(expected);
      }),
    );
  });
});

describe('an exception', () => {
  test('closes a day, or some of its times', () => {
    expect(on(monday, exception(closed()))).toEqual([]);
    expect(on(monday, exception(closed(['10:00', '14:00'])))).toEqual(['08:00-10:00', '14:00-17:00']);
  });

  test('that replaces a day comes out as it went in', () => {
    const own = period('09:00', '11:30', ['s3', 45]);
    expect(expand([usual], [exception(replaced(own))], monday)).toEqual([own]);
    expect(expand([], [exception(replaced(own))], saturday)).toEqual([]);
    expect(expand([], [exception(replaced(own))], monday)).toEqual([own]);
  });

  test('adds what is extra where nothing else stands, also to a day that another closed', () => {
    expect(on(monday, exception(hours('extra', '11:00', '19:00')))).toEqual([
      '08:00-12:00',
      '12:00-13:00',
      '13:00-17:00',
      '17:00-19:00',
    ]);
    const shut = exception(closed(), { id: 'e2', scope: clinic });
    expect(on(monday, shut, exception(hours('extra', '18:00', '19:00')))).toEqual(['18:00-19:00']);
  });

  test('takes the hours of another weekday of the same week', () => {
    expect(on(monday, exception({ kind: 'asWeekday', weekday: 7 }))).toEqual([]);
    const asMonday = exception({ kind: 'asWeekday', weekday: 1 }, { from: saturday, to: saturday });
    expect(on(saturday, asMonday)).toEqual(['08:00-12:00', '13:00-17:00']);
  });

  test('of a wider scope has times alone, and takes the services from the plan of the day', () => {
    const shorter = exception(hours('replaced', '09:00', '14:00'), { scope: facility });
    expect(expand([usual], [shorter], monday)).toEqual([
      { ...morning, start: '09:00', end: '13:00' },
      { ...afternoon, end: '14:00' },
    ]);
    const early = exception(hours('replaced', '06:00', '07:00'), { scope: facility });
    expect(expand([usual], [early], monday)).toEqual([{ ...morning, start: '06:00', end: '07:00' }]);
  });

  test('with other hours makes nobody work on a day off, and with extra ones does', () => {
    const saturdays = { scope: clinic, from: saturday, to: saturday };
    expect(on(saturday, exception(hours('replaced', '09:00', '12:00'), saturdays))).toEqual([]);
    // Friday is nearest.
    expect(expand([usual], [exception(hours('extra', '09:00', '12:00'), saturdays)], saturday)).toEqual([
      { ...morning, start: '09:00' },
    ]);
    expect(expand([], [exception(hours('extra', '09:00', '12:00'), saturdays)], saturday)).toEqual([]);
  });

  test('concerns the calendars of its scope, and a doctor’s all of that doctor', () => {
    const calendar = {
      facilityId: asFacilityId('f1'),
      doctorId: asDoctorId('d1'),
      addressId: asAddressId('a1'),
    };
    const other = {
      facilityId: asFacilityId('f2'),
      doctorId: asDoctorId('d2'),
      addressId: asAddressId('a2'),
    };
    expect(scopes.map((scope) => concerns({ scope }, calendar))).toEqual([true, true, true, true]);
    expect(scopes.map((scope) => concerns({ scope }, other))).toEqual([false, false, false, true]);
    expect(concerns({ scope: doctor }, { ...other, doctorId: calendar.doctorId })).toBe(true);
  });
});

describe('of several exceptions of a date', () => {
  const only = (id: string, start: string, more: Partial<Exception>): Exception =>
    exception(replaced(period(start, '18:00')), { id, ...more });
  const range = { from: '2026-11-28', to: '2026-12-02' };

  test('a single date holds over a range, a range over a holiday, a holiday over the plan', () => {
    const single = only('single', '09:00', {});
    const vacation = only('range', '10:00', range);
    const holiday = only('holiday', '11:00', { reason: 'holiday' });
    expect(on(monday, holiday, vacation, single)).toEqual(['09:00-18:00']);
    expect(on(monday, holiday, vacation)).toEqual(['10:00-18:00']);
    expect(on(monday, holiday)).toEqual(['11:00-18:00']);
  });

  test('the sort comes first, whatever the scopes', () => {
    const single = exception(closed(), { id: 'single', scope: clinic });
    expect(on(monday, only('range', '10:00', range), single)).toEqual([]);
  });

  test('of one sort the narrower scope holds', () => {
    const shut = exception(closed(), { id: 'shut', scope: facility });
    expect(on(monday, shut, only('own', '10:00', { scope: address }))).toEqual(['10:00-18:00']);
    const away = exception(closed(), { id: 'away', scope: doctor });
    const shorter = exception(hours('replaced', '08:00', '10:00'), { id: 'shorter', scope: facility });
    expect(on(monday, shorter, away)).toEqual([]);
  });

  test('one that closes some times opens nothing that another has closed', () => {
    const vacation = exception(closed(), { id: 'vacation', reason: 'vacation', scope: doctor, ...range });
    expect(on(monday, vacation, exception(closed(['08:00', '09:00'])))).toEqual([]);
    const half = exception(closed(['15:00', '24:00']), { id: 'half', scope: clinic, reason: 'holiday' });
    expect(on(monday, half, exception(closed(['08:00', '09:00'])))).toEqual(['09:00-12:00', '13:00-15:00']);
  });
});

/** The days of the week in which a date lies, counted week by week from the anchor. */
function daysOn({ anchorMonday, weeks }: Plan, date: LocalDate): Plan['weeks'][number]['days'] {
  const wanted = mondayOf(date);
  let [at, index] = [anchorMonday, 0];
  const step = wanted >= anchorMonday ? 1 : -1;
  while (at !== wanted) {
    at = addDays(at, 7 * step);
    index = (index + step + weeks.length) % weeks.length;
  }
  return weeks[index]?.days ?? [];
}

/*
 * The same rules in another way: each minute of the day says which period it belongs to, weak exceptions write first and stronger ones
 * over them, and what is extra fills what is left empty.
 */
test('every minute of any date has what the rules give it, and periods never overlap', () => {
  const planned = fc
    .tuple(anyPlan, anyDate)
    .chain(([any, date]) => fc.tuple(fc.constant(any), fc.constant(date), anyExceptions(date)));
  fc.assert(
    fc.property(planned, ([any, date, exceptions]) => {
      const periods = expand([any], exceptions, date);
      for (const [index, { start, end }] of periods.entries()) {
        expect(start < end).toBe(true);
        expect(start >= (periods[index - 1]?.end ?? '00:00')).toBe(true);
      }
      expect(minutes(periods)).toEqual(expected(any, exceptions, date));
    }),
    { numRuns: 600 },
  );
}, 30_000);

type Minutes = (string | null)[];
const offer = ({ services }: Period): string => JSON.stringify(services);

function minutes(periods: readonly Period[]): Minutes {
  const all: Minutes = new Array<string | null>(minutesPerDay).fill(null);
  for (const one of periods) all.fill(offer(one), minutesOf(one.start), minutesOf(one.end));
  return all;
}

function expected(any: Plan, exceptions: readonly Exception[], date: LocalDate): Minutes {
  const days = daysOn(any, date);
  const ofDay = (weekday: number): readonly Period[] => days[weekday - 1] ?? [];
  const today = ofDay(weekdayOf(date));
  const strength = ({ reason, from, to, scope, id }: Exception): string =>
    `${reason === 'holiday' ? 2 : from === to ? 0 : 1}${scopes.findIndex(({ kind }) => kind === scope.kind)}${id}`;
  const strongestFirst = exceptions
    .filter(({ from, to }) => from <= date && date <= to)
    .toSorted((one, two) => (strength(one) < strength(two) ? -1 : 1));
  let all = minutes(today);
  for (const { change } of strongestFirst.toReversed()) {
    if (change.kind === 'closed')
      for (const { start, end } of change.times ?? [{ start: '00:00', end: '24:00' }])
        all.fill(null, minutesOf(start), minutesOf(end));
    if (change.kind === 'asWeekday') all = minutes(ofDay(change.weekday));
    if (change.kind === 'replaced') all = given(change.hours, today);
  }
  const near = [0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6]
    .map((away) => ofDay((weekdayOf(date) + away) as Weekday))
    .find((day) => day.length > 0);
  for (const { change } of strongestFirst) {
    if (change.kind !== 'extra') continue;
    const more = given(change.hours, near ?? []);
    all = all.map((has, at) => has ?? more[at] ?? null);
  }
  return all;
}

/** Bare times take what the plan has at that minute, else had last before it, else has first. */
function given(
  hours: Extract<Exception['change'], { kind: 'replaced' }>['hours'],
  today: readonly Period[],
): Minutes {
  if (hours.kind === 'periods') return minutes(hours.periods);
  const all: Minutes = new Array<string | null>(minutesPerDay).fill(null);
  for (const { start, end } of hours.times) {
    for (let at = minutesOf(start); at < minutesOf(end); at += 1) {
      const begun = today.filter((one) => minutesOf(one.start) <= at);
      const one =
        begun.toSorted((a, b) => minutesOf(b.start) - minutesOf(a.start))[0] ??
        today.toSorted((a, b) => minutesOf(a.start) - minutesOf(b.start))[0];
      all[at] = one === undefined ? null : offer(one);
    }
  }
  return all;
}
