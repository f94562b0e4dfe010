import { expect, test } from 'vitest';
import { asAddressId } from '#shared/domain/ids.ts';
import { addDays } from '#shared/time/zone.ts';
import { connect } from '../../main/store/sqlite.ts';
import { database } from '../../main/store/database.ts';
import { createKeyCache } from '../../main/store/keyCache.ts';
import { countReads } from '../support/countReads.ts';
import { a1, a2, afternoon, closed, morning, nobody, published, putInForce, saved } from './keptHours.ts';
import { keptLog, openFor, tempFile } from './support.ts';
import { testKey } from './fixed.ts';

/*
 * Plans, exceptions and published days are dear to read and asked for again and again: what was read of a calendar is answered from memory
 * until a row of that calendar is written. What memory says is what the file says: after every way of writing, inside a transaction, and
 * after one that was given up. It never grows beyond its bound.
 */

const stands = (date: string) => published(date, { state: 'stands' });
const year = ['2026-01-01', '2026-12-31'] as const;

function filled() {
  const store = openFor();
  putInForce(store, morning);
  putInForce(store, morning, a2);
  store.availability.exceptions.put(closed);
  store.availability.published.put([
    stands('2026-11-30'),
    stands('2026-12-01'),
    stands('2026-12-02'),
    { ...stands('2026-11-30'), address: a2 },
  ]);
  return store;
}

const lookUp = ({
  availability: { timetables, exceptions, published: days },
}: ReturnType<typeof filled>) => ({
  plans: [a1, a2].map((id) => timetables.get(id).inForce?.plans),
  exceptions: exceptions.between(...year).items,
  one: exceptions.get('e1'),
  days: [a1, a2].map((id) => days.between(id, ...year).items.map(({ date, state }) => `${date} ${state}`)),
  part: days.between(a1, '2026-12-01', '2026-12-02').items.map(({ date }) => date),
});

test('what was read once is told again without a question to the file, and a part of it, too', () => {
  const store = filled();
  const first = lookUp(store);
  expect(first.part).toEqual(['2026-12-01', '2026-12-02']);
  const again = countReads(() => lookUp(store));
  expect(again.value).toEqual(first);
  // One exception by its id is looked for, and not read anew.
  expect(again.queries).toBe(1);
});

test('a write of one calendar leaves the others in memory', () => {
  const store = filled();
  lookUp(store);
  const { timetables, published: days } = store.availability;
  timetables.saveDraft(a1, timetables.get(a1).revision, saved(afternoon));
  days.put([stands('2026-12-03')]);
  const other = countReads(() => [timetables.get(a2), days.between(a2, ...year)]);
  expect(other.queries).toBe(0);
  expect(timetables.get(a1).draft?.plans).toEqual(afternoon);
  expect(days.between(a1, ...year).items.map(({ date }) => date)).toContain('2026-12-03');
});

test('every way of writing is seen at the next look', () => {
  const store = filled();
  const { timetables, exceptions, published: days } = store.availability;
  lookUp(store);
  putInForce(store, afternoon);
  exceptions.put({ ...closed, note: 'otherwise' });
  days.put([published('2026-12-01', { state: 'differs' })]);
  expect(lookUp(store)).toMatchObject({
    plans: [afternoon, morning],
    exceptions: [{ note: 'otherwise' }],
    one: { note: 'otherwise' },
    days: [['2026-11-30 stands', '2026-12-01 differs', '2026-12-02 stands'], ['2026-11-30 stands']],
  });
  timetables.stepBack(a1, timetables.get(a1).revision);
  exceptions.remove('e1');
  days.remove(a1, '2026-12-01', 'standing');
  expect(lookUp(store)).toMatchObject({ plans: [morning, morning], exceptions: [], one: null });
  expect(lookUp(store).part).toEqual(['2026-12-02']);
  timetables.giveBack(a1, timetables.get(a1).revision);
  expect(timetables.inForce()).toEqual([a2]);
});

test('a transaction sees what it wrote, and nothing of it remains where it is given up', () => {
  const store = filled();
  const before = lookUp(store);
  const { timetables, exceptions, published: days } = store.availability;
  expect(() =>
    store.transaction(() => {
      timetables.saveDraft(a1, timetables.get(a1).revision, saved(afternoon));
      timetables.publish(a1, timetables.get(a1).revision, nobody);
      exceptions.remove('e1');
      days.remove(a1, '2026-12-01', 'standing');
      expect(lookUp(store)).toMatchObject({ plans: [afternoon, morning], exceptions: [], one: null });
      expect(lookUp(store).part).toEqual(['2026-12-02']);
      throw new Error('given up');
    }),
  ).toThrow('given up');
  expect(lookUp(store)).toEqual(before);
});

test('a range that is longer than what is known is read whole', () => {
  const store = filled();
  const { published: days } = store.availability;
  days.put([stands('2027-02-01')]);
  expect(days.between(a1, ...year).items).toHaveLength(3);
  expect(days.between(a1, year[0], '2027-12-31').items).toHaveLength(4);
  for (let length = 0; length < 40; length += 1)
    expect(days.between(a1, '2026-12-01', addDays('2026-12-01', length)).items).toHaveLength(
      length === 0 ? 1 : 2,
    );
});

test('of more keys than are kept, those go that nobody asked for the longest', () => {
  const addon = connect({ file: tempFile(), key: testKey, readonly: false });
  const db = database(addon, { log: keptLog(), slowMs: 60_000 });
  db.exec('CREATE TABLE things (id TEXT PRIMARY KEY) STRICT');
  const cache = createKeyCache<string>(db, { name: 'thing', tables: ['things'], column: 'id', most: 3 });
  const read: string[] = [];
  const ask = (key: string) =>
    cache.of(key, () => {
      read.push(key);
      return key;
    });
  for (const key of ['a', 'b', 'c', 'a', 'd', 'a', 'c', 'b']) expect(ask(key)).toBe(key);
  // With the fourth, b went; a had been asked for again.
  expect(read).toEqual(['a', 'b', 'c', 'd', 'b']);
  db.prepare('INSERT INTO things (id) VALUES (?)').run('a');
  ask('a');
  ask('c');
  expect(read.slice(5)).toEqual(['a']);
  db.close();
});

test('a calendar that nothing was kept of is asked for once, and known as soon as something is', () => {
  const { timetables } = openFor().availability;
  const none = asAddressId('none');
  expect(timetables.get(none).revision).toBe(0);
  expect(countReads(() => timetables.get(none)).queries).toBe(0);
  timetables.saveDraft(none, 0, saved(morning));
  expect(timetables.get(none)).toMatchObject({ revision: 1, draft: { plans: morning } });
});
