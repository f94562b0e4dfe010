import type { CalendarHoursRow } from '#shared/contract/hours.ts';
import type { DeskStore } from '../deskStore.ts';

/** Where the hours of each calendar of a clinic are kept, and whether a draft waits. */
export function listHours(store: DeskStore): CalendarHoursRow[] {
  const known = new Map(store.availability.timetables.all().map((one) => [one.addressId, one]));
  return store.catalogue.addresses().map(({ id }) => {
    const timetable = known.get(id);
    const draft = timetable?.draft ?? null;
    const damaged = timetable?.damaged ?? [];
    return {
      addressId: id,
      kept: timetable?.inForce || damaged.includes('inForce') ? 'here' : 'marketplace',
      draft: draft && { staff: draft.staff, since: draft.since },
      damaged: damaged.length > 0,
    };
  });
}
