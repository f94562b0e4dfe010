import { describe, expect, test } from 'vitest';
import { asBookingId, asDoctorId, asFacilityId } from '#shared/domain/ids.ts';
import { answer, calendar, clientOf, serve } from './world.ts';

const day = { from: Date.UTC(2026, 2, 28, 23), to: Date.UTC(2026, 2, 29, 22) };

describe('reads ask as the vendor wants to be asked', () => {
  test('times stand in the query encoded once, with the offset of their own date', async () => {
    const server = await serve((_seen, response) => answer(response, 200, { _items: [] }));
    const client = clientOf(server.port);
    expect(await client.getBookings(calendar, day, 2, 100)).toEqual({
      ok: true,
      value: { items: [], unreadable: [], told: { limit: null, pages: null, total: null } },
    });
    expect(server.seen[0]?.url).toBe(
      '/api/v3/integration/facilities/1/doctors/2/addresses/3/bookings' +
        '?start=2026-03-29T00%3A00%3A00%2B01%3A00&end=2026-03-30T00%3A00%3A00%2B02%3A00&page=2&limit=100' +
        '&with=booking.patient,booking.address_service,booking.presence,booking.confirmation,address_service.public_insurance_flow',
    );
  });

  test('a page tells how many it has at most and how many there are, as numbers or texts, and no nonsense', async () => {
    let said: object = {};
    const server = await serve((_seen, response) => answer(response, 200, { _items: [], ...said }));
    const client = clientOf(server.port);
    const told = async (beside: object) => {
      said = beside;
      const page = await client.getBookings(calendar, day, 1, 100);
      return page.ok ? page.value.told : page.error;
    };
    expect(await told({ limit: 50, pages: '3', total: 120 })).toEqual({ limit: 50, pages: 3, total: 120 });
    expect(await told({ limit: 0, pages: -1, total: 1.5 })).toEqual({
      limit: null,
      pages: null,
      total: null,
    });
    expect(await told({ limit: 'all', pages: null, total: [] })).toEqual({
      limit: null,
      pages: null,
      total: null,
    });
  });

  test('every request says what it is, who asks, and carries the token', async () => {
    const server = await serve((_seen, response) => answer(response, 200, { _items: [] }));
    await clientOf(server.port).getFacilities();
    expect(server.seen[0]).toMatchObject({ method: 'GET', url: '/api/v3/integration/facilities' });
    expect(server.seen[0]?.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Frontdesk/0.1.0 (test)',
      authorization: expect.stringMatching(/^Bearer token-\d+$/) as unknown,
      accept: expect.stringContaining('application/vnd.docplanner+json') as unknown,
    });
    expect(server.seen[0]?.headers.cookie).toBeUndefined();
  });

  test('an id with a slash, a percent sign or a space stays one segment', async () => {
    const server = await serve((_seen, response) => answer(response, 200, { _items: [] }));
    await clientOf(server.port).getAddresses(asFacilityId('a/b'), asDoctorId('50% c?#'));
    expect(server.seen[0]?.url).toMatch(
      /^\/api\/v3\/integration\/facilities\/a%2Fb\/doctors\/50%25%20c%3F%23\/addresses\?/,
    );
  });

  test('an id that would climb out of the path is never sent', async () => {
    const server = await serve((_seen, response) => answer(response, 200, {}));
    for (const id of ['..', '.', '', '\ud800']) {
      const result = await clientOf(server.port).getBooking(calendar, asBookingId(id));
      expect(result).toMatchObject({ ok: false, error: { kind: 'invalid', status: 0, sent: 'no' } });
    }
    expect([server.seen, server.tokens]).toEqual([[], []]);
  });
});

/* Invariant: an answer is passed over only where not one character of it is new. */
describe('a page that is asked for by its digest', () => {
  const page = (comment: string): string => JSON.stringify({ _items: [{ id: 7, comment }] });

  test('is read the first time, passed over while it is the same, and read again once it is not', async () => {
    let said = page('one');
    const server = await serve((_seen, response) => answer(response, 200, said));
    const client = clientOf(server.port);
    const ask = async (digest: string | null) => {
      const result = await client.getBookingsUnlike(digest, calendar, day, 100);
      if (!result.ok) throw new Error(result.error.kind);
      return result.value;
    };
    const first = await ask(null);
    if (first.kind === 'same') throw new Error('there was nothing to be the same as');
    // The item lacks what a visit must have: it is kept for the caller, as of any list.
    expect(first.list.unreadable).toHaveLength(1);
    expect(await ask(first.digest)).toEqual({ kind: 'same' });
    said = page('two');
    expect(await ask(first.digest)).toMatchObject({ kind: 'page' });
    expect(new Set(server.seen.map(({ url }) => url)).size).toBe(1);
  });

  test('has failed where it was cut off, also where as much of it came as of the known one', async () => {
    const part = page('one');
    let isWhole = true;
    const server = await serve((_seen, response) => {
      response.writeHead(200, { 'content-length': String(part.length + (isWhole ? 0 : 100)) });
      response.write(part, () => (isWhole ? response.end() : response.destroy()));
    });
    const client = clientOf(server.port);
    const whole = await client.getBookingsUnlike(null, calendar, day, 100);
    if (!whole.ok || whole.value.kind === 'same') throw new Error('the page was not read');
    isWhole = false;
    expect(await client.getBookingsUnlike(whole.value.digest, calendar, day, 100)).toMatchObject({
      ok: false,
    });
  });
});
