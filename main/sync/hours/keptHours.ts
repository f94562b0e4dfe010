import type { CalendarHours } from '#shared/domain/availability/wantedDays.ts';
import { concerns, type Exception } from '#shared/domain/availability/exception.ts';
import type { Published } from '#shared/domain/availability/publishedDay.ts';
import type { Address } from '#shared/domain/catalogue.ts';
import type { AddressId, CalendarRef } from '#shared/domain/ids.ts';
import { addDays, type LocalDate, type TimeZone } from '#shared/time/zone.ts';

import type { ZoneOf } from '../ports.ts';
import { durationsAfter, type DurationStore } from './serviceDurations.ts';

/** What hours are read of. */
export interface HoursContext {
  readonly store: DurationStore;
  readonly zoneOf: ZoneOf;
  /** The marketplace's. */
  readonly zone: TimeZone;
}

/** Dates of the marketplace's, both included. */
export interface DateRange {
  readonly first: LocalDate;
  readonly last: LocalDate;
}

/** A calendar's hours as they are in force; `damaged`: what they depend on cannot be read, and nothing may be published. */
export type KeptHours =
  | {
      readonly kind: 'here';
      readonly hours: CalendarHours;
      readonly published: readonly Published[];
      readonly unreadable: ReadonlySet<LocalDate>;
    }
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'damaged' };

export const calendarOf = ({ id, facilityId, doctorId }: Address): CalendarRef => ({
  facilityId,
  doctorId,
  addressId: id,
});

/** The addresses whose hours are kept here, and still are in the catalogue. */
export function keptAddresses({ store }: Pick<HoursContext, 'store'>): readonly AddressId[] {
  return store.availability.timetables.inForce().filter((id) => store.catalogue.address(id) !== null);
}

/** What is in force of a calendar, with the days that were published in a range. */
export function keptHours(context: HoursContext, addressId: AddressId, range: DateRange): KeptHours {
  const { store, zone, zoneOf } = context;
  const address = store.catalogue.address(addressId);
  const timetable = store.availability.timetables.get(addressId);
  if (timetable.damaged.includes('inForce')) return { kind: 'damaged' };
  if (timetable.inForce === null || address === null) return { kind: 'elsewhere' };
  // A date of the marketplace can have hours of the facility's day before or after.
  const found = store.availability.exceptions.between(addDays(range.first, -1), addDays(range.last, 1));
  if (found.damaged.length > 0) return { kind: 'damaged' };
  const days = store.availability.published.between(addressId, range.first, range.last);
  return {
    kind: 'here',
    published: days.items,
    unreadable: new Set(days.damaged),
    hours: {
      plans: timetable.inForce.plans,
      exceptions: exceptionsOf(found.items, address),
      facilityZone: zoneOf(address.facilityId),
      marketplaceZone: zone,
      durationOf: durationsAfter(store, addressId, days.items),
    },
  };
}

const exceptionsOf = (all: readonly Exception[], address: Address): readonly Exception[] =>
  all.filter((exception) => concerns(exception, calendarOf(address)));
