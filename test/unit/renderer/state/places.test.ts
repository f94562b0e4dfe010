import { describe, expect, it } from 'vitest';
import { waitingNow } from '../../../../renderer/state/places.ts';
import { dayOf } from '../scenes.ts';
import { waitOf } from '../../../../renderer/state/wait.ts';
import type { BoardCard, BoardDay } from '#shared/contract/board.ts';

/* The side column counts true: each visit that the board shows as arrived is in it, once. */
const now = Date.parse('2026-11-23T10:00:00Z');
const minute = 60_000;

function dayWith(...cards: Partial<BoardCard>[]): BoardDay {
  const day = dayOf('2026-11-23', now);
  const [column] = day.columns;
  const [card] = column?.cards ?? [];
  if (column === undefined || card === undefined) throw new Error('the scene has no visits');
  const plain = {
    ...card,
    presence: null,
    needsPerson: false,
    start: now - 10 * minute,
    end: now + 10 * minute,
  };
  const made = cards.map((change, index): BoardCard => ({ ...plain, id: `c${index}`, ...change }));
  return { ...day, columns: [{ ...column, doctorName: 'Ewa', doctorSurname: 'Nowak', cards: made }] };
}

describe('waiting now', () => {
  it('lists who has arrived, the earliest visit first, with the doctor', () => {
    const day = dayWith(
      { presence: 'present', start: now - 5 * minute },
      { presence: 'present', start: now - 20 * minute },
      { presence: null },
    );
    expect(waitingNow(day, now).map(({ id }) => id)).toEqual(['c1', 'c0']);
    expect(waitingNow(day, now)[0]?.doctor).toBe('Ewa Nowak');
  });

  it('forgets a visit that is over, was cancelled or not kept', () => {
    const day = dayWith(
      { presence: 'present', end: now },
      { presence: 'present', status: 'canceled' },
      { presence: 'absent' },
    );
    expect(waitingNow(day, now)).toEqual([]);
  });

  it('keeps one order where visits begin together', () => {
    const day = dayWith({ id: 'b', presence: 'present' }, { id: 'a', presence: 'present' });
    expect(waitingNow(day, now).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('is empty while the day is not there', () => {
    expect(waitingNow(null, now)).toEqual([]);
  });
});

it('tells since when somebody waits who was marked here, and not where only the marketplace knows', () => {
  const arrivedAt = now - 7 * minute;
  const day = dayWith(
    { id: 'a', presence: 'present', arrival: { step: 'arrived', arrivedAt, since: arrivedAt } },
    { id: 'b', presence: 'present' },
    { id: 'c', presence: 'present', arrival: { step: 'withDoctor', arrivedAt, since: now } },
  );
  expect(waitingNow(day, now).map(({ id, arrivedAt: at }) => [id, at])).toEqual([
    ['a', arrivedAt],
    ['b', null],
  ]);
});

describe('a wait', () => {
  it('counts whole minutes since the patient came, also before the visit', () => {
    expect(waitOf({ start: now + 20 * minute, arrivedAt: now - 12.9 * minute }, now, 15).minutes).toBe(12);
  });

  it('counts from the visit’s time where nobody said when the patient came, never below nought', () => {
    expect(waitOf({ start: now - 12.9 * minute, arrivedAt: null }, now, 15).minutes).toBe(12);
    expect(waitOf({ start: now + 5 * minute, arrivedAt: null }, now, 15).minutes).toBe(0);
  });

  it('is too long from the limit on, to the minute, but not of who came before the time', () => {
    const late = (start: number, arrivedAt: number): boolean => waitOf({ start, arrivedAt }, now, 15).late;
    expect(late(now - 30 * minute, now - 14.99 * minute)).toBe(false);
    expect(late(now - 30 * minute, now - 15 * minute)).toBe(true);
    expect(late(now - 5 * minute, now - 40 * minute)).toBe(false);
    expect(late(now - 15 * minute, now - 40 * minute)).toBe(true);
  });
});
