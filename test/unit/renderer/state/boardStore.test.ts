import { describe, expect, test } from 'vitest';
import { type BoardStore, createBoardStore } from '../../../../renderer/state/boardStore.ts';
import { aCard, aColumn, aDay, date } from '../board/invented.ts';
import { playDoor, type PlayedDoor } from '../board/playedDoor.ts';
import type { BoardDelta } from '#shared/contract/board.ts';

const dayAt = (revision: number, ...ids: string[]) =>
  aDay([aColumn('a', { cards: ids.map((id) => aCard(id, '09:00')) })], revision);
const brings = (revision: number, id: string): BoardDelta => ({
  date,
  revision,
  columnsChanged: false,
  changes: [{ addressId: 'a', upserts: [aCard(id, '10:00')], removals: [] }],
});
const shown = (store: BoardStore): string[] =>
  store.getState().day?.columns.flatMap(({ cards }) => cards.map(({ id }) => id)) ?? [];

async function opened(): Promise<{ main: PlayedDoor; store: BoardStore }> {
  const main = playDoor();
  const store = createBoardStore(main.door);
  void store.open(null);
  await main.answer(dayAt(1, 'first'));
  return { main, store };
}

describe('the board’s store', () => {
  test('shows the day that it asked for, and every change that main pushes after it', async () => {
    const { main, store } = await opened();
    main.push(brings(2, 'second'));
    expect(store.getState().phase).toBe('shown');
    expect(shown(store)).toEqual(['first', 'second']);
  });

  test('loses no change that comes while the answer is on its way, and applies none twice', async () => {
    const main = playDoor();
    const store = createBoardStore(main.door);
    void store.open(null);
    main.push(brings(1, 'in the answer'));
    main.push(brings(2, 'after the answer'));
    await main.answer(dayAt(1, 'in the answer'));
    expect(shown(store)).toEqual(['in the answer', 'after the answer']);
    expect(main.asked).toEqual([null]);
  });

  test('asks again for the same day on a gap, and shows the old one until the answer is there', async () => {
    const { main, store } = await opened();
    main.push(brings(3, 'third'));
    expect(main.asked).toEqual([null, date]);
    expect(shown(store)).toEqual(['first']);
    await main.answer(dayAt(3, 'first', 'second', 'third'));
    expect(shown(store)).toEqual(['first', 'second', 'third']);
  });

  test('asks once for a gap, however many changes follow it', async () => {
    const { main } = await opened();
    for (const revision of [3, 4, 5]) main.push(brings(revision, `${revision}`));
    expect(main.asked).toHaveLength(2);
  });

  test('shows only the day that was wanted last, in whatever order the answers come', async () => {
    const main = playDoor();
    const store = createBoardStore(main.door);
    void store.open('2026-11-24');
    void store.open(date);
    await main.answer({ ...dayAt(1, 'tomorrow'), date: '2026-11-24' });
    expect(store.getState()).toMatchObject({ phase: 'reading', day: null });
    await main.answer(dayAt(1, 'today'));
    expect(shown(store)).toEqual(['today']);
  });

  test('never shows one day under another’s date: the old day goes when another is opened', async () => {
    const { store } = await opened();
    void store.open('2026-11-24');
    expect(store.getState()).toMatchObject({ phase: 'reading', day: null });
  });

  test('says why a day is not there, and can be asked again', async () => {
    const main = playDoor();
    const store = createBoardStore(main.door);
    void store.open(date);
    await main.answer({ kind: 'storeUnreadable', until: null, params: {}, details: '' });
    expect(store.getState()).toMatchObject({ phase: 'failed', problem: { kind: 'storeUnreadable' } });
    void store.openAgain();
    await main.answer(dayAt(1, 'first'));
    expect(store.getState()).toMatchObject({ phase: 'shown', problem: null });
    expect(main.asked).toEqual([date, date]);
  });

  test('says of no failure where there is no clinic yet: the next one’s day is asked for anew', async () => {
    const main = playDoor();
    const store = createBoardStore(main.door);
    void store.open(null);
    await main.answer({ kind: 'notConnected', until: null, params: {}, details: '' });
    expect(store.getState()).toEqual({ phase: 'idle', day: null, problem: null });
  });

  test('hears nothing after it was closed', async () => {
    const { main, store } = await opened();
    store.close();
    expect(main.listeners()).toBe(0);
    expect(shown(store)).toEqual(['first']);
  });
});
