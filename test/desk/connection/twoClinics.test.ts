import { describe, expect, test, vi } from 'vitest';
import type { ActivityPage } from '#shared/contract/activity.ts';
import type { BoardCard, BoardColumn } from '#shared/contract/board.ts';
import { clinicKeyOf, keyOfFurther, withoutKey } from '#shared/domain/clinicKey.ts';
import {
  answered,
  begun,
  machine,
  type FurtherClinic,
  type Machine,
  type RunningDesk,
} from '../deskBench.ts';
import { decideOn, stepOn } from '../screen.ts';

/*
 * A desk works for several clinics at once: each with its own credentials, file, queue, line and limits, all on one board. Two clinics
 * may give the same ids, as the worlds of these tests do: what is decided reaches the clinic that is meant and no other. What keeps one
 * from work keeps no other from it, and after a restart all are there again.
 */
const minute = 60_000;
const hour = 60 * minute;
vi.setConfig({ testTimeout: 90_000 });
const second = keyOfFurther(2);
const date = '2026-11-24';

interface Two {
  readonly on: Machine;
  readonly running: RunningDesk;
  readonly other: FurtherClinic;
}

/** A desk that is connected to a clinic in Poland and to one in Portugal, with all of both that is kept in step. */
async function two(
  connection: 'practicePort' | 'live' = 'practicePort',
  locale: 'pt' | 'pl' = 'pt',
): Promise<Two> {
  const on = machine('small', {}, connection, 'pl', [locale]);
  const { running } = await begun(on);
  const [other] = on.further;
  if (other === undefined) throw new Error('there is no other clinic');
  await answered(other.add(running));
  await whole(on, running);
  return { on, running, other };
}

/** Lets time pass until the copies of all clinics are whole. */
const whole = (on: Machine, running: RunningDesk): Promise<void> =>
  on.clock.until(
    () => running.pushed.findLast((one) => one.name === 'line.importProgress')?.event.kind === 'finished',
    4 * hour,
  );

const board = ({ desk }: RunningDesk, day = date) => answered(desk.handlers['board.open']({ date: day }));
const isOfSecond = ({ addressId }: Pick<BoardColumn, 'addressId'>): boolean =>
  clinicKeyOf(addressId) === second;
const line = ({ desk }: RunningDesk) => answered(desk.handlers['line.get'](null));
const waiting = async ({ desk }: RunningDesk) =>
  (await answered(desk.handlers['attention.get'](null))).waiting;

/** Visits of both clinics that have one id there, and are not confirmed. */
async function namesakes(running: RunningDesk): Promise<{ here: BoardCard; there: BoardCard }> {
  const { columns } = await board(running);
  const open = (column: BoardColumn) =>
    column.cards.filter((card) => !card.confirmed && card.status === 'booked');
  const here = columns.filter((column) => !isOfSecond(column)).flatMap(open);
  const there = columns.filter(isOfSecond).flatMap(open);
  for (const card of here) {
    const twin = there.find(({ id }) => withoutKey(second, id) === card.id);
    if (twin !== undefined) return { here: card, there: twin };
  }
  throw new Error('no visits of both clinics have one id');
}

