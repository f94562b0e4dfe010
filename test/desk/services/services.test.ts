import { expect, test } from 'vitest';
import { weekdayOf } from '#shared/domain/availability/weekday.ts';
import { asAddressServiceId } from '#shared/domain/ids.ts';
import { addDays } from '#shared/time/zone.ts';
import type { OfferDecision } from '#shared/contract/services.ts';
import type { RequestOf } from '#shared/contract/contract.ts';
import type { Result } from '#shared/result.ts';
import { hourMs, minuteMs, secondMs } from '#shared/time/durations.ts';
import { machine, type RunningDesk } from '../deskBench.ts';

/*
 * A manager looks at what calendars offer, finds a service in the vendor's dictionary, decides for several calendars in one press, undoes
 * it as one, and is told once what came of it. A press means what was seen; what hours or free times hold is not let go.
 */
const value = <T>(result: Result<T, unknown>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

async function manager() {
  const place = machine();
  const running = await place.started();
  value(await place.atDesk(running).save());
  await place.imported(running);
  const { handlers } = running.desk;
  const calendars = value(await handlers['calendars.get'](null)).map(({ addressId }) => addressId);
  const [addressId = ''] = calendars;
  return {
    ...place,
    running,
    calendars,
    addressId,
    offers: async (of = addressId) => value(await handlers['services.get']({ addressId: of })),
    find: async (typed: string) => value(await handlers['services.find']({ addressId, typed })),
    decide: async (...decisions: OfferDecision[]) => value(await handlers['services.decide']({ decisions })),
    uses: async (wanted: Omit<RequestOf<'services.uses'>, 'addressId'>) =>
      value(await handlers['services.uses']({ addressId, ...wanted })),
  };
}

const terms = {
  price: 150.5,
  priceFrom: false,
  duration: 35,
  visible: true,
  allowedAges: null,
  customName: 'Nowa usługa',
  description: null,
};
const activity = async ({ desk }: RunningDesk) =>
  value(await desk.handlers['activity.get']({ before: null, staff: null, patient: '' })).entries;

test('a service is found, added to all calendars in one press, is one line everywhere, and stands at each calendar once', async () => {
  const { clock, clinic, running, calendars, offers, find, decide } = await manager();
  const { items, size } = await find('');
  expect(size).toBe(clinic.world.services.size);
  const entry = items.find(({ here, elsewhere }) => !here && elsewhere === 0) ?? items[0];
  if (entry === undefined) throw new Error('the dictionary is empty');
  const decisions = calendars.map((addressId): OfferDecision => ({
    kind: 'addService',
    addressId,
    serviceId: entry.id,
    terms,
  }));
  const { bundles, taken, left } = await decide(...decisions);
  expect([bundles.length, taken, left]).toEqual([1, calendars.length, []]);
  expect((await offers())[0]?.services.at(-1)).toMatchObject({
    going: 'adding',
    undoable: true,
    terms: { customName: 'Nowa usługa', price: 150.5 },
  });
  expect(value(await running.desk.handlers['attention.get'](null)).waiting).toBe(1);
  expect((await activity(running))[0]).toMatchObject({
    deed: 'addService',
    offer: { name: entry.name, calendars: calendars.length },
  });
  // The same again is on its way already.
  expect((await decide(...decisions)).left.map(({ why }) => why)).toEqual(calendars.map(() => 'already'));
  await clock.advance(hourMs);
  const made = [...clinic.world.addressServices.values()].filter(
    ({ customName }) => customName === 'Nowa usługa',
  );
  expect(made.map(({ addressId }) => addressId).sort()).toEqual([...calendars].sort());
  const [own] = await offers();
  const shown = own?.services.find((one) => one.terms.customName === 'Nowa usługa');
  // The vendor cuts off decimals and never tells how long it takes: that is the clinic's own word.
  expect(shown).toMatchObject({
    going: null,
    pending: [],
    ownDuration: true,
    terms: { price: 150, duration: 35 },
  });
});

test('a press about several calendars is undone as one, and none of it leaves', async () => {
  const { clock, clinic, running, calendars, find, decide } = await manager();
  const [entry] = (await find('')).items;
  const before = clinic.world.addressServices.size;
  const { bundles } = await decide(
    ...calendars.map((addressId): OfferDecision => ({
      kind: 'addService',
      addressId,
      serviceId: entry?.id ?? '',
      terms,
    })),
  );
  const last = value(await running.desk.handlers['undo.last'](null));
  expect(last).toMatchObject({ about: 'offer', deed: 'addService', way: { kind: 'undo' }, freely: true });
  expect(await running.desk.handlers['undo.decision']({ intentId: bundles[0] ?? '' })).toEqual({
    ok: true,
    value: 'undone',
  });
  await clock.advance(10 * minuteMs);
  expect(clinic.world.addressServices.size).toBe(before);
});

test('a change means what was seen: what stands otherwise by now is left and told', async () => {
  const { clock, clinic, running, addressId, offers, decide } = await manager();
  const [offer] = await offers();
  const service = offer?.services[0];
  if (service === undefined) throw new Error('nothing is offered');
  const change = (price: number, seen: number | null): OfferDecision => ({
    kind: 'changeService',
    addressId,
    serviceId: service.id,
    change: { price },
    seen: { price: seen },
  });
  expect((await decide(change(321, 1))).left).toMatchObject([{ why: 'changed' }]);
  expect(await decide(change(321, service.terms.price))).toMatchObject({ taken: 1, left: [] });
  // A double press, and one on a screen that is behind.
  expect((await decide(change(321, service.terms.price))).left).toMatchObject([{ why: 'already' }]);
  expect((await decide(change(99, service.terms.price))).left).toMatchObject([{ why: 'changed' }]);
  await clock.advance(hourMs);
  expect(clinic.world.addressServices.get(service.id)?.price).toBe(321);
  expect(running.pushed.some(({ name }) => name === 'services.changed')).toBe(true);
});

test('a service that free times offer is not let go, and where it is used is told', async () => {
  const { addressId, offers, decide, uses } = await manager();
  const used = (await offers())[0]?.services.find(({ freeTimes }) => freeTimes > 0);
  if (used === undefined) throw new Error('nothing can be booked');
  expect(await uses({ serviceId: used.id, duration: 55 })).toMatchObject({
    freeTimes: { count: used.freeTimes },
    datesAgain: [],
  });
  const { left, taken } = await decide({ kind: 'removeService', addressId, serviceId: used.id });
  expect([taken, left]).toMatchObject([0, [{ why: 'inFreeTimes' }]]);
});

test('the list begins with what the doctor’s own speciality has, read once; all others are found by typing', async () => {
  const { clock, clinic, running, addressId, find } = await manager();
  const { world } = clinic;
  const doctor = world.doctors.get(world.addresses.get(addressId)?.doctorId ?? '');
  const own = new Set(doctor?.specializations.map(({ id }) => id));
  const isOwn = (id: string): boolean => own.has(world.services.get(id)?.specializationId ?? '');
  const look = async (): Promise<number> => {
    value(await running.desk.handlers['services.refresh']({ addressId }));
    await clock.advance(2 * minuteMs);
    return clinic.counts.byOperation.get('getServices') ?? 0;
  };
  expect((await find('')).items.some(({ ofSpeciality }) => ofSpeciality)).toBe(false);
  const asked = await look();
  const { items } = await find('');
  const all = [...world.services.keys()].filter(isOwn);
  expect(all.length).toBeGreaterThan(0);
  expect(
    items
      .slice(0, all.length)
      .map(({ id }) => id)
      .sort(),
  ).toEqual(all.sort());
  expect(items.every(({ id, ofSpeciality }) => ofSpeciality === isOwn(id))).toBe(true);
  const other = [...world.services.values()].find(({ id }) => !isOwn(id));
  expect((await find(other?.name ?? '')).items).toContainEqual(
    expect.objectContaining({ id: other?.id, ofSpeciality: false }),
  );
  // A second look on the same day asks nothing.
  expect(await look()).toBe(asked);
});

test('hours that name a service whose adding was refused tell so; once more it is the same service, and it can be taken out', async () => {
  const { clock, clinic, running, addressId, decide, find } = await manager();
  const { handlers } = running.desk;
  const hoursOf = async () => {
    const opened = value(await handlers['hours.get']({ addressId }));
    if (opened.kind === 'gone') throw new Error('the calendar is gone');
    return opened.hours;
  };
  const [entry] = (await find('')).items;
  clinic.quirks.decimalPrices = 'refused';
  await decide({ kind: 'addService', addressId, serviceId: entry?.id ?? '', terms });
  const { services, timetable, today } = await hoursOf();
  const added = services.find(({ addressServiceId }) => addressServiceId.startsWith('on-its-way:'));
  const other = services.find(({ addressServiceId }) => addressServiceId !== added?.addressServiceId);
  if (added === undefined || other === undefined) throw new Error('nothing is added');
  const offering = [other, added].map(({ addressServiceId }) => ({
    addressServiceId: asAddressServiceId(addressServiceId),
    duration: 20,
  }));
  const period = {
    start: '09:00',
    end: '12:00',
    services: offering,
    insurance: 'both',
    providers: [],
  } as const;
  const validFrom = addDays(today, 1);
  const monday = addDays(validFrom, 1 - weekdayOf(validFrom));
  const week = { name: '', days: [[period], [], [], [], [], [], []] };
  const plan = { validFrom, validTo: null, anchorMonday: monday, weeks: [week] };
  value(await handlers['hours.saveDraft']({ addressId, seen: timetable.revision, plans: [plan] }));
  expect((await hoursOf()).unmade).toEqual([]);

  await clock.advance(hourMs);
  const item = async () => {
    const [first] = value(await handlers['attention.get'](null)).attention;
    if (first?.about !== 'offer') throw new Error('nothing is refused');
    return first;
  };
  const { intentId, intentIds } = await item();
  expect(added.addressServiceId).toBe(`on-its-way:${intentIds[0] ?? ''}`);
  expect((await hoursOf()).unmade).toEqual([
    { addressServiceId: added.addressServiceId, name: 'Nowa usługa', is: 'refused' },
  ]);
  // Nobody can change what was not made.
  const change = { kind: 'changeService', addressId, serviceId: added.addressServiceId } as const;
  expect((await decide({ ...change, change: { price: 1 }, seen: { price: 150.5 } })).left).toMatchObject([
    { why: 'gone' },
  ]);

  expect(value(await handlers['attention.resolve']({ intentId, step: 'again' }))).toBe('done');
  expect((await hoursOf()).unmade).toEqual([]);
  await clock.advance(hourMs);
  const again = await item();
  expect(again.intentIds).not.toEqual(intentIds);
  const [unmade] = (await hoursOf()).unmade;
  expect(unmade?.addressServiceId).toBe(`on-its-way:${again.intentIds[0] ?? ''}`);
  expect(value(await handlers['attention.resolve']({ intentId: again.intentId, step: 'drop' }))).toBe('done');
  expect((await hoursOf()).unmade).toMatchObject([{ name: 'Nowa usługa', is: 'takenBack' }]);

  const out = { addressId, serviceId: unmade?.addressServiceId ?? '' };
  expect(value(await handlers['services.takeOut'](out))).toBe('done');
  expect(value(await handlers['services.takeOut'](out))).toBe('gone');
  const after = await hoursOf();
  expect(after.unmade).toEqual([]);
  expect(after.timetable.draft?.plans[0]?.weeks[0]?.days[0]?.[0]?.services).toEqual(offering.slice(0, 1));
  // A service that stands is no such one.
  const stands = { addressId, serviceId: other.addressServiceId };
  expect(value(await handlers['services.takeOut'](stands))).toBe('gone');
  expect((await activity(running)).some(({ deed }) => deed === 'hoursPublished')).toBe(false);
});

test('what the vendor refuses is one item of the press, and can be let go', async () => {
  const { clock, clinic, running, calendars, decide, find } = await manager();
  const [entry] = (await find('')).items;
  clinic.quirks.decimalPrices = 'refused';
  await decide(
    ...calendars.map((addressId): OfferDecision => ({
      kind: 'addService',
      addressId,
      serviceId: entry?.id ?? '',
      terms,
    })),
  );
  await clock.advance(hourMs);
  const { attention } = value(await running.desk.handlers['attention.get'](null));
  expect(attention).toMatchObject([
    {
      about: 'offer',
      kind: 'addService',
      reason: 'fieldsWrong',
      calendars: calendars.length,
      steps: ['again', 'drop'],
    },
  ]);
  const intentId = attention[0]?.intentId ?? '';
  expect(await running.desk.handlers['attention.resolve']({ intentId, step: 'drop' })).toMatchObject({
    value: 'done',
  });
  await clock.advance(secondMs);
  expect(value(await running.desk.handlers['attention.get'](null)).attention).toEqual([]);
});

test('insurers are read when somebody looks, found in the dictionary, let go and taken again', async () => {
  const { clock, clinic, running, addressId, offers, decide } = await manager();
  expect((await offers())[0]?.insurers).toBe(null);
  value(await running.desk.handlers['services.refresh']({ addressId }));
  const told = running.pushed.length;
  const isTold = (): boolean => running.pushed.slice(told).some(({ name }) => name === 'services.changed');
  await clock.until(isTold, 5 * minuteMs);
  const insurers = (await offers())[0]?.insurers ?? [];
  const address = clinic.world.addresses.get(addressId);
  expect(insurers.map(({ id }) => id).sort()).toEqual([...(address?.insuranceProviders.keys() ?? [])].sort());
  const { items } = value(await running.desk.handlers['services.insurers']({ addressId, typed: '' }));
  const taken = items.find(({ here }) => here);
  if (taken === undefined) throw new Error('none is taken');
  const about = { kind: 'changeInsurance', addressId, insurerId: taken.id, name: taken.name } as const;
  const any = { kind: 'taken', plans: null } as const;
  await decide({ ...about, to: { kind: 'not' }, seen: any });
  await clock.advance(hourMs);
  expect(address?.insuranceProviders.has(taken.id)).toBe(false);
  await decide({ ...about, to: any, seen: { kind: 'not' } });
  await clock.advance(hourMs);
  expect(address?.insuranceProviders.has(taken.id)).toBe(true);
});
