import type { HoursService, HoursView, TimetableView } from '#shared/contract/hours.ts';
import type { Address } from '#shared/domain/catalogue.ts';
import type { AddressId } from '#shared/domain/ids.ts';
import { localDateOf } from '#shared/time/zone.ts';
import type { KeptTimetable } from '../../sync/availabilityStore.ts';
import { durationsOf, exceptionsOf } from './calendarClocks.ts';
import { serviceNameOf } from '../calendars/ownNames.ts';
import { zoneAt } from '../calendars/zones.ts';
import type { Session } from '../session.ts';
import { unmadeIn } from './unmadeIn.ts';
import { servicesWanted } from './servicesWanted.ts';

type HoursClinic = Pick<Session, 'store' | 'view' | 'own' | 'now'>;

/** After all dates that there can be. */
const lastDate = '9999-12-31';

/** The hours of a calendar as they are edited; `null`: the clinic has no such calendar. */
export function calendarHours(clinic: HoursClinic, addressId: AddressId): HoursView | null {
  const { store } = clinic;
  const address = store.catalogue.address(addressId);
  if (address === null) return null;
  const { id, facilityId, doctorId } = address;
  const today = localDateOf(clinic.now(), zoneAt(clinic, id));
  const kept = store.availability.timetables.get(id);
  const exceptions = exceptionsOf(clinic, address, today, lastDate);
  const plans = [...(kept.draft?.plans ?? []), ...(kept.inForce?.plans ?? [])];
  return {
    addressId: id,
    facilityId,
    doctorId,
    today,
    timetable: timetableView(kept),
    services: servicesOf(clinic, address),
    unmade: unmadeIn(store, plans, exceptions),
    renamed: [...store.availability.renamesOf(id)],
    exceptions: [...exceptions],
  };
}

/** Without what nobody edits: the version before stays in the file. */
const timetableView = ({ revision, draft, inForce, damaged }: KeptTimetable): TimetableView => ({
  revision,
  draft: draft && { plans: [...draft.plans], staff: draft.staff, since: draft.since },
  inForce: inForce && { ...inForce, plans: [...inForce.plans] },
  damaged: [...damaged],
});

/** The services of an address, as its hours may name them, by name. */
function servicesOf(clinic: HoursClinic, address: Address): HoursService[] {
  const durationOf = durationsOf(clinic, address);
  return servicesWanted(clinic.store, address)
    .map((service) => ({
      addressServiceId: service.id,
      name: serviceNameOf(clinic.store, service),
      duration: service.duration ?? durationOf(service.id),
      visible: service.visible,
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}
