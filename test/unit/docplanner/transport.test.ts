import { createServer as createTcpServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { asAddressServiceId, asBookingId } from '#shared/domain/ids.ts';
import { lostBeforeSending, reasonOf } from '../../../main/docplanner/lost.ts';
import { markNeverLeft } from '../../../main/shell/neverLeft.ts';
import { answer, calendar, clientOf, realClock, serve, testLog, type Line } from './world.ts';

const id = asBookingId('77');
const moveTo = {
  calendar,
  start: Date.UTC(2026, 10, 24, 9),
  duration: 30,
  addressServiceId: asAddressServiceId('5'),
};
const quick = { read: 150, write: 150, token: 150 };

describe('redirects', () => {
  test.each([301, 302, 303, 307, 308])(
    'a %i is followed neither on a read nor on a write',
    async (status) => {
      const elsewhere = await serve((_seen, response) => answer(response, 200, { _items: [] }));
      const server = await serve((_seen, response) => {
        answer(response, status, '', { location: `http://127.0.0.1:${elsewhere.port}/stolen` });
      });
      const client = clientOf(server.port);
      const expected = {
        ok: false,
        error: { kind: 'unreadable', status, reason: 'redirected', sent: 'answered' },
      };
      expect(await client.getFacilities()).toMatchObject(expected);
      expect(await client.cancelBooking(calendar, id, 'ill')).toMatchObject(expected);
      expect(elsewhere.seen).toEqual([]);
      expect(server.seen).toHaveLength(2);
    },
  );

  test('a redirected token request does not give the secret away', async () => {
    const elsewhere = await serve((_seen, response) => answer(response, 200, {}));
    const server = await serve((_seen, response) => answer(response, 200, {}), {
      token: (_seen, response) =>
        answer(response, 301, '', { location: `http://127.0.0.1:${elsewhere.port}/oauth/v2/token` }),
    });
    expect(await clientOf(server.port).getFacilities()).toMatchObject({
      ok: false,
      error: { kind: 'unreadable', sent: 'no' },
    });
    expect([elsewhere.seen, elsewhere.tokens, server.seen]).toEqual([[], [], []]);
  });

  test('an Electron fetch that fails on a redirect means the same', async () => {
    const client = clientOf(1, { fetch: () => Promise.reject(new Error('Redirect was cancelled')) });
    expect(await client.getFacilities()).toMatchObject({
      error: { kind: 'unreadable', reason: 'redirected' },
    });
  });
});

describe('lost calls say whether they may have been carried out', () => {
  test('nobody listening: provably nothing left', async () => {
    const free = createTcpServer();
    await new Promise<void>((resolve) => free.listen(0, '127.0.0.1', resolve));
    const { port } = free.address() as AddressInfo;
    await new Promise((resolve) => free.close(resolve));
    expect(await clientOf(port).cancelBooking(calendar, id, null)).toMatchObject({
      error: { kind: 'offline', reason: 'ECONNREFUSED', sent: 'no', operation: 'cancelBooking' },
    });
  });

  test('a connection that breaks before the answer: a write may have been done, and is not repeated', async () => {
    const server = await serve((_seen, response) => response.destroy());
    const client = clientOf(server.port);
    expect(await client.moveBooking(calendar, id, moveTo)).toMatchObject({
      error: { kind: 'offline', sent: 'maybe' },
    });
    expect(server.seen).toHaveLength(1);
  });

  test('no answer in time: the same', async () => {
    const server = await serve(() => undefined);
    const client = clientOf(server.port, { timeouts: quick });
    expect(await client.moveBooking(calendar, id, moveTo)).toMatchObject({
      error: { kind: 'timeout', afterMs: 150, sent: 'maybe' },
    });
    expect(server.seen).toHaveLength(1);
  });

  test('a token that could not be had: the call itself never left', async () => {
    const server = await serve((_seen, response) => answer(response, 200, {}), {
      token: (_seen, response) => response.destroy(),
    });
    expect(await clientOf(server.port).moveBooking(calendar, id, moveTo)).toMatchObject({
      error: { kind: 'offline', sent: 'no' },
    });
    expect(server.seen).toEqual([]);
  });

  test('5xx: maybe; a definite 4xx: answered; 408: maybe', async () => {
    let status = 500;
    const server = await serve((_seen, response) => answer(response, status, ''));
    const client = clientOf(server.port);
    const outcomes: unknown[] = [];
    for (status of [500, 502, 503, 504, 408, 406, 418]) {
      const result = await client.cancelBooking(calendar, id, null);
      outcomes.push(result.ok ? 'ok' : [result.error.kind, status, result.error.sent]);
    }
    expect(outcomes).toEqual([
      ['server', 500, 'maybe'],
      ['server', 502, 'maybe'],
      ['server', 503, 'maybe'],
      ['server', 504, 'maybe'],
      ['server', 408, 'maybe'],
      ['server', 406, 'answered'],
      ['server', 418, 'answered'],
    ]);
    expect(server.seen).toHaveLength(7);
  });

  test.each([
    ['net::ERR_NAME_NOT_RESOLVED', 'ERR_NAME_NOT_RESOLVED', 'no'],
    // Also what a connection ends with that was in use when the network went.
    ['net::ERR_INTERNET_DISCONNECTED', 'ERR_INTERNET_DISCONNECTED', 'maybe'],
    ['net::ERR_ADDRESS_UNREACHABLE', 'ERR_ADDRESS_UNREACHABLE', 'maybe'],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'ERR_CERT_AUTHORITY_INVALID', 'no'],
    ['net::ERR_PROXY_CONNECTION_FAILED', 'ERR_PROXY_CONNECTION_FAILED', 'no'],
    ['net::ERR_CONNECTION_RESET', 'ERR_CONNECTION_RESET', 'maybe'],
    ['net::ERR_EMPTY_RESPONSE', 'ERR_EMPTY_RESPONSE', 'maybe'],
    ['net::ERR_NETWORK_CHANGED', 'ERR_NETWORK_CHANGED', 'maybe'],
    ['something else', 'unknown', 'maybe'],
  ])('Electron’s %s', async (message, reason, sent) => {
    const server = await serve(() => undefined);
    const client = clientOf(server.port, {
      fetch: (url, init) =>
        url.endsWith('/oauth/v2/token') ? fetch(url, init) : Promise.reject(new Error(message)),
    });
    expect(await client.cancelBooking(calendar, id, null)).toMatchObject({
      error: { kind: 'offline', reason, sent },
    });
  });

  const failed = (code: string, syscall?: string): Error =>
    Object.assign(new Error(code), { code, ...(syscall === undefined ? {} : { syscall }) });

  test('no route to the vendor: certain while connecting, and a doubt on a connection in use', () => {
    for (const code of ['ENETUNREACH', 'EHOSTUNREACH', 'ENETDOWN']) {
      expect(lostBeforeSending(new TypeError('fetch failed', { cause: failed(code, 'connect') }))).toBe(true);
      expect(lostBeforeSending(new TypeError('fetch failed', { cause: failed(code, 'read') }))).toBe(false);
    }
  });

  test('several addresses tried: certain only if each of them failed before sending', () => {
    const failing = (...errors: Error[]): unknown =>
      new TypeError('fetch failed', {
        cause: Object.assign(new AggregateError(errors), { code: 'ETIMEDOUT' }),
      });
    const certain = failing(failed('ECONNREFUSED', 'connect'), failed('ENETUNREACH', 'connect'));
    expect([reasonOf(certain), lostBeforeSending(certain)]).toEqual(['ECONNREFUSED', true]);
    const doubtful = failing(failed('ECONNREFUSED', 'connect'), failed('ECONNRESET', 'read'));
    expect([reasonOf(doubtful), lostBeforeSending(doubtful)]).toEqual(['ECONNRESET', false]);
  });

  test('a system without any network when the request was made: Chromium’s want of one is certain, nothing else is', () => {
    const marked = (code: string, wasOnline: boolean): boolean =>
      lostBeforeSending(markNeverLeft(new Error(`net::${code}`), wasOnline));
    expect(marked('ERR_INTERNET_DISCONNECTED', false)).toBe(true);
    expect(marked('ERR_ADDRESS_UNREACHABLE', false)).toBe(true);
    expect(marked('ERR_INTERNET_DISCONNECTED', true)).toBe(false);
    expect(marked('ERR_CONNECTION_RESET', false)).toBe(false);
  });
});

