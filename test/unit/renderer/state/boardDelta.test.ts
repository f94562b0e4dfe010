import { describe, expect, test } from 'vitest';
import { applyDelta, asRead, type ShownDay } from '../../../../renderer/state/boardDelta.ts';
import { aCard, aColumn, aDay, at, date } from '../board/invented.ts';
import type { BoardDelta } from '#shared/contract/board.ts';

const day = asRead(
  aDay([
    aColumn('a', { cards: [aCard('1', '09:00'), aCard('2', '10:00')] }),
    aColumn('b', { cards: [aCard('3', '09:00')] }),
  ]),
);

type Change = BoardDelta['changes'][number];
const delta = (changes: Partial<Change>[], revision = 2): BoardDelta => ({
  date,
  revision,
  columnsChanged: false,
  changes: changes.map((change) => ({ addressId: 'a', upserts: [], removals: [], ...change })),
});
const after = (changes: Partial<Change>[], before: ShownDay = day, revision = 2): ShownDay => {
  const next = applyDelta(before, delta(changes, revision));
  if (next === 'gap') throw new Error('The delta did not fit.');
  return next;
};

describe('a delta', () => {
  test('leaves every column and card that it does not name the same object', () => {
    const next = after([{ upserts: [aCard('2', '10:30')] }]);
    expect(next.columns[1]).toBe(day.columns[1]);
    expect(next.columns[0]?.cards[0]).toBe(day.columns[0]?.cards[0]);
    expect(next.columns[0]?.cards[1]?.start).toBe(at('10:30'));
    expect(next.columns[0]?.slots).toBe(day.columns[0]?.slots);
  });

  test('changes nothing of the day before it', () => {
    const before = structuredClone(day);
    after([{ upserts: [aCard('9', '11:00')], removals: ['1'], slots: [], asOf: null }]);
    expect(day).toEqual(before);
  });

  test('adds, replaces and removes; what is removed and sent anew in one delta stays', () => {
    const next = after([
      { upserts: [aCard('9', '11:00'), aCard('1', '09:20')], removals: ['1', '2', 'unknown'] },
    ]);
    expect(next.columns[0]?.cards.map(({ id }) => id)).toEqual(['1', '9']);
  });

  test('makes news of what it brings, until the card goes, and lets what goes fade out', () => {
    const moved = after([{ upserts: [aCard('2', '10:30')] }]);
    expect([...(moved.columns[0]?.news ?? [])]).toEqual([['2', 2]]);
    const gone = after([{ removals: ['2'] }], moved, 3);
    expect(gone.columns[0]?.news.size).toBe(0);
    expect(gone.columns[0]?.gone.map(({ id }) => id)).toEqual(['2']);
  });

  test('lets a visit fade out when it is cancelled, once and not again', () => {
    const cancelled = aCard('1', '09:00', { status: 'canceled' });
    const first = after([{ upserts: [cancelled] }]);
    expect(first.columns[0]?.gone.map(({ id }) => id)).toEqual(['1']);
    expect(after([{ upserts: [cancelled] }], first, 3).columns[0]?.gone).toEqual([]);
  });

  test('keeps a cancelled visit on the board while the marketplace has not been told', () => {
    const pending = aCard('1', '09:00', { status: 'canceled', notSent: true });
    expect(after([{ upserts: [pending] }]).columns[0]?.gone).toEqual([]);
  });

  test('that only says when the column was read touches no card and no news', () => {
    const next = after([{ asOf: at('13:00') }]);
    expect(next.columns[0]?.cards).toBe(day.columns[0]?.cards);
    expect(next.columns[0]?.news).toBe(day.columns[0]?.news);
    expect(next.columns[0]?.asOf).toBe(at('13:00'));
    expect(after([{ asOf: null }]).columns[0]?.asOf).toBeNull();
  });

  test('that the day has already, or that is of another day, changes nothing', () => {
    expect(applyDelta(day, delta([{ removals: ['1'] }], 1))).toBe(day);
    expect(applyDelta(day, { ...delta([{ removals: ['1'] }]), date: '2026-11-24' })).toBe(day);
  });

  test('that skips a revision, changes the columns or names an unknown one is a gap', () => {
    expect(applyDelta(day, delta([], 3))).toBe('gap');
    expect(applyDelta(day, { ...delta([]), columnsChanged: true })).toBe('gap');
    expect(applyDelta(day, delta([{ addressId: 'new' }]))).toBe('gap');
  });
});
