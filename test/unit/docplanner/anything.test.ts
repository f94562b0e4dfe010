import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  asAddressServiceId,
  asBookingId,
  asBreakId,
  asInsuranceProviderId,
  asServiceId,
} from '#shared/domain/ids.ts';
import type { RemoteError } from '#shared/domain/remoteError.ts';
import type { Result } from '#shared/result.ts';
import type { Client } from '../../../main/docplanner/client.ts';
import { createClient } from '../../../main/docplanner/client.ts';
import type { OperationId } from '../../../main/docplanner/operationIds.ts';
import { calendar, clientOf, testClock, testLog } from './world.ts';
import { aCaller } from '../../support/caller.ts';

type Call = (client: Client) => Promise<Result<unknown, RemoteError>>;
const { facilityId, doctorId } = calendar;
const start = Date.UTC(2026, 11, 1, 8);
const window = { from: start, to: start + 3_600_000 };
const booking = asBookingId('7');
const pause = asBreakId('4');
const service = asAddressServiceId('5');
const insurer = asInsuranceProviderId('6');
const patient = aCaller({ name: 'A', surname: null, phone: '1' });
const visit = { start, duration: 30, addressServiceId: service };

/** Reads, and what changes something at the vendor's; `readPush` sends nothing. */
const reads: Partial<Record<OperationId, Call>> = {
  getFacilities: (c) => c.getFacilities(),
  getFacility: (c) => c.getFacility(facilityId),
  getDoctors: (c) => c.getDoctors(facilityId),
  getDoctor: (c) => c.getDoctor(facilityId, doctorId),
  getAddresses: (c) => c.getAddresses(facilityId, doctorId),
  getAddress: (c) => c.getAddress(calendar),
  getServices: (c) => c.getServices(),
  getAddressServices: (c) => c.getAddressServices(calendar),
  getAddressService: (c) => c.getAddressService(calendar, service),
  getInsuranceProviders: (c) => c.getInsuranceProviders(),
  getInsurancePlans: (c) => c.getInsurancePlans(insurer),
  getAddressInsuranceProviders: (c) => c.getAddressInsuranceProviders(calendar),
  getCalendar: (c) => c.getCalendar(calendar),
  getCalendarBreaks: (c) => c.getCalendarBreaks(calendar, window),
  getCalendarBreak: (c) => c.getCalendarBreak(calendar, pause),
  getSlots: (c) => c.getSlots(calendar, window),
  getBookings: (c) => c.getBookings(calendar, window, 1, 100),
  getBooking: (c) => c.getBooking(calendar, booking),
};
const changes: Partial<Record<OperationId, Call>> = {
  updateAddress: (c) => c.updateAddress(calendar, { insuranceSupport: 'private' }),
  removeAddressIntegration: (c) => c.removeAddressIntegration(calendar),
  addAddressService: (c) => c.addAddressService(calendar, { serviceId: asServiceId('1') }),
  updateAddressService: (c) => c.updateAddressService(calendar, service, {}),
  deleteAddressService: (c) => c.deleteAddressService(calendar, service),
  addAddressInsuranceProvider: (c) => c.addAddressInsuranceProvider(calendar, { providerId: insurer }),
  updateOrCreateAddressInsuranceProvider: (c) =>
    c.updateOrCreateAddressInsuranceProvider(calendar, { providerId: insurer }),
  deleteAddressInsuranceProvider: (c) => c.deleteAddressInsuranceProvider(calendar, insurer),
  enableCalendar: (c) => c.enableCalendar(calendar),
  disableCalendar: (c) => c.disableCalendar(calendar),
  addCalendarBreak: (c) => c.addCalendarBreak(calendar, { since: window.from, till: window.to }),
  moveCalendarBreak: (c) => c.moveCalendarBreak(calendar, pause, { since: window.from, till: window.to }),
  deleteCalendarBreak: (c) => c.deleteCalendarBreak(calendar, pause),
  replaceSlots: (c) => c.replaceSlots(calendar, [{ start, end: window.to, services: [] }]),
  bookSlot: (c) => c.bookSlot(calendar, { ...visit, patient, comment: null }),
  deleteSlots: (c) => c.deleteSlots(calendar, '2026-12-01'),
  cancelBooking: (c) => c.cancelBooking(calendar, booking, null),
  moveBooking: (c) => c.moveBooking(calendar, booking, { ...visit, calendar }),
  confirmBooking: (c) => c.confirmBooking(calendar, booking),
  requestOpinion: (c) => c.requestOpinion(facilityId, doctorId, '1'),
  markPatientPresence: (c) => c.markPatientPresence(calendar, booking),
  markPatientAbsence: (c) => c.markPatientAbsence(calendar, booking),
  pullNotification: (c) => c.pullNotification(),
  pullNotifications: (c) => c.pullNotifications(10),
  releaseNotifications: (c) => c.releaseNotifications(),
};

