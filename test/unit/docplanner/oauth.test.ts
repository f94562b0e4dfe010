import { describe, expect, test } from 'vitest';
import { asBookingId } from '#shared/domain/ids.ts';
import { basicAuthorization, readGrant } from '../../../main/docplanner/oauth.ts';
import { answer, calendar, clientOf, serve, testClock, type Handler } from './world.ts';

const empty: Handler = (_seen, response) => answer(response, 200, { _items: [] });

describe('one token for all calls', () => {
  test('is asked for by client credentials over HTTP Basic', async () => {
    const server = await serve(empty);
    await clientOf(server.port, { credentials: { clientId: 'dësk', clientSecret: 'a:b' } }).getFacilities();
    expect(server.tokens).toHaveLength(1);
    const [asked] = server.tokens;
    expect(asked).toMatchObject({
      method: 'POST',
      url: '/oauth/v2/token',
      body: 'grant_type=client_credentials&scope=integration',
    });
    expect(asked?.headers).toMatchObject({
      'content-type': 'application/x-www-form-urlencoded',
      'user-agent': 'Frontdesk/0.1.0 (test)',
      authorization: basicAuthorization({ clientId: 'dësk', clientSecret: 'a:b' }),
    });
    expect(Buffer.from((asked?.headers.authorization ?? '').slice(6), 'base64').toString()).toBe('dësk:a:b');
  });

  test('twenty calls at once share one token request', async () => {
    const server = await serve(empty);
    const client = clientOf(server.port);
    const results = await Promise.all(Array.from({ length: 20 }, () => client.getFacilities()));
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(server.tokens).toHaveLength(1);
    expect(new Set(server.seen.map(({ headers }) => headers.authorization)).size).toBe(1);
  });

  test('is kept until shortly before its end, and not a call longer', async () => {
    const clock = testClock();
    const server = await serve(empty);
    const client = clientOf(server.port, { clock });
    await client.getFacilities();
    clock.advance(3_539_000);
    await client.getFacilities();
    expect(server.tokens).toHaveLength(1);
    clock.advance(2_000);
    await client.getFacilities();
    expect(server.tokens).toHaveLength(2);
  });

  test('is not trusted when the clock was set back', async () => {
    const clock = testClock();
    const server = await serve(empty);
    const client = clientOf(server.port, { clock });
    await client.getFacilities();
    clock.shift(-86_400_000);
    await client.getFacilities();
    expect(server.tokens).toHaveLength(2);
  });
});

describe('a token endpoint over its rate', () => {
  test('is not asked again before the moment that it named', async () => {
    const clock = testClock();
    const server = await serve(empty, {
      token: (_seen, response) => {
        response.setHeader('Retry-After', '30');
        answer(response, 429, { message: 'Too many requests' });
      },
    });
    const client = clientOf(server.port, { clock });
    const until = clock.now() + 30_000;
    expect(await client.getFacilities()).toMatchObject({ error: { kind: 'rateLimited', until } });
    clock.advance(29_000);
    expect(await client.getFacilities()).toMatchObject({ error: { kind: 'rateLimited', until, sent: 'no' } });
    expect(server.tokens).toHaveLength(1);
    clock.advance(2_000);
    await client.getFacilities();
    expect(server.tokens).toHaveLength(2);
  });
});

describe('a refused token', () => {
  test('is renewed once, also for a write, since a 401 did nothing', async () => {
    let refusals = 1;
    const server = await serve((_seen, response) => {
      refusals -= 1;
      if (refusals >= 0) answer(response, 401, { message: 'expired' });
      else answer(response, 204);
    });
    const client = clientOf(server.port);
    expect(await client.cancelBooking(calendar, asBookingId('7'), 'ill')).toEqual({ ok: true, value: null });
    expect([server.tokens.length, server.seen.length]).toEqual([2, 2]);
    expect(server.seen.map(({ body }) => body)).toEqual(['{"reason":"ill"}', '{"reason":"ill"}']);
    expect(server.seen[0]?.headers.authorization).not.toBe(server.seen[1]?.headers.authorization);
  });

  test('and refused again means unauthorized, with no third try', async () => {
    const server = await serve((_seen, response) => answer(response, 401, { message: 'no' }));
    expect(await clientOf(server.port).getFacilities()).toMatchObject({
      error: { kind: 'unauthorized', message: 'no', sent: 'answered' },
    });
    expect([server.tokens.length, server.seen.length]).toEqual([2, 2]);
  });

  test('ten calls refused at once renew it once', async () => {
    let token = '';
    const server = await serve(
      (seen, response) => {
        if (seen.headers.authorization === 'Bearer old') answer(response, 401, {});
        else answer(response, 200, { _items: [] });
      },
      {
        token: (_seen, response) => {
          token = token === '' ? 'old' : 'new';
          answer(response, 200, { access_token: token, expires_in: '3600' });
        },
      },
    );
    const client = clientOf(server.port);
    const results = await Promise.all(Array.from({ length: 10 }, () => client.getFacilities()));
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(server.tokens).toHaveLength(2);
  });
});

describe('refused credentials', () => {
  test.each([400, 401, 403])(
    'a %i of the token endpoint is unauthorized; nothing was sent',
    async (status) => {
      const server = await serve(empty, {
        token: (_seen, response) =>
          answer(response, status, {
            error: 'invalid_client',
            error_description: 'The client credentials are invalid',
          }),
      });
      expect(await clientOf(server.port).getFacilities()).toMatchObject({
        error: { kind: 'unauthorized', message: 'The client credentials are invalid', sent: 'no' },
      });
      expect(server.seen).toEqual([]);
    },
  );

  test('are not tried again at once, but are after a while', async () => {
    const clock = testClock();
    const server = await serve(empty, { token: (_seen, response) => answer(response, 401, {}) });
    const client = clientOf(server.port, { clock });
    for (let calls = 0; calls < 5; calls += 1) await client.getFacilities();
    expect(server.tokens).toHaveLength(1);
    clock.advance(15_001);
    expect(await client.getFacilities()).toMatchObject({ error: { kind: 'unauthorized' } });
    expect(server.tokens).toHaveLength(2);
  });

  test('a broken token endpoint is no fault of the credentials', async () => {
    let reply: Handler = (_seen, response) => answer(response, 503, '');
    const server = await serve(empty, { token: (seen, response) => reply(seen, response) });
    const client = clientOf(server.port);
    expect(await client.getFacilities()).toMatchObject({
      error: { kind: 'server', status: 503, sent: 'no' },
    });
    reply = (_seen, response) => answer(response, 200, '<html>');
    expect(await client.getFacilities()).toMatchObject({ error: { kind: 'unreadable', reason: 'no token' } });
    reply = (_seen, response) => answer(response, 200, { access_token: 'a', expires_in: 60 });
    expect(await client.getFacilities()).toMatchObject({ ok: true });
  });
});

test('a grant is read however its life is spelled, and refused where it could break a header', () => {
  expect(readGrant('{"access_token":"a","expires_in":3600}')).toEqual({ token: 'a', expiresIn: 3600 });
  expect(readGrant('{"access_token":"a","expires_in":"86400"}')).toEqual({ token: 'a', expiresIn: 86_400 });
  for (const life of ['null', '"soon"', '-5', '0']) {
    expect(readGrant(`{"access_token":"a","expires_in":${life}}`)).toEqual({ token: 'a', expiresIn: null });
  }
  for (const text of [
    '',
    '[]',
    'null',
    '{}',
    '{"access_token":7}',
    '{"access_token":"a\\r\\nX: y"}',
    '{"access_token":""}',
  ]) {
    expect(readGrant(text)).toBeNull();
  }
});
