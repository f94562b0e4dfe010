import { existsSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openWitness, readWitness, witnessFile } from '../../main/store/witness.ts';
import { asKilled, change, decide } from './crashed.ts';
import { booking, intent } from './samples.ts';
import { monday } from './fixed.ts';
import { openFor, tempFile } from './support.ts';

/** The witness says what was acknowledged: never more than the database has on the disk, and all of it when nothing broke. */

const note = { at: monday, detail: '{}' };

test('it says what it was last told, also after it was closed, and is the owner’s alone', () => {
  const file = tempFile();
  expect(readWitness(file)).toBe(null);
  const witness = openWitness(file);
  witness.close();
  expect(existsSync(witnessFile(file))).toBe(false);
  for (const entry of [0, 1, 2 ** 40, Number.MAX_SAFE_INTEGER, 7]) {
    expect(witness.record(entry)).toBe(true);
    expect(readWitness(file)).toBe(entry);
  }
  witness.close();
  expect(readWitness(file)).toBe(7);
  if (process.platform !== 'win32') expect(statSync(witnessFile(file)).mode & 0o777).toBe(0o600);
});

test('one that is cut off, or changed in any byte, says nothing', () => {
  const file = tempFile();
  openWitness(file).record(4711);
  for (let at = 0; at < 16; at += 1) {
    change(witnessFile(file), (bytes) => void (bytes[at] = (bytes[at] ?? 0) ^ 4));
    expect(readWitness(file)).toBe(null);
    change(witnessFile(file), (bytes) => void (bytes[at] = (bytes[at] ?? 0) ^ 4));
  }
  expect(readWitness(file)).toBe(4711);
  truncateSync(witnessFile(file), 15);
  expect(readWitness(file)).toBe(null);
});

test('where it cannot be written the decision stands all the same', () => {
  const file = tempFile();
  expect(openWitness(`${file}/nowhere`).record(1)).toBe(false);
});

test('when a decision is taken it knows of it before the call returns, and not of one that was rolled back', () => {
  const file = tempFile();
  const store = openFor(file);
  expect(readWitness(file)).toBe(0);
  decide(store, ['a', 'b']);
  expect(store.audit.newest()).toBe(2);
  expect(readWitness(file)).toBe(2);
  expect(() =>
    store.transaction(() => {
      store.intents.insert(intent('c'), note);
      throw new Error('no');
    }),
  ).toThrow('no');
  store.transaction(() => store.bookings.upsert(booking('b1')));
  expect(readWitness(file)).toBe(2);
  store.transaction(() => {
    decide(store, ['d', 'e']);
    // Not yet: nothing of it is on the disk.
    expect(readWitness(file)).toBe(2);
  });
  expect(readWitness(file)).toBe(4);
});

test('what waits in the log for the next durable transaction is told with that one, also if that has no decision', () => {
  const file = tempFile();
  const store = openFor(file);
  store.transaction(() => store.intents.insert(intent('a'), note), 'repeatable');
  expect(readWitness(file)).toBe(0);
  store.transaction(() => store.bookings.upsert(booking('b1')));
  expect(readWitness(file)).toBe(1);
});

test('one that is missing or behind is made anew at the next opening, and nothing is said to be lost', () => {
  const file = tempFile();
  const store = openFor(file);
  decide(store, ['a', 'b']);
  for (const spoil of [rmSync, (path: string) => truncateSync(path, 3)]) {
    const copy = asKilled(file);
    spoil(witnessFile(copy));
    const again = openFor(copy);
    expect(again.opening).toEqual({ kind: 'opened', checked: true });
    expect(readWitness(copy)).toBe(2);
  }
  expect(readFileSync(witnessFile(file))).toHaveLength(16);
});
