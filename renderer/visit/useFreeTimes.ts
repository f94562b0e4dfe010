import { useEffect, useState } from 'react';
import type { FreeTime } from '#shared/contract/visits.ts';
import type { Problem } from '#shared/contract/views.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import { door } from '../state/door.ts';

export type FoundTimes =
  | { readonly kind: 'reading' }
  | { readonly kind: 'found'; readonly times: readonly FreeTime[] }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** How far ahead is looked: what the desk keeps of the coming weeks. */
const ahead = 84 * 86_400_000;

/** The free times of a calendar, or of all of its facility, from an instant on. */
export function useFreeTimes(
  addressId: string,
  scope: 'address' | 'facility',
  from: EpochMs,
  to: EpochMs = from + ahead,
): FoundTimes {
  const [found, setFound] = useState<FoundTimes>({ kind: 'reading' });
  useEffect(() => {
    let wanted = true;
    const read = async (): Promise<void> => {
      const answer = await door().ask('visits.freeTimes', { addressId, scope, from, to });
      if (!wanted) return;
      setFound(
        answer.ok ? { kind: 'found', times: answer.value } : { kind: 'failed', problem: answer.error },
      );
    };
    void read();
    return () => {
      wanted = false;
    };
  }, [addressId, scope, from, to]);
  return found;
}
