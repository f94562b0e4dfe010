import { describe, expect, test } from 'vitest';
import {
  asAddressServiceId,
  asInsuranceProviderId,
  asServiceId,
  type CalendarRef,
} from '#shared/domain/ids.ts';
import { localDateOf } from '#shared/time/zone.ts';
import { doctorDeletesService } from '../../main/practice/actions/calendars.ts';
import { patientBooks } from '../../main/practice/actions/patients.ts';
import { livelyQuirks } from '../../main/practice/quirks.ts';
import {
  bookingWhere,
  day,
  hour,
  minute,
  monday,
  openContract,
  refOf,
  refusalIn,
  upcoming,
  valueOf,
  type Contract,
} from './clinic.ts';

/*
 * What a manager does through the client, at a clinic that takes its time and says no: a date is one write and replaces what was there,
 * an acceptance is no publication, what cannot be is refused in words, and what was so before is no refusal.
 */
const second = 1_000;
/** A Tuesday a week ahead, from nine in Warsaw. */
const free = Date.UTC(2026, 11, 1, 8);
const tuesday = { from: Date.UTC(2026, 10, 30, 23), to: Date.UTC(2026, 11, 1, 23) };

const offering = (contract: Contract, minutes = 20) => [
  { addressServiceId: asAddressServiceId(contract.service.id), duration: minutes },
];
/** Publishes an hour and more of the Tuesday, in steps of twenty minutes. */
const publish = (contract: Contract, ...hours: readonly number[]) =>
  contract.client.replaceSlots(
    contract.calendar,
    hours.map((at) => ({
      start: free + at * hour,
      end: free + (at + 1) * hour,
      services: offering(contract),
    })),
  );
const starts = async ({ client, calendar }: Contract): Promise<number[]> =>
  valueOf(await client.getSlots(calendar, tuesday)).items.map(({ start }) => (start - free) / hour);

/** A clinic whose first calendar is free of visits and breaks on that Tuesday. */
async function openFree(options: Parameters<typeof openContract>[0] = {}): Promise<Contract> {
  const contract = await openContract(options);
  const { world, address } = contract;
  for (const { id, start } of [...world.bookings.values()])
    if (start >= tuesday.from && start < tuesday.to) world.bookings.delete(id);
  for (const { id, since } of [...world.breaks.values()])
    if (since >= tuesday.from && since < tuesday.to) world.breaks.delete(id);
  address.calendar = 'enabled';
  return contract;
}
const third = 1 / 3;
const oneHour = (from: number): number[] => [from, from + third, from + 2 * third];
const near = (hours: readonly number[]) => hours.map((at) => expect.closeTo(at, 5) as unknown);

describe('a date', () => {
  test('is replaced whole by one PUT, and emptied by one deletion that leaves its visits', async () => {
    const contract = await openFree();
    const { client, calendar, clock, world } = contract;
    valueOf(await publish(contract, 0, 2));
    clock.advance(second);
    expect(await starts(contract)).toEqual(near([...oneHour(0), ...oneHour(2)]));
    valueOf(await publish(contract, 4));
    clock.advance(second);
    expect(await starts(contract)).toEqual(near(oneHour(4)));
    const visit = bookingWhere(contract, upcoming);
    const date = localDateOf(visit.start, world.timeZone);
    valueOf(await client.deleteSlots(calendar, date));
    expect(world.bookings.get(visit.id)?.status).toBe('booked');
  });

  test('shows nothing right after its acceptance, and what was published some seconds later', async () => {
    const contract = await openFree({ quirks: livelyQuirks });
    valueOf(await publish(contract, 0));
    expect(await starts(contract)).toEqual([]);
    contract.clock.advance(4 * second);
    expect(await starts(contract)).toEqual([]);
    contract.clock.advance(second);
    expect(await starts(contract)).toEqual(near(oneHour(0)));
  });

  test('is busy while it is worked on: a 429 of its own, told with until when, that keeps nothing else from being sent', async () => {
    const contract = await openFree({ quirks: { ...livelyQuirks, putSlotsBusyFor: 'address' } });
    const { client, calendar } = contract;
    valueOf(await publish(contract, 0));
    const again = await publish(contract, 1);
    expect(again).toMatchObject({ error: { kind: 'rateLimited', until: monday + minute } });
    const pause = { since: free + 6 * hour, till: free + 7 * hour };
    expect(await client.addCalendarBreak(calendar, pause)).toMatchObject({ ok: true });
    contract.clock.advance(5 * second);
    expect(await publish(contract, 1)).toMatchObject({ ok: true });
  });

  test('that goes back to what it was within three minutes is accepted and stays as it is', async () => {
    const contract = await openFree();
    for (const at of [0, 1, 0]) {
      valueOf(await publish(contract, at));
      contract.clock.advance(10 * second);
    }
    expect(await starts(contract)).toEqual(near(oneHour(1)));
    contract.clock.advance(3 * minute);
    valueOf(await publish(contract, 0));
    contract.clock.advance(second);
    expect(await starts(contract)).toEqual(near(oneHour(0)));
  });

  test('reaches to this very moment in twelve weeks: a period that ends a minute later is too far', async () => {
    const contract = await openFree();
    const { client, calendar } = contract;
    const end = monday + 84 * day;
    const put = (later: number) =>
      client.replaceSlots(calendar, [
        { start: end - hour + later, end: end + later, services: offering(contract) },
      ]);
    expect(await put(minute)).toMatchObject({
      error: { kind: 'invalid', fields: { 'slots[0].end': [expect.any(String)] } },
    });
    expect(await put(0)).toMatchObject({ ok: true });
  });
});

