import { describe, expect, test } from 'vitest';
import { serviceOnItsWay } from '#shared/domain/availability/serviceOnItsWay.ts';
import {
  asAddressId,
  asAddressServiceId,
  asInsuranceProviderId,
  asServiceId,
  type CalendarRef,
} from '#shared/domain/ids.ts';
import type { IntentAction } from '#shared/domain/intent.ts';
import { termsOf, type ServiceTerms, type TermsChange } from '#shared/domain/services/terms.ts';
import { hourMs, minuteMs } from '#shared/time/durations.ts';
import type { Clinic } from '../../main/practice/clinic.ts';
import type { FaultRule } from '../../main/practice/faults.ts';
import { bench, monday, type BenchDesk } from './bench.ts';

/*
 * What is decided about a calendar's offer stands at the vendor once, whatever becomes of calls and answers: a service that was added
 * is there once, what was changed is as it was wanted, what was removed is gone. What somebody else changed meanwhile is a person's, and
 * a patient who may have been asked for an opinion is not asked again by itself.
 */
async function ready(options: Parameters<typeof bench>[0] = {}) {
  const place = bench(options);
  const one = place.desk();
  await one.imported();
  return { ...place, one, ...firstCalendar(place.clinic) };
}

function firstCalendar({ world }: Clinic) {
  const [address] = world.addresses.values();
  if (address === undefined) throw new Error('no address');
  const { id, facilityId, doctorId } = address;
  const calendar = { facilityId, doctorId, addressId: asAddressId(id) } as unknown as CalendarRef;
  return { address, calendar };
}

const terms: ServiceTerms = {
  price: 180,
  priceFrom: true,
  duration: 25,
  visible: true,
  allowedAges: { minimum: 3, maximum: null },
  customName: 'Pierwsza wizyta',
  description: 'Prosimy zabrać wyniki.',
};

const decide = ({ sync }: BenchDesk, action: IntentAction, calendar: CalendarRef) => {
  const decided = sync.decisions.decide({ action, calendar, staff: 'AK' });
  if (!decided.ok) throw new Error(decided.error);
  return decided.value;
};
const idOf = (value: ReturnType<typeof decide>) => {
  if (value.kind !== 'intent') throw new Error(value.kind);
  return value.id;
};

/** An entry of the dictionary that the calendar does not offer. */
function unoffered(clinic: Clinic, calendar: CalendarRef) {
  const offered = new Set(at(clinic, calendar).map(({ serviceId }) => serviceId));
  const entry = [...clinic.world.services.values()].find(({ id }) => !offered.has(id));
  if (entry === undefined) throw new Error('all are offered');
  return entry;
}

/** Adds a service that nobody there offers. */
function add(one: BenchDesk, clinic: Clinic, calendar: CalendarRef, change: Partial<ServiceTerms> = {}) {
  const entry = unoffered(clinic, calendar);
  const action = {
    kind: 'addService',
    serviceId: asServiceId(entry.id),
    name: entry.name,
    terms: { ...terms, ...change },
  } as const;
  return { entry, id: idOf(decide(one, action, calendar)) };
}

const at = ({ world }: Clinic, { addressId }: CalendarRef) =>
  [...world.addressServices.values()].filter((service) => service.addressId === addressId);

function changeOf(one: BenchDesk, calendar: CalendarRef, id: string, change: TermsChange): IntentAction {
  const service = one.store.catalogue.addressServices(calendar.addressId).find((known) => known.id === id);
  if (service === undefined) throw new Error('no such service');
  const before = termsOf(service, one.store.ownDurations.of(calendar.addressId).get(service.id) ?? null);
  const seen = Object.fromEntries(
    Object.keys(change).map((name) => [name, before[name as keyof ServiceTerms]]),
  );
  return { kind: 'changeService', addressServiceId: service.id, name: service.name, change, seen };
}

/** A service that no work period to come offers. */
function unused({ world, clock }: Clinic, calendar: CalendarRef) {
  const used = new Set(
    (world.workPeriods.get(calendar.addressId) ?? [])
      .filter(({ end }) => end > clock.now())
      .flatMap(({ services }) => services.map(({ addressServiceId }) => addressServiceId)),
  );
  return at({ world } as Clinic, calendar).find(({ id }) => !used.has(id));
}

const planWith = (id: ReturnType<typeof serviceOnItsWay>) => ({
  validFrom: '2026-11-23',
  validTo: null,
  anchorMonday: '2026-11-23',
  weeks: [
    {
      name: '',
      days: [
        [
          {
            start: '08:00',
            end: '12:00',
            services: [{ addressServiceId: id, duration: null }],
            insurance: 'both' as const,
            providers: [],
          },
        ],
        [],
        [],
        [],
        [],
        [],
        [],
      ],
    },
  ],
});

