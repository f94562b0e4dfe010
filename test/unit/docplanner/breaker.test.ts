import { describe, expect, test } from 'vitest';
import { createBreaker } from '../../../main/docplanner/breaker.ts';
import { isFirewallPage } from '../../../main/docplanner/firewall.ts';
import { answer, calendar, clientOf, serve, testClock, type Handler } from './world.ts';
import { asBookingId } from '#shared/domain/ids.ts';

const minute = 60_000;
const captcha: Handler = (_seen, response) => {
  response.writeHead(405, { 'content-type': 'text/html', 'x-amzn-waf-action': 'captcha' });
  response.end('<!DOCTYPE html><html><body>Prove that you are human</body></html>');
};
const empty: Handler = (_seen, response) => answer(response, 200, { _items: [] });

describe('the firewall', () => {
  test('stops every call until its time, then lets one probe go, and opens when that is answered', async () => {
    const clock = testClock();
    let reply = captcha;
    const server = await serve((seen, response) => reply(seen, response));
    const client = clientOf(server.port, { clock });
    const until = clock.now() + 5 * minute;
    expect(await client.getFacilities()).toMatchObject({
      error: { kind: 'firewall', until, sent: 'answered' },
    });
    expect(await client.cancelBooking(calendar, asBookingId('7'), null)).toMatchObject({
      error: { kind: 'firewall', until, sent: 'no' },
    });
    expect(server.seen).toHaveLength(1);

    reply = empty;
    clock.set(until);
    const results = await Promise.all(Array.from({ length: 5 }, () => client.getFacilities()));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(server.seen).toHaveLength(2);
    expect(await client.getFacilities()).toMatchObject({ ok: true });
  });

  test('a probe that is lost on the line leaves the next call to probe', async () => {
    const clock = testClock();
    let reply: Handler = captcha;
    const server = await serve((seen, response) => reply(seen, response));
    const client = clientOf(server.port, { clock });
    await client.getFacilities();
    clock.advance(5 * minute);
    reply = (_seen, response) => response.destroy();
    expect(await client.getFacilities()).toMatchObject({ error: { kind: 'offline' } });
    reply = empty;
    expect(await client.getFacilities()).toMatchObject({ ok: true });
  });

  test('before the token endpoint counts as well', async () => {
    const server = await serve(empty, { token: captcha });
    const client = clientOf(server.port);
    expect(await client.getFacilities()).toMatchObject({ error: { kind: 'firewall', sent: 'no' } });
    expect(await client.getFacilities()).toMatchObject({ error: { kind: 'firewall', sent: 'no' } });
    expect([server.tokens.length, server.seen.length]).toEqual([1, 0]);
  });

  test('is waited for twice as long each time, to two hours', () => {
    const clock = testClock(0);
    const breaker = createBreaker(clock, () => 0);
    const waits: number[] = [];
    for (let trips = 0; trips < 7; trips += 1) {
      expect(breaker.enter()).toBeNull();
      const until = breaker.firewall();
      breaker.leave();
      waits.push((until - clock.now()) / minute);
      clock.set(until);
    }
    expect(waits).toEqual([5, 10, 20, 40, 80, 120, 120]);
    expect(breaker.enter()).toBeNull();
    breaker.answered();
    expect((breaker.firewall() - clock.now()) / minute).toBe(5);
  });

  test('met by five calls at once is one trip', () => {
    const clock = testClock(0);
    const breaker = createBreaker(clock, () => 0);
    const untils = Array.from({ length: 5 }, () => breaker.firewall());
    expect(new Set(untils)).toEqual(new Set([5 * minute]));
  });

  test('a probe that gets no answer leaves the next call to probe', () => {
    const clock = testClock(0);
    const breaker = createBreaker(clock, () => 0.5);
    clock.set(breaker.firewall());
    expect(breaker.enter()).toBeNull();
    expect(breaker.enter()).not.toBeNull();
    breaker.leave();
    expect(breaker.enter()).toBeNull();
  });

  test('is told from the vendor’s own refusals', () => {
    const page = (status: number, headers: Record<string, string>, body = '') =>
      isFirewallPage(status, new Headers(headers), body);
    expect(page(405, { 'x-amzn-waf-action': 'captcha' })).toBe(true);
    expect(page(202, { 'x-amzn-waf-action': 'challenge' })).toBe(true);
    expect(page(405, { 'content-type': 'text/html; charset=UTF-8' })).toBe(true);
    expect(page(403, {}, '\n<html>Forbidden</html>')).toBe(true);
    expect(page(405, { 'content-type': 'application/json' }, '{"message":"Method Not Allowed"}')).toBe(false);
    expect(page(403, { 'content-type': 'application/vnd.error+docplanner+json' }, '{}')).toBe(false);
    expect(page(502, { 'content-type': 'text/html' }, '<html>Bad gateway</html>')).toBe(false);
  });
});
