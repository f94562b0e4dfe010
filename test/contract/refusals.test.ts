import { describe, expect, test } from 'vitest';
import { asAddressId, asDoctorId } from '#shared/domain/ids.ts';

import { day, hour, minute, monday, openContract, refusalIn, valueOf, withBody } from './clinic.ts';

import {
  type Call,
  type Refused,
  week,
  free,
  bookable,
  book,
  moveTo,
  period,
  wirePeriod,
  putSlots,
  someInsurer,
} from './refusalTools.ts';
import { refusedOfCatalogue } from './refusedOfCatalogue.ts';
import { refusedOfVisits } from './refusedOfVisits.ts';

/** All 69. */
const refused: Record<string, Refused> = { ...refusedOfCatalogue, ...refusedOfVisits };

describe('each refusal of the vendor’s is told in its own words, as what it is', () => {
  test.each(Object.entries(refused))('%s', async (_name, [kind, message, call]) => {
    const contract = await openContract();
    const result = await call(contract);
    const [gotKind, gotMessage] = refusalIn(result);
    expect(gotKind).toBe(kind);
    expect(gotMessage).toMatch(typeof message === 'string' ? exactly(message) : message);
    expect(result).toMatchObject({ ok: false, error: { sent: 'answered' } });
  });
});

const exactly = (text: string): RegExp => new RegExp(`^${text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);

describe('refusals that name fields', () => {
  const fieldsOf = async (call: Call) => {
    const contract = await openContract();
    const result = await call(contract);
    return result.ok || result.error.kind !== 'invalid' ? result : result.error.fields;
  };

  test('SlotsFromFurtherThen12Weeks: the period that is too far', async () => {
    const fields = await fieldsOf((contract) =>
      contract.client.replaceSlots(contract.calendar, [
        period(contract, { start: free + 90 * day, end: free + 90 * day + hour }),
      ]),
    );
    expect(fields).toEqual({
      'slots[0].end': [expect.stringMatching(/^End date should be less than or equal to /)],
    });
  });

  test('SlotDurationIsLessThanOneMinute: the period that is too short', async () => {
    const fields = await fieldsOf((contract) => {
      contract.tamper = wirePeriod(contract, { end: '2026-12-01T09:00:30+01:00' });
      return putSlots(contract);
    });
    expect(fields).toEqual({
      'slots[0].minimumDifferenceBetweenDates': [
        'The end date must be at least 1 minute after the start date',
      ],
    });
  });

  test('PostBookValidationError: the fields of a booking', async () => {
    const fields = await fieldsOf(async (contract) => {
      const { start } = await bookable(contract);
      contract.tamper = withBody({ duration: 15, patient: { name: '' } });
      return await book(contract, start);
    });
    expect(Object.keys(fields).length).toBeGreaterThan(1);
  });

  test('MoveBookingValidationError: a move without what it needs', async () => {
    const fields = await fieldsOf((contract) => {
      contract.tamper = withBody({ start: '2026-12-01T09:00:00+01:00' });
      return moveTo(contract);
    });
    expect(Object.keys(fields).length).toBeGreaterThan(0);
  });
});

describe('refusals that are answers', () => {
  test('NoSlotsOnAddress: an empty list', async () => {
    const { client, calendar } = await openContract();
    const night = { from: Date.UTC(2026, 11, 1, 1), to: Date.UTC(2026, 11, 1, 2) };
    expect(await client.getSlots(calendar, night)).toEqual({
      ok: true,
      value: { items: [], unreadable: [] },
    });
  });

  test('NotificationNotFound: an empty batch', async () => {
    const { client, world } = await openContract();
    world.queue.length = 0;
    expect(await client.pullNotifications(10)).toEqual({ ok: true, value: { raw: [], remaining: 0 } });
  });

  test('CalendarNotFoundForAddress on a list of breaks: none, since there is no calendar to have them', async () => {
    const { client, calendar, address } = await openContract();
    address.calendar = null;
    expect(await client.getCalendarBreaks(calendar, week)).toEqual({
      ok: true,
      value: { items: [], unreadable: [] },
    });
  });

  test('CalendarAlreadyEnabled and CalendarAlreadyDisabled: it is as it was to be', async () => {
    const { client, calendar } = await openContract();
    expect(await client.enableCalendar(calendar)).toEqual({ ok: true, value: 'already' });
    valueOf(await client.disableCalendar(calendar));
    expect(await client.disableCalendar(calendar)).toEqual({ ok: true, value: 'already' });
  });

  test('AddAddressInsuranceValidationError and DeleteAddressInsuranceValidationError: it is as it was to be', async () => {
    const contract = await openContract();
    const { client, calendar, address } = contract;
    const providerId = someInsurer(contract);
    address.insuranceProviders.set(providerId, ['9001']);
    const added = await client.addAddressInsuranceProvider(calendar, { providerId, planIds: [] });
    expect(added).toEqual({ ok: true, value: 'already' });
    expect(address.insuranceProviders.get(providerId)).toEqual(['9001']);
    expect(valueOf(await client.deleteAddressInsuranceProvider(calendar, providerId))).toBe('now');
    expect(valueOf(await client.deleteAddressInsuranceProvider(calendar, providerId))).toBe('already');
    expect(valueOf(await client.addAddressInsuranceProvider(calendar, { providerId }))).toBe('now');
  });

  test('another 400 of insurers is a refusal all the same: one in use, or a request that cannot be read', async () => {
    const contract = await openContract({ quirks: { insurerInUseStatus: 400 } });
    const { client, calendar, address } = contract;
    const providerId = someInsurer(contract);
    address.insuranceProviders.set(providerId, []);
    valueOf(await client.replaceSlots(calendar, [period(contract, { insuranceProviderIds: [providerId] })]));
    contract.clock.advance(minute);
    expect(await client.deleteAddressInsuranceProvider(calendar, providerId)).toMatchObject({
      error: { kind: 'invalid', message: 'Insurance provider is used by active slots' },
    });
    contract.tamper = withBody({});
    expect(await client.addAddressInsuranceProvider(calendar, { providerId })).toMatchObject({
      error: { kind: 'invalid', message: 'Invalid arguments' },
    });
  });

  test('Slot not found where services are asked for with a start: nothing can be booked there yet', async () => {
    const { client, calendar } = await openContract({ quirks: { servicesStart: 'slot' } });
    const none = { ok: true, value: { items: [], unreadable: [] } };
    expect(await client.getAddressServices(calendar, Date.UTC(2026, 11, 1, 1))).toEqual(none);
    const [slot] = valueOf(await client.getSlots(calendar, week)).items;
    const { items } = valueOf(await client.getAddressServices(calendar, slot?.start ?? 0));
    expect(items.length).toBeGreaterThan(0);
    expect(items.every(({ duration }) => duration !== null)).toBe(true);
  });

  test('an unknown address is none of these: 404 there is a refusal', async () => {
    const { client, calendar } = await openContract();
    const gone = { ...calendar, addressId: asAddressId('999999') };
    expect(await client.getSlots(gone, week)).toMatchObject({ error: { kind: 'notFound' } });
    expect(await client.getCalendarBreaks(gone, week)).toMatchObject({ error: { kind: 'notFound' } });
    const noDoctor = { ...calendar, doctorId: asDoctorId('999999') };
    expect(await client.getBookings(noDoctor, week, 1, 10)).toMatchObject({ error: { kind: 'notFound' } });
  });
});

test('the vendor’s documents name 69 error bodies, and each is met here', () => {
  const elsewhere = [
    'SlotsFromFurtherThen12Weeks',
    'SlotDurationIsLessThanOneMinute',
    'PostBookValidationError',
    'MoveBookingValidationError',
    'NoSlotsOnAddress',
    'NotificationNotFound',
    'CalendarAlreadyEnabled',
    'CalendarAlreadyDisabled',
    'AddAddressInsuranceValidationError',
    'DeleteAddressInsuranceValidationError',
  ];
  expect(new Set([...Object.keys(refused), ...elsewhere]).size).toBe(69);
});

test('the same slots again while the first are under way get a 429 that stops nothing else', async () => {
  const contract = await openContract();
  valueOf(await putSlots(contract));
  expect(await putSlots(contract)).toMatchObject({ error: { kind: 'rateLimited', until: monday + minute } });
  expect(await contract.client.deleteSlots(contract.calendar, '2026-12-02')).toMatchObject({ ok: true });
});
