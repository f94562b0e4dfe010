// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { aBreak, aCard, aColumn, aDay, aSlot, at, date } from './invented.ts';
import { mountBoard, type MountedBoard } from './mountBoard.tsx';
import type { BoardCard, BoardDay, BoardDelta } from '#shared/contract/board.ts';

let board: MountedBoard | undefined;
const open = async (day: BoardDay | null): Promise<MountedBoard> => (board = await mountBoard(day));
const all = (selector: string): HTMLElement[] => [
  ...(board?.host.querySelectorAll<HTMLElement>(selector) ?? []),
];
const one = (selector: string): HTMLElement => {
  const [found] = all(selector);
  if (found === undefined) throw new Error(`The board has no ${selector}.`);
  return found;
};

/** What a screen reader says of each card: nothing of its face, so its title. */
const heard = (): (string | null)[] =>
  all('.card:not(.card-gone)').map((card) => {
    const faces = [...card.children].every(
      (part) => part.matches('[aria-hidden=true]') || part.querySelector('svg[aria-hidden=true]') !== null,
    );
    return faces && !card.hasAttribute('aria-label') ? card.getAttribute('title') : null;
  });

beforeEach(() => vi.spyOn(Date, 'now').mockReturnValue(at('12:41')));
afterEach(async () => {
  await board?.unmount();
  board = undefined;
  vi.restoreAllMocks();
});

const delta = (revision: number, upserts: BoardCard[], removals: string[] = []): BoardDelta => ({
  date,
  revision,
  columnsChanged: false,
  changes: [{ addressId: 'a', upserts, removals }],
});

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
    await board?.push(delta(2, [counted(aCard('a3', '09:30', { confirmed: true }), drawn)]));
    expect(new Set(drawn)).toEqual(new Set(['a3']));
    expect(one('[data-item="a3"]').dataset['state']).toBe('confirmed');
  });

  test('appears without reload, and glows; the rest does not', async () => {
    await open(aDay([aColumn('a', { cards: [aCard('1', '09:00')] })]));
    await board?.push(delta(2, [aCard('2', '15:00')]));
    expect(one('[data-item="2"]').dataset['glow']).toBe('0');
    expect(one('[data-item="1"]').dataset['glow']).toBeUndefined();
    await board?.push(delta(3, [aCard('2', '16:00')]));
    expect(one('[data-item="2"]').dataset['glow']).toBe('1');
  });

  test('fades in where it brings a card or brings one back, and not where the card was there to be read', async () => {
    const came = (id: string): boolean => one(`[data-item="${id}"]`).dataset['came'] !== undefined;
    await open(aDay([aColumn('a', { cards: [aCard('1', '09:00')] })]));
    await board?.push(delta(2, [aCard('1', '09:00', { confirmed: true }), aCard('2', '15:00')]));
    expect([came('1'), came('2')]).toEqual([false, true]);
    await board?.push(delta(3, [aCard('1', '09:00', { status: 'canceled' })]));
    expect(came('2')).toBe(true);
    await board?.push(delta(4, [aCard('1', '09:00'), aCard('2', '15:00', { confirmed: true })]));
    expect([came('1'), came('2')]).toEqual([true, false]);
  });

  test('that cancels a visit takes it away, and leaves only a fading picture that nobody hears', async () => {
    await open(aDay([aColumn('a', { cards: [aCard('1', '09:00')] })]));
    await board?.push(delta(2, [aCard('1', '09:00', { status: 'canceled' })]));
    expect(all('[data-item="1"]')).toEqual([]);
    expect(one('.card-gone').getAttribute('aria-hidden')).toBe('true');
  });
});