describe('what no document tells is a refusal that is read as one', () => {
  const midnight = { start: tuesday.to - hour, end: tuesday.to };
  test.each([
    ['an end at midnight', { putSlotsMidnight: 'refused' }, [midnight], /exceeds a single day boundary$/],
    [
      'a period that is over',
      { putSlotsOver: 'refused' },
      [{ start: monday - 2 * hour, end: monday - hour }],
      'Invalid arguments',
    ],
    [
      'periods that overlap',
      { putSlotsOverlap: 'refused' },
      [
        { start: free, end: free + hour },
        { start: free + hour / 2, end: free + 2 * hour },
      ],
      'Slots overlap',
    ],
  ] as const)('%s', async (_what, quirks, periods, words) => {
    const put = (contract: Contract) =>
      contract.client.replaceSlots(
        contract.calendar,
        periods.map((one) => ({ ...one, services: offering(contract) })),
      );
    expect(await put(await openFree())).toMatchObject({ ok: true });
    const [kind, message] = refusalIn(await put(await openFree({ quirks })));
    expect(kind).toBe('invalid');
    expect(message).toMatch(words);
  });

  test('a price with decimals', async () => {
    const change = ({ client, calendar, service }: Contract) =>
      client.updateAddressService(calendar, asAddressServiceId(service.id), { price: 99.5 });
    expect(await change(await openContract())).toMatchObject({ value: { price: 99 } });
    const [kind] = refusalIn(await change(await openContract({ quirks: { decimalPrices: 'refused' } })));
    expect(kind).toBe('invalid');
  });
});

describe('a service', () => {
  const unoffered = ({ world, address }: Contract) => {
    const offered = [...world.addressServices.values()].filter(({ addressId }) => addressId === address.id);
    const taken = new Set(offered.map(({ serviceId }) => serviceId));
    return asServiceId([...world.services.keys()].find((id) => !taken.has(id)) ?? '');
  };

  test('that is new is published and cannot be booked for a while: neither slots nor its list show it', async () => {
    const contract = await openFree({ quirks: livelyQuirks });
    const { client, calendar, clock } = contract;
    const { id } = valueOf(await client.addAddressService(calendar, { serviceId: unoffered(contract) }));
    const services = [{ addressServiceId: id, duration: 30 }];
    valueOf(await client.replaceSlots(calendar, [{ start: free, end: free + hour, services }]));
    clock.advance(38 * second);
    expect(await starts(contract)).toEqual([]);
    expect(valueOf(await client.getAddressServices(calendar, free)).items).toEqual([]);
    clock.advance(2 * second);
    expect(await starts(contract)).toEqual(near([0, 0.5]));
    const listed = valueOf(await client.getAddressServices(calendar, free)).items;
    expect(listed.map((one) => [one.id, one.duration])).toEqual([[id, 30]]);
  });

  test('keeps what is written of its length, and tells nothing of it; whose insurance pays it tells, and takes from nobody', async () => {
    const { client, calendar, service } = await openContract();
    const id = asAddressServiceId(service.id);
    service.publicInsuranceFlow = true;
    const changed = valueOf(await client.updateAddressService(calendar, id, { defaultDuration: 55 }));
    expect(service.defaultDuration).toBe(55);
    const read = valueOf(await client.getAddressService(calendar, id));
    expect([changed.duration, read.duration, read.publicInsurance]).toEqual([null, null, true]);
  });

  test('in use does not go; published without it, it does', async () => {
    const contract = await openFree();
    const { client, calendar, world, service, clock } = contract;
    const id = asAddressServiceId(service.id);
    expect(refusalIn(await client.deleteAddressService(calendar, id))).toEqual([
      'invalid',
      'Address service is used by active slots',
    ]);
    for (const date of new Set(
      (world.workPeriods.get(calendar.addressId) ?? [])
        .filter(({ end }) => end > monday)
        .map(({ start }) => localDateOf(start, world.timeZone)),
    )) {
      valueOf(await client.deleteSlots(calendar, date));
      clock.advance(2 * second);
    }
    expect(await client.deleteAddressService(calendar, id)).toMatchObject({ ok: true });
  });

  test('that a doctor deleted in the panel makes the next PUT fail, whatever else it offers', async () => {
    const contract = await openFree();
    const { client, calendar, world, service } = contract;
    const other = [...world.addressServices.values()].find(
      ({ id, addressId }) => addressId === calendar.addressId && id !== service.id,
    );
    doctorDeletesService(world, { now: monday, addressServiceId: service.id });
    const services = [service, other].map((one) => ({
      addressServiceId: asAddressServiceId(one?.id ?? ''),
      duration: 20,
    }));
    const put = await client.replaceSlots(calendar, [{ start: free, end: free + hour, services }]);
    expect(refusalIn(put)).toEqual(['invalid', 'Address service does not exist']);
  });

  test('is chosen from a dictionary of ten thousand, which is read whole', async () => {
    const { client } = await openContract({ world: { locale: 'br', wholeDictionary: true } });
    const { items, unreadable } = valueOf(await client.getServices());
    expect([items.length, unreadable.length]).toEqual([10_730, 0]);
    expect(valueOf(await client.getInsuranceProviders()).items).toHaveLength(2_728);
  });
});

