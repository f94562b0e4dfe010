import type { KnownPatient } from '#shared/contract/finding.ts';
import { patientQuery, phoneDigits, searchWords } from '#shared/domain/searchText.ts';
import type { ShownBooking } from '#shared/domain/project.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import { inOrder, isComing, shownFor } from './search.ts';
import type { Session } from './session.ts';
import { doctorNameOf } from './doctorNames.ts';

/** More are not read while somebody waits on the phone; another letter tells them apart. */
const most = 6;

/**
 * Patients who fit what was typed, each once: by name and phone, since the vendor gives them no number of their own. Those
 * with a visit to come stand first; where they left different details, the newest visit's count.
 */
export function knownPatients(
  { store }: Pick<Session, 'store'>,
  typed: string,
  now: EpochMs,
): KnownPatient[] {
  const query = patientQuery(typed);
  if (query === null) return [];
  const addresses = new Map(store.catalogue.addresses().map((address) => [address.id, address]));
  const people = new Map<string, ShownBooking[]>();
  for (const visit of shownFor(store, query, now).sort(inOrder(now))) {
    const person = personOf(visit);
    if (person === null) continue;
    const visits = people.get(person);
    if (visits === undefined) people.set(person, [visit]);
    else visits.push(visit);
  }
  return [...people.values()].slice(0, most).flatMap((visits) => {
    const [known] = visits;
    const newest = visits.reduce((one, other) => (other.start > one.start ? other : one));
    if (known === undefined || newest.patient === null) return [];
    const { name, surname, phone, email, birthDate, nin, gender } = newest.patient;
    return [
      {
        ...{ name, surname, phone, email, birthDate, nin, gender },
        visit: {
          start: known.start,
          coming: isComing(known, now),
          doctorName: doctorNameOf(store, addresses.get(known.addressId)),
        },
      },
    ];
  });
}

/** The same name with the same number, however both are written. `null`: nobody. */
function personOf({ patient }: ShownBooking): string | null {
  if (patient === null) return null;
  const name = searchWords(`${patient.surname} ${patient.name}`);
  // The country is often left out, and no two numbers of one country end in the same nine digits.
  return name === '' ? null : `${name} ${phoneDigits(patient.phone ?? '').slice(-9)}`;
}