const token = JSON.stringify({ access_token: 'a', expires_in: 3600 });
const isToken = (url: string): boolean => url.endsWith('/oauth/v2/token');

/** A client to whom every call but that for a token is answered so. */
function answered(status: number, body: string, seen: string[] = []): Client {
  return clientOf(1, {
    clock: testClock(),
    fetch: (url) => {
      if (isToken(url)) return Promise.resolve(new Response(token));
      seen.push(url);
      return Promise.resolve(new Response([204, 205, 304].includes(status) ? null : body, { status }));
    },
  });
}

const statuses = fc.oneof(
  fc.constantFrom(200, 201, 202, 204, 400, 403, 404, 405, 409, 422, 429, 500, 503),
  fc.integer({ min: 200, max: 599 }),
);
const bodies = fc.oneof(
  fc.json(),
  fc.string(),
  fc.constantFrom('', '{"_items":[]}', '{"message":"No slots found"}', '<html>'),
);

describe('whatever is answered', () => {
  test.each(Object.entries(reads))('%s comes back as a value, and is asked once', async (operation, call) => {
    await fc.assert(
      fc.asyncProperty(statuses, bodies, async (status, body) => {
        const seen: string[] = [];
        const result = await call(answered(status, body, seen));
        if (!result.ok) expect(result.error.operation).toBe(operation);
        expect(seen).toHaveLength(status === 401 ? 2 : 1);
      }),
      { numRuns: 40 },
    );
  });

  test.each(Object.entries(changes))(
    '%s is sent once, and never said to be undone when it may be done',
    async (_name, call) => {
      await fc.assert(
        fc.asyncProperty(statuses, bodies, async (status, body) => {
          const seen: string[] = [];
          const result = await call(answered(status, body, seen));
          expect(seen).toHaveLength(status === 401 ? 2 : 1);
          if (result.ok) return;
          const mayBeDone = status < 300 || status >= 500 || status === 408;
          expect(result.error.sent).toBe(mayBeDone ? 'maybe' : 'answered');
        }),
        { numRuns: 40 },
      );
    },
  );
});

/* Invariant: a status of success with the body of an error is neither a yes nor a no, of whatever changes something by being sent. */
test.each(Object.entries(changes).filter(([name]) => !name.startsWith('pull')))(
  '%s: an error under a status of success is to be looked for, and says what it said',
  async (_name, call) => {
    const body = JSON.stringify({ errors: { 'slots[0].end': ['too far'] }, message: 'Invalid arguments' });
    for (const status of [200, 201, 202]) {
      expect(await call(answered(status, body))).toMatchObject({
        error: {
          kind: 'unreadable',
          sent: 'maybe',
          said: { message: 'Invalid arguments', fields: { 'slots[0].end': ['too far'] } },
        },
      });
    }
  },
);

test('a live client talks to its own marketplace over TLS, and to nobody else, in every operation', async () => {
  const origins = new Set<string>();
  const client = createClient({
    endpoint: { kind: 'live', locale: 'pl' },
    credentials: { clientId: 'a', clientSecret: 'b' },
    fetch: (url) => {
      origins.add(new URL(url).origin);
      return Promise.resolve(new Response(isToken(url) ? token : '{}'));
    },
    clock: testClock(),
    random: () => 0,
    log: testLog(),
    userAgent: 'Frontdesk/0.1.0 (test)',
    zone: () => 'Europe/Warsaw',
  });
  const calls = [...Object.values(reads), ...Object.values(changes)];
  expect(calls).toHaveLength(43);
  for (const call of calls) await call(client);
  expect(origins).toEqual(new Set(['https://www.znanylekarz.pl']));
});
