// @vitest-environment happy-dom
import { describe, expect, test, vi } from 'vitest';
import { aBreak, aCard, aColumn, aDay, aSlot, at } from './invented.ts';
import type { BoardCard } from '#shared/contract/board.ts';
import { open, push, close, all, find, heard, keepClock, delta } from './shownBoard.ts';

keepClock();

describe('a change of one visit', () => {
  /** A card that counts how often it is drawn: drawing it reads the patient's first name, and nothing else does. */
  function counted(card: BoardCard, drawn: string[]): BoardCard {
    return Object.defineProperty({ ...card }, 'name', {
      enumerable: true,
      get: () => {
        drawn.push(card.id);
        return card.name;
      },
    });
  }

  test('draws the card of that visit and of no other, in its column or elsewhere', async () => {
    const drawn: string[] = [];
    const cards = Array.from({ length: 12 }, (_, index) =>
      counted(
        aCard(`a${index}`, `${8 + Math.floor(index / 2)}:${index % 2 === 0 ? '00' : '30'}`.padStart(5, '0')),
        drawn,
      ),
    );
    const others = [counted(aCard('b', '09:00'), drawn)];
    await open(aDay([aColumn('a', { cards }), aColumn('b', { cards: others })]));
    expect(new Set(drawn).size).toBe(13);
    drawn.length = 0;
    await push(delta(2, [counted(aCard('a3', '09:30', { confirmed: true }), drawn)]));
    expect(new Set(drawn)).toEqual(new Set(['a3']));
    expect(find('[data-item="a3"]').dataset['state']).toBe('confirmed');
  });

  test('appears without reload, and glows; the rest does not', async () => {
    await open(aDay([aColumn('a', { cards: [aCard('1', '09:00')] })]));
    await push(delta(2, [aCard('2', '15:00')]));
    expect(find('[data-item="2"]').dataset['glow']).toBe('0');
    expect(find('[data-item="1"]').dataset['glow']).toBeUndefined();
    await push(delta(3, [aCard('2', '16:00')]));
    expect(find('[data-item="2"]').dataset['glow']).toBe('1');
  });

  test('fades in where it brings a card or brings one back, and not where the card was there to be read', async () => {
    const came = (id: string): boolean => find(`[data-item="${id}"]`).dataset['came'] !== undefined;
    await open(aDay([aColumn('a', { cards: [aCard('1', '09:00')] })]));
    await push(delta(2, [aCard('1', '09:00', { confirmed: true }), aCard('2', '15:00')]));
    expect([came('1'), came('2')]).toEqual([false, true]);
    await push(delta(3, [aCard('1', '09:00', { status: 'canceled' })]));
    expect(came('2')).toBe(true);
    await push(delta(4, [aCard('1', '09:00'), aCard('2', '15:00', { confirmed: true })]));
    expect([came('1'), came('2')]).toEqual([true, false]);
  });

  test('that cancels a visit takes it away, and leaves only a fading picture that nobody hears', async () => {
    await open(aDay([aColumn('a', { cards: [aCard('1', '09:00')] })]));
    await push(delta(2, [aCard('1', '09:00', { status: 'canceled' })]));
    expect(all('[data-item="1"]')).toEqual([]);
    expect(find('.card-gone').getAttribute('aria-hidden')).toBe('true');
  });
});

describe('what a card says', () => {
  test('is who, when, what and how it stands, in that order', async () => {
    const card = aCard('1', '10:20', { surname: 'Kowalska', confirmed: true });
    await open(aDay([aColumn('a', { cards: [card] })]));
    expect(heard()).toEqual(['Kowalska, Anna, 10:20 to 10:40, Consultation, confirmed']);
  });

  test('names every mark, also those that find no room', async () => {
    const marks = { notSent: true, needsPerson: true, online: true, hasComment: true };
    await open(aDay([aColumn('a', { cards: [aCard('1', '15:00', marks)] })]));
    expect(heard()[0]).toMatch(/expected, needs you, not sent yet, online, with a comment$/);
    expect(all('.card-marks > .mark')).toHaveLength(2);
  });

  test('has the time only where it begins between two lines of the scale', async () => {
    await open(aDay([aColumn('a', { cards: [aCard('on', '09:20'), aCard('off', '10:05')] })]));
    expect(all('.card-time').map((element) => element.textContent)).toEqual(['10:05']);
  });

  test('follows the clock: a patient who is there is arrived before the end and done after it', async () => {
    const there = { presence: 'present' } as const;
    await open(
      aDay([aColumn('a', { cards: [aCard('over', '12:00', there), aCard('now', '12:30', there)] })]),
    );
    expect(all('.card').map((element) => element.dataset['state'])).toEqual(['done', 'arrived']);
  });
});

