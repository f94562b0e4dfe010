// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { aCard, aColumn, aDay, aSlot, at } from './invented.ts';
import { open, push, close, all, find, heard, keepClock, delta } from './shownBoard.ts';

/* Columns say whose they are and by which clock; those beyond the window are drawn in the pauses, and keep their place meanwhile. */
keepClock();

/* Invariant: one scale, by the instant; where a facility has another clock, its column says its own times. */
describe('a facility with another clock', () => {
  const day = () =>
    aDay([
      aColumn('a', { cards: [aCard('1', '10:00')], slots: [aSlot('11:00')] }),
      aColumn('b', { facilityId: 'f2', cards: [aCard('2', '10:00')], slots: [aSlot('11:00')] }),
    ]);
  const face = (id: string) => find(`[data-item="${id}"] .card-who`).textContent;

  test('stands on the same scale, and says its own times on cards, free times and head', async () => {
    await open(day(), { f2: 'Europe/Lisbon' });
    expect(find('[data-item="2"]').style.top).toBe(find('[data-item="1"]').style.top);
    expect(heard()).toEqual([
      'Surname 1, Anna, 10:00 to 10:20, Consultation, expected',
      'Surname 2, Anna, 09:00 to 09:20, Consultation, expected',
    ]);
    expect(face('1')).not.toContain(':');
    expect(face('2')).toContain('09:00');
    expect(all('.slot').map(({ dataset }) => dataset['time'])).toEqual(['11:00', '10:00']);
    expect(all('.slot').map(({ title }) => /\d\d:\d\d/.exec(title)?.[0])).toEqual(['11:00', '10:00']);
    expect(all('.head-clock').map(({ textContent }) => textContent)).toEqual(['clock −1 h']);
    expect(find('.head-clock').title).toContain('−1 h');
  });

  test('that shows the same time now is not marked', async () => {
    await open(day(), { f2: 'Europe/Berlin' });
    expect(all('.head-clock')).toEqual([]);
    expect(face('2')).not.toContain(':');
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
    await close();
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
      find('[role=grid]').scrollLeft = 1_500;
      find('[role=grid]').dispatchEvent(new Event('scroll', { bubbles: false }));
      return Promise.resolve();
    });
    expect(filled()[19]).toBe(true);
  });

  test('loses no change that comes to a column before it is drawn', async () => {
    await open(aDay(columns));
    const upserts = [aCard('v19', '09:00', { surname: 'Zmieniona' })];
    await push({ ...delta(2, []), changes: [{ addressId: 'c19', upserts, removals: [] }] });
    await settle();
    expect(find('[data-item="v19"] .card-surname').textContent).toBe('Zmieniona');
  });
});

describe('the head of a column', () => {
  test('says how old the column is where it is older than the rest', async () => {
    await open(aDay([aColumn('a'), aColumn('b', { asOf: at('11:12') })]));
    expect(all('.head-age').map((element) => element.textContent)).toEqual(['as of 11:12']);
  });

  test('names the facility only where the day has more than one', async () => {
    await open(aDay([aColumn('a'), aColumn('b')]));
    expect(find('.head-place').textContent).toBe('Internist');
    await close();
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
    await open(mixed, undefined, grouped);
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
    await open(mixed, undefined, grouped);
    expect(all('[data-ends-facility]').map((edge) => edge.className)).toEqual([
      'board-band',
      'board-head',
      'board-column',
    ]);
    expect(all('.board-column[data-ends-facility]').map(({ dataset }) => dataset['column'])).toEqual(['c']);
  });

  test('are walked through as they stand', async () => {
    await open(mixed, undefined, grouped);
    find('[data-item="a9"]').focus();
    const path = ['ArrowRight', 'ArrowRight', 'ArrowRight'].map((key) => {
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
      );
      return (document.activeElement as HTMLElement | null)?.dataset['item'];
    });
    expect(path).toEqual(['c9', 'b9', 'd9']);
  });

  test('take the changes of their own calendar, wherever they stand', async () => {
    await open(mixed, undefined, grouped);
    await push({
      ...delta(2, []),
      changes: [{ addressId: 'b', upserts: [aCard('b10', '10:00')], removals: [] }],
    });
    expect(find('[data-item="b10"]').closest<HTMLElement>('[data-column]')?.dataset['column']).toBe('b');
    expect(order()).toEqual(['a', 'c', 'b', 'd']);
  });

  test('have two bands where two facilities bear one name', async () => {
    const name = { facilityName: 'Same Name' };
    const both = aDay([aColumn('a', { ...here, ...name }), aColumn('b', { ...there, ...name })]);
    await open(both, undefined, grouped);
    expect(all('.board-band').map((band) => band.textContent)).toEqual(['Same Name', 'Same Name']);
  });

  test('change nothing where there is only one facility', async () => {
    const alone = aDay([aColumn('a', here), aColumn('b', here)]);
    await open(alone, undefined, grouped);
    const with_ = find('.board').outerHTML;
    await close();
    await open(alone);
    expect(with_).toBe(find('.board').outerHTML);
    expect(all('.board-band')).toEqual([]);
  });
});