describe('two clinics of two countries', () => {
  test('stand on one board, each by its own clock, and nothing of the one is taken for the other', async () => {
    const { on, running, other } = await two();
    const day = await board(running);
    const ids = day.columns.map(({ addressId }) => addressId);
    expect(new Set(ids).size).toBe(ids.length);
    const own = day.columns.filter((column) => !isOfSecond(column));
    const theirs = day.columns.filter(isOfSecond);
    expect(own.map(({ addressId }) => addressId).sort()).toEqual(
      [...on.clinic.world.addresses.keys()].sort(),
    );
    expect(theirs.map(({ addressId }) => withoutKey(second, addressId)).sort()).toEqual(
      [...other.clinic.world.addresses.keys()].sort(),
    );
    // The second stands behind the first.
    expect(day.columns).toEqual([...own, ...theirs]);
    const cards = day.columns.flatMap((column) => column.cards.map(({ id }) => id));
    expect(new Set(cards).size).toBe(cards.length);
    expect(theirs.flatMap((column) => column.cards).length).toBeGreaterThan(0);
    const connection = await answered(running.desk.handlers['connection.get'](null));
    expect(connection).toMatchObject({
      locale: 'pl',
      timeZone: 'Europe/Warsaw',
      clinics: [
        { key: '', locale: 'pl' },
        { key: second, locale: 'pt', timeZone: 'Europe/Lisbon' },
      ],
    });
    const [column] = theirs;
    expect(connection).toMatchObject({ facilityZones: { [column?.facilityId ?? '']: 'Europe/Lisbon' } });
    const [card] = theirs.flatMap((one) => one.cards);
    const details = await answered(running.desk.handlers['visits.get']({ bookingId: card?.id ?? '' }));
    expect(details).toMatchObject({ id: card?.id, timeZone: 'Europe/Lisbon' });
  });

  test('each get their own decisions, also about visits that have one id in both', async () => {
    const { on, running, other } = await two();
    const { here, there } = await namesakes(running);
    await answered(decideOn(running.desk, { kind: 'confirm', bookingId: there.id }));
    expect(await waiting(running)).toBe(1);
    await on.clock.advance(minute);
    expect(await waiting(running)).toBe(0);
    expect(other.clinic.world.bookings.get(here.id)?.confirmed).toBe(true);
    expect(on.clinic.world.bookings.get(here.id)?.confirmed).toBe(false);

    await answered(decideOn(running.desk, { kind: 'cancel', bookingId: here.id, reason: null }));
    await on.clock.advance(minute);
    expect(on.clinic.world.bookings.get(here.id)?.status).toBe('canceled');
    expect(other.clinic.world.bookings.get(here.id)?.status).toBe('booked');
    const day = await board(running);
    const shown = day.columns.flatMap(({ cards }) => cards);
    expect(shown.find(({ id }) => id === there.id)).toMatchObject({ confirmed: true });
    expect(shown.some(({ id }) => id === here.id)).toBe(false);
  });

  test('a visit that is booked in the one is known there alone, and can be taken back like any other', async () => {
    const { on, running, other } = await two();
    const before = on.clinic.world.bookings.size;
    const day = await board(running);
    const column = day.columns.filter(isOfSecond).find(({ slots }) => slots.length > 0);
    const times = await answered(
      running.desk.handlers['freeTimes.get']({
        addressId: column?.addressId ?? '',
        scope: 'address',
        from: day.from,
        to: day.to,
      }),
    );
    const time = times.find(({ services }) => services.length > 0);
    const [service] = time?.services ?? [];
    if (time === undefined || service === undefined)
      throw new Error(`nothing is free there: ${times.length} times`);
    const patient = { name: 'Inês', surname: 'Nowicka-Sousa', phone: '+351 910 000 001', email: null };
    const decided = await answered(
      running.desk.handlers['visits.decide']({
        kind: 'book',
        addressId: time.addressId,
        start: time.start,
        duration: service.duration,
        addressServiceId: service.id,
        patient: { ...patient, birthDate: '1980-02-03', nin: null, gender: 'f' },
        comment: null,
      }),
    );
    if (decided.kind !== 'intent') throw new Error('was not decided');
    expect(clinicKeyOf(decided.id)).toBe(second);
    // Without a number yet, it goes by the decision's id, and so by its clinic's.
    expect(await answered(running.desk.handlers['visits.get']({ bookingId: decided.id }))).toMatchObject({
      patient: { surname: 'Nowicka-Sousa' },
    });
    expect(await answered(running.desk.handlers['undo.last'](null))).toMatchObject({ deed: 'book' });
    await on.clock.advance(minute);
    const made = [...other.clinic.world.bookings.values()].filter(
      (one) => one.patient.surname === 'Nowicka-Sousa',
    );
    expect(made).toHaveLength(1);
    expect(on.clinic.world.bookings.size).toBe(before);
    const found = await answered(running.desk.handlers['search.patients']({ query: 'Nowicka-Sousa' }));
    expect(found.patients).toMatchObject([{ visits: [{ id: `${second}~${made[0]?.id}` }] }]);
  });

  test("when the one's line is down the other goes on, and the desk says whose it is", async () => {
    const { on, running, other } = await two();
    const { here, there } = await namesakes(running);
    other.vendor.answer = () => {
      throw new TypeError('fetch failed');
    };
    await on.clock.advance(3 * minute);
    expect(await line(running)).toMatchObject({ kind: 'offline', clinic: second });
    expect(running.pushed.findLast(({ name }) => name === 'line.changed')?.event).toMatchObject({
      kind: 'offline',
      clinic: second,
    });
    await answered(decideOn(running.desk, { kind: 'confirm', bookingId: there.id }));
    await answered(decideOn(running.desk, { kind: 'confirm', bookingId: here.id }));
    await on.clock.advance(2 * minute);
    expect(on.clinic.world.bookings.get(here.id)?.confirmed).toBe(true);
    expect(await waiting(running)).toBe(1);
    const told = await answered(running.desk.handlers['attention.waiting'](null));
    expect(told.decisions).toMatchObject([{ visitId: there.id }]);
    other.vendor.answer = null;
    await on.clock.advance(20 * minute);
    expect(await line(running)).toMatchObject({ kind: 'inStep' });
    expect(other.clinic.world.bookings.get(here.id)?.confirmed).toBe(true);
    expect(await waiting(running)).toBe(0);
  });

  test('after a restart both are there, and go on with what waits', async () => {
    const { on, running, other } = await two();
    const { there } = await namesakes(running);
    const before = (await board(running)).columns.map(({ addressId }) => addressId);
    other.vendor.answer = () => new Response('', { status: 503 });
    await answered(decideOn(running.desk, { kind: 'confirm', bookingId: there.id }));
    await running.stop();
    other.vendor.answer = null;
    const again = await on.started();
    expect((await board(again)).columns.map(({ addressId }) => addressId)).toEqual(before);
    expect(await waiting(again)).toBe(1);
    await on.clock.advance(5 * minute);
    expect(await waiting(again)).toBe(0);
    expect(other.clinic.world.bookings.get(withoutKey(second, there.id))?.confirmed).toBe(true);
  });

  test('one that cannot be opened keeps the other from nothing', async () => {
    const { on, running, other } = await two();
    const { here } = await namesakes(running);
    await running.stop();
    await on.secrets.remove(`api-secret practice-4712 ${other.credentials.clientId}`);
    const again = await on.started();
    await on.clock.advance(minute);
    expect(await line(again)).toMatchObject({
      kind: 'paused',
      problem: { kind: 'unauthorized' },
      clinic: second,
    });
    expect((await board(again)).columns.some(isOfSecond)).toBe(false);
    await answered(decideOn(again.desk, { kind: 'confirm', bookingId: here.id }));
    await on.clock.advance(minute);
    expect(on.clinic.world.bookings.get(here.id)?.confirmed).toBe(true);
    // Its credentials are entered anew, as those of a clinic that the desk has.
    await answered(again.desk.handlers['connection.save']({ locale: 'pt', ...other.credentials }));
    await on.clock.advance(5 * minute);
    expect((await board(again)).columns.some(isOfSecond)).toBe(true);
    expect(await line(again)).toMatchObject({ kind: 'inStep' });
  });

  test('nor does the first one, where it is that', async () => {
    const { on, running, other } = await two();
    const { there } = await namesakes(running);
    await running.stop();
    await on.secrets.remove(`api-secret practice-4711 ${on.credentials.clientId}`);
    const again = await on.started();
    await on.clock.advance(minute);
    expect(await line(again)).toMatchObject({ kind: 'paused', clinic: '' });
    await answered(decideOn(again.desk, { kind: 'confirm', bookingId: there.id }));
    await on.clock.advance(minute);
    expect(other.clinic.world.bookings.get(withoutKey(second, there.id))?.confirmed).toBe(true);
  });
});

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

