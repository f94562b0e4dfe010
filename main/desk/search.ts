import type { FoundVisit, FoundVisits } from '#shared/contract/finding.ts';
import type { VisitShown } from '#shared/domain/arrival.ts';
import type { Booking } from '#shared/domain/booking.ts';
import { asBookingId } from '#shared/domain/ids.ts';
import type { Intent } from '#shared/domain/intent.ts';
import { project, type ShownBooking } from '#shared/domain/project.ts';
import { isLookedFor, patientQuery, type PatientQuery } from '#shared/domain/searchText.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import { cardOf } from './dayView.ts';
import type { DeskStore } from './ports.ts';
import type { Session } from './session.ts';
import { sameDayIn, withArrivals } from './shownVisits.ts';
import { doctorNamesOf } from './doctorNames.ts';

/** More are not read in a list under a field; another letter tells them apart. */
const most = 40;

/**
 * Visits by patient as they are shown: also one that was booked here and has no number yet, and a moved one at its new time.
 * @param typed what stands in the field, as it was typed
 */
export function searchPatients(
  { store, view }: Pick<Session, 'store' | 'view'>,
  typed: string,
  now: EpochMs,
): FoundVisits {
  const query = patientQuery(typed);
  if (query === null) return { visits: [], more: false };
  const found = shownFor(store, query, now).sort(inOrder(now));
  const hit = hitMaker(store, now);
  const shown = withArrivals(store, found.slice(0, most), sameDayIn(view.timeZone));
  return { visits: shown.map(hit), more: found.length > most };
}

/** The fold over what the store finds and over everything on its way that concerns such a patient. */
export function shownFor(store: DeskStore, query: PatientQuery, now: EpochMs): ShownBooking[] {
  const copies = new Map<string, Booking>(
    store.bookings.search(query, now, most + 1).map((booking) => [booking.id, booking]),
  );
  const concerned: Intent[] = [];
  const madeHere = new Set<string>();
  for (const intent of store.intents.allOpen()) {
    const { action } = intent;
    if (action.kind === 'book') {
      if (!isLookedFor(query, { ...action.patient, surname: action.patient.surname ?? '' })) continue;
      madeHere.add(intent.id);
    } else if (!copies.has(action.bookingId) && !madeHere.has(action.bookingId)) {
      // Its copy may lie too far down the list, but a move has brought it to the front.
      const copy = store.bookings.get(asBookingId(action.bookingId));
      const patient = copy?.patient ?? null;
      if (copy === null || patient === null || !isLookedFor(query, patient)) continue;
      copies.set(copy.id, copy);
    }
    concerned.push(intent);
  }
  return project([...copies.values()], concerned);
}

export const isComing = ({ end, status }: ShownBooking, now: EpochMs): boolean =>
  end > now && status !== 'canceled';

export function inOrder(now: EpochMs): (a: ShownBooking, b: ShownBooking) => number {
  return (a, b) => {
    const [first, second] = [isComing(a, now), isComing(b, now)];
    if (first !== second) return first ? -1 : 1;
    const byTime = first ? a.start - b.start : b.start - a.start;
    return byTime === 0 ? (a.id < b.id ? -1 : 1) : byTime;
  };
}

function hitMaker(store: DeskStore, now: EpochMs): (booking: VisitShown) => FoundVisit {
  const addresses = new Map(store.catalogue.addresses().map((address) => [address.id, address]));
  const facilities = new Map(store.catalogue.facilities().map(({ id, name }) => [id, name]));
  const doctorName = doctorNamesOf(store);
  return (booking) => {
    const address = addresses.get(booking.addressId);
    return {
      ...cardOf(booking, address ?? { onlineOnly: null }),
      doctorName: doctorName(address),
      facilityName: address === undefined ? '' : (facilities.get(address.facilityId) ?? ''),
      phone: booking.patient?.phone ?? null,
      coming: isComing(booking, now),
    };
  };
}
