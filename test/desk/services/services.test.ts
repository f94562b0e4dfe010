import { expect, test } from 'vitest';
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
