import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digest } from '#shared/domain/availability/digest.ts';
import type { Exception } from '#shared/domain/availability/exception.ts';
import type { Period } from '#shared/domain/availability/period.ts';
import type { Plan } from '#shared/domain/availability/plan.ts';
import type { Published } from '#shared/domain/availability/publishedDay.ts';
import { greatest } from '#shared/domain/availability/schemas.ts';
import {
  asAddressId,
  asAddressServiceId,
  asDoctorId,
  asFacilityId,
  asInsuranceProviderId,
} from '#shared/domain/ids.ts';
import { importMapping } from '#shared/domain/mapping/importMapping.ts';
import { longestCode, type MappedObject } from '#shared/domain/mapping/mapping.ts';
import { exportMapping } from '#shared/domain/mapping/mappingCsv.ts';
import { connect } from '../../main/store/sqlite.ts';
import { prunables } from '../../main/store/housekeeping.ts';
import { anyExceptions, anyPlan } from '../unit/domain/availability/support.ts';
import { monday, testKey } from './fixed.ts';
import { openFor, tempFile } from './support.ts';

/*
 * Hours come back from the file as they went in, also over a restart. What somebody saved is never written over by another who did not
 * see it. A damaged row is told, and takes nothing else along.
 */
const a1 = asAddressId('a1');
const a2 = asAddressId('a2');
const service = (id: string) => asAddressServiceId(id);

const period = (start: string, end: string, id = 's1'): Period => ({
  start,
  end,
  services: [{ addressServiceId: service(id), duration: 20 }],
  insurance: 'with',
  providers: [asInsuranceProviderId('i1')],
});
const planOf = (...periods: readonly Period[]): Plan => ({
  validFrom: '2026-01-01',
  validTo: null,
  anchorMonday: '2026-01-05',
  weeks: [{ name: 'early', days: [periods, [], [], [], [], [], []] }],
});
const morning = [planOf(period('08:00', '12:00'))];
const afternoon = [planOf(period('13:00', '17:00'))];
const closed: Exception = {
  id: 'e1',
  scope: { kind: 'facility', facilityId: asFacilityId('f1') },
  from: '2026-12-24',
  to: '2026-12-26',
  reason: 'holiday',
  change: { kind: 'closed', times: null },
  note: '',
};
const published = (date: string, change: Partial<Published> = {}): Published => {
  const periods = [
    {
      ...period('08:00', '12:00'),
      start: 1,
      end: 2,
      services: [{ addressServiceId: service('s1'), duration: 20 }],
    },
  ];
  return {
    address: a1,
    date,
    periods,
    digest: digest(change.periods ?? periods),
    sentAt: null,
    state: 'waiting',
    readBackAt: null,
    ...change,
  };
};
const saved = (plans: readonly Plan[], staff = 'AK', at = monday) => ({ plans, staff, at });
const nobody = { at: monday, staff: '' };

/** Puts plans in force, whatever stood there. */
function putInForce(store: ReturnType<typeof openFor>, plans: readonly Plan[], addressId = a1): void {
  const { timetables } = store.availability;
  timetables.saveDraft(addressId, timetables.get(addressId).revision, saved(plans));
  const done = timetables.publish(addressId, timetables.get(addressId).revision, nobody);
  expect(done.kind).toBe('changed');
}

function sql(file: string, statement: string): void {
  const addon = connect({ file, key: testKey, readonly: false });
  addon.exec(statement);
  addon.close();
}

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

