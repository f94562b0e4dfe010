import { describe, expect, test } from 'vitest';
import { clockTimeOf } from '#shared/domain/availability/clockTime.ts';
import { checkPlans } from '#shared/domain/availability/checkPlans.ts';
import { shifted } from '../../../../renderer/hours/edit/clockInput.ts';
import { readClock } from '../../../../renderer/ui/readClock.ts';
import { newPeriod, rangeToAdd } from '../../../../renderer/hours/edit/newPeriods.ts';
import {
  periodsAt,
  withDayCopied,
  withoutWeek,
  withPeriodMoved,
  withPlanFrom,
  withWeekCopied,
  withWeekMore,
} from '../../../../renderer/hours/edit/planEdits.ts';
import { beginDrag, dragTo, rangeOfDrag } from '../../../../renderer/hours/week/gridDrag.ts';
import { hoursOf } from './hoursScenes.ts';

/*
 * Edits of plans change what they name and nothing else, and never make hours that the rules would refuse out of ones that they would not:
 * a new period lies in free time, and hours from a date on end those before.
 */
const now = Date.UTC(2026, 10, 23, 9);
const { timetable, services } = hoursOf('a1', now);
const plans = timetable.inForce?.plans ?? [];
const place = { plan: 0, week: 0 };
const day = (one: number, week = 0) => ({ plan: 0, week, day: one });
const durationOf = () => 20;

describe('a time that is typed', () => {
  test.each([
    ['8', '08:00'],
    ['830', '08:30'],
    ['8:30', '08:30'],
    ['08.30', '08:30'],
    ['8h30', '08:30'],
    ['14,15', '14:15'],
    ['2 pm', '14:00'],
    ['12 am', '00:00'],
    ['12:15 PM', '12:15'],
    ['24', '24:00'],
    ['0', '00:00'],
    ['\u200E8:30\uFEFF', '08:30'],
    ['８：３０', '08:30'],
    ['2\u00A0p.\u202Fm.', '14:00'],
  ])('%s is %s', (typed, time) => {
    expect(readClock(typed)).toBe(time);
  });

  test.each(['', 'x', '25', '8:60', '24:01', '8:3', '123456'])('"%s" is none', (typed) => {
    expect(readClock(typed)).toBeNull();
  });

  test('goes no further than the day', () => {
    expect(shifted('23:50', 30)).toBe('24:00');
    expect(shifted('00:05', -30)).toBe('00:00');
  });
});

describe('copies', () => {
  test('a day on some days of its week, and on no other week', () => {
    const after = withDayCopied(plans, day(0), [1, 5]);
    for (const one of [1, 5]) expect(periodsAt(after, day(one))).toEqual(periodsAt(plans, day(0)));
    for (const one of [0, 2, 3, 4, 6]) expect(periodsAt(after, day(one))).toEqual(periodsAt(plans, day(one)));
    expect(after[0]?.weeks[1]).toEqual(plans[0]?.weeks[1]);
    expect(after[1]).toEqual(plans[1]);
  });

  test('a week on another keeps that one’s name; a new week is as the last one; the last one cannot go', () => {
    const named = withWeekCopied(plans, place, [1]);
    expect(named[0]?.weeks[1]?.days).toEqual(plans[0]?.weeks[0]?.days);
    const more = withWeekMore(plans, 0);
    expect(more[0]?.weeks).toHaveLength(3);
    expect(more[0]?.weeks[2]?.days).toEqual(plans[0]?.weeks[1]?.days);
    const one = withoutWeek(withoutWeek(withoutWeek(more, place), place), place);
    expect(one[0]?.weeks).toHaveLength(1);
  });
});

