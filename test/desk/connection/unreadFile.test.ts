import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { expect, onTestFinished, test, vi } from 'vitest';
import { withoutKey } from '#shared/domain/clinicKey.ts';
import { fileOf, keyNameOf } from '../../../main/compose/profiles.ts';
import type { Profile } from '../../../main/desk/ports.ts';
import { connect } from '../../../main/store/sqlite.ts';
import { answered, keyOf, type Machine, practicePort } from '../deskBench.ts';
import { decideOn } from '../screen.ts';
import { board, isOfSecond, line, minute, namesakes, second, two } from './clinicsBench.ts';

/*
 * The file of one of two clinics is damaged while the desk is at work. What is shown of both at once (day, week, free times, who waits) is
 * then the other clinic's, which can be worked with as before, and the line names the damaged one. No column of the damaged one is shown:
 * an empty one would say that nobody comes.
 */
vi.setConfig({ testTimeout: 90_000 });

/** Scribbles over all of a clinic's file but its first page, and has the desk look at the disk again. */
async function damage(on: Machine, which: 'first' | 'second'): Promise<void> {
  const profile: Profile =
    which === 'first'
      ? { kind: 'practicePort', port: practicePort }
      : { kind: 'practicePort', port: practicePort + 1, clinic: second };
  const file = fileOf(on.folder, profile);
  const program = connect({ file, key: await keyOf(on.secrets, keyNameOf(profile)), readonly: false });
  onTestFinished(() => void program.close());
  // What another connection writes makes the desk's forget the pages that it has in memory.
  program.exec("INSERT INTO settings (name, value) VALUES ('a trace', 'x')");
  // The desk's own may be under way.
  await vi.waitFor(() =>
    expect(program.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()).toMatchObject({ busy: 0 }),
  );
  const handle = openSync(file, 'r+');
  for (let at = 4_096; at < statSync(file).size; at += 4_096)
    writeSync(handle, Buffer.alloc(4_096, 7), 0, 4_096, at);
  closeSync(handle);
}

test('the day is the other clinic’s, the line names the damaged one, and the other one’s visits are decided on', async () => {
  const { on, running } = await two();
  const { here } = await namesakes(running);
  const before = (await board(running)).columns.filter((column) => !isOfSecond(column));
  await damage(on, 'second');

  const after = await board(running);
  expect(after.columns.map(({ addressId }) => addressId)).toEqual(before.map(({ addressId }) => addressId));
  expect(after.columns.flatMap(({ cards }) => cards).length).toBeGreaterThan(0);
  expect(await line(running)).toMatchObject({
    kind: 'paused',
    clinic: second,
    problem: { kind: 'storeUnreadable' },
  });
  expect(running.pushed.findLast(({ name }) => name === 'line.changed')?.event).toMatchObject({
    clinic: second,
  });
  const { handlers } = running.desk;
  expect(await answered(handlers['freeTimes.services'](null))).not.toEqual([]);
  expect(await answered(handlers['arrivals.waiting'](null))).toEqual([]);
  await answered(handlers['arrivals.unsettled'](null));

  await answered(decideOn(running.desk, { kind: 'confirm', bookingId: here.id }));
  await on.clock.advance(minute);
  expect(on.clinic.world.bookings.get(here.id)?.confirmed).toBe(true);
  const shown = (await board(running)).columns.flatMap(({ cards }) => cards);
  expect(shown.find(({ id }) => id === here.id)).toMatchObject({ confirmed: true });
});

test('it is the same where the first clinic’s is the damaged one', async () => {
  const { on, running, other } = await two();
  const { there } = await namesakes(running);
  await damage(on, 'first');
  const { columns } = await board(running);
  expect(columns.length).toBeGreaterThan(0);
  expect(columns.every(isOfSecond)).toBe(true);
  expect(await line(running)).toMatchObject({ kind: 'paused', clinic: '' });
  await answered(decideOn(running.desk, { kind: 'confirm', bookingId: there.id }));
  await on.clock.advance(minute);
  expect(other.clinic.world.bookings.get(withoutKey(second, there.id))?.confirmed).toBe(true);
});

test('where both are damaged it is said what is wrong, and no empty day is shown', async () => {
  const { on, running } = await two();
  await damage(on, 'first');
  await damage(on, 'second');
  expect(await running.desk.handlers['board.open']({ date: '2026-11-24' })).toMatchObject({
    ok: false,
    error: { kind: 'storeUnreadable' },
  });
});
