import { expect, test, vi } from 'vitest';
import type { Period } from '#shared/domain/availability/period.ts';
import type { Plan } from '#shared/domain/availability/plan.ts';
import { mondayOf } from '#shared/domain/availability/weekday.ts';
import type { MarketplaceLocale } from '#shared/domain/marketplace.ts';
import { dayMs, hourMs, minuteMs } from '#shared/time/durations.ts';
import { addDays, startOfDay, type LocalDate, type TimeZone } from '#shared/time/zone.ts';
import { bench } from '../bench.ts';
import { settled } from './scene.ts';
import { period, putInForce, serviceIdOf, someAddress, states } from './support.ts';

/*
 * Weeks in which the clocks change, of a plan of two weeks whose hours lie over the change: each minute that a clock on the facility's wall
 * shows inside of the plan can be booked at the marketplace, those that it shows twice both times, and no other minute. What was published
 * once is published a second time by no write, and nothing of it differs.
 */
vi.setConfig({ testTimeout: 240_000 });

/** Who is published, and the Sunday on which, or right before which, the clocks change. */
const weeks: readonly (readonly [string, MarketplaceLocale, TimeZone, LocalDate])[] = [
  ['Warsaw, forward', 'pl', 'Europe/Warsaw', '2027-03-28'],
  ['Warsaw, back', 'pl', 'Europe/Warsaw', '2027-10-31'],
  ['the Canaries, forward', 'es', 'Atlantic/Canary', '2027-03-28'],
  ['the Canaries, back', 'es', 'Atlantic/Canary', '2027-10-31'],
  ['Mexico, no change any more', 'mx', 'America/Mexico_City', '2027-10-31'],
  ['Tijuana, forward', 'mx', 'America/Tijuana', '2027-03-14'],
  ['Tijuana, back', 'mx', 'America/Tijuana', '2027-11-07'],
  ['São Paulo, no change any more', 'br', 'America/Sao_Paulo', '2027-10-17'],
  ['Santiago at midnight, back', 'cl', 'America/Santiago', '2027-04-04'],
  ['Santiago at midnight, forward', 'cl', 'America/Santiago', '2027-09-05'],
  ['the Easter Island in the evening, back', 'cl', 'Pacific/Easter', '2027-04-04'],
];

/** Hours over each change that there is: around midnight, and in the night. None ends within an hour that comes twice (adr/0023). */
const oddWeek = (service: string): readonly Period[] => [
  period('00:00', '01:00', service, 15),
  period('01:00', '02:00', service, 20),
  period('02:00', '03:00', service, 20),
  period('03:00', '05:00', service, 30),
  period('20:30', '24:00', service, 15),
];
const evenWeek = (service: string): readonly Period[] => [
  period('00:30', '04:00', service, 30),
  period('21:00', '23:30', service, 15),
];

const daily = (day: readonly Period[]) => ({ name: '', days: [day, day, day, day, day, day, day] });

/** A clock on a wall, by nothing that the product reckons with. */
function wallOf(zone: TimeZone): (at: number) => { readonly date: LocalDate; readonly time: string } {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return (at) => {
    const [date = '', time = ''] = format.format(at).split(' ');
    return { date, time };
  };
}

/** Every minute of a span that a clock on the wall shows inside of the plan. */
function planned(plan: Plan, zone: TimeZone, from: number, to: number): ReadonlySet<number> {
  const wall = wallOf(zone);
  const minutes = new Set<number>();
  for (let at = from; at < to; at += minuteMs) {
    const { date, time } = wall(at);
    if (date < plan.validFrom || date > (plan.validTo ?? date)) continue;
    const days = Math.round((Date.parse(date) - Date.parse(plan.anchorMonday)) / dayMs);
    const week = plan.weeks[Math.floor(days / 7) % plan.weeks.length];
    const day = week?.days[days % 7] ?? [];
    if (day.some(({ start, end }) => start <= time && time < end)) minutes.add(at);
  }
  return minutes;
}

test.each(weeks)('%s', async (_, locale, zone, sunday) => {
  const now = Date.parse(`${addDays(sunday, -20)}T15:00:00Z`);
  // No other hours, and nobody who takes some.
  const arrange: NonNullable<NonNullable<Parameters<typeof bench>[0]>['arrange']> = (world) => {
    for (const address of world.workPeriods.keys()) world.workPeriods.set(address, []);
    world.bookings.clear();
    world.breaks.clear();
  };
  const on = bench({ locale, facilityZone: zone, now, arrange, settings: { pollMs: minuteMs } });
  const desk = on.desk();
  await desk.scheduled();
  const address = someAddress(desk);
  const service = serviceIdOf(desk, address);
  const plan: Plan = {
    validFrom: addDays(sunday, -7),
    validTo: addDays(sunday, 7),
    anchorMonday: mondayOf(addDays(sunday, -14)),
    weeks: [daily(oddWeek(service)), daily(evenWeek(service))],
  };
  const { writes } = putInForce(on, desk, address, [plan]);
  expect(writes).toBeGreaterThanOrEqual(15);
  await settled(on, desk);
  expect(Object.keys(states(desk, address))).toEqual(['stands']);

  const [from, to] = [startOfDay(addDays(sunday, -9), zone), startOfDay(addDays(sunday, 10), zone)];
  const offered = new Set(
    (on.clinic.world.workPeriods.get(address) ?? []).flatMap(({ start, end }) =>
      Array.from({ length: (end - start) / minuteMs }, (__, index) => start + index * minuteMs),
    ),
  );
  const wanted = planned(plan, zone, from, to);
  expect(wanted.size).toBeGreaterThan(3_000);
  const names = (some: readonly number[]): readonly string[] =>
    some.slice(0, 5).map((at) => `${new Date(at).toISOString()} ${wallOf(zone)(at).time}`);
  expect(names([...wanted].filter((at) => !offered.has(at)))).toEqual([]);
  expect(names([...offered].filter((at) => !wanted.has(at)))).toEqual([]);

  expect(putInForce(on, desk, address, [plan])).toMatchObject({ writes: 0 });
  await on.clock.advance(2 * hourMs);
  expect(Object.keys(states(desk, address))).toEqual(['stands']);
});
