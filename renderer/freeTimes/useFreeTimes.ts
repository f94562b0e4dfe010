import type { EpochMs } from '#shared/time/zone.ts';
import { type Asked, useAsked } from '../state/useAsked.ts';
import type { FreeTime } from '#shared/contract/freeTimes.ts';
import { dayMs } from '#shared/time/durations.ts';

/** How far ahead is looked: what the desk keeps of the coming weeks. */
const ahead = 84 * dayMs;

/** The free times of a calendar, or of all of its facility, from an instant on. @param gatherMs as of `useAsked` */
export function useFreeTimes(
  addressId: string,
  scope: 'address' | 'facility',
  from: EpochMs,
  to: EpochMs = from + ahead,
  gatherMs: number | null = null,
): Asked<readonly FreeTime[]> {
  return useAsked('freeTimes.get', { addressId, scope, from, to }, gatherMs);
}