test('hours from a date on end those before, and begin with the given weeks', () => {
  const from = '2027-01-04';
  const after = withPlanFrom(plans, from, plans[0]?.weeks ?? []);
  expect(after.map(({ validFrom, validTo }) => [validFrom, validTo])).toEqual([
    [plans[0]?.validFrom, '2027-01-03'],
    [from, plans[0]?.validTo],
    [plans[1]?.validFrom, null],
  ]);
  expect(checkPlans(after, durationOf)).toEqual([]);
  expect(withPlanFrom([], from, [])).toMatchObject([
    { anchorMonday: from, weeks: [{ days: [[], [], [], [], [], [], []] }] },
  ]);
});

describe('hours that are added', () => {
  test('lie after the last ones and a lunch, and have the services of the nearest', () => {
    const today = periodsAt(plans, day(0));
    const range = rangeToAdd(today);
    expect(range).toEqual({ start: '18:00', end: '22:00' });
    expect(newPeriod(plans, day(0), services, range ?? { start: '', end: '' }).services).toEqual(
      today[1]?.services,
    );
  });

  test('of an empty week have all services that patients see; a day that is full takes none', () => {
    const empty = withPlanFrom([], '2027-01-04', []);
    const added = newPeriod(empty, day(0), services, { start: '08:00', end: '12:00' });
    expect(added.services.map(({ addressServiceId }) => addressServiceId)).toEqual(['s1', 's2', 's3']);
    expect(rangeToAdd([])).toEqual({ start: '08:00', end: '12:00' });
    expect(rangeToAdd([{ start: '08:00', end: '24:00' }])).toBeNull();
  });
});

describe('a drag', () => {
  const held = { start: '08:00', end: '12:30' };
  const at = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

  test('moves a period as a whole by quarters, to another day, and not out of the day', () => {
    const drag = beginDrag('whole', { day: 0, period: 0 }, at('09:00'), held);
    expect(drag.moved).toBe(false);
    expect(rangeOfDrag(dragTo(drag, at('10:07'), 3, held, false))).toEqual({ start: '09:00', end: '13:30' });
    expect(dragTo(drag, at('10:07'), 3, held, false)).toMatchObject({ day: 3, moved: true });
    expect(rangeOfDrag(dragTo(drag, at('23:59'), 0, held, false))).toEqual({ start: '19:30', end: '24:00' });
  });

  test('moves one end, by five minutes where that is asked for, and never past the other', () => {
    const start = beginDrag('start', { day: 0, period: 0 }, at('08:00'), held);
    expect(rangeOfDrag(dragTo(start, at('07:22'), 0, held, true))).toEqual({ start: '07:20', end: '12:30' });
    expect(rangeOfDrag(dragTo(start, at('15:00'), 0, held, false))).toEqual({ start: '12:25', end: '12:30' });
    const end = beginDrag('end', { day: 0, period: 0 }, at('12:30'), held);
    expect(rangeOfDrag(dragTo(end, at('03:00'), 0, held, false)).end).toBe('08:05');
  });

  test('draws a new period from where it began, up as well as down; a click draws none', () => {
    const drawn = beginDrag('new', { day: 2, period: null }, at('14:10'), null);
    expect(drawn.moved).toBe(false);
    expect(rangeOfDrag(dragTo(drawn, at('16:02'), 2, null, false))).toEqual({ start: '14:00', end: '16:00' });
    expect(rangeOfDrag(dragTo(drawn, at('12:58'), 2, null, false))).toEqual({ start: '13:00', end: '14:00' });
  });
});

test('a period that is moved to another day leaves its own, in the order of the times', () => {
  const [first] = periodsAt(plans, day(0));
  if (first === undefined) throw new Error('the scene is empty');
  const to = { day: 3, period: { ...first, start: clockTimeOf(540), end: clockTimeOf(600) } };
  const after = withPeriodMoved(plans, day(0), 0, to);
  expect(periodsAt(after, day(0)).map(({ start }) => start)).toEqual(['13:30']);
  expect(periodsAt(after, day(3)).map(({ start }) => start)).toEqual(['09:00', '15:00']);
});