/* Invariant: one scale, by the instant; where a facility has another clock, its column says its own times. */
describe('a facility with another clock', () => {
  const day = () =>
    aDay([
      aColumn('a', { cards: [aCard('1', '10:00')], slots: [aSlot('11:00')] }),
      aColumn('b', { facilityId: 'f2', cards: [aCard('2', '10:00')], slots: [aSlot('11:00')] }),
    ]);
  const face = (id: string) => one(`[data-item="${id}"] .card-who`).textContent;

  test('stands on the same scale, and says its own times on cards, free times and head', async () => {
    board = await mountBoard(day(), {}, undefined, { f2: 'Europe/Lisbon' });
    expect(one('[data-item="2"]').style.top).toBe(one('[data-item="1"]').style.top);
    expect(heard()).toEqual([
      'Surname 1, Anna, 10:00 to 10:20, Consultation, expected',
      'Surname 2, Anna, 09:00 to 09:20, Consultation, expected',
    ]);
    expect(face('1')).not.toContain(':');
    expect(face('2')).toContain('09:00');
    expect(all('.slot').map(({ dataset }) => dataset['time'])).toEqual(['11:00', '10:00']);
    expect(all('.slot').map(({ title }) => /\d\d:\d\d/.exec(title)?.[0])).toEqual(['11:00', '10:00']);
    expect(all('.head-clock').map(({ textContent }) => textContent)).toEqual(['clock −1 h']);
    expect(one('.head-clock').title).toContain('−1 h');
  });

  test('that shows the same time now is not marked', async () => {
    board = await mountBoard(day(), {}, undefined, { f2: 'Europe/Berlin' });
    expect(all('.head-clock')).toEqual([]);
    expect(face('2')).not.toContain(':');
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
    one('[data-item="c13"]').focus();
    expect(stops()).toEqual(['c13']);
    await board?.push({
      ...delta(2, [], ['c13']),
      changes: [{ addressId: 'c', upserts: [], removals: ['c13'] }],
    });
    expect(stops()).toEqual(['a9']);
  });

  test('can be reached and scrolled with the keyboard also where there is nothing to walk to', async () => {
    await open(aDay([aColumn('a')]));
    expect(one('[role=grid]').tabIndex).toBe(0);
    await board?.push(delta(2, [aCard('1', '09:00')]));
    expect(one('[role=grid]').tabIndex).toBe(-1);
    expect(one('[data-item="1"]').tabIndex).toBe(0);
  });

  test('is walked through with the arrow keys: by time in a column, to the nearest time beside it, over empty columns', async () => {
    await open(day);
    one('[data-item="a9"]').focus();
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
    expect(one('.rest').getAttribute('aria-label')).toBe('Break, 12:00 to 12:30');
    expect(one('.slot').title).toBe('Free at 13:00, Consultation');
  });
});

describe('a day of more columns than the window shows', () => {
  const columns = Array.from({ length: 20 }, (_, index) =>
    aColumn(`c${index}`, { cards: [aCard(`v${index}`, '09:00')], slots: [aSlot('13:00')] }),
  );
  const filled = (): boolean[] =>
    all('[data-column]').map((column) => column.querySelector('.card') !== null);
  /** What waits for a pause, by its handle. */
  const idle = new Map<number, () => void>();
  let handles = 0;
  const pause = (): Promise<void> =>
    act(async () => {
      const [next] = idle;
      if (next === undefined) return Promise.resolve();
      idle.delete(next[0]);
      next[1]();
      return Promise.resolve();
    });
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 60 && idle.size > 0; turn++) await pause();
  };

  beforeEach(() => {
    idle.clear();
    vi.stubGlobal('requestIdleCallback', (run: () => void) => {
      idle.set(++handles, run);
      return handles;
    });
    vi.stubGlobal('cancelIdleCallback', (handle: number) => idle.delete(handle));
  });
  afterEach(async () => {
    await board?.unmount();
    board = undefined;
    vi.unstubAllGlobals();
  });

  test('is drawn where it is seen with the first frame, with the ground, head and size of all the others', async () => {
    await open(aDay(columns));
    const first = filled();
    expect(first.slice(0, 11)).toEqual(Array.from({ length: 11 }, () => true));
    expect(first.slice(11).some((one) => one)).toBe(false);
    expect(all('.board-open')).toHaveLength(40);
    expect(new Set(all('[data-column]').map((column) => column.style.height)).size).toBe(1);
    expect(all('[aria-busy=true]')).toHaveLength(20);
  });

  test('has on its first frame nothing that stands above or below what is seen', async () => {
    await open(aDay([aColumn('a', { cards: [aCard('early', '03:00'), aCard('now', '12:40')] })]));
    expect(all('.card').map((card) => card.dataset['item'])).toEqual(['now']);
    await settle();
    expect(all('.card').map((card) => card.dataset['item'])).toEqual(['early', 'now']);
  });

  test('is drawn in full a moment later, one column at a time: what is in sight, then the nearest', async () => {
    await open(aDay(columns));
    const before = filled().filter((one) => one).length;
    for (let column = 0; column < before; column++) await pause();
    expect(all('[aria-busy=true]')).toHaveLength(20 - before);
    await pause();
    expect(filled().filter((one) => one)).toHaveLength(before + 1);
    expect(filled()[before]).toBe(true);
    await settle();
    expect(filled().every((one) => one)).toBe(true);
    expect(all('[aria-busy]')).toEqual([]);
  });

  test('is drawn at once where somebody scrolls to', async () => {
    await open(aDay(columns));
    await act(async () => {
      one('[role=grid]').scrollLeft = 1_500;
      one('[role=grid]').dispatchEvent(new Event('scroll', { bubbles: false }));
      return Promise.resolve();
    });
    expect(filled()[19]).toBe(true);
  });

  test('loses no change that comes to a column before it is drawn', async () => {
    await open(aDay(columns));
    const upserts = [aCard('v19', '09:00', { surname: 'Zmieniona' })];
    await board?.push({ ...delta(2, []), changes: [{ addressId: 'c19', upserts, removals: [] }] });
    await settle();
    expect(one('[data-item="v19"] .card-surname').textContent).toBe('Zmieniona');
  });
});

