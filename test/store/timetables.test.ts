import { describe, expect, test } from 'vitest';
import type { Plan } from '#shared/domain/availability/plan.ts';
import { greatest } from '#shared/domain/availability/schemas.ts';
import { connect } from '../../main/store/sqlite.ts';
import { monday, testKey } from './fixed.ts';
import { openFor, tempFile } from './support.ts';
import { a1, a2, period, planOf, morning, afternoon, saved, nobody, putInForce } from './keptHours.ts';

/*
 * Hours come back from the file as they went in, also over a restart. What somebody saved is never written over by another who did not
 * see it.
 */
describe('a timetable', () => {
  test('is empty where nothing was ever kept', () => {
    const { timetables } = openFor().availability;
    expect(timetables.get(a1)).toEqual({
      addressId: a1,
      revision: 0,
      draft: null,
      inForce: null,
      before: null,
      damaged: [],
    });
    expect(timetables.all()).toEqual([]);
  });

  test('has a draft that nobody else knows, until it is published in one step', () => {
    const file = tempFile();
    const first = openFor(file);
    const { timetables } = first.availability;
    timetables.saveDraft(a1, 0, saved(morning));
    expect(timetables.get(a1)).toMatchObject({
      revision: 1,
      draft: { plans: morning, staff: 'AK', since: monday },
      inForce: null,
    });
    timetables.saveDraft(a1, 1, saved(afternoon, 'JL', monday + 5));
    expect(timetables.get(a1)).toMatchObject({
      revision: 2,
      draft: { plans: afternoon, staff: 'JL', since: monday },
    });
    timetables.publish(a1, 2, { at: monday + 9, staff: 'JL' });
    first.close();
    expect(openFor(file).availability.timetables.get(a1)).toEqual({
      addressId: a1,
      revision: 3,
      draft: null,
      inForce: { version: 1, plans: afternoon, publishedAt: monday + 9, staff: 'JL' },
      before: null,
      damaged: [],
    });
  });

  test('whoever saves, publishes or throws away what another has changed meanwhile changes nothing and sees what is there', () => {
    const { timetables } = openFor().availability;
    timetables.saveDraft(a1, 0, saved(morning));
    const there = timetables.get(a1);
    for (const late of [
      timetables.saveDraft(a1, 0, saved(afternoon, 'JL')),
      timetables.publish(a1, 0, nobody),
      timetables.discardDraft(a1, 2),
      timetables.stepBack(a1, 0),
      timetables.giveBack(a1, 0),
    ])
      expect(late).toEqual({ kind: 'notChanged', timetable: there });
    expect(timetables.get(a1)).toEqual(there);
    // Also where the draft is gone again: what the second person saw is not there any more.
    timetables.discardDraft(a1, 1);
    expect(timetables.saveDraft(a1, 1, saved(afternoon)).kind).toBe('notChanged');
    expect(timetables.saveDraft(a1, 0, saved(afternoon)).kind).toBe('notChanged');
  });

  test('goes back in one step to what was in force before, and from there on to what was in force before that', () => {
    const store = openFor();
    const { timetables } = store.availability;
    const evening = [planOf(period('18:00', '20:00'))];
    putInForce(store, morning);
    putInForce(store, afternoon);
    expect(timetables.get(a1)).toMatchObject({
      inForce: { version: 2, plans: afternoon },
      before: { version: 1, plans: morning },
    });
    const back = timetables.stepBack(a1, timetables.get(a1).revision);
    expect(back).toMatchObject({
      kind: 'changed',
      timetable: { inForce: { version: 1, plans: morning }, before: null },
    });
    expect(timetables.stepBack(a1, back.timetable.revision).kind).toBe('notChanged');
    // What was left behind is not what was in force before.
    putInForce(store, evening);
    expect(timetables.get(a1)).toMatchObject({
      inForce: { version: 3, plans: evening },
      before: { version: 1, plans: morning },
    });
  });

  test('with nothing to do changes nothing: no draft is published or thrown away twice, and what is kept elsewhere is not given back', () => {
    const { timetables } = openFor().availability;
    expect(timetables.publish(a1, 0, nobody).kind).toBe('notChanged');
    expect(timetables.discardDraft(a1, 0).kind).toBe('notChanged');
    expect(timetables.giveBack(a1, 0).kind).toBe('notChanged');
    expect(timetables.all()).toEqual([]);
  });

  test('that is given back keeps its draft and its versions, and other calendars theirs', () => {
    const store = openFor();
    const { timetables } = store.availability;
    putInForce(store, morning);
    putInForce(store, morning, a2);
    timetables.saveDraft(a1, timetables.get(a1).revision, saved(afternoon));
    timetables.giveBack(a1, timetables.get(a1).revision);
    expect(timetables.get(a1)).toMatchObject({ inForce: null, before: null, draft: { plans: afternoon } });
    expect(timetables.get(a2).inForce).toMatchObject({ plans: morning });
    timetables.publish(a1, timetables.get(a1).revision, nobody);
    expect(timetables.get(a1)).toMatchObject({ inForce: { version: 2 }, before: null });
    expect(timetables.all().map(({ addressId }) => addressId)).toEqual([a1, a2]);
  });

  test('outlives its calendar, which may come back', () => {
    const store = openFor();
    putInForce(store, morning);
    store.catalogue.replaceFacilities([]);
    expect(store.availability.timetables.get(a1).inForce).not.toBeNull();
  });

  test('keeps a hundred versions, the one in force and the one before always', () => {
    const file = tempFile();
    const store = openFor(file);
    for (let n = 0; n < 103; n += 1) putInForce(store, morning);
    expect(store.availability.timetables.get(a1)).toMatchObject({
      inForce: { version: 103 },
      before: { version: 102 },
    });
    store.close();
    const addon = connect({ file, key: testKey, readonly: true });
    expect(
      addon.prepare('SELECT count(*) AS n, min(version) AS first FROM timetable_versions').get(),
    ).toEqual({ n: 100, first: 4 });
    addon.close();
  });

  test('of the greatest size is kept, and a larger one is refused before anything is written', () => {
    const { timetables } = openFor().availability;
    const days = Array.from({ length: 7 }, () =>
      Array.from({ length: greatest.periodsPerDay }, () => period('08:00', '08:05')),
    );
    const large: Plan = {
      ...planOf(),
      weeks: Array.from({ length: greatest.cycleWeeks }, () => ({
        name: 'x'.repeat(greatest.weekName),
        days,
      })),
    };
    const plans = Array.from({ length: greatest.plans }, () => large);
    expect(timetables.saveDraft(a1, 0, saved(plans)).timetable.draft?.plans).toEqual(plans);
    expect(() => timetables.saveDraft(a1, 1, saved([...plans, large]))).toThrow();
    expect(timetables.get(a1).revision).toBe(1);
  });
});

test('plans that were read before are read at once, and changed ones as they are', () => {
  const store = openFor();
  const { timetables } = store.availability;
  putInForce(store, morning);
  const [first, again] = [timetables.get(a1), timetables.get(a1)];
  expect(again.inForce?.plans).toBe(first.inForce?.plans);
  putInForce(store, afternoon);
  expect(timetables.get(a1).inForce?.plans).toEqual(afternoon);
  expect(timetables.get(a1).before?.plans).toBe(first.inForce?.plans);
});