describe('damaged rows', () => {
  test('of a timetable are told by part, read as nothing, and its other parts and other calendars stay', () => {
    const file = tempFile();
    const first = openFor(file);
    putInForce(first, morning);
    putInForce(first, afternoon);
    putInForce(first, morning, a2);
    const { timetables } = first.availability;
    timetables.saveDraft(a1, timetables.get(a1).revision, saved(morning));
    first.close();
    sql(
      file,
      `UPDATE timetable_versions SET plans = '[{"validFrom":7}]' WHERE address_id = 'a1' AND version = 2`,
    );
    const second = openFor(file).availability.timetables;
    const kept = second.get(a1);
    expect(kept).toMatchObject({
      inForce: null,
      damaged: ['inForce'],
      draft: { plans: morning },
      before: { version: 1 },
    });
    expect(second.all().map(({ damaged }) => damaged)).toEqual([['inForce'], []]);
    // The way back is open, and so is the way on.
    expect(second.stepBack(a1, kept.revision).timetable).toMatchObject({
      inForce: { version: 1 },
      damaged: [],
    });
    expect(second.publish(a1, kept.revision + 1, nobody).timetable).toMatchObject({
      inForce: { version: 3 },
      damaged: [],
    });
  });

  test('of the version in force may be missing as a whole: that is told, too, and is not "kept elsewhere"', () => {
    const file = tempFile();
    const first = openFor(file);
    putInForce(first, morning);
    first.close();
    sql(file, 'DELETE FROM timetable_versions');
    expect(openFor(file).availability.timetables.get(a1)).toMatchObject({
      inForce: null,
      damaged: ['inForce'],
    });
  });

  test('of a draft, cut off in the middle, can be thrown away', () => {
    const file = tempFile();
    const first = openFor(file);
    first.availability.timetables.saveDraft(a1, 0, saved(morning));
    first.close();
    sql(file, `UPDATE timetables SET draft_plans = substr(draft_plans, 1, 20)`);
    const { timetables } = openFor(file).availability;
    expect(timetables.get(a1)).toMatchObject({ draft: null, damaged: ['draft'] });
    expect(timetables.discardDraft(a1, 1).timetable).toMatchObject({ draft: null, damaged: [] });
  });

  test('of exceptions and published days are told by id and date, and all others are there', () => {
    const file = tempFile();
    const first = openFor(file);
    first.availability.exceptions.put(closed);
    first.availability.exceptions.put({ ...closed, id: 'e2' });
    first.availability.published.put(
      ['2026-11-30', '2026-12-01', '2026-12-02'].map((date) => published(date)),
    );
    first.close();
    sql(file, `UPDATE exceptions SET content = '{"id":"e1"}' WHERE id = 'e1'`);
    sql(file, `UPDATE published_days SET content = 'nonsense' WHERE date = '2026-11-30'`);
    // A time that was changed in the file: what was published is not what it says.
    sql(
      file,
      `UPDATE published_days SET content = replace(content, '"start":1,', '"start":0,') WHERE date = '2026-12-01'`,
    );
    const { exceptions, published: days } = openFor(file).availability;
    expect(exceptions.between('2026-01-01', '2026-12-31')).toEqual({
      items: [{ ...closed, id: 'e2' }],
      damaged: ['e1'],
    });
    expect(exceptions.get('e1')).toBeNull();
    expect(exceptions.remove('e1')).toBe(true);
    expect(days.between(a1, '2026-01-01', '2026-12-31')).toEqual({
      items: [published('2026-12-02')],
      damaged: ['2026-11-30', '2026-12-01'],
    });
    expect(days.inStates(['waiting'], '2026-01-01').map(({ date }) => date)).toEqual([
      '2026-12-01',
      '2026-12-02',
    ]);
    days.put([published('2026-11-30')]);
    expect(days.between(a1, '2026-01-01', '2026-12-31').damaged).toEqual(['2026-12-01']);
  });
});

describe('exceptions', () => {
  test('are found by any date that they have, changed in their place, and gone when removed', () => {
    const { exceptions } = openFor().availability;
    exceptions.put(closed);
    const away: Exception = {
      ...closed,
      id: 'e0',
      scope: { kind: 'doctor', doctorId: asDoctorId('d1') },
      from: '2026-12-26',
      to: '2027-01-06',
    };
    exceptions.put(away);
    const ids = (first: string, last: string) => exceptions.between(first, last).items.map(({ id }) => id);
    expect(ids('2026-12-26', '2026-12-26')).toEqual(['e1', 'e0']);
    expect([ids('2026-12-01', '2026-12-23'), ids('2027-01-07', '2027-12-31')].flat()).toEqual([]);
    exceptions.put({ ...closed, to: '2026-12-31', note: 'longer' });
    expect(exceptions.get('e1')).toMatchObject({ to: '2026-12-31', note: 'longer' });
    expect(ids('2026-12-31', '2026-12-31')).toEqual(['e1', 'e0']);
    expect([exceptions.remove('e1'), exceptions.remove('e1')]).toEqual([true, false]);
    expect(exceptions.get('e1')).toBeNull();
  });
});

