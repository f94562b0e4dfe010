import type { PatientQuery } from '#shared/domain/patientQuery.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import { foundVisits } from '../../main/desk/search/foundVisits.ts';
import { atOnce } from '../../main/desk/steps.ts';
import type { OpenStore } from '../../main/store/open.ts';

/** Ids of the visits of whoever is looked for, in the order of the search. */
export const searched = (
  store: Pick<OpenStore, 'bookings' | 'patients'>,
  query: PatientQuery,
  now: EpochMs,
  most: number,
): readonly string[] => atOnce(foundVisits(store, query, now, most));
