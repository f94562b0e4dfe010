import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import type { Plan } from '#shared/domain/availability/plan.ts';
import { mondayOf } from '#shared/domain/availability/weekday.ts';
import { asAddressServiceId } from '#shared/domain/ids.ts';
import { intBetween, seededRandom } from '#shared/random.ts';
import { addDays, localDateOf, wallClockOf } from '#shared/time/zone.ts';
import type { NodeDesk } from './deskProcess.ts';
import { readEvidence } from './evidence.ts';
import { place, started, until, type Place } from './place.ts';

vi.setConfig({ testTimeout: 240_000 });
const zone = 'Europe/Warsaw';
const kills = 4;

/** Hours on each day of the next two weeks, by the first service of a calendar. */
function hoursFor({ host }: Place): { readonly addressId: string; readonly plans: readonly Plan[] } {
  const { world } = host.clinic;
  const today = localDateOf(Date.now(), zone);
  const service = [...world.addressServices.values()][0];
  if (service === undefined) throw new Error('The clinic offers nothing.');
  // The marketplace has hours for some days only, so that there is little to clear.
  const { addressId } = service;
  const near = (world.workPeriods.get(addressId) ?? []).filter(
    ({ end }) => end < Date.now() + 8 * 24 * 3_600_000,
  );
  world.workPeriods.set(addressId, near);
  const services = [{ addressServiceId: asAddressServiceId(service.id), duration: 20 }];
  const day = [
    { start: '05:00', end: '06:40', services, insurance: 'both' as const, providers: [] },
    { start: '21:00', end: '23:00', services, insurance: 'both' as const, providers: [] },
  ];
  const plan: Plan = {
    validFrom: today,
    validTo: addDays(today, 13),
    anchorMonday: mondayOf(today),
    weeks: [{ name: '', days: [day, day, day, day, day, day, day] }],
  };
  return { addressId, plans: [plan] };
}

/** What the clinic has of each date after today, on the wall. */
function hoursThere({ host }: Place, addressId: string): ReadonlyMap<string, string> {
  const today = localDateOf(Date.now(), zone);
  const dates = new Map<string, string>();
  for (const { start, end } of host.clinic.world.workPeriods.get(addressId) ?? []) {
    const date = localDateOf(start, zone);
    const hours = `${wallClockOf(start, zone)}-${wallClockOf(end, zone)}`;
    if (date > today) dates.set(date, [dates.get(date) ?? '', hours].join(' ').trim());
  }
  return dates;
}

async function published(desk: NodeDesk): Promise<void> {
  const end = Date.now() + 150_000;
  for (;;) {
    const reply = await desk.ask({ kind: 'publishing' });
    if (reply?.kind === 'publishing' && reply.waiting + reply.onItsWay === 0) {
      expect(reply).toMatchObject({ differs: 0, refused: 0 });
      return;
    }
    if (Date.now() > end) throw new Error(`never published: ${JSON.stringify(reply)}`);
    await sleep(200);
  }
}

/** As many writes a minute as make two weeks of hours a matter of seconds. */
const quick = (at: Place): Place => ({ ...at, config: { ...at.config, writesPerMinute: 1_200 } });

function expectWhole(at: Place, addressId: string): void {
  const today = localDateOf(Date.now(), zone);
  const there = hoursThere(at, addressId);
  for (let away = 1; away <= 12; away += 1)
    expect(there.get(addDays(today, away)), addDays(today, away)).toBe('05:00-06:40 21:00-23:00');
  for (let away = 15; away < 80; away += 1)
    expect(there.get(addDays(today, away)), addDays(today, away)).toBeUndefined();
}

/*
 * A desk that is killed at any moment while it publishes: the file is whole each time, the next life goes on where the last one ended,
 * and in the end each date has all its hours; a date is written a second time only where a kill left its answer unknown.
 */
test('killed in the middle of publishing: each date stands in the end, and none is written again that nobody doubted', async () => {
  const at = quick(await place(31));
  const random = seededRandom(31);
  const hours = hoursFor(at);
  const first = started(at.config);
  await first.up;
  await until(first, ({ line, imported }) => line === 'inStep' && imported);
  expect(await first.ask({ kind: 'publish', ...hours })).toEqual({ kind: 'settled' });
  let desk = first;
  for (let death = 0; death < kills; death += 1) {
    await sleep(intBetween(random, 300, 1_500));
    await desk.kill();
    expect(readEvidence(at.file, at.config.key)?.check).toBe('ok');
    desk = started({ ...at.config, seed: at.config.seed * 1_000 + death });
    await desk.up;
  }
  await published(desk);
  await desk.stop();
  expectWhole(at, hours.addressId);
  const writes = at.host.arrived
    .filter(({ method, path }) => path.includes('/slots') && (method === 'PUT' || method === 'DELETE'))
    .map(({ method, path, body }) =>
      method === 'DELETE' ? (path.split('/').at(-1) ?? '') : (/\d{4}-\d\d-\d\d/.exec(body)?.[0] ?? ''),
    );
  expect(writes.length - new Set(writes).size).toBeLessThanOrEqual(kills);
});
