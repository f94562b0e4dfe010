import { hoursAtOnce } from '#shared/domain/availability/atOnce.ts';
import { wantedDays, type WantedDay } from '#shared/domain/availability/wantedDays.ts';
import type { Address } from '#shared/domain/catalogue.ts';
import { localDateOf, wallClockOf, type LocalDate } from '#shared/time/zone.ts';
import { zoneAt } from '../calendars/zones.ts';
import { calendarHoursWith, exceptionsOf, type HoursClinic } from './calendarClocks.ts';

/** Where one doctor's hours lie over those at another address. */
export interface AtOnceElsewhere {
  readonly date: LocalDate;
  readonly start: string;
  readonly end: string;
  /** The other address. */
  readonly place: string;
}

/** A list that is longer says nothing more. */
const mostTold = 40;

/** The times at which a doctor is expected at another address, too, by the hours in force there. */
export function hoursElsewhere(
  clinic: HoursClinic,
  address: Address,
  wanted: readonly WantedDay[],
  dates: { readonly first: LocalDate; readonly last: LocalDate },
): AtOnceElsewhere[] {
  const { store } = clinic;
  const others = store.catalogue
    .addresses()
    .filter(({ id, doctorId }) => doctorId === address.doctorId && id !== address.id);
  const elsewhere = others.flatMap((other) => {
    const { inForce } = store.availability.timetables.get(other.id);
    if (inForce === null) return [];
    const exceptions = exceptionsOf(clinic, other, dates.first, dates.last);
    const days = wantedDays(calendarHoursWith(clinic, other, inForce.plans, exceptions), dates);
    return [{ addressId: other.id, periods: readyIn(days) }];
  });
  if (elsewhere.length === 0) return [];
  const zone = zoneAt(clinic, address.id);
  const own = { addressId: address.id, periods: readyIn(wanted) };
  return hoursAtOnce([own, ...elsewhere])
    .filter(({ addressIds }) => addressIds.includes(address.id))
    .slice(0, mostTold)
    .map(({ from, to, addressIds }) => {
      const other = others.find(({ id }) => id !== address.id && addressIds.includes(id));
      return {
        date: localDateOf(from, zone),
        start: wallClockOf(from, zone).slice(0, 5),
        end: wallClockOf(to, zone).slice(0, 5),
        place: other?.name ?? other?.street ?? '',
      };
    });
}

const readyIn = (days: readonly WantedDay[]) =>
  days.flatMap((day) => (day.kind === 'ready' ? day.periods : []));