describe('what is not there', () => {
  test('is a day that is being read: it says so and shows no grid', async () => {
    await open(null);
    expect(one('[role=status]').textContent).toBe('Reading the day…');
    expect(all('[role=grid]')).toEqual([]);
  });

  test('is a column that has not been read: it says so, and nothing in it looks free', async () => {
    await open(aDay([aColumn('a', { asOf: null }), aColumn('b', { slots: [aSlot('13:00')] })]));
    const unread = one('[data-column="a"]');
    expect(unread.textContent).toContain('Not read yet');
    expect(unread.querySelector('.board-open, .slot')).toBeNull();
  });

  test('is a day on which nobody works: in words, with a first step; a day that is only half read does not claim it', async () => {
    await open(aDay([aColumn('a')]));
    expect(one('.board-notice h2').textContent).toMatch(/Monday,? 23 November 2026/);
    expect(one('.board-step').textContent).toBe('Show the next day');
    await board?.unmount();
    await open(aDay([aColumn('a'), aColumn('b', { asOf: null })]));
    expect(all('.board-notice')).toEqual([]);
  });

  test('is a clinic without calendars: in words', async () => {
    await open(aDay([]));
    expect(one('.board-notice').textContent).toContain('No calendars yet');
  });
});

describe('the head of a column', () => {
  test('says how old the column is where it is older than the rest', async () => {
    await open(aDay([aColumn('a'), aColumn('b', { asOf: at('11:12') })]));
    expect(all('.head-age').map((element) => element.textContent)).toEqual(['as of 11:12']);
  });

  test('names the facility only where the day has more than one', async () => {
    await open(aDay([aColumn('a'), aColumn('b')]));
    expect(one('.head-place').textContent).toBe('Internist');
    await board?.unmount();
    await open(aDay([aColumn('a'), aColumn('b', { facilityName: 'Second House' })]));
    expect(all('.head-place').map((element) => element.textContent)).toEqual([
      'Internist · Invented Clinic',
      'Internist · Second House',
    ]);
  });
});

