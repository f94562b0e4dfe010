import { expect, test, vi } from 'vitest';
import type { Exception } from '#shared/domain/availability/exception.ts';
import { addDays } from '#shared/time/zone.ts';
import { scene, settled, takenOver, type Scene } from './publishingScene.ts';

/*
 * A press that publishes many calendars is done in parts, so that nobody waits for it: it is still one deed of all of them or none, it says
 * in the audit how many dates it sends, and each of them is sent once. What others decide while it goes on is neither lost nor in its way.
 */
vi.setConfig({ testTimeout: 180_000 });

/** More than are published in one piece. */
const many = 3;

/** Calendars whose hours are kept here. */
async function keptHere(one: Scene): Promise<readonly string[]> {
  const all = (await one.ask('calendars.get', null)).map(({ addressId }) => addressId);
  const kept: string[] = [];
  for (const addressId of all.slice(0, many)) {
    expect(await takenOver({ ...one, addressId })).toMatchObject({ kind: 'kept' });
    kept.push(addressId);
  }
  expect(kept).toHaveLength(many);
  return kept;
}

const seenOf = (one: Scene, ids: readonly string[]) =>
  Promise.all(
    ids.map(async (addressId) => {
      const answer = await one.ask('hours.get', { addressId });
      if (answer.kind !== 'hours') throw new Error('A calendar is missing.');
      return { addressId, seen: answer.hours.timetable.revision };
    }),
  );

const closed = (from: string, to: string): Exception => ({
  id: 'closed',
  scope: { kind: 'clinic' },
  from,
  to,
  reason: 'vacation',
  change: { kind: 'closed', times: null },
  note: '',
});

const deeds = async (one: Scene) =>
  (await one.ask('activity.get', { before: null, staff: null, patient: '' })).entries.filter(
    ({ deed }) => deed === 'hoursPublished',
  );

test('a vacation of the whole clinic is one deed, and what it closes is what goes', async () => {
  const one = await scene();
  const ids = await keptHere(one);
  const [addressId = ''] = ids;
  const exception = closed(addDays(one.today, 7), addDays(one.today, 13));
  const put = await one.ask('hours.putException', { addressId, exception, seen: null });
  if (put.kind !== 'saved') throw new Error('It was not kept.');
  expect(put.publish.map((calendar) => calendar.addressId).toSorted()).toEqual([...ids].toSorted());
  // Somebody looks at all of them meanwhile.
  const asked = one.ask('publishing.publish', { calendars: put.publish });
  const coverage = await one.ask('publishing.coverage', { calendars: [...ids] });
  expect(coverage).toHaveLength(ids.length);
  const answer = await asked;
  if (answer.kind !== 'asked') throw new Error('It was not asked for.');
  expect(answer.writes).toBeGreaterThan(ids.length);
  const [deed, ...others] = await deeds(one);
  expect(others).toEqual([]);
  expect(deed?.hours).toMatchObject({ calendars: ids.length, writes: answer.writes });
  await settled(one);
  const after = await one.ask('publishing.coverage', { calendars: [...ids] });
  for (const { free } of after) expect(free.slice(7, 14)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  // Pressed once more, nothing is left to send.
  const again = await one.ask('publishing.publish', { calendars: [...(await seenOf(one, ids))] });
  expect(again).toMatchObject({ kind: 'asked', writes: 0 });
});

test('where one calendar was changed meanwhile, none is published', async () => {
  const one = await scene();
  const ids = await keptHere(one);
  for (const { addressId, seen } of await seenOf(one, ids))
    expect(await one.ask('hours.saveDraft', { addressId, seen, plans: [] })).toMatchObject({ kind: 'saved' });
  const seen = await seenOf(one, ids);
  const [first, ...rest] = seen;
  if (first === undefined) throw new Error('There is no calendar.');
  const press = one.ask('publishing.publish', { calendars: [...rest, first] });
  // It comes in between: the press is not decided yet.
  const draft = await one.ask('hours.discardDraft', first);
  expect(draft).toMatchObject({ kind: 'saved' });
  expect(await press).toMatchObject({
    kind: 'changedMeanwhile',
    calendars: [{ addressId: first.addressId, revision: first.seen + 1 }],
  });
  expect(await deeds(one)).toEqual([]);
  for (const { addressId } of rest) {
    const { hours } = (await one.ask('hours.get', { addressId })) as {
      hours: { timetable: { draft: unknown } };
    };
    expect(hours.timetable.draft).not.toBeNull();
  }
  // As it is seen now, all of them go, and each is closed.
  const answer = await one.ask('publishing.publish', { calendars: [...(await seenOf(one, ids))] });
  expect(answer).toMatchObject({ kind: 'asked' });
  const [deed] = await deeds(one);
  if (answer.kind === 'asked')
    expect(deed?.hours).toMatchObject({ calendars: ids.length, writes: answer.writes });
});
