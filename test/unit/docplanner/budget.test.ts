import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createBudget } from '../../../main/docplanner/budget.ts';
import { retryTime, toldRate } from '../../../main/docplanner/headers.ts';
import { limitsSharedBy, vendorLimits } from '../../../main/docplanner/limits.ts';
import { asBookingId } from '#shared/domain/ids.ts';
import { answer, calendar, clientOf, serve, testClock } from './world.ts';

const minute = 60_000;

describe('the rate budget', () => {
  test('of several desks on one client lets no more through together than one desk alone may', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (desks) => {
        const clock = testClock(0);
        const limits = limitsSharedBy(() => desks);
        const count = (cls: 'read' | 'write'): number => {
          const budget = createBudget(clock, limits);
          let passed = 0;
          while (budget.blockedUntil(cls) === null && passed < 10_000) {
            budget.take(cls);
            passed += 1;
          }
          return passed;
        };
        expect(desks * count('write')).toBeLessThanOrEqual(vendorLimits.writesPerMinute);
        expect(count('write')).toBeGreaterThan(0);
        expect(desks * (count('read') + limits.keptForWrites)).toBeLessThanOrEqual(
          vendorLimits.callsPerFiveMinutes,
        );
      }),
    );
  });

  test('never lets more through than the vendor allows, in any span, whatever is called when', () => {
    const calls = fc.array(
      fc.record({
        cls: fc.constantFrom('read' as const, 'write' as const),
        wait: fc.integer({ min: 0, max: 20_000 }),
      }),
      { minLength: 100, maxLength: 900 },
    );
    fc.assert(
      fc.property(calls, (wishes) => {
        const clock = testClock(0);
        const budget = createBudget(clock, vendorLimits);
        const made: { cls: 'read' | 'write'; at: number }[] = [];
        for (const { cls, wait } of wishes) {
          clock.advance(wait % 7 === 0 ? wait : 0);
          if (budget.blockedUntil(cls) !== null) continue;
          budget.take(cls);
          made.push({ cls, at: clock.now() });
        }
        for (const { at } of made) {
          const within = (span: number) => made.filter((one) => one.at > at - span && one.at <= at);
          expect(within(5 * minute).length).toBeLessThanOrEqual(400);
          expect(within(minute).filter(({ cls }) => cls === 'write').length).toBeLessThanOrEqual(40);
        }
      }),
      { numRuns: 20 },
    );
  });

  test('says truly when it is free again: one moment earlier it is not', () => {
    const clock = testClock();
    const budget = createBudget(clock, vendorLimits);
    for (let calls = 0; calls < 40; calls += 1) {
      budget.take('write');
      clock.advance(100);
    }
    const until = budget.blockedUntil('write') ?? 0;
    clock.set(until - 1);
    expect(budget.blockedUntil('write')).toBe(until);
    clock.set(until);
    expect(budget.blockedUntil('write')).toBeNull();
  });

  test('keeps some calls for writes, so that no sweep makes a receptionist wait', () => {
    const clock = testClock();
    const budget = createBudget(clock, vendorLimits);
    while (budget.blockedUntil('read') === null) budget.take('read');
    expect(budget.left()).toMatchObject({ reads: 0, writes: 40 });
    expect(budget.blockedUntil('write')).toBeNull();
  });

  test('counts 8,000 reads an hour', () => {
    const clock = testClock();
    const budget = createBudget(clock, { ...vendorLimits, callsPerFiveMinutes: 1_000_000 });
    for (let calls = 0; calls < 8_000; calls += 1) budget.take('read');
    expect(budget.blockedUntil('read')).toBe(clock.now() + 60 * minute);
    clock.advance(60 * minute);
    expect(budget.left().reads).toBe(8_000);
  });

  test('is tightened by what the vendor says it has left, and never loosened', () => {
    const clock = testClock();
    const budget = createBudget(clock, vendorLimits);
    const reset = clock.now() + minute;
    budget.told('write', { limit: 1_000, remaining: 900, reset });
    expect(budget.left().writes).toBe(40);
    budget.told('write', { limit: 10, remaining: 2, reset });
    expect(budget.left()).toMatchObject({ reads: 360, writes: 2 });
    // An older answer that comes late must not bring back what was used since.
    budget.told('write', { limit: 10, remaining: 9, reset });
    budget.take('write');
    budget.take('write');
    expect(budget.blockedUntil('write')).toBe(reset);
    clock.set(reset + 2_000);
    expect(budget.left().writes).toBe(10);
  });

  test.each([-1_000 * 60 * minute, 1_000 * 60 * minute])(
    'counts as before after the clock was set by %i ms',
    (by) => {
      const clock = testClock();
      const budget = createBudget(clock, vendorLimits);
      for (let calls = 0; calls < 40; calls += 1) budget.take('write');
      clock.advance(20_000);
      clock.shift(by);
      expect(budget.blockedUntil('write')).toBe(clock.now() + 42_000);
      clock.advance(42_000);
      expect(budget.blockedUntil('write')).toBeNull();
    },
  );

  test('holds back for as long as the vendor said, whoever sets the clock meanwhile', () => {
    const clock = testClock();
    const budget = createBudget(clock, vendorLimits);
    const twoHours = clock.now() + 120 * minute;
    budget.close('read', twoHours);
    budget.told('write', { limit: 10, remaining: 0, reset: twoHours });
    clock.advance(100 * minute);
    expect([budget.blockedUntil('read'), budget.blockedUntil('write')]).toEqual([twoHours, twoHours]);
    for (const by of [-1_000 * 60 * minute, 2_000 * 60 * minute]) {
      clock.shift(by);
      const until = clock.now() + 20 * minute;
      expect([budget.blockedUntil('read'), budget.blockedUntil('write')]).toEqual([until, until]);
    }
    clock.advance(20 * minute);
    expect([budget.blockedUntil('read'), budget.blockedUntil('write')]).toEqual([null, null]);
  });

  test('exhausted, it answers by itself, and nothing is sent', async () => {
    const server = await serve((_seen, response) => answer(response, 204));
    const client = clientOf(server.port, {
      clock: testClock(),
      limits: { ...vendorLimits, writesPerMinute: 2 },
    });
    const cancel = () => client.cancelBooking(calendar, asBookingId('7'), null);
    expect([await cancel(), await cancel()]).toMatchObject([{ ok: true }, { ok: true }]);
    expect(client.budgetLeft().writes).toBe(0);
    expect(await cancel()).toMatchObject({ error: { kind: 'rateLimited', sent: 'no' } });
    expect(server.seen).toHaveLength(2);
  });
});