describe('an insurer', () => {
  test('is assigned first, named by periods then, and must not be let go before them where the vendor says so', async () => {
    const contract = await openFree({ quirks: { insurerInUseStatus: 422 } });
    const { client, calendar, address, clock } = contract;
    address.insuranceProviders.clear();
    const id = asInsuranceProviderId([...contract.world.insuranceProviders.keys()][0] ?? '');
    const put = () =>
      client.replaceSlots(calendar, [
        {
          start: free,
          end: free + hour,
          services: offering(contract),
          insurance: 'with-insurance-only',
          insuranceProviderIds: [id],
        },
      ]);
    expect(refusalIn(await put())[0]).toBe('invalid');
    expect(valueOf(await client.addAddressInsuranceProvider(calendar, { providerId: id }))).toBe('now');
    valueOf(await put());
    clock.advance(second);
    expect(refusalIn(await client.deleteAddressInsuranceProvider(calendar, id))).toEqual([
      'invalid',
      'Insurance provider is used by active slots',
    ]);
  });
});

describe('a calendar', () => {
  test('that is switched off offers nothing; by a quirk it offers nothing afterwards, and its visits are cancelled', async () => {
    for (const [disableCalendar, isOffered, status] of [
      ['hides', true, 'booked'],
      ['clears', false, 'booked'],
      ['cancels', false, 'canceled'],
    ] as const) {
      const contract = await openContract({ quirks: { disableCalendar } });
      const { client, calendar } = contract;
      const visit = bookingWhere(contract, upcoming);
      const week = { from: monday, to: monday + 7 * day };
      valueOf(await client.disableCalendar(calendar));
      expect(valueOf(await client.getSlots(calendar, week)).items).toEqual([]);
      valueOf(await client.enableCalendar(calendar));
      expect(valueOf(await client.getSlots(calendar, week)).items.length > 0).toBe(isOffered);
      expect(visit.status).toBe(status);
    }
  });

  test('without a commercial package takes neither hours nor breaks, and is not switched on: told by 422 in the same words', async () => {
    const contract = await openFree();
    const { client, calendar, address } = contract;
    address.commercialType = 'basic';
    address.calendar = 'disabled';
    const pause = { since: free, till: free + hour };
    for (const refused of [
      await publish(contract, 0),
      await client.addCalendarBreak(calendar, pause),
      await client.enableCalendar(calendar),
    ]) {
      expect(refused).toMatchObject({ error: { kind: 'invalid', status: 422, sent: 'answered' } });
      expect(refusalIn(refused)[1]).toMatch(/is not commercial$/);
    }
  });
});

