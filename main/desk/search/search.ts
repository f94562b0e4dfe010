import type { FoundPatients, FoundVisit } from '#shared/contract/search.ts';
import type { VisitShown } from '#shared/domain/arrival.ts';
import type { Customs } from '#shared/domain/customs.ts';
import { patientQuery } from '#shared/domain/patientQuery.ts';
import type { ShownBooking } from '#shared/domain/shownBooking.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import { cardOf } from '../board/dayView.ts';
import { codedVisits } from './codedVisits.ts';
import { foundPeople, isComing } from './foundPatients.ts';
import { detailsOf } from './patientDetails.ts';
import type { Session } from '../session.ts';
import { sameDayIn, withArrivals } from '../board/shownVisits.ts';
import { doctorNameOf } from '../calendars/doctorNames.ts';
import { facilityNameOf } from '../calendars/ownNames.ts';
import { saidZoneAt } from '../calendars/zones.ts';
import type { Steps } from '../steps.ts';

/** More are not read in a list under a field; another letter tells them apart. */
export const most = 40;

/**
 * Patients with the visits by which people know them, as they are shown: also one that was booked here and has no number yet, and
 * a moved one at its new time.
 * @param typed what stands in the field, as it was typed
 */
export function* searchPatients(
  clinic: Pick<Session, 'store' | 'view'>,
  typed: string,
  customs: Customs,
  now: EpochMs,
): Steps<FoundPatients> {
  const { store, view } = clinic;
  const query = patientQuery(typed, customs);
  const hit = hitMaker(clinic, now);
  const coded = yield* codedVisits(clinic, typed, now, hit);
  const byCode = coded.length === 0 ? {} : { coded };
  if (query === null) return { patients: [], more: 0, atLeast: false, ...byCode };
  const { people, more, atLeast } = yield* foundPeople(store, query, { country: view.locale, now, most });
  yield;
  const inCode = new Set(coded.flatMap(({ visits }) => visits.map(({ id }) => id)));
  const told = people.map((person) => ({ person, visits: toldOf(person.visits, now) }));
  const shown = new Map(
    withArrivals(
      store,
      told.flatMap(({ visits }) => visits),
      sameDayIn(view.timeZone),
    ).map((visit) => [visit.id, visit]),
  );
  const patients = told.flatMap(({ person, visits }) => {
    const patient = detailsOf(person);
    if (patient === null) return [];
    const { name, surname, birthDate, phone } = patient;
    const theirs = visits.flatMap(({ id }) => (inCode.has(id) ? [] : (shown.get(id) ?? [])));
    return theirs.length === 0 ? [] : [{ name, surname, birthDate, phone, visits: theirs.map(hit) }];
  });
  return { patients, more, atLeast, ...byCode };
}

/** The next, one to come that was cancelled, and the last; a cancelled one of long ago only where there is no other. */
function toldOf(visits: readonly ShownBooking[], now: EpochMs): readonly ShownBooking[] {
  const next = visits.find((visit) => isComing(visit, now));
  const rest = visits.filter((visit) => !isComing(visit, now));
  const last = rest.find(({ status }) => status !== 'canceled');
  const calledOff = rest.find(({ status, start }) => status === 'canceled' && start > now);
  const told = [next, calledOff, last].filter((visit) => visit !== undefined);
  return told.length > 0 ? told : rest.slice(0, 1);
}

function hitMaker(
  clinic: Pick<Session, 'store' | 'view'>,
  now: EpochMs,
): (booking: VisitShown) => FoundVisit {
  const { store } = clinic;
  const { catalogue } = store;
  return (booking) => {
    const address = catalogue.address(booking.addressId);
    return {
      ...cardOf(store, booking, address ?? { onlineOnly: null }),
      doctorName: doctorNameOf(store, address),
      facilityName: facilityNameOf(store, address?.facilityId),
      ...saidZoneAt(clinic, booking.addressId),
      phone: booking.patient?.phone ?? null,
      coming: isComing(booking, now),
    };
  };
}