describe('429', () => {
  const when = Date.UTC(2026, 10, 23, 12);
  const tooMany = async (headers: Record<string, string>, body: unknown = { message: 'Too many' }) => {
    const clock = testClock(when);
    const server = await serve((_seen, response) => answer(response, 429, body, headers));
    return { clock, server, client: clientOf(server.port, { clock }) };
  };

  test('waits as told, and holds back all calls of its kind until then', async () => {
    const { clock, server, client } = await tooMany({ 'retry-after': '90' });
    const until = when + 90_000;
    expect(await client.getFacilities()).toMatchObject({
      error: { kind: 'rateLimited', until, sent: 'answered' },
    });
    expect(await client.getServices()).toMatchObject({ error: { kind: 'rateLimited', until, sent: 'no' } });
    expect(server.seen).toHaveLength(1);
    await client.cancelBooking(calendar, asBookingId('7'), null);
    expect(server.seen).toHaveLength(2);
    clock.set(until);
    await client.getFacilities();
    expect(server.seen).toHaveLength(3);
  });

  test('reads the reset on the vendor’s clock, however wrong ours is', () => {
    const headers = new Headers({
      date: new Date(when + 7_200_000).toUTCString(),
      'x-ratelimit-reset': '2026-11-23T15:02:00+01:00',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-limit': '40',
    });
    expect(retryTime(headers, when)).toBe(when + 120_000);
    expect(toldRate(headers, when)).toEqual({ limit: 40, remaining: 0, reset: when + 120_000 });
  });

  test('without a time is a minute; with an absurd one two hours at most, and never nothing', () => {
    const wait = (headers: Record<string, string>) => retryTime(new Headers(headers), when) - when;
    expect(wait({})).toBe(60_000);
    expect(wait({ 'retry-after': 'soon' })).toBe(60_000);
    expect(wait({ 'retry-after': '999999' })).toBe(7_200_000);
    expect(wait({ 'retry-after': '0' })).toBe(1_000);
    expect(wait({ 'x-ratelimit-reset': '2999-01-01T00:00:00Z' })).toBe(7_200_000);
    expect(wait({ 'retry-after': new Date(when + 30_000).toUTCString() })).toBe(30_000);
  });

  test('of one operation’s own limit does not stop the others', async () => {
    const { server, client } = await tooMany({ 'retry-after': '3600' });
    expect(await client.releaseNotifications()).toMatchObject({
      error: { kind: 'rateLimited', until: when + 3_600_000 },
    });
    await client.cancelBooking(calendar, asBookingId('7'), null);
    expect(server.seen).toHaveLength(2);
  });
});