describe('answers that break off', () => {
  test('a read cut off is unreadable; a write cut off may have been carried out', async () => {
    const server = await serve((_seen, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
      response.write('{"id":"77","start_at":');
      setTimeout(() => response.destroy(), 20);
    });
    const client = clientOf(server.port);
    expect(await client.getBooking(calendar, id)).toMatchObject({
      error: { kind: 'unreadable', status: 200, reason: 'cut off', sent: 'answered' },
    });
    expect(await client.moveBooking(calendar, id, moveTo)).toMatchObject({
      error: { kind: 'unreadable', reason: 'cut off', sent: 'maybe' },
    });
    expect(await client.cancelBooking(calendar, id, null)).toEqual({ ok: true, value: null });
    expect(server.seen).toHaveLength(3);
  });

  test('events cut off were consumed all the same: maybe', async () => {
    const server = await serve((_seen, response) => answer(response, 200, '{"notifications":[{"na'));
    expect(await clientOf(server.port).pullNotifications(100)).toMatchObject({
      error: { kind: 'unreadable', reason: 'not JSON', sent: 'maybe' },
    });
  });

  test('a web page with status 200 confirms nothing, also where the answer would have been empty', async () => {
    const server = await serve((_seen, response) =>
      answer(response, 200, '<html>We will be back soon</html>'),
    );
    const client = clientOf(server.port);
    const error = { kind: 'unreadable', status: 200, reason: 'a web page' };
    expect(await client.cancelBooking(calendar, id, null)).toMatchObject({
      error: { ...error, sent: 'maybe' },
    });
    expect(await client.getFacilities()).toMatchObject({ error: { ...error, sent: 'answered' } });
  });

  test('a moved booking whose answer broke is still known by its Location', async () => {
    const server = await serve((_seen, response) =>
      answer(response, 201, '{"id":', {
        location: '/api/v3/integration/facilities/1/doctors/9/addresses/8/bookings/78',
      }),
    );
    expect(await clientOf(server.port).moveBooking(calendar, id, moveTo)).toEqual({
      ok: true,
      value: { bookingId: '78', calendar: { facilityId: '1', doctorId: '9', addressId: '8' }, booking: null },
    });
  });

  test('a drip that never ends is given up in time', async () => {
    const server = await serve((_seen, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const drip = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(drip));
    });
    const result = await clientOf(server.port, { timeouts: quick }).getBooking(calendar, id);
    expect(result).toMatchObject({ error: { kind: 'timeout', sent: 'answered' } });
  });

  test('an answer that is too large is not read to its end', async () => {
    let open = true;
    const server = await serve((_seen, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const flood = setInterval(() => response.write('x'.repeat(10_000)), 1);
      response.on('close', () => {
        open = false;
        clearInterval(flood);
      });
    });
    const result = await clientOf(server.port, { maxBytes: 50_000 }).getFacilities();
    expect(result).toMatchObject({ error: { kind: 'unreadable', reason: 'too large' } });
    await expect.poll(() => open).toBe(false);
  });

  test('an umlaut that falls between two packets stays one', async () => {
    const text = Buffer.from(JSON.stringify({ _items: [{ id: 1, name: 'Łódź Größe' }] }));
    const server = await serve((_seen, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      for (const byte of text) response.write(Buffer.from([byte]));
      response.end();
    });
    expect(await clientOf(server.port).getFacilities()).toMatchObject({
      value: { items: [{ id: '1', name: 'Łódź Größe' }] },
    });
  });
});

