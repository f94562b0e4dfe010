import { horizon } from '#shared/domain/availability/horizon.ts';
import type { Exception } from '#shared/domain/availability/exception.ts';
import { concerns } from '#shared/domain/availability/exception.ts';
import type { Plan } from '#shared/domain/availability/plan.ts';
import type { CalendarHours } from '#shared/domain/availability/wantedDays.ts';
import type { Address } from '#shared/domain/catalogue.ts';
import type { AddressServiceId } from '#shared/domain/ids.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import { wantedDurations } from '../../sync/hours/serviceDurations.ts';
import { zoneAt } from '../calendars/zones.ts';
import type { Session } from '../session.ts';

/** What hours of a clinic are reckoned with. */
export type HoursClinic = Pick<Session, 'store' | 'view' | 'own' | 'now'>;

/** An address as exceptions are asked whether they concern it. */
export const refOf = ({ id, facilityId, doctorId }: Address) => ({ addressId: id, facilityId, doctorId });

/** Those that change hours of a calendar on any date from `first` to `last`. */
export const exceptionsOf = (
  { store }: Pick<HoursClinic, 'store'>,
  address: Address,
  first: LocalDate,
  last: LocalDate,
): readonly Exception[] =>
  store.availability.exceptions
    .between(first, last)
    .items.filter((exception) => concerns(exception, refOf(address)));

/** Minutes of a calendar's services, as its hours will be published. */
export const durationsOf = (
  { store, own, now }: Pick<HoursClinic, 'store' | 'own' | 'now'>,
  { id }: Pick<Address, 'id'>,
): ((service: AddressServiceId) => number | null) => wantedDurations(store, id, horizon(now(), own.timeZone));

/** All that the hours of a calendar depend on, with these plans and exceptions. */
export const calendarHoursWith = (
  clinic: HoursClinic,
  address: Address,
  plans: readonly Plan[],
  exceptions: readonly Exception[],
): CalendarHours => ({
  plans,
  exceptions,
  facilityZone: zoneAt(clinic, address.id),
  // By its own clock the marketplace counts dates, whatever other clinics the desk has.
  marketplaceZone: clinic.own.timeZone,
  durationOf: durationsOf(clinic, address),
});
