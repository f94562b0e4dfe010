import type { FreeTime } from '#shared/contract/visits.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import { type Asked, useAsked } from './useAsked.ts';

/** How far ahead is looked: what the desk keeps of the coming weeks. */
const ahead = 84 * 86_400_000;

/** The free times of a calendar, or of all of its facility, from an instant on. */
export function useFreeTimes(
  addressId: string,
  scope: 'address' | 'facility',
  from: EpochMs,
  to: EpochMs = from + ahead,
): Asked<readonly FreeTime[]> {
  return useAsked('visits.freeTimes', { addressId, scope, from, to });
}
