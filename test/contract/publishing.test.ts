import { describe, expect, test } from 'vitest';
import { asAddressServiceId, type CalendarRef } from '#shared/domain/ids.ts';
import { localDateOf } from '#shared/time/zone.ts';
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
import { second, free, tuesday, offering, publish, starts, openFree, near } from './publishingBench.ts';

/*
 * What a manager does through the client, at a clinic that takes its time and says no: a date is one write and replaces what was there,
 * an acceptance is no publication, what cannot be is refused in words, and what was so before is no refusal.
 */
const third = 1 / 3;
const oneHour = (from: number): number[] => [from, from + third, from + 2 * third];

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
