import { describe, expect, test, vi } from 'vitest';
import type { ActivityPage } from '#shared/contract/activity.ts';
import type { BoardColumn } from '#shared/contract/board.ts';
import { withoutKey } from '#shared/domain/clinicKey.ts';
import { patientCancels } from '../../../main/practice/actions/patients.ts';
import { answered, type RunningDesk } from '../deskBench.ts';
import { decideOn, stepOn } from '../screen.ts';
import { board, hour, isOfSecond, minute, namesakes, second, two, waiting } from './clinicsBench.ts';

/*
 * What is asked of all clinics is put together so that one desk answers: each thing once, in one order, and what was done in one press is
 * one thing, also to take back. What keeps the file of one clinic keeps nobody from the other's.
 */
vi.setConfig({ testTimeout: 90_000 });

describe('what is told of both at once', () => {
  test('patients of both who are marked together are each marked in their own clinic', async () => {
    const { on, running, other } = await two();
    const today = (await board(running, '2026-11-23')).columns;
    const now = on.clock.now();
    const standing = (column: BoardColumn) =>
      column.cards.filter(
        ({ start, status }) => status === 'booked' && start < now && start > now - 8 * hour,
      );
    const [here] = today.filter((column) => !isOfSecond(column)).flatMap(standing);
    const [there] = today.filter(isOfSecond).flatMap(standing);
    if (here === undefined || there === undefined) throw new Error('nobody has come yet');
    const steps = [there, here].map(({ id }) => ({ bookingId: id, to: 'arrived' as const }));
    const taken = await answered(stepOn(running.desk, { steps }, now));
    expect(taken.taken.map(({ bookingId }) => bookingId).sort()).toEqual([there.id, here.id].sort());
    const come = await answered(running.desk.handlers['arrivals.waiting'](null));
    expect(come.map(({ id }) => id)).toEqual(expect.arrayContaining([here.id, there.id]));
    await on.clock.advance(2 * minute);
    expect(on.clinic.world.bookings.get(here.id)?.presence).toBe('present');
    expect(other.clinic.world.bookings.get(withoutKey(second, there.id))?.presence).toBe('present');
  });

  test('and are taken back together, as one decision', async () => {
    const { on, running } = await two();
    const today = (await board(running, '2026-11-23')).columns;
    const now = on.clock.now();
    const open = (column: BoardColumn) =>
      column.cards.filter(
        ({ start, status }) => status === 'booked' && start < now && start > now - 8 * hour,
      );
    const ids = [today.filter((column) => !isOfSecond(column)), today.filter(isOfSecond)].flatMap((columns) =>
      columns
        .flatMap(open)
        .slice(0, 2)
        .map(({ id }) => id),
    );
    expect(ids).toHaveLength(4);
    await answered(
      stepOn(running.desk, { steps: ids.map((bookingId) => ({ bookingId, to: 'arrived' as const })) }, now),
    );
    const last = await answered(running.desk.handlers['undo.last'](null));
    expect(last).toMatchObject({ deed: 'arrived', freely: true, way: { kind: 'unstep' } });
    if (last?.about !== 'visit' || last.way.kind !== 'unstep') throw new Error('there is no way back');
    expect(last.visits.toSorted()).toEqual(ids.toSorted());
    const undone = await answered(running.desk.handlers['arrivals.undo']({ steps: last.way.steps }));
    expect(undone).toMatchObject({ undone: 4, left: 0 });
    expect(await answered(running.desk.handlers['arrivals.waiting'](null))).toEqual([]);
    expect(await answered(running.desk.handlers['undo.last'](null))).toBeNull();
  });

  test('what needs somebody in both at once is heard once', async () => {
    const { on, running, other } = await two();
    await answered(running.desk.handlers['settings.set']({ newsSound: 'soft' }));
    const { here, there } = await namesakes(running);
    for (const { id } of [here, there])
      await answered(decideOn(running.desk, { kind: 'confirm', bookingId: id }));
    const id = here.id;
    for (const { world } of [on.clinic, other.clinic])
      patientCancels(world, { now: on.clock.now(), bookingId: id });
    await on.clock.advance(3 * minute);
    const outbox = await answered(running.desk.handlers['attention.get'](null));
    expect(
      outbox.attention.map((item) => (item.about === 'visit' ? item.bookingId : null)).toSorted(),
    ).toEqual([here.id, there.id].toSorted());
    expect(running.pushed.filter(({ name }) => name === 'news.sound')).toHaveLength(1);
  });

  test('a file that another program writes to keeps back what is pressed in its own clinic alone, which is done when it is free', async () => {
    const { on, running, other } = await two();
    const { here, there } = await namesakes(running);
    const program = await on.otherProgram();
    program.exec('BEGIN IMMEDIATE');
    const held = decideOn(running.desk, { kind: 'confirm', bookingId: here.id });
    await answered(decideOn(running.desk, { kind: 'confirm', bookingId: there.id }));
    await on.clock.advance(minute);
    expect(await held).toMatchObject({ ok: false, error: { kind: 'storeHeld' } });
    expect(other.clinic.world.bookings.get(withoutKey(second, there.id))?.confirmed).toBe(true);
    expect(await waiting(running)).toBe(0);
    program.exec('ROLLBACK');
    await answered(decideOn(running.desk, { kind: 'confirm', bookingId: here.id }));
    await on.clock.advance(minute);
    expect(on.clinic.world.bookings.get(here.id)?.confirmed).toBe(true);
  });

  test('the activity is one list, and its pages leave out nothing and tell nothing twice', async () => {
    const { on, running } = await two();
    const { columns } = await board(running);
    const open = (column: BoardColumn) => column.cards.filter(({ status }) => status === 'booked');
    const [here] = columns.filter((column) => !isOfSecond(column)).flatMap(open);
    const [there] = columns.filter(isOfSecond).flatMap(open);
    if (here === undefined || there === undefined) throw new Error('nobody comes');
    // Many deeds, of one instant each in both, in turns and in runs.
    for (let round = 0; round < 40; round += 1) {
      const of = round % 3 === 0 ? [here, there] : round % 3 === 1 ? [here] : [there, there];
      for (const { id } of of) await toAndFro(running, id);
      if (round % 2 === 0) await on.clock.advance(1_000);
    }
    const all: { id: number; at: number }[] = [];
    for (let before: number | null = null; ;) {
      const page: ActivityPage = await answered(
        running.desk.handlers['activity.get']({ before, staff: null, patient: '' }),
      );
      all.push(...page.entries);
      before = page.entries.at(-1)?.id ?? null;
      if (!page.older) break;
      expect(page.entries.length).toBe(50);
    }
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.length).toBe(14 * 2 + 13 + 13 * 2);
    expect(all.map(({ at }) => at)).toEqual(all.map(({ at }) => at).sort((a, b) => b - a));
  });

  /** Called off and taken back within the undo window: one deed, of which nothing is sent. */
  async function toAndFro({ desk }: RunningDesk, bookingId: string): Promise<void> {
    const decided = await answered(decideOn(desk, { kind: 'cancel', bookingId, reason: null }));
    if (decided.kind !== 'intent') throw new Error('was not decided');
    expect(await answered(desk.handlers['undo.decision']({ intentId: decided.id }))).toBe('undone');
  }

  test("calendars are the desk's as they are each clinic's, with an order for each", async () => {
    const { running } = await two();
    const all = await answered(running.desk.handlers['calendars.get'](null));
    const ids = all.map(({ addressId }) => addressId);
    expect((await board(running)).columns.map(({ addressId }) => addressId)).toEqual(ids);
    const theirs = all.filter(isOfSecond);
    const last = theirs.at(-1)?.addressId ?? '';
    const hidden = await answered(
      running.desk.handlers['calendars.change']({ addressId: last, shown: false }),
    );
    expect(hidden).toMatchObject({ kind: 'changed' });
    expect(hidden.kind === 'changed' && hidden.calendars.map(({ addressId }) => addressId)).toEqual(ids);
    expect((await board(running)).columns.map(({ addressId }) => addressId)).toEqual(ids.slice(0, -1));
    const first = theirs[0]?.addressId ?? '';
    const moved = await answered(
      running.desk.handlers['calendars.move']({ addressId: first, by: -1, within: 'clinic' }),
    );
    expect(moved.map(({ addressId }) => addressId)).toEqual(ids);
    await answered(running.desk.handlers['calendars.showAll'](null));
    expect((await board(running)).columns).toHaveLength(ids.length);
  });

  test('what changes in either comes to the board as a delta', async () => {
    const { on, running, other } = await two();
    const { here, there } = await namesakes(running);
    for (const [clinic, card] of [
      [on.clinic, here],
      [other.clinic, there],
    ] as const) {
      const day = await board(running);
      const column = day.columns.find(({ cards }) => cards.some(({ id }) => id === card.id));
      const before = running.pushed.length;
      const copy = clinic.world.bookings.get(here.id);
      if (copy === undefined) throw new Error('it is not there');
      copy.comment = 'wants a window seat';
      await on.clock.advance(40 * minute);
      const deltas = running.pushed
        .slice(before)
        .flatMap(({ name, event }) => (name === 'board.delta' ? [event] : []));
      const touched = deltas.flatMap(({ changes }) => changes.map(({ addressId }) => addressId));
      expect(touched).toContain(column?.addressId);
      const after = await board(running);
      const cards = after.columns.flatMap((one) => one.cards);
      expect(cards.find(({ id }) => id === card.id)?.hasComment).toBe(true);
    }
  });
});