describe('which clinic is added', () => {
  const clinics = async ({ desk }: RunningDesk) => {
    const connection = await answered(desk.handlers['connection.get'](null));
    return connection.kind === 'none' ? [] : (connection.clinics ?? []).map(({ key }) => key);
  };

  test('one that the desk has already only gets its credentials', async () => {
    const { on, running, other } = await two();
    await answered(other.add(running));
    expect(await clinics(running)).toEqual(['', second]);
    other.clinic.world.client.secret = 'another secret';
    other.clinic.tokens.expireAll();
    await on.clock.advance(2 * minute);
    expect(await line(running)).toMatchObject({
      kind: 'paused',
      problem: { kind: 'unauthorized' },
      clinic: second,
    });
    const again = { locale: 'pt', clientId: other.credentials.clientId, secret: 'another secret' } as const;
    await answered(running.desk.handlers['connection.save'](again));
    await on.clock.advance(2 * minute);
    expect(await line(running)).toMatchObject({ kind: 'inStep' });
    expect(await clinics(running)).toEqual(['', second]);
  });

  test('the first one of a desk that has none', async () => {
    const on = machine('small', {}, 'practicePort', 'pl', ['pt']);
    const running = await on.started();
    await answered(
      running.desk.handlers['connection.save']({ locale: 'pl', ...on.credentials, which: 'another' }),
    );
    await on.imported(running);
    expect(await clinics(running)).toEqual([]);
    expect((await board(running)).columns.some(isOfSecond)).toBe(false);
  });

  test('another API client of the same marketplace, with a file of its own', async () => {
    const { on, running, other } = await two('practicePort', 'pl');
    expect(await clinics(running)).toEqual(['', second]);
    const { here, there } = await namesakes(running);
    await answered(decideOn(running.desk, { kind: 'confirm', bookingId: there.id }));
    await on.clock.advance(minute);
    expect(other.clinic.world.bookings.get(here.id)?.confirmed).toBe(true);
    expect(on.clinic.world.bookings.get(here.id)?.confirmed).toBe(false);
  });

  test("what was kept of it is taken up where the desk's own file was lost", async () => {
    const { on, running, other } = await two('live');
    const { there } = await namesakes(running);
    other.vendor.answer = () => new Response('', { status: 503 });
    await answered(decideOn(running.desk, { kind: 'confirm', bookingId: there.id }));
    await running.stop();
    other.vendor.answer = null;
    on.forgetDeskFile();
    const again = await on.started();
    await answered(on.atDesk(again).save());
    await answered(other.add(again));
    expect(await clinics(again)).toEqual(['', second]);
    await on.clock.advance(5 * minute);
    expect(other.clinic.world.bookings.get(withoutKey(second, there.id))?.confirmed).toBe(true);
  });

  test('wrong credentials add nothing', async () => {
    const on = machine('small', {}, 'practicePort', 'pl', ['pt']);
    const { running } = await begun(on);
    const [other] = on.further;
    const wrong = { locale: 'pt', clientId: other?.credentials.clientId ?? '', secret: 'wrong' } as const;
    expect(await running.desk.handlers['connection.save']({ ...wrong, which: 'another' })).toMatchObject({
      ok: false,
      error: { kind: 'unauthorized' },
    });
    expect(await running.desk.handlers['connection.test']({ ...wrong, which: 'another' })).toMatchObject({
      ok: false,
      error: { kind: 'unauthorized' },
    });
    expect(await clinics(running)).toEqual([]);
    await running.stop();
    const again = await on.started();
    await on.clock.advance(minute);
    expect(await clinics(again)).toEqual([]);
    expect(await line(again)).toMatchObject({ kind: 'inStep' });
  });
});