describe('columns grouped by facility', () => {
  const here = { facilityId: 'f1', facilityName: 'First House' };
  const there = { facilityId: 'f2', facilityName: 'Second House' };
  const mixed = aDay([
    aColumn('a', { ...here, cards: [aCard('a9', '09:00')] }),
    aColumn('b', { ...there, cards: [aCard('b9', '09:00')] }),
    aColumn('c', { ...here, cards: [aCard('c9', '09:00')] }),
    aColumn('d', { ...there, cards: [aCard('d9', '09:00')] }),
  ]);
  const grouped = { groupByFacility: true };
  const order = (): (string | undefined)[] => all('[data-column]').map(({ dataset }) => dataset['column']);

  test('stand together under the name of their facility, each header over its own columns', async () => {
    board = await mountBoard(mixed, grouped);
    expect(order()).toEqual(['a', 'c', 'b', 'd']);
    expect(
      all('.board-band').map((band) => [
        band.textContent,
        band.title,
        band.getAttribute('aria-colindex'),
        band.getAttribute('aria-colspan'),
        band.style.gridColumn,
      ]),
    ).toEqual([
      ['First House', 'First House', '2', '2', 'span 2'],
      ['Second House', 'Second House', '4', '2', 'span 2'],
    ]);
    expect(all('.head-doctor').map((head) => head.textContent)).toEqual(
      ['a', 'c', 'b', 'd'].map((id) => `Jan Doctor ${id}`),
    );
    expect(all('.head-place').map((head) => head.textContent)).toEqual(Array(4).fill('Internist'));
    const cells = all('[role=gridcell], [role=columnheader], [role=rowheader]');
    expect(cells.every((cell) => cell.parentElement?.getAttribute('role') === 'row')).toBe(true);
  });

  test('are cut from the next facility by a line through band, head and day, and nowhere else', async () => {
    board = await mountBoard(mixed, grouped);
    expect(all('[data-ends-facility]').map((edge) => edge.className)).toEqual([
      'board-band',
      'board-head',
      'board-column',
    ]);
    expect(all('.board-column[data-ends-facility]').map(({ dataset }) => dataset['column'])).toEqual(['c']);
  });

  test('are walked through as they stand', async () => {
    board = await mountBoard(mixed, grouped);
    one('[data-item="a9"]').focus();
    const path = ['ArrowRight', 'ArrowRight', 'ArrowRight'].map((key) => {
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
      );
      return (document.activeElement as HTMLElement | null)?.dataset['item'];
    });
    expect(path).toEqual(['c9', 'b9', 'd9']);
  });

  test('take the changes of their own calendar, wherever they stand', async () => {
    board = await mountBoard(mixed, grouped);
    await board.push({
      ...delta(2, []),
      changes: [{ addressId: 'b', upserts: [aCard('b10', '10:00')], removals: [] }],
    });
    expect(one('[data-item="b10"]').closest<HTMLElement>('[data-column]')?.dataset['column']).toBe('b');
    expect(order()).toEqual(['a', 'c', 'b', 'd']);
  });

  test('have two bands where two facilities bear one name', async () => {
    const name = { facilityName: 'Same Name' };
    board = await mountBoard(
      aDay([aColumn('a', { ...here, ...name }), aColumn('b', { ...there, ...name })]),
      grouped,
    );
    expect(all('.board-band').map((band) => band.textContent)).toEqual(['Same Name', 'Same Name']);
  });

  test('change nothing where there is only one facility', async () => {
    const alone = aDay([aColumn('a', here), aColumn('b', here)]);
    board = await mountBoard(alone, grouped);
    const with_ = one('.board').outerHTML;
    await board.unmount();
    board = await mountBoard(alone);
    expect(with_).toBe(one('.board').outerHTML);
    expect(all('.board-band')).toEqual([]);
  });
});

describe('a free time', () => {
  const offers = (...services: number[]) => ({
    services: ['Consultation', 'Ultrasound', 'Follow-up'],
    slots: [{ ...aSlot('13:00'), services }],
  });
  const says = async (...services: number[]): Promise<string | undefined> => {
    await open(aDay([aColumn('a', offers(...services))]));
    const { says: face } = one('.slot').dataset;
    await board?.unmount();
    return face;
  };

  test('names its service, or how many it has, and nothing where main knows none', async () => {
    expect(await says(1)).toBe('Ultrasound');
    expect(await says(0, 1, 2)).toBe('3 services');
    expect(await says()).toBe('');
  });

  test('says all of them to ears and in the tooltip, by its title and nothing beside it, and under the hand', async () => {
    await open(aDay([aColumn('a', offers(0, 1, 2))]));
    expect(one('.slot').title).toBe('Free at 13:00, Consultation, Ultrasound, Follow-up');
    expect(one('.slot').textContent + (one('.slot').getAttribute('aria-label') ?? '')).toBe('');
    expect(one('.slot').dataset['all']).toBe('Consultation, Ultrasound, Follow-up');
  });

  test('says nothing once it is over', async () => {
    await open(aDay([aColumn('a', { slots: [aSlot('12:20'), aSlot('13:00')] })]));
    expect(all('.slot').map(({ dataset }) => dataset['says'])).toEqual([undefined, 'Consultation']);
  });
});

describe('now', () => {
  test('is a line at its minute on today’s board, with the time on the scale, and nowhere on another day’s', async () => {
    await open(aDay([aColumn('a', { cards: [aCard('1', '09:00')] })]));
    expect(one('.now-time').textContent).toBe('12:41');
    await board?.unmount();
    vi.spyOn(Date, 'now').mockReturnValue(at('12:41') + 86_400_000);
    await open(aDay([aColumn('a', { cards: [aCard('1', '09:00')] })]));
    expect(all('.now-line')).toEqual([]);
  });
});
