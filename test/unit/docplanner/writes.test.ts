import { describe, expect, test } from 'vitest';
import {
  asAddressId,
  asAddressServiceId,
  asBookingId,
  asBreakId,
  asInsuranceProviderId,
  asServiceId,
} from '#shared/domain/ids.ts';
import type { RemoteError } from '#shared/domain/remoteError.ts';
import type { Result } from '#shared/result.ts';
import type { Client } from '../../../main/docplanner/client.ts';
import { answer, calendar, clientOf, serve } from './world.ts';
import { aCaller } from '../../support/caller.ts';

const id = asBookingId('77');
const service = asAddressServiceId('5');
const patient = aCaller({
  name: 'Anna',
  surname: null,
  phone: '+48 600 700 800',
  email: '',
  dataPrivacyConsent: true,
});
const summer = Date.UTC(2026, 6, 1, 7);
const winter = Date.UTC(2026, 11, 1, 8);
const hour = 3_600_000;
const base = '/api/v3/integration/facilities/1/doctors/2/addresses/3';
const booking = { id: '78', start_at: '2026-07-01T09:00:00+02:00', duration: 30, status: 'booked' };

/** Sends one write to a server that takes everything, and gives what the server was sent. */
async function sent(write: (client: Client) => Promise<unknown>) {
  const server = await serve((_seen, response) => answer(response, 200, { ...booking, since: 'x' }));
  await write(clientOf(server.port));
  const [first, ...rest] = server.seen;
  expect(rest).toEqual([]);
  if (first === undefined) throw new Error('nothing was sent');
  return {
    line: `${first.method} ${first.url}`,
    body: first.body === '' ? null : (JSON.parse(first.body) as unknown),
  };
}

