import { expect, test, vi } from 'vitest';
import type { RequestName, RequestOf, ResponseOf } from '#shared/contract/contract.ts';
import { firstClinic, keyOfFurther } from '#shared/domain/clinicKey.ts';
import { hourMs, minuteMs, secondMs } from '#shared/time/durations.ts';
import { answered } from '../deskBench.ts';
import { coverageOf, type Scene, scene, takenOver, weekOf } from './publishingScene.ts';

/*
 * A publication of many dates can be held and goes on later, or is given up: what has left stands, what has not does not leave, and the hours
 * that are in force stay what they are. Both outlast the desk. Nobody's decision on a visit waits for any of it.
 */
vi.setConfig({ testTimeout: 120_000 });
const clinic = firstClinic;

/** A date gets other hours, or loses those that it had. */
const writes = ({ on }: Scene): number =>
  ['replaceSlots', 'deleteSlots'].reduce(
    (sum, name) => sum + (on.clinic.counts.byOperation.get(name) ?? 0),
    0,
  );
/** Lets time pass until every date has been sent and read back. */
async function done(at: Scene & { readonly all: number }): Promise<void> {
  await at.on.clock.until(() => writes(at) >= at.all, 2 * hourMs);
  await at.on.clock.advance(10 * minuteMs);
  expect(writes(at)).toBe(at.all);
  expect(new Set((await coverageOf(at)).states.slice(1))).toEqual(new Set(['stands', 'none']));
}

/** Twelve weeks of other hours are on their way, and a few of them have left. */
async function underWay(): Promise<Scene & { readonly all: number }> {
  const at = await scene();
  await takenOver(at);
  const { ask, addressId, on, today } = at;
  const service = on.clinic.world.workPeriods.get(addressId)?.[0]?.services[0]?.addressServiceId ?? '';
  const { revision } = await coverageOf(at);
  await ask('hours.saveDraft', {
    addressId,
    seen: revision,
    plans: [weekOf(today, '10:00', '12:00', service)],
  });
  const published = await ask('publishing.publish', { calendars: [{ addressId, seen: revision + 1 }] });
  if (published.kind !== 'asked') throw new Error(`It was not published: ${published.kind}.`);
  expect(published.writes).toBeGreaterThan(30);
  await on.clock.until(() => writes(at) >= 3, 10 * minuteMs);
  return { ...at, all: published.writes };
}

/** The same desk after a restart, on the same file. */
async function again<S extends Scene>(at: S): Promise<S> {
  await at.running.stop();
  const running = await at.on.started();
  const ask = <N extends RequestName>(name: N, request: RequestOf<N>): Promise<ResponseOf<N>> =>
    answered(running.desk.handlers[name](request as never) as never);
  return { ...at, running, ask };
}

test('held, it stays held over a restart; it goes on where it was, and each date is sent once', async () => {
  const at = await underWay();
  const { on, all } = at;
  const [held] = await at.ask('publishing.pause', { clinic });
  expect(held).toMatchObject({ rests: { why: 'paused', until: null }, readyAt: null });
  // What was under way comes to its end.
  await on.clock.advance(10 * secondMs);
  const left = writes(at);
  expect(left).toBeLessThan(all);
  await on.clock.advance(hourMs);
  expect(writes(at)).toBe(left);

  const later = await again(at);
  await on.clock.advance(hourMs);
  expect(writes(later)).toBe(left);
  expect(await later.ask('publishing.progress', null)).toMatchObject([{ rests: { why: 'paused' } }]);
  const [going] = await later.ask('publishing.resume', { clinic });
  expect(going?.rests?.why).not.toBe('paused');
  expect(going?.waiting).toBeGreaterThan(0);
  await done(later);
});

test('given up, nothing more leaves, what has left stands, and its calendar says so until it goes on', async () => {
  const at = await underWay();
  const { on, all } = at;
  const before = await coverageOf(at);
  expect(before.stopped).toBe(false);
  await at.ask('publishing.stop', { clinic });
  await on.clock.advance(10 * secondMs);
  const left = writes(at);
  const covered = await coverageOf(at);
  expect(covered).toMatchObject({ stopped: true, keptAt: 'here', revision: before.revision });
  await on.clock.advance(hourMs);
  const later = await again(at);
  await on.clock.advance(hourMs);
  expect(writes(later)).toBe(left);
  expect(left).toBeLessThan(all);
  expect(await coverageOf(later)).toMatchObject({ stopped: true });
  await later.ask('publishing.resume', { clinic });
  await done(later);
  expect(await coverageOf(later)).toMatchObject({ stopped: false });
});

test('of a clinic that is not at this desk nothing is held', async () => {
  const at = await underWay();
  const progress = await at.ask('publishing.pause', { clinic: keyOfFurther(9) });
  expect(progress).toHaveLength(1);
  expect(progress[0]?.rests?.why).not.toBe('paused');
  await done(at);
});
