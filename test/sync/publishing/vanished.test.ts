import { expect, test, vi } from 'vitest';
import { hourMs, minuteMs } from '#shared/time/durations.ts';
import { assignmentChanges } from '../../../main/practice/actions/calendars.ts';
import { scene, settled } from './scene.ts';
import { period, putInForce, serviceIdOf, someAddress, states, todayOf, weekOf } from './support.ts';

/*
 * Invariant: a calendar that is not listed any more holds up no other one. Its dates wait, count for nobody, and leave once it is back.
 */
vi.setConfig({ testTimeout: 120_000 });

test('the dates of a calendar that vanished wait, and those of another one leave meanwhile', async () => {
  const { on, desk, address: gone, service, writes } = await scene();
  const other = someAddress(desk, 1);
  expect(gone < other, 'it would leave first').toBe(true);
  const there = on.clinic.world.addresses.get(gone) ?? expect.fail();
  const assigned = (is: boolean): void => {
    there.foreign = !is;
    assignmentChanges(on.clinic.world, { now: on.clock.now(), addressId: gone, assigned: is });
    desk.sync.nudge();
  };
  for (const [address, id] of [
    [gone, service],
    [other, serviceIdOf(desk, other)],
  ] as const)
    putInForce(on, desk, address, [weekOf(todayOf(on), [period('06:00', '07:00', id)])]);
  assigned(false);
  await on.clock.until(() => desk.store.catalogue.address(gone) === null, 2 * hourMs);
  expect(states(desk, gone)).toHaveProperty('waiting');
  writes.length = 0;
  await settled(on, desk, 3 * hourMs);
  expect(states(desk, other)).not.toHaveProperty('waiting');
  expect(writes.filter(({ address }) => address === gone)).toEqual([]);
  expect(desk.sync.publishing.progress().waiting).toBe(0);

  assigned(true);
  await on.clock.until(() => desk.store.catalogue.address(gone) !== null, 2 * hourMs);
  await on.clock.until(() => desk.sync.publishing.progress().waiting > 0, 10 * minuteMs);
  await settled(on, desk, 3 * hourMs);
  expect(states(desk, gone)).not.toHaveProperty('waiting');
});