describe('writes say exactly what is meant', () => {
  test('a booking: the start of its own season in the path, encoded once; what is not known is left out', async () => {
    const request = { start: summer, duration: 30, addressServiceId: service, patient, comment: null };
    expect(await sent((client) => client.bookSlot(calendar, request))).toEqual({
      line: `POST ${base}/slots/2026-07-01T09%3A00%3A00%2B02%3A00/book`,
      body: {
        address_service_id: '5',
        duration: 30,
        patient: { name: 'Anna', phone: '+48 600 700 800', data_privacy_consent: true },
      },
    });
  });

  test('a booking with all there is', async () => {
    const request = {
      start: winter,
      duration: 45,
      addressServiceId: service,
      comment: 'Zażółć',
      isReturning: false,
      label: 'A',
      insuranceProviderId: asInsuranceProviderId('8'),
      insurancePlanId: '9',
      recurring: true,
      patient: {
        ...patient,
        surname: 'B',
        email: 'a@example.com',
        birthDate: '1985-01-01',
        nin: '1',
        gender: 'f',
        marketingConsent: false,
      },
    } as const;
    expect(await sent((client) => client.bookSlot(calendar, request))).toEqual({
      line: `POST ${base}/slots/2026-12-01T09%3A00%3A00%2B01%3A00/book`,
      body: {
        address_service_id: '5',
        duration: 45,
        comment: 'Zażółć',
        is_returning: false,
        label: 'A',
        insurance_provider_id: '8',
        insurance_plan_id: '9',
        is_recurring: true,
        patient: {
          name: 'Anna',
          surname: 'B',
          phone: '+48 600 700 800',
          email: 'a@example.com',
          birth_date: '1985-01-01',
          nin: '1',
          gender: 'f',
          marketing_consent: false,
          data_privacy_consent: true,
        },
      },
    });
  });

  test('a move: another calendar is named, the same one is not', async () => {
    const to = { calendar, start: winter, duration: 30, addressServiceId: service };
    const line = `POST ${base}/bookings/77/move?with=address_service.public_insurance_flow`;
    const body = { address_service_id: '5', start: '2026-12-01T09:00:00+01:00', duration: 30 };
    expect(await sent((client) => client.moveBooking(calendar, id, to))).toEqual({ line, body });
    const away = { ...to, calendar: { ...calendar, addressId: asAddressId('4') } };
    expect(await sent((client) => client.moveBooking(calendar, id, away))).toEqual({
      line,
      body: { ...body, address_id: '4' },
    });
  });

  test('a cancellation: its reason in the body, and no body without one', async () => {
    const line = `DELETE ${base}/bookings/77`;
    expect(await sent((client) => client.cancelBooking(calendar, id, 'Lekarz chory'))).toEqual({
      line,
      body: { reason: 'Lekarz chory' },
    });
    expect(await sent((client) => client.cancelBooking(calendar, id, null))).toEqual({ line, body: null });
  });

  test('slots: the offsets of both sides of a clock change; none to take bookings is an empty list', async () => {
    const before = { start: Date.UTC(2026, 9, 24, 7), end: Date.UTC(2026, 9, 24, 15), services: [] };
    const after = {
      start: Date.UTC(2026, 9, 25, 8),
      end: Date.UTC(2026, 9, 25, 23),
      services: [{ addressServiceId: service, duration: 20 }],
      insurance: 'with-insurance-only',
      insuranceProviderIds: [asInsuranceProviderId('12')],
    } as const;
    expect(await sent((client) => client.replaceSlots(calendar, [before, after]))).toEqual({
      line: `PUT ${base}/slots`,
      body: {
        slots: [
          { start: '2026-10-24T09:00:00+02:00', end: '2026-10-24T17:00:00+02:00', address_services: [] },
          {
            start: '2026-10-25T09:00:00+01:00',
            end: '2026-10-26T00:00:00+01:00',
            address_services: [{ address_service_id: '5', duration: 20 }],
            insurance_accepted: 'with-insurance-only',
            insurance_providers: [12],
          },
        ],
      },
    });
  });

  test('a service: what is not said stays, what is null is cleared', async () => {
    const change = { customName: null, price: 120.5, allowedAges: null };
    expect(await sent((client) => client.updateAddressService(calendar, service, change))).toEqual({
      line: `PATCH ${base}/services/5`,
      body: { price: 120.5, allowed_patients: null, custom_name: null },
    });
  });

  test('a break, a confirmation, a presence, an opinion', async () => {
    const pause = { since: winter, till: winter + hour, description: 'Obiad', onCoupledAddresses: true };
    const times = { since: '2026-12-01T09:00:00+01:00', till: '2026-12-01T10:00:00+01:00' };
    expect(await sent((client) => client.addCalendarBreak(calendar, pause))).toEqual({
      line: `POST ${base}/breaks`,
      body: { ...times, description: 'Obiad', apply_on_coupled_addresses: true },
    });
    const to = { since: winter, till: winter + hour };
    expect(await sent((client) => client.moveCalendarBreak(calendar, asBreakId('4'), to))).toEqual({
      line: `PATCH ${base}/breaks/4`,
      body: times,
    });
    expect(await sent((client) => client.confirmBooking(calendar, id))).toEqual({
      line: `PUT ${base}/bookings/77/confirm`,
      body: { confirmed_by: 'admin' },
    });
    expect(await sent((client) => client.markPatientAbsence(calendar, id))).toEqual({
      line: `DELETE ${base}/bookings/77/presence/patient`,
      body: null,
    });
    const { facilityId, doctorId } = calendar;
    expect(await sent((client) => client.requestOpinion(facilityId, doctorId, ' 600700800 '))).toEqual({
      line: 'PUT /api/v3/integration/facilities/1/doctors/2/opinion-request',
      body: { phone: '600700800' },
    });
  });
});