describe('published days', () => {
  const all = ['2026-01-01', '2027-12-31'] as const;

  test('are kept by date and stage: what is asked for stands beside what stands', () => {
    const { published: days } = openFor().availability;
    const states = () => days.between(a1, ...all).items.map(({ date, state }) => `${date} ${state}`);
    days.put([
      published('2026-12-01', { state: 'stands' }),
      published('2026-12-01'),
      published('2026-11-30'),
    ]);
    days.put([published('2026-12-01', { address: a2 })]);
    expect(states()).toEqual(['2026-11-30 waiting', '2026-12-01 waiting', '2026-12-01 stands']);
    expect(days.between(a1, '2026-12-01', '2026-12-01').items).toHaveLength(2);
    days.put([published('2026-12-01', { state: 'refused' })]);
    days.put([published('2026-12-01', { state: 'sending' })]);
    expect(states()).toEqual([
      '2026-11-30 waiting',
      '2026-12-01 refused',
      '2026-12-01 sending',
      '2026-12-01 stands',
    ]);
    // What was taken is not on the line any more; what is asked for after it stays.
    days.put([published('2026-12-01', { state: 'accepted', sentAt: monday })]);
    expect(states()).toEqual(['2026-11-30 waiting', '2026-12-01 refused', '2026-12-01 accepted']);
    expect(days.inStates(['waiting', 'accepted'], '2026-12-01')).toEqual([
      { address: a1, date: '2026-12-01', stage: 'standing', state: 'accepted' },
      { address: a2, date: '2026-12-01', stage: 'asked', state: 'waiting' },
    ]);
    days.remove(a1, '2026-12-01', 'asked');
    expect(states()).toEqual(['2026-11-30 waiting', '2026-12-01 accepted']);
    expect(days.between(a2, ...all).items).toHaveLength(1);
  });
});

test('any plans and exceptions come back as they were', () => {
  const store = openFor();
  let revision = 0;
  fc.assert(
    fc.property(fc.array(anyPlan, { maxLength: 3 }), anyExceptions('2026-12-24'), (plans, exceptions) => {
      const done = store.availability.timetables.saveDraft(a1, revision, saved(plans));
      revision = done.timetable.revision;
      expect(done).toMatchObject({ kind: 'changed', timetable: { draft: { plans } } });
      for (const one of exceptions) {
        store.availability.exceptions.put(one);
        expect(store.availability.exceptions.get(one.id)).toEqual(one);
      }
    }),
    { numRuns: 40 },
  );
});

test('a service’s other id is everywhere at once, and only at its address; the digests of its days follow', () => {
  const store = openFor();
  const { timetables, exceptions, published: days } = store.availability;
  putInForce(store, morning);
  putInForce(store, afternoon);
  putInForce(store, morning, a2);
  timetables.saveDraft(a1, timetables.get(a1).revision, saved(morning));
  const revision = timetables.get(a1).revision;
  const own: Exception = {
    ...closed,
    scope: { kind: 'address', addressId: a1 },
    change: { kind: 'extra', hours: { kind: 'periods', periods: [period('18:00', '19:00')] } },
  };
  exceptions.put(own);
  exceptions.put({ ...own, id: 'other', scope: { kind: 'address', addressId: a2 } });
  days.put([published('2026-12-01', { state: 'stands' })]);
  store.availability.renameService(a1, { from: service('s1'), to: service('new') });
  const at1 = JSON.stringify([
    timetables.get(a1),
    exceptions.get('e1'),
    days.between(a1, '2026-01-01', '2026-12-31'),
  ]);
  expect(at1).not.toContain('"s1"');
  expect(at1.split('"new"')).toHaveLength(6);
  expect(JSON.stringify([timetables.get(a2), exceptions.get('other')])).not.toContain('"new"');
  const [day] = days.between(a1, '2026-01-01', '2026-12-31').items;
  expect(day?.digest).toBe(digest(day?.periods ?? []));
  // Who has the draft open learns of it.
  expect(timetables.saveDraft(a1, revision, saved(morning)).kind).toBe('notChanged');
  // A second time there is nothing to do.
  const before = timetables.get(a1);
  store.availability.renameService(a1, { from: service('s1'), to: service('new') });
  expect(timetables.get(a1)).toEqual(before);
});

