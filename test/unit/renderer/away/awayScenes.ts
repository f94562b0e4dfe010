import type { AwayView, AwayVisit } from '#shared/contract/away.ts';
import { ok } from '#shared/result.ts';
import { hourMs, minuteMs } from '#shared/time/durations.ts';
import { addDays, localDateOf } from '#shared/time/zone.ts';
import type { Scene } from '../scene.ts';
import { visitOf } from '../visitScenes.ts';

const people = [
  ['Kowalska', 'Anna', 'open'],
  ['Wiśniewska-Brzęczyszczykiewicz', 'Małgorzata', 'open'],
  ['Lis', 'Jan', 'moved'],
  ['O’Connor', 'Siobhán', 'left'],
  ['Zając', 'Bartłomiej', 'canceled'],
  ['Nowak', 'Ewa', 'open'],
] as const;

/** Six visits of a doctor who leaves at noon and is back the next day at eleven: some are settled. */
export function awayOf(now: number): AwayView {
  const from = localDateOf(now, 'Europe/Warsaw');
  const visits = people.map(([surname, name, is], at): AwayVisit => ({
    bookingId: `away-${at}`,
    addressId: 'a0',
    start: now + (at < 4 ? 2 : 22) * hourMs + at * 20 * minuteMs,
    end: now + (at < 4 ? 2 : 22) * hourMs + (at * 20 + 20) * minuteMs,
    name,
    surname,
    phone: at === 1 ? null : `+4850010020${at}`,
    service: at === 1 ? 'Follow-up visit after treatment' : 'Consultation',
    is,
  }));
  return {
    ...{ id: 'a1', kind: 'away', addressId: 'a0', doctor: 'Maria Nowak', calendars: 1, addressIds: ['a0'] },
    ...{ from, to: addDays(from, 1), fromTime: '12:00', toTime: '11:00', at: now, staff: 'AK' },
    visits,
  };
}

/** With a doctor who is away, and a day whose own hours differ from the usual ones. */
export function withAway(scene: Scene, now: number): Scene {
  const away = awayOf(now);
  const open = away.visits.filter(({ is }) => is === 'open').length;
  const usual = [
    { start: '08:00', end: '12:30' },
    { start: '13:30', end: '17:00' },
  ];
  return {
    ...scene,
    away,
    awayRows: [{ ...away, open }],
    awayDay: { kind: 'day', kept: 'here', usual, now: usual, own: null },
    visit: (id) => ok(visitOf(id, now + 2 * hourMs)),
  };
}