describe('what the vendor would not take is never sent', () => {
  type Write = (client: Client) => Promise<Result<unknown, RemoteError>>;
  const booked = { start: winter, duration: 30, addressServiceId: service, patient, comment: null };
  const period = {
    start: winter,
    end: winter + hour,
    services: [{ addressServiceId: service, duration: 20 }],
  };
  const wrong: [what: string, field: string, write: Write][] = [
    [
      'a patient without a name',
      'patient.name',
      (c) => c.bookSlot(calendar, { ...booked, patient: { ...patient, name: ' ' } }),
    ],
    [
      'a patient without a phone',
      'patient.phone',
      (c) => c.bookSlot(calendar, { ...booked, patient: { ...patient, phone: '' } }),
    ],
    [
      'a birth date that is none',
      'patient.birthDate',
      (c) => c.bookSlot(calendar, { ...booked, patient: { ...patient, birthDate: '2026-02-30' } }),
    ],
    ['a visit of no length', 'duration', (c) => c.bookSlot(calendar, { ...booked, duration: 0 })],
    ['a start between milliseconds', 'start', (c) => c.bookSlot(calendar, { ...booked, start: 0.5 })],
    [
      'a service without an id',
      'addressServiceId',
      (c) => c.bookSlot(calendar, { ...booked, addressServiceId: asAddressServiceId('') }),
    ],
    ['a field that nobody knows', '', (c) => c.bookSlot(calendar, { ...booked, ...{ colour: 'red' } })],
    ['no slots at all', '', (c) => c.replaceSlots(calendar, [])],
    ['a period of no length', '0.end', (c) => c.replaceSlots(calendar, [{ ...period, end: winter }])],
    [
      'a period over midnight',
      '0.end',
      (c) => c.replaceSlots(calendar, [{ ...period, end: winter + 20 * hour }]),
    ],
    [
      'insured patients of no insurer',
      '0.insuranceProviderIds',
      (c) => c.replaceSlots(calendar, [{ ...period, insurance: 'with-insurance-only' }]),
    ],
    [
      'insurers where none are taken',
      '0.insuranceProviderIds',
      (c) =>
        c.replaceSlots(calendar, [
          {
            ...period,
            insurance: 'without-insurance-only',
            insuranceProviderIds: [asInsuranceProviderId('1')],
          },
        ]),
    ],
    [
      'an insurer that is no number',
      '0.insuranceProviderIds.0',
      (c) => c.replaceSlots(calendar, [{ ...period, insuranceProviderIds: [asInsuranceProviderId('x')] }]),
    ],
    [
      'a break backwards',
      'till',
      (c) => c.addCalendarBreak(calendar, { since: winter, till: winter - hour }),
    ],
    [
      'a break of no length',
      'till',
      (c) => c.moveCalendarBreak(calendar, asBreakId('4'), { since: winter, till: winter }),
    ],
    ['a price below nothing', 'price', (c) => c.updateAddressService(calendar, service, { price: -1 })],
    [
      'a price of three decimals',
      'price',
      (c) => c.updateAddressService(calendar, service, { price: 1.005 }),
    ],
    [
      'an empty name',
      'customName',
      (c) => c.addAddressService(calendar, { serviceId: asServiceId('1'), customName: '' }),
    ],
    ['a day that is none', '', (c) => c.deleteSlots(calendar, '2026-13-01')],
    ['a path for a day', '', (c) => c.deleteSlots(calendar, '../book')],
    [
      'a window of slots over 180 days',
      'to',
      (c) => c.getSlots(calendar, { from: winter, to: winter + 181 * 24 * hour }),
    ],
    ['a window backwards', 'window.to', (c) => c.getBookings(calendar, { from: winter, to: winter }, 1, 100)],
    ['page nought', 'page', (c) => c.getBookings(calendar, { from: winter, to: winter + hour }, 0, 100)],
    ['an opinion of nobody', '', (c) => c.requestOpinion(calendar.facilityId, calendar.doctorId, ' ')],
  ];

  test.each(wrong)('%s', async (_what, field, write) => {
    const server = await serve((_seen, response) => answer(response, 200, {}));
    const result = await write(clientOf(server.port));
    if (result.ok || result.error.kind !== 'invalid') throw new Error('was sent');
    expect(Object.keys(result.error.fields)).toEqual([field]);
    expect(result.error).toMatchObject({ status: 0, sent: 'no' });
    expect([server.seen, server.tokens]).toEqual([[], []]);
  });

  test('and the complaint does not repeat what a patient wrote', async () => {
    const secret = 'Kowalski 85010112345';
    const client = clientOf(1);
    const result = await client.bookSlot(calendar, { ...booked, patient: { ...patient, birthDate: secret } });
    expect(JSON.stringify(result)).not.toContain('Kowalski');
  });
});
