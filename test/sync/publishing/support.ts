import type { Period } from '#shared/domain/availability/period.ts';
import type { Plan } from '#shared/domain/availability/plan.ts';
import { asAddressServiceId, type AddressId } from '#shared/domain/ids.ts';
import { mondayOf } from '#shared/domain/availability/weekday.ts';
import { addDays, dayWindow, localDateOf, wallClockOf, type LocalDate } from '#shared/time/zone.ts';
import type { Bench, BenchDesk } from '../bench.ts';

/** What publishing is tried with: a calendar of the practice clinic, and hours for it. */

export const zone = 'Europe/Warsaw';

/** The first calendar with services. */
export function someAddress({ store }: BenchDesk, index = 0): AddressId {
  const address = store.catalogue
    .addresses()
    .filter(({ id }) => store.catalogue.addressServices(id).length > 0)[index];
  if (address === undefined) throw new Error('The clinic has no such calendar.');
  return address.id;
}

export const serviceIdOf = ({ store }: BenchDesk, address: AddressId, index = 0): string => {
  const service = store.catalogue.addressServices(address)[index];
  if (service === undefined) throw new Error('The calendar has no such service.');
  return service.id;
};

export const period = (start: string, end: string, id: string, duration = 20): Period => ({
  start,
  end,
  services: [{ addressServiceId: asAddressServiceId(id), duration }],
  insurance: 'both',
  providers: [],
});

export const isWeekday = (date: LocalDate): boolean => new Date(date).getUTCDay() % 6 !== 0;

/** The same hours from Monday to Friday. */
export const weekOf = (today: LocalDate, periods: readonly Period[]): Plan => ({
  validFrom: addDays(today, -7),
  validTo: null,
  anchorMonday: mondayOf(today),
  weeks: [{ name: '', days: [periods, periods, periods, periods, periods, [], []] }],
});

export const todayOf = ({ clock }: Bench): LocalDate => localDateOf(clock.now(), zone);

/** Puts plans in force and asks for what they want, as a manager's press does. */
export function putInForce(bench: Bench, desk: BenchDesk, address: AddressId, plans: readonly Plan[]) {
  const { store, sync } = desk;
  const { timetables } = store.availability;
  const now = bench.clock.now();
  const asked = store.transaction(() => {
    const isFirst = timetables.get(address).inForce === null;
    timetables.saveDraft(address, timetables.get(address).revision, { plans, staff: 'AK', at: now });
    const done = timetables.publish(address, timetables.get(address).revision, { at: now, staff: 'AK' });
    if (done.kind !== 'changed') throw new Error('It was not put in force.');
    if (isFirst) sync.publishing.takeAsPublished(address);
    return sync.publishing.ask(address, now);
  });
  sync.publishing.nudge();
  return asked;
}

/** How each date of a calendar stands, by state. */
export function states({ store }: BenchDesk, address: AddressId): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { state } of store.availability.published.between(address, '2026-01-01', '2027-12-31').items)
    counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

/** The hours that the vendor has of a date, on the wall: what it cuts its slots from, whoever has booked in them. */
export function hoursThere({ clinic }: Bench, address: AddressId, date: LocalDate): string[] {
  const { from, to } = dayWindow(date, zone);
  return (clinic.world.workPeriods.get(address) ?? [])
    .filter(({ start, end }) => start < to && end > from)
    .map(({ start, end }) => `${wallClockOf(start, zone)}-${wallClockOf(end, zone)}`);
}
