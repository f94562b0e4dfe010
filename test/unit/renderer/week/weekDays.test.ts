import { describe, expect, test } from 'vitest';
import { addDays, atWallClock } from '#shared/time/zone.ts';
import { heightOf, ticksOf, yOf } from '../../../../renderer/board/axis.ts';
import type { ShownColumn } from '../../../../renderer/state/boardDelta.ts';
import { placeColumn } from '../../../../renderer/board/layout.ts';
import { trackOf } from '../../../../renderer/board/view.ts';
import { axesOf, firstOfWeek, isQuiet, weekWidths } from '../../../../renderer/week/weekDays.ts';
import { aCard, aColumn, aSlot } from '../board/invented.ts';

/*
 * The days of a week stand side by side on one scale of the clock. In the week in which the clocks change that scale still holds
 * for all of them: ten o'clock stands at one height on Saturday, on the Sunday of the change and on Monday.
 */
const zone = 'Europe/Warsaw';
const weeks = { spring: '2026-03-23', autumn: '2026-10-19', plain: '2026-11-23' };

/** Where a time of the clock stands on each day of a week. */
function heights(from: string, time: string): number[] {
  return axesOf(from, zone, 2).map((axis, index) => yOf(axis, atWallClock(addDays(from, index), time, zone)));
}

describe('a week over a change of the clocks', () => {
  test.each(Object.values(weeks))('of %s has every time of the clock at one height', (from) => {
    for (const time of ['00:00', '01:00', '04:00', '10:20', '23:59'])
      expect(new Set(heights(from, time))).toEqual(
        new Set([2 * (Number(time.slice(0, 2)) * 60 + Number(time.slice(3)))]),
      );
  });

  test.each(Object.values(weeks))('of %s has days of one height', (from) => {
    expect(new Set(axesOf(from, zone, 2).map(heightOf))).toEqual(new Set([2 * 24 * 60]));
  });

  test('fits the scale beside it on each of its days', () => {
    const [monday] = axesOf(weeks.spring, zone, 2);
    const sunday = axesOf(weeks.spring, zone, 2)[6];
    if (monday === undefined || sunday === undefined) throw new Error('a week has seven days');
    const ten = ticksOf(monday, 60, zone).find(({ at }) => at === atWallClock(weeks.spring, '10:00', zone));
    expect(yOf(sunday, atWallClock('2026-03-29', '10:00', zone))).toBe(ten?.y);
  });

  test('lays visits of the hour that comes twice side by side, so that none hides another', () => {
    const sunday = axesOf(weeks.autumn, zone, 2)[6];
    if (sunday === undefined) throw new Error('a week has seven days');
    const first = atWallClock('2026-10-25', '02:00', zone);
    const visit = (id: string, start: number) => ({ ...aCard(id, '09:00'), start, end: start + 20 * 60_000 });
    const cards = [
      visit('first', first),
      visit('later', first + 30 * 60_000),
      visit('again', first + 60 * 60_000),
    ];
    const placed = placeColumn({ cards, slots: [], breaks: [] }, sunday);
    const [one, other] = placed.filter(({ key }) => key === 'first' || key === 'again');
    expect(one?.place.top).toBe(other?.place.top);
    expect(placed.map(({ place }) => 'width' in place && place.width)).toEqual([50, 50, 100]);
  });
});

describe('a week', () => {
  test('begins as weeks do where the language is spoken', () => {
    expect(firstOfWeek('2026-11-25', 'pl-PL')).toBe('2026-11-23');
    expect(firstOfWeek('2026-11-29', 'en-GB')).toBe('2026-11-23');
    expect(firstOfWeek('2026-11-25', 'pt-BR')).toBe('2026-11-22');
    expect(firstOfWeek('2026-11-22', 'pt-BR')).toBe('2026-11-22');
  });
});

describe('a day without anything', () => {
  const shown = (change: Partial<ShownColumn>): ShownColumn => ({
    ...aColumn('a'),
    news: new Map(),
    came: new Set(),
    gone: [],
    ...change,
  });

  test('is narrow; one that has a visit or a free time, or has not been read, is not', () => {
    expect(isQuiet(shown({}))).toBe(true);
    expect(isQuiet(shown({ cards: [aCard('1', '09:00')] }))).toBe(false);
    expect(isQuiet(shown({ slots: [aSlot('09:00')] }))).toBe(false);
    expect(isQuiet(shown({ asOf: null }))).toBe(false);
    expect(isQuiet(shown({ cards: [aCard('1', '09:00', { status: 'canceled' })] }))).toBe(true);
  });

  test('leaves its room to the others; where no day has anything, all share it', () => {
    const tracks = (...quiet: readonly boolean[]): string => {
      const [axis] = axesOf(weeks.autumn, zone, 2);
      if (axis === undefined) throw new Error('a week has seven days');
      const days = quiet.map((one) => ({ date: '2026-10-25', column: shown({}), axis, quiet: one }));
      return trackOf(days.length, weekWidths(days, { width: 800, height: 600 }, 'comfortable'));
    };
    expect(tracks(false, true)).toBe('minmax(126px, 1fr) 96px');
    expect(tracks(true, true)).toBe('minmax(126px, 1fr) minmax(126px, 1fr)');
  });
});
