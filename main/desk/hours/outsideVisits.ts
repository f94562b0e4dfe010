import type { VisitOutside } from '#shared/contract/hours.ts';
import { outside } from '#shared/domain/availability/outside.ts';
import type { Address } from '#shared/domain/catalogue.ts';
import type { EpochMs, Window } from '#shared/time/zone.ts';
import { visitsOnBoard } from '../board/dayView.ts';
import { doctorNameOf } from '../calendars/doctorNames.ts';
import { bookedServiceName } from '../calendars/ownNames.ts';
import type { DeskStore } from '../deskStore.ts';

/** More are counted by nobody: a person calls them one after the other. */
const mostVisits = 500;

/**
 * The visits of a calendar that lie in a window and that hours leave out, by start. One that is over is nobody's any more.
 * @param periods all hours that touch the window
 */
export function outsideVisits(
  store: DeskStore,
  address: Address,
  periods: readonly { readonly start: EpochMs; readonly end: EpochMs }[],
  window: Window,
): VisitOutside[] {
  const visits = visitsOnBoard(store, [address.id], window).filter(({ status }) => status === 'booked');
  const doctor = doctorNameOf(store, address);
  return outside(visits, periods)
    .toSorted((one, two) => one.start - two.start)
    .slice(0, mostVisits)
    .map(({ id, addressId, start, end, patient, service }) => ({
      bookingId: id,
      addressId,
      doctor,
      start,
      end,
      name: patient?.name ?? '',
      surname: patient?.surname ?? '',
      phone: patient?.phone ?? null,
      service: bookedServiceName(store, addressId, service),
    }));
}
