import { expect, test } from 'vitest';
import { openDesk } from './support/desk.ts';

test('reads and writes have budgets of their own, told by headers on every answer', async () => {
  const desk = openDesk();
  const read = await desk.call('GET', '/facilities');
  expect(read.headers.get('x-ratelimit-limit')).toBe('8000');
  expect(read.headers.get('x-ratelimit-used')).toBe('1');
  expect(read.headers.get('x-ratelimit-remaining')).toBe('7999');
  expect(read.headers.get('x-ratelimit-reset')).toBe('2026-09-07T08:00:00+02:00');
  const write = await desk.call('POST', '/facilities/1/doctors/11/addresses/111/calendar/disable');
  expect(write.headers.get('x-ratelimit-limit')).toBe('40');
  expect(write.headers.get('x-ratelimit-reset')).toBe('2026-09-07T07:01:00+02:00');
});

test('the 41st write of a minute gets 429 and has no effect; the next minute is open again', async () => {
  const desk = openDesk();
  const toggle = (index: number) =>
    desk.call('POST', `/facilities/1/doctors/11/addresses/111/calendar/${index % 2 ? 'enable' : 'disable'}`);
  for (let index = 0; index < 40; index += 1) expect((await toggle(index)).status).toBe(200);
  const refused = await toggle(40);
  expect(refused.status).toBe(429);
  expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
  expect(desk.world.addresses.get('111')?.calendar).toBe('enabled');
  expect((await desk.call('GET', '/facilities')).status).toBe(200);
  await desk.clock.pass(60_000);
  expect((await toggle(0)).status).toBe(200);
  expect(desk.clinic.counts.mostWritesInAMinute).toBe(41);
});

test('reads run out too, and the limits can be set', async () => {
  const desk = openDesk({ quirks: { readsPerHour: 2 } });
  await desk.call('GET', '/facilities');
  await desk.call('GET', '/facilities');
  expect((await desk.call('GET', '/facilities')).status).toBe(429);
  await desk.clock.pass(3_600_000);
  expect((await desk.call('GET', '/facilities')).status).toBe(200);
});

test('without the limiter there are no headers', async () => {
  const desk = openDesk({ quirks: { rateLimits: false } });
  const { headers } = await desk.call('GET', '/facilities');
  expect([...headers.keys()].filter((name) => name.startsWith('x-ratelimit'))).toEqual([]);
});
