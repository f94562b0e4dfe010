import type { KnownPatient } from '#shared/contract/search.ts';
import { patientQuery, type PatientQuery } from '#shared/domain/patientQuery.ts';
import type { Customs } from '#shared/domain/customs.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import { foundPeople, isComing } from './foundPatients.ts';
import { detailsOf } from './patientDetails.ts';
import type { Session } from '../session.ts';
import { doctorNameOf } from '../calendars/doctorNames.ts';
import type { Steps } from '../steps.ts';
import { saidZoneAt } from '../calendars/zones.ts';

/** More are not read while somebody waits on the phone; another letter tells them apart. */
export const most = 6;

/**
 * Patients who fit what was typed, each once (`byPatient`). Those with a visit to come stand first; where they left different
 * details, the newest visit's count.
 */
export function* knownPatients(
  { store, view }: Pick<Session, 'store' | 'view'>,
  typed: string,
  customs: Customs,
  now: EpochMs,
): Steps<KnownPatient[]> {
  const query = forNames(patientQuery(typed, customs));
  if (query === null) return [];
  const { people } = yield* foundPeople(store, query, { country: view.locale, now, most });
  return people.flatMap((person) => {
    const [known] = person.visits;
    const patient = detailsOf(person);
    if (known === undefined || patient === null) return [];
    const visit = {
      start: known.start,
      ...saidZoneAt({ store, view }, known.addressId),
      coming: isComing(known, now),
      doctorName: doctorNameOf(store, store.catalogue.address(known.addressId)),
    };
    return [{ ...patient, visit }];
  });
}

/** Two letters begin half of the names, but they are whole ones, too: Ng, Ey. */
function forNames(query: PatientQuery | null): PatientQuery | null {
  const short = query?.words.length === 1 && query.words[0]?.length === 2 && query.digits === '';
  return query === null || !short ? query : { ...query, whole: true };
}
