import { expect, test, vi } from 'vitest';
import { patientCancels } from '../../../main/practice/actions/patients.ts';
import { answered, machine, type Machine, type RunningDesk } from '../deskBench.ts';
import { decideOn } from '../screen.ts';
import type { Settings } from '#shared/contract/settings.ts';

/*
 * A conflict is heard by the rules of the sound of a new booking: where the setting wants it and outside the quiet hours, and once,
 * also over a restart.
 */
vi.setConfig({ testTimeout: 90_000 });
const hour = 3_600_000;

async function begun(settings: Partial<Settings>) {
  const on = machine('small', { pollMs: 8_000 });
  const running = await on.started();
  await running.desk.handlers['settings.set'](settings);
  await answered(on.atDesk(running).save());
  await on.imported(running);
  return { on, running };
}
const heard = ({ pushed }: RunningDesk): number => pushed.filter(({ name }) => name === 'news.sound').length;

/** Somebody confirms a visit here that its patient cancels in the same moment. */
async function conflict(on: Machine, { desk }: RunningDesk): Promise<void> {
  const { world, clock } = on.clinic;
  const visit = [...world.bookings.values()].find(
    ({ status, confirmed, start }) => status === 'booked' && !confirmed && start > clock.now() + 24 * hour,
  );
  if (visit === undefined) throw new Error('there is no visit to confirm');
  await answered(decideOn(desk, { kind: 'confirm', bookingId: visit.id }));
  patientCancels(world, { now: clock.now(), bookingId: visit.id });
  await on.clock.advance(60_000);
  const outbox = await answered(desk.handlers['attention.get'](null));
  expect(outbox.attention.some((item) => item.about === 'visit' && item.bookingId === visit.id)).toBe(true);
}

test('what newly needs a person is heard once where sound is wanted, and not again after a restart', async () => {
  const { on, running } = await begun({ newsSound: 'soft' });
  expect(heard(running)).toBe(0);
  await conflict(on, running);
  expect(heard(running)).toBe(1);
  await on.clock.advance(hour);
  expect(heard(running)).toBe(1);
  await running.stop();
  const again = await on.started();
  await on.clock.advance(hour);
  expect(heard(again)).toBe(0);
});

test('it is not heard where sound is off, as it is until somebody turns it on', async () => {
  const { on, running } = await begun({});
  await conflict(on, running);
  expect(heard(running)).toBe(0);
});

test('it is not heard in the quiet hours', async () => {
  const { on, running } = await begun({ newsSound: 'clear', quietFrom: '00:00', quietTill: '23:59' });
  await conflict(on, running);
  expect(heard(running)).toBe(0);
  await running.desk.handlers['settings.set']({ quietFrom: '20:00', quietTill: '20:00' });
  await conflict(on, running);
  expect(heard(running)).toBe(1);
});
