import type { BookingId } from '#shared/domain/ids.ts';
import type { PatientQuery } from '#shared/domain/patientQuery.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import { alongTime } from './alongTime.ts';
import type { Steps } from '../steps.ts';
import type { DeskStore, PatientVisit } from '../deskStore.ts';

/** The visits of so many patients are read at once; those of more are met along time. */
const fewPatients = 100;

/**
 * Ids of the visits of whoever is looked for (`isLookedFor`): what is to come, the next first, then what is over or cancelled, the
 * latest first.
 * @param most so many are told
 */
export function* foundVisits(
  store: Pick<DeskStore, 'bookings' | 'patients'>,
  query: PatientQuery,
  now: EpochMs,
  most: number,
): Steps<readonly BookingId[]> {
  const patients = store.patients.matching(query, fewPatients + 1);
  if (patients.length <= fewPatients) {
    const visits = store.bookings.ofPatients(patients.map(({ id }) => id));
    const coming = visits.filter((visit) => isToCome(visit, now));
    const over = visits.filter((visit) => !isToCome(visit, now)).sort((a, b) => b.start - a.start);
    return store.bookings.idsAtRows([...coming, ...over].slice(0, most).map(({ row }) => row));
  }
  const found: BookingId[] = [];
  for (const which of ['coming', 'over'] as const) {
    yield* alongTime(store, query, { which, now }, (visits) => {
      // At once: a place of the table is somebody else's after the next write.
      found.push(...store.bookings.idsAtRows(visits.slice(0, most - found.length).map(({ row }) => row)));
      return found.length < most;
    });
    if (found.length >= most) break;
  }
  return found;
}

export const isToCome = ({ end, canceled }: Pick<PatientVisit, 'end' | 'canceled'>, now: EpochMs): boolean =>
  end > now && !canceled;