/** What becomes of each of the calls. */
const fates: readonly (readonly [string, readonly FaultRule['fault'][]])[] = [
  ['goes well', []],
  ['has its answer lost', [{ kind: 'drop-after' }]],
  ['is lost on the way', [{ kind: 'drop-before' }]],
  ['is lost on the way, and then its answer', [{ kind: 'drop-before' }, { kind: 'drop-after' }]],
  ['breaks the vendor', [{ kind: 'status', status: 500 }]],
];
const writes = [
  'addAddressService',
  'updateAddressService',
  'deleteAddressService',
  'addAddressInsuranceProvider',
  'updateOrCreateAddressInsuranceProvider',
  'deleteAddressInsuranceProvider',
  'updateAddress',
] as const;

describe.each(fates)('where each first call %s', (_, faults) => {
  async function scene() {
    const place = await ready();
    const { clinic, clock, one } = place;
    return {
      ...place,
      /** Decides, and waits until nothing is on its way. */
      settled: async (action: IntentAction, waited: () => void = () => undefined) => {
        clinic.faults.set(faults.map((fault) => ({ fault, operations: [...writes], times: 1 })));
        const decided = decide(one, action, place.calendar);
        waited();
        await clock.until(() => one.store.intents.allOpen().length === 0, 2 * hourMs);
        expect(clinic.faults.waiting).toEqual([]);
        return decided;
      },
    };
  }

  test('a service is added once, changed as it was wanted, and removed', async () => {
    const { clinic, one, calendar, settled } = await scene();
    const { addressId } = calendar;
    const entry = unoffered(clinic, calendar);
    const wanted = { kind: 'addService', serviceId: asServiceId(entry.id), name: entry.name, terms } as const;
    await settled(wanted, () => {
      const [open] = one.store.intents.allOpen();
      if (open === undefined) throw new Error('nothing is on its way');
      const plans = [planWith(serviceOnItsWay(open.id))];
      one.store.availability.timetables.saveDraft(addressId, 0, { plans, staff: 'AK', at: monday });
    });
    const made = at(clinic, calendar).filter(({ serviceId }) => serviceId === entry.id);
    expect(made).toMatchObject([
      {
        price: 180,
        isPriceFrom: true,
        defaultDuration: 25,
        customName: 'Pierwsza wizyta',
        allowedPatients: { minimum_age: 3, maximum_age: null },
      },
    ]);
    const id = asAddressServiceId(made[0]?.id ?? '');
    const copies = () => one.store.catalogue.addressServices(addressId).filter((known) => known.id === id);
    const own = () => one.store.ownDurations.of(addressId).get(id);
    expect([copies().length, own()]).toEqual([1, 25]);
    // Hours that waited for it have its id now.
    const [week] = one.store.availability.timetables.get(addressId).draft?.plans[0]?.weeks ?? [];
    expect(week?.days[0]?.[0]?.services[0]?.addressServiceId).toBe(id);

    // Neither decimals nor the duration are ever told: they are said all the same.
    await settled(changeOf(one, calendar, id, { price: 333.5, duration: 45 }));
    expect(made[0]).toMatchObject({ price: 333.5, defaultDuration: 45 });
    expect([copies()[0]?.price, own()]).toEqual([333, 45]);

    await settled({ kind: 'removeService', addressServiceId: id, name: entry.name });
    expect(clinic.world.addressServices.has(id)).toBe(false);
    expect([copies().length, own()]).toEqual([0, undefined]);
  });

  test('an insurer is taken, with other plans, and not any more; others pay, in this calendar alone', async () => {
    const { clinic, one, calendar, address, settled } = await scene();
    const { addressId } = calendar;
    const insurer = [...clinic.world.insuranceProviders.values()].find(
      ({ id, plans }) => !address.insuranceProviders.has(id) && plans.length > 0,
    );
    const plan = insurer?.plans[0];
    if (insurer === undefined || plan === undefined) throw new Error('no insurer');
    const insurerId = asInsuranceProviderId(insurer.id);
    const about = { kind: 'changeInsurance', addressId, insurerId, name: insurer.name } as const;
    const any = { kind: 'taken', plans: null } as const;
    const not = { kind: 'not' } as const;
    await settled({ ...about, to: any, seen: not });
    expect(address.insuranceProviders.has(insurer.id)).toBe(true);
    const some = { kind: 'taken', plans: [{ id: plan.id, name: plan.name }] } as const;
    await settled({ ...about, to: some, seen: any });
    expect(address.insuranceProviders.get(insurer.id)).toEqual([plan.id]);
    expect(
      one.store.insurance.ofAddress(addressId)?.insurers.find(({ id }) => id === insurerId)?.plans,
    ).toMatchObject([{ id: plan.id }]);
    await settled({ ...about, to: not, seen: some });
    expect(address.insuranceProviders.has(insurer.id)).toBe(false);
    expect(one.store.insurance.ofAddress(addressId)?.insurers.map(({ id }) => id)).not.toContain(insurerId);

    const seen = address.insuranceSupport;
    const to = seen === 'private' ? 'insurance' : 'private';
    const others = () => [...clinic.world.addresses.values()].filter((other) => other !== address);
    const before = others().map(({ insuranceSupport }) => insuranceSupport);
    await settled({ kind: 'changeInsuranceSupport', addressId, to, seen });
    expect(address.insuranceSupport).toBe(to);
    expect(one.store.catalogue.address(addressId)?.insuranceSupport).toBe(to);
    expect(others().map(({ insuranceSupport }) => insuranceSupport)).toEqual(before);
  });
});

