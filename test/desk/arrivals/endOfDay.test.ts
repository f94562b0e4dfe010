import { describe, expect, test } from 'vitest';
import { localDateOf } from '#shared/time/zone.ts';
import { stepOn } from '../screen.ts';
import { minute, atWork, value, stateOf, told, atClinic, over } from './arrivalsBench.ts';

/* At the end of the day everything that is over and unmarked is settled, once, also with the line down and over a restart. */
describe('the end of the day', () => {
  test('settled in one go with the line down, and the desk closed: each is told exactly once when it is back', async () => {
    const on = await atWork();
    const visits = over(on, 5);
    on.clinic.lineUp = false;
    await on.clock.advance(10_000);
    const steps = visits.map(
      ({ id }, index) => ({ bookingId: id, to: index < 3 ? 'done' : 'noShow' }) as const,
    );
    const { taken } = await value(stepOn(on.running.desk, { steps }, on.clock.now()));
    expect(taken).toHaveLength(5);
    await on.clock.advance(minute);
    await on.running.stop();
    const again = { ...on, running: await on.started() };
    on.clinic.lineUp = true;
    await on.clock.advance(3 * minute);
    for (const [index, { id }] of visits.entries())
      expect(atClinic(again, id).presence).toBe(index < 3 ? 'present' : 'absent');
    expect(told(again)).toEqual({ present: 3, absent: 2 });
    expect(await stateOf(again, visits[0]?.id ?? '')).toBe('done');
  });

  test('is counted for the last days, less what is on its way', async () => {
    const on = await atWork();
    const counted = async (date: string): Promise<number> => {
      const days = await value(on.running.desk.handlers['arrivals.unsettled'](null));
      expect(days.every((day) => day.date < '2026-11-23' && day.count > 0)).toBe(true);
      return days.find((day) => day.date === date)?.count ?? 0;
    };
    const friday = '2026-11-20';
    const all = [...on.clinic.world.bookings.values()].filter(
      ({ status, start }) => status === 'booked' && localDateOf(start, 'Europe/Warsaw') === friday,
    );
    const open = all.filter(({ presence }) => presence === null);
    expect(open.length).toBeGreaterThan(3);
    expect(await counted(friday)).toBe(open.length);
    on.clinic.lineUp = false;
    const steps = open.slice(0, 3).map(({ id }) => ({ bookingId: id, to: 'done' as const }));
    await value(stepOn(on.running.desk, { steps }, on.clock.now()));
    expect(await counted(friday)).toBe(open.length - 3);
    on.clinic.lineUp = true;
    await on.clock.advance(3 * minute);
    expect(await counted(friday)).toBe(open.length - 3);
    expect(told(on)).toEqual({ present: 3, absent: 0 });
  });
});