test('the port is asked to follow nothing, to keep nothing and to send no cookies', async () => {
  const asked: RequestInit[] = [];
  const server = await serve((_seen, response) => answer(response, 200, { _items: [] }));
  const client = clientOf(server.port, {
    fetch: (url, init) => {
      asked.push(init);
      return fetch(url, init);
    },
  });
  await client.getFacilities();
  expect(asked).toHaveLength(2);
  for (const init of asked) {
    expect(init).toMatchObject({ redirect: 'manual', credentials: 'omit', cache: 'no-store' });
  }
});

describe('closing the desk', () => {
  test('ends what is under way, and lets nothing more out', async () => {
    const stop = new AbortController();
    const server = await serve(() => stop.abort());
    const client = clientOf(server.port, { signal: stop.signal });
    expect(await client.cancelBooking(calendar, id, null)).toMatchObject({
      error: { kind: 'offline', reason: 'stopped', sent: 'maybe' },
    });
    expect(await client.cancelBooking(calendar, id, null)).toMatchObject({
      error: { kind: 'offline', reason: 'stopped', sent: 'no' },
    });
    expect(server.seen).toHaveLength(1);
  });

  test('works also where the port does not notice an abort', async () => {
    const stop = new AbortController();
    const client = clientOf(1, { signal: stop.signal, fetch: () => new Promise(() => undefined) });
    const waiting = client.getFacilities();
    stop.abort();
    expect(await waiting).toMatchObject({ error: { kind: 'offline', reason: 'stopped' } });
  });
});

describe('what is known of the vendor’s clock', () => {
  test('is how far it is from ours, to about a second', async () => {
    const ahead = 3_600_000;
    const server = await serve((_seen, response) => answer(response, 200, { _items: [] }));
    const client = clientOf(server.port, { clock: { ...realClock, now: () => realClock.now() + ahead } });
    expect(client.clockSkewMs()).toBeNull();
    await client.getFacilities();
    expect(Math.abs((client.clockSkewMs() ?? 0) + ahead)).toBeLessThan(2_000);
  });
});

describe('the log', () => {
  test('tells operations and kinds, and nothing of patients or secrets', async () => {
    const lines: Line[] = [];
    const server = await serve((_seen, response) => {
      answer(response, 400, { errors: { phone: ['+48 600 is wrong'] }, message: 'Jan Kowalski is wrong' });
    });
    const client = clientOf(server.port, { log: testLog(lines) });
    await client.requestOpinion(calendar.facilityId, calendar.doctorId, '+48 600');
    expect(lines).toEqual([
      {
        event: 'remote.failed',
        fields: { operation: 'requestOpinion', kind: 'invalid', sent: 'answered', status: 400 },
      },
    ]);
  });
});