test('a service’s other id is nowhere where one of the places cannot be written', () => {
  const store = openFor();
  putInForce(store, morning);
  const before = store.availability.timetables.get(a1);
  const tooLong = service('x'.repeat(greatest.id + 1));
  store.availability.published.put([published('2026-12-01')]);
  expect(() => store.availability.renameService(a1, { from: service('s1'), to: tooLong })).toThrow();
  expect(store.availability.timetables.get(a1)).toEqual(before);
});

test('housekeeping takes published days that are past and exceptions that nobody keeps any more, and never a plan', () => {
  const store = openFor();
  const { timetables, exceptions, published: days } = store.availability;
  putInForce(store, morning);
  timetables.saveDraft(a1, timetables.get(a1).revision, saved(afternoon));
  const before = timetables.get(a1);
  exceptions.put({ ...closed, id: 'old', from: '2025-01-01', to: '2025-10-23' });
  exceptions.put({ ...closed, id: 'kept', from: '2025-01-01', to: '2025-10-24' });
  days.put(['2026-10-17', '2026-10-18', '2026-10-19', '2026-12-01'].map((date) => published(date)));
  days.put([published('2026-10-18', { address: a2, state: 'stands' })]);
  const ages = { kept: { from: 0, date: '2025-10-24' }, schedule: { from: 0, date: '2026-10-19' }, raw: 0 };
  const gone = (kind: (typeof prunables)[number]): number[] =>
    [1, 2, 3].map(() => store.housekeeping.prune(kind, ages, 2));
  expect(gone('publishedDays')).toEqual([2, 1, 0]);
  expect(gone('exceptions')).toEqual([1, 0, 0]);
  for (const kind of prunables) store.housekeeping.prune(kind, ages, 100);
  expect(days.between(a1, '2026-01-01', '2026-12-31').items.map(({ date }) => date)).toEqual([
    '2026-10-19',
    '2026-12-01',
  ]);
  expect(exceptions.between('2000-01-01', '2030-01-01').items.map(({ id }) => id)).toEqual(['kept']);
  expect(timetables.get(a1)).toEqual(before);
});

test('what the clinic calls an object goes along to its other id', () => {
  const store = openFor();
  const own = { name: 'First visit', code: '007', colour: 3, order: 5, hidden: true };
  store.mappings.set('addressService', 's1', own);
  store.mappings.set('addressService', 's2', { name: 'new by itself' });
  store.mappings.rename('addressService', 's1', 's2');
  expect(store.mappings.get('addressService', 's1')).toBeNull();
  expect(store.mappings.get('addressService', 's2')).toEqual({
    kind: 'addressService',
    remoteId: 's2',
    ...own,
  });
  store.mappings.rename('addressService', 'unknown', 's2');
  store.mappings.rename('addressService', 's2', 's2');
  expect(store.mappings.get('addressService', 's2')?.code).toBe('007');
});

test('a mapping file is applied as a whole, and one that cannot be is not applied at all', () => {
  const store = openFor();
  const objects = (): MappedObject[] =>
    store.mappings.all().map((one) => ({ ...one, vendorName: one.remoteId, belongsTo: '' }));
  // A hospital's: 65 calendars with 400 services.
  for (let n = 0; n < 65; n += 1)
    store.mappings.set('address', `a${n}`, { name: `Room ${n}`, code: `00${n}`, hidden: n % 2 === 0 });
  for (let n = 0; n < 400; n += 1)
    store.mappings.set('addressService', `s${n}`, { code: 'K'.repeat(longestCode) });
  const before = objects();
  const file = exportMapping(before, ';');
  store.mappings.setAll(before.map((one) => ({ before: one, change: { name: null, code: null, order: 0 } })));
  const read = importMapping(file, objects());
  if (read.kind !== 'changes') throw new Error(read.kind);
  const emptied = store.mappings.all();
  const first = read.changes.slice(0, 9);
  const last = { before: first[0]?.before ?? before[0], change: { colour: 12 } } as (typeof first)[number];
  expect(() => store.mappings.setAll([...first, last])).toThrow(/CHECK/);
  expect(store.mappings.all()).toEqual(emptied);
  store.mappings.setAll(read.changes);
  expect(objects()).toEqual(before);
});
