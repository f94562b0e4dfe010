import { describe, expect, it } from 'vitest';
import type { BoardCard, BoardDay } from '#shared/contract/views.ts';
import { minutesWaiting, waitingNow } from '../../../renderer/state/places.ts';
import { dayOf } from './scenes.ts';

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
    expect(waitingNow(day, now).map(({ card }) => card.id)).toEqual(['c1', 'c0']);
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
    expect(waitingNow(day, now).map(({ card }) => card.id)).toEqual(['a', 'b']);
  });

  it('is empty while the day is not there', () => {
    expect(waitingNow(null, now)).toEqual([]);
  });
});

it('counts waiting in whole minutes from the start of the visit, never below nought', () => {
  const [late, early] =
    dayWith({ start: now - 12.9 * minute }, { start: now + 5 * minute }).columns[0]?.cards ?? [];
  if (late === undefined || early === undefined) throw new Error('the scene has no visits');
  expect(minutesWaiting(late, now)).toBe(12);
  expect(minutesWaiting(early, now)).toBe(0);
});