describe('a break on coupled calendars', () => {
  /** The first doctor who also sees patients online: the calendar at the clinic, and the online one. */
  function couple({ world }: Contract): readonly [CalendarRef, CalendarRef] {
    const online = [...world.addresses.values()].find(({ onlineOnly }) => onlineOnly);
    const room = [...world.addresses.values()].find(
      ({ doctorId, onlineOnly }) => doctorId === online?.doctorId && !onlineOnly,
    );
    if (online === undefined || room === undefined) throw new Error('nobody works online');
    return [refOf(room), refOf(online)];
  }

  test('is one of each with ids of their own; they are moved, and go, together', async () => {
    const contract = await openFree();
    const { client } = contract;
    const [room, online] = couple(contract);
    const wanted = { since: free + 12 * hour, till: free + 13 * hour, description: 'Urlop' };
    const { id } = valueOf(await client.addCalendarBreak(room, { ...wanted, onCoupledAddresses: true }));
    const breaks = async (calendar: CalendarRef) =>
      valueOf(await client.getCalendarBreaks(calendar, { from: wanted.since, to: wanted.till + hour })).items;
    const [copy] = await breaks(online);
    expect(copy).toMatchObject(wanted);
    expect(copy?.id).not.toBe(id);
    const later = { since: wanted.since + hour / 2, till: wanted.till + hour / 2 };
    valueOf(await client.moveCalendarBreak(online, copy?.id ?? id, later));
    expect(await breaks(room)).toMatchObject([{ id, ...later, description: 'Urlop' }]);
    valueOf(await client.deleteCalendarBreak(room, id));
    expect([await breaks(room), await breaks(online)]).toEqual([[], []]);
  });

  test('that stands there is a conflict, and with another description it is another one', async () => {
    const { client, calendar } = await openFree();
    const pause = { since: free + 12 * hour, till: free + 13 * hour, description: 'Urlop' };
    valueOf(await client.addCalendarBreak(calendar, pause));
    expect(refusalIn(await client.addCalendarBreak(calendar, pause))[0]).toBe('conflict');
    expect(await client.addCalendarBreak(calendar, { ...pause, description: 'Narada' })).toMatchObject({
      ok: true,
    });
  });
});

test('an empty clinic is set up through the client in the vendor’s order, and a patient books what was published', async () => {
  const contract = await openContract({ world: { size: 'empty' }, quirks: livelyQuirks });
  const { client, world, clock } = contract;
  const [facility] = valueOf(await client.getFacilities()).items;
  if (facility === undefined) throw new Error('no facility');
  const [doctor] = valueOf(await client.getDoctors(facility.id)).items;
  if (doctor === undefined) throw new Error('no doctor');
  const [address] = valueOf(await client.getAddresses(facility.id, doctor.id)).items;
  if (address === undefined) throw new Error('no address');
  const calendar = { facilityId: facility.id, doctorId: doctor.id, addressId: address.id };
  expect(refusalIn(await client.getCalendar(calendar))).toEqual(['notFound', 'Calendar does not exist']);
  expect(valueOf(await client.getCalendarBreaks(calendar, tuesday)).items).toEqual([]);
  const [entry] = valueOf(await client.getServices()).items;
  if (entry === undefined) throw new Error('no dictionary');
  const { id } = valueOf(await client.addAddressService(calendar, { serviceId: entry.id, price: 150 }));
  const [insurer] = valueOf(await client.getInsuranceProviders()).items;
  if (insurer === undefined) throw new Error('no insurer');
  valueOf(await client.addAddressInsuranceProvider(calendar, { providerId: insurer.id }));
  valueOf(await client.updateAddress(calendar, { insuranceSupport: 'private_and_insurance' }));
  const services = [{ addressServiceId: id, duration: 30 }];
  const period = { start: free, end: free + hour, services, insuranceProviderIds: [insurer.id] };
  valueOf(await client.replaceSlots(calendar, [period]));
  clock.advance(minute);
  expect(valueOf(await client.getCalendar(calendar))).toBe('enabled');
  const [slot] = valueOf(await client.getSlots(calendar, tuesday)).items;
  const booked = patientBooks(world, {
    now: clock.now(),
    addressId: address.id,
    addressServiceId: slot?.services[0]?.addressServiceId ?? '',
    start: slot?.start ?? 0,
    patient: {
      name: 'Anna',
      surname: 'Zażółć',
      email: null,
      phone: '+48600700800',
      birthDate: null,
      nin: null,
      gender: null,
      isReturning: false,
      insuranceNumber: null,
    },
  });
  expect(booked).toMatchObject({ ok: true, value: { start: free, duration: 30 } });
});
