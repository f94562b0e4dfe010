import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { answered, begun, practicePort } from '../deskBench.ts';

/* A copy of a damaged file is deleted once, by somebody; that it was, stands in the activity for ever. */
vi.setConfig({ testTimeout: 60_000 });
const name = 'desk.db.set-aside-20261101T070000Z';

test('a copy that is deleted is gone from the disk, and who deleted it stands in the activity; nothing of it is there before', async () => {
  const { on, running } = await begun();
  const { handlers } = running.desk;
  const path = `${on.folder}/clinics/practice-${practicePort}/${name}`;
  expect(await answered(handlers['copies.get'](null))).toEqual([]);
  writeFileSync(path, 'a copy');
  expect(await answered(handlers['copies.get'](null))).toEqual([
    { name, at: Date.UTC(2026, 10, 1, 7), bytes: 6 },
  ]);
  await answered(
    handlers['staff.save']({
      id: null,
      name: 'Anna',
      initials: 'AK',
      pin: 'none',
      pinNow: null,
      right: 'atDesk',
    }),
  );
  const { members } = await answered(handlers['staff.get'](null));
  await answered(handlers['staff.switch']({ id: members[0]?.id ?? null, pin: null }));
  const removed = async () =>
    (await answered(handlers['activity.get']({ before: null, staff: null, patient: '' }))).entries.filter(
      ({ deed }) => deed === 'copyRemoved',
    );

  // It cannot be deleted: nothing says that it was.
  const inTheWay = `${path}-wal`;
  mkdirSync(`${inTheWay}/full`, { recursive: true });
  const refused = await handlers['copies.remove']({ name });
  expect(refused.ok).toBe(false);
  expect(await removed()).toEqual([]);

  rmSync(inTheWay, { recursive: true });
  expect(await answered(handlers['copies.remove']({ name: 'desk.db' }))).toHaveLength(1);
  expect(await removed()).toEqual([]);
  expect(await answered(handlers['copies.remove']({ name }))).toEqual([]);
  expect(existsSync(path)).toBe(false);
  // Two presses are one deed.
  expect(await answered(handlers['copies.remove']({ name }))).toEqual([]);
  expect(await removed()).toMatchObject([{ staff: 'AK', date: '2026-11-01', patient: null }]);
});

test('on a locked screen nothing is told of them, and nothing deleted', async () => {
  const { on, running } = await begun();
  const { handlers } = running.desk;
  const path = `${on.folder}/clinics/practice-${practicePort}/${name}`;
  writeFileSync(path, 'a copy');
  await answered(handlers['lock.close'](null));
  for (const answer of [await handlers['copies.get'](null), await handlers['copies.remove']({ name })])
    expect(answer).toMatchObject({ ok: false, error: { kind: 'locked' } });
  expect(existsSync(path)).toBe(true);
});