test('a service that somebody added meanwhile is read and changed where it differs, and never made twice', async () => {
  const { clock, clinic, one, calendar } = await ready();
  clinic.faults.set([
    { fault: { kind: 'status', status: 429 }, operations: ['addAddressService'], times: 1 },
  ]);
  const { entry } = add(one, clinic, calendar, { customName: null });
  await one.client.addAddressService(calendar, { serviceId: asServiceId(entry.id), price: 90 });
  await clock.advance(hourMs);
  const made = at(clinic, calendar).filter(({ serviceId }) => serviceId === entry.id);
  expect(made).toMatchObject([{ price: 180, defaultDuration: 25, isPriceFrom: true }]);
  expect(one.store.intents.allOpen()).toEqual([]);
});

test('the same service wanted twice while the first is on its way is one', async () => {
  const { clock, clinic, one, calendar } = await ready();
  clinic.faults.set([
    { fault: { kind: 'status', status: 429 }, operations: ['addAddressService'], times: 1 },
  ]);
  const { entry } = add(one, clinic, calendar);
  const again = decide(
    one,
    { kind: 'addService', serviceId: asServiceId(entry.id), name: entry.name, terms },
    calendar,
  );
  expect(again).toEqual({ kind: 'settled', withdrawn: [] });
  await clock.advance(hourMs);
  expect(at(clinic, calendar).filter(({ serviceId }) => serviceId === entry.id)).toHaveLength(1);
});

describe('changes of one service that have not left', () => {
  test('go as one; one that comes back to what was seen is no change', async () => {
    const { clock, clinic, one, calendar } = await ready();
    const service = at(clinic, calendar)[0];
    if (service === undefined) throw new Error('no service');
    const before = service.price;
    decide(one, changeOf(one, calendar, service.id, { price: 1_000 }), calendar);
    decide(
      one,
      { ...changeOf(one, calendar, service.id, { visible: false }), name: 'x' } as IntentAction,
      calendar,
    );
    const back = changeOf(one, calendar, service.id, { price: before });
    decide(one, { ...back, seen: { price: 1_000 } } as IntentAction, calendar);
    expect(one.store.intents.allOpen().map(({ action }) => action)).toMatchObject([
      { change: { visible: false } },
    ]);
    await clock.advance(hourMs);
    expect(service).toMatchObject({ isVisible: false, price: before });
  });
});

test('what somebody else changed since it was seen is not overwritten, but a person’s', async () => {
  const { clock, clinic, one, calendar } = await ready();
  const service = at(clinic, calendar)[0];
  if (service === undefined) throw new Error('no service');
  decide(one, changeOf(one, calendar, service.id, { price: 500 }), calendar);
  service.price = 77;
  await clock.advance(hourMs);
  expect(service.price).toBe(77);
  expect(one.store.intents.allOpen()).toMatchObject([
    { state: 'refused', refusal: { reason: 'changedMeanwhile' } },
  ]);
});

test.each([400, 409, 422] as const)(
  'a service that can be booked is not let go (%i), and a person is told why',
  async (serviceInUseStatus) => {
    const { clock, clinic, one, calendar } = await ready({ quirks: { serviceInUseStatus } });
    const free = unused(clinic, calendar);
    const service = at(clinic, calendar).find(({ id }) => id !== free?.id);
    if (service === undefined) throw new Error('nothing can be booked');
    const addressServiceId = asAddressServiceId(service.id);
    decide(one, { kind: 'removeService', addressServiceId, name: service.name }, calendar);
    await clock.advance(hourMs);
    expect(one.store.intents.allOpen()).toMatchObject([{ state: 'refused', refusal: { reason: 'inUse' } }]);
    expect(clinic.world.addressServices.has(service.id)).toBe(true);
  },
);

test('what was on its way when the desk died is looked for, and stands there once', async () => {
  const { clock, clinic, desk, one, calendar } = await ready();
  clinic.faults.set([{ fault: { kind: 'drop-after' }, operations: ['addAddressService'], times: 1 }]);
  const { entry } = add(one, clinic, calendar);
  const made = () => at(clinic, calendar).filter(({ serviceId }) => serviceId === entry.id);
  await clock.until(() => made().length === 1, 20 * minuteMs);
  one.kill();
  const next = desk(one.file);
  await clock.advance(hourMs);
  expect(made()).toHaveLength(1);
  expect(next.store.intents.allOpen()).toEqual([]);
  expect(next.store.ownDurations.of(calendar.addressId).size).toBe(1);
});
