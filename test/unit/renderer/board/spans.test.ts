import { describe, expect, test } from 'vitest';
import { dayWindow } from '#shared/time/zone.ts';
import { firstEvent, openSpans, workingRange } from '../../../../renderer/board/spans.ts';
import { beginAt } from '../../../../renderer/board/useScroll.ts';
import { aBreak, aCard, aColumn, aSlot, at, date, zone } from './invented.ts';

const day = { date, timeZone: zone, ...dayWindow(date, zone) };

describe('the part of the day that is worth looking at', () => {
  test('is 07:00 to 20:00 where nobody works longer', () => {
    const columns = [aColumn('a', { cards: [aCard('a', '09:00')] })];
    expect(workingRange(day, columns)).toEqual({ from: at('07:00'), to: at('20:00') });
    expect(workingRange(day, [])).toEqual({ from: at('07:00'), to: at('20:00') });
  });

  test('grows to full hours around the first and the last event of any calendar', () => {
    const columns = [
      aColumn('a', { cards: [aCard('a', '06:20')] }),
      aColumn('b', { slots: [aSlot('21:10')] }),
    ];
    expect(workingRange(day, columns)).toEqual({ from: at('06:00'), to: at('22:00') });
  });

  test('never reaches out of the day, not even for a break of a week', () => {
    const week = { ...aBreak('00:00', '01:00'), since: day.from - 1e9, till: day.to + 1e9 };
    expect(workingRange(day, [aColumn('a', { breaks: [week] })])).toEqual({ from: day.from, to: day.to });
  });

  test('follows the wall clock on the day when it changes: 07:00 is six hours after a spring midnight', () => {
    const spring = { date: '2026-03-29', timeZone: zone, ...dayWindow('2026-03-29', zone) };
    expect(workingRange(spring, []).from - spring.from).toBe(6 * 3_600_000);
  });
});

describe('open time', () => {
  test('is joined over short gaps and closed over long ones', () => {
    const column = aColumn('a', {
      cards: [aCard('a', '09:00'), aCard('b', '10:00'), aCard('c', '15:00')],
    });
    expect(openSpans(column)).toEqual([
      { from: at('09:00'), to: at('10:20') },
      { from: at('15:00'), to: at('15:20') },
    ]);
  });

  test('is not made by a cancelled visit', () => {
    expect(openSpans(aColumn('a', { cards: [aCard('a', '09:00', { status: 'canceled' })] }))).toEqual([]);
  });

  test('does not end with the first of two overlapping visits', () => {
    const long = aCard('long', '09:00', { end: at('11:00') });
    expect(openSpans(aColumn('a', { cards: [long, aCard('in', '09:20')] }))).toEqual([
      { from: at('09:00'), to: at('11:00') },
    ]);
  });
});

describe('where a day begins to be looked at', () => {
  const axis = { from: day.from, to: day.to, pxPerMinute: 2 };
  const working = { from: at('07:00'), to: at('20:00') };
  const y = (time: string): number => ((at(time) - day.from) / 60_000) * 2;

  test('is now with a third of the view before it, so that what has just been is still in sight', () => {
    expect(beginAt({ axis, working, first: null }, at('12:00'), 600)).toBe(y('12:00') - 200);
  });

  test('stays within the working part, early in the morning and late at night, with room for notes below it', () => {
    expect(beginAt({ axis, working, first: null }, at('05:00'), 600)).toBe(y('07:00'));
    expect(beginAt({ axis, working, first: null }, at('23:00'), 600)).toBe(y('20:00') - 600 + 120);
  });

  test('is the first visit on another day, and the beginning of the working part where there is none', () => {
    const tomorrow = day.to + 3_600_000;
    const columns = [aColumn('a', { cards: [aCard('a', '09:00')] })];
    expect(beginAt({ axis, working, first: firstEvent(columns) }, tomorrow, 600)).toBe(y('09:00') - 12);
    expect(beginAt({ axis, working, first: null }, tomorrow, 600)).toBe(y('07:00'));
  });
});