describe('the grid', () => {
  const day = aDay([
    aColumn('a', {
      cards: [aCard('a9', '09:00'), aCard('a11', '11:00')],
      slots: [aSlot('13:00')],
      breaks: [aBreak('12:00', '12:30')],
    }),
    aColumn('b'),
    aColumn('c', { cards: [aCard('c9', '09:20'), aCard('c13', '13:00')] }),
  ]);
  const focused = (): string | undefined => (document.activeElement as HTMLElement | null)?.dataset['item'];
  const press = (key: string): void => {
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
    );
  };

  test('has a header for every column and for its one row, and all its cells in rows', async () => {
    await open(day);
    expect(all('[role=columnheader]')).toHaveLength(4);
    expect(all('[role=rowheader] > .visually-hidden').map((element) => element.textContent)).toEqual([
      'Time',
    ]);
    const indexes = (role: string) => all(`[role=${role}]`).map((cell) => cell.getAttribute('aria-colindex'));
    expect(indexes('gridcell')).toEqual(['2', '3', '4']);
    expect(indexes('columnheader')).toEqual(['1', '2', '3', '4']);
    const cells = all('[role=gridcell], [role=columnheader], [role=rowheader]');
    expect(cells.every((cell) => cell.parentElement?.getAttribute('role') === 'row')).toBe(true);
  });

  test('is one stop of the Tab key, before, while and after somebody walks through it', async () => {
    await open(day);
    const stops = (): (string | undefined)[] =>
      all('.board[tabindex="0"], .board [tabindex="0"]').map((element) => element.dataset['item']);
    expect(stops()).toEqual(['a9']);
    find('[data-item="c13"]').focus();
    expect(stops()).toEqual(['c13']);
    await push({
      ...delta(2, [], ['c13']),
      changes: [{ addressId: 'c', upserts: [], removals: ['c13'] }],
    });
    expect(stops()).toEqual(['a9']);
  });

  test('can be reached and scrolled with the keyboard also where there is nothing to walk to', async () => {
    await open(aDay([aColumn('a')]));
    expect(find('[role=grid]').tabIndex).toBe(0);
    await push(delta(2, [aCard('1', '09:00')]));
    expect(find('[role=grid]').tabIndex).toBe(-1);
    expect(find('[data-item="1"]').tabIndex).toBe(0);
  });

  test('is walked through with the arrow keys: by time in a column, to the nearest time beside it, over empty columns', async () => {
    await open(day);
    find('[data-item="a9"]').focus();
    const path = [
      'ArrowDown',
      'ArrowDown',
      'ArrowRight',
      'ArrowUp',
      'ArrowLeft',
      'End',
      'ArrowDown',
      'Home',
    ].map((key) => {
      press(key);
      return focused();
    });
    const slot = `slot ${at('13:00')}`;
    expect(path).toEqual(['a11', 'break 12:00', 'c13', 'c9', 'a9', slot, slot, 'a9']);
  });

  test('reads a break with its time, and a free start with what can be booked there', async () => {
    await open(day);
    expect(find('.rest').getAttribute('aria-label')).toBe('Break, 12:00 to 12:30');
    expect(find('.slot').title).toBe('Free at 13:00, Consultation');
  });
});

describe('what is not there', () => {
  test('is a day that is being read: it says so and shows no grid', async () => {
    await open(null);
    expect(find('[role=status]').textContent).toBe('Reading the day…');
    expect(all('[role=grid]')).toEqual([]);
  });

  test('is a column that has not been read: it says so, and nothing in it looks free', async () => {
    await open(aDay([aColumn('a', { asOf: null }), aColumn('b', { slots: [aSlot('13:00')] })]));
    const unread = find('[data-column="a"]');
    expect(unread.textContent).toContain('Not read yet');
    expect(unread.querySelector('.board-open, .slot')).toBeNull();
  });

  test('is a day on which nobody works: in words, with a first step; a day that is only half read does not claim it', async () => {
    await open(aDay([aColumn('a')]));
    expect(find('.board-notice h2').textContent).toMatch(/Monday,? 23 November 2026/);
    expect(find('.board-step').textContent).toBe('Show the next day');
    await close();
    await open(aDay([aColumn('a'), aColumn('b', { asOf: null })]));
    expect(all('.board-notice')).toEqual([]);
  });

  test('is a clinic without calendars: in words', async () => {
    await open(aDay([]));
    expect(find('.board-notice').textContent).toContain('No calendars yet');
  });
});

describe('a free time', () => {
  const offers = (...services: number[]) => ({
    services: ['Consultation', 'Ultrasound', 'Follow-up'],
    slots: [{ ...aSlot('13:00'), services }],
  });
  const says = async (...services: number[]): Promise<string | undefined> => {
    await open(aDay([aColumn('a', offers(...services))]));
    const { says: face } = find('.slot').dataset;
    await close();
    return face;
  };

  test('names its service, or how many it has, and nothing where main knows none', async () => {
    expect(await says(1)).toBe('Ultrasound');
    expect(await says(0, 1, 2)).toBe('3 services');
    expect(await says()).toBe('');
  });

  test('says all of them to ears and in the tooltip, by its title and nothing beside it, and under the hand', async () => {
    await open(aDay([aColumn('a', offers(0, 1, 2))]));
    expect(find('.slot').title).toBe('Free at 13:00, Consultation, Ultrasound, Follow-up');
    expect(find('.slot').textContent + (find('.slot').getAttribute('aria-label') ?? '')).toBe('');
    expect(find('.slot').dataset['all']).toBe('Consultation, Ultrasound, Follow-up');
  });

  test('says nothing once it is over', async () => {
    await open(aDay([aColumn('a', { slots: [aSlot('12:20'), aSlot('13:00')] })]));
    expect(all('.slot').map(({ dataset }) => dataset['says'])).toEqual([undefined, 'Consultation']);
  });
});

describe('now', () => {
  test('is a line at its minute on today’s board, with the time on the scale, and nowhere on another day’s', async () => {
    await open(aDay([aColumn('a', { cards: [aCard('1', '09:00')] })]));
    expect(find('.now-time').textContent).toBe('12:41');
    await close();
    vi.spyOn(Date, 'now').mockReturnValue(at('12:41') + 86_400_000);
    await open(aDay([aColumn('a', { cards: [aCard('1', '09:00')] })]));
    expect(all('.now-line')).toEqual([]);
  });
});
