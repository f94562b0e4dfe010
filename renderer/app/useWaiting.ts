import { useEffect, useState } from 'react';
import type { WaitingPatient } from '#shared/contract/arrivals.ts';
import { useShownDate, useToday } from '../state/day.ts';
import { door } from '../state/door.ts';
import { useMinute } from '../state/now.ts';
import { waitingNow } from '../state/places.ts';
import { useBoardDay } from './useBoardDay.ts';

/**
 * Who waits today; `null` until it is known. From the board where it shows today; while another day is shown, main is asked
 * whenever something is decided and once a minute.
 */
export function useWaiting(): readonly WaitingPatient[] | null {
  const day = useBoardDay();
  const now = useMinute();
  const today = useToday();
  const elsewhere = useShownDate() !== today;
  const [told, setTold] = useState<readonly WaitingPatient[] | null>(null);
  useEffect(() => {
    if (!elsewhere) return;
    let wanted = true;
    const read = async (): Promise<void> => {
      const answer = await door().ask('arrivals.waiting', null);
      if (wanted && answer.ok) setTold(answer.value);
    };
    void read();
    const stop = door().on('attention.changed', () => void read());
    return () => {
      wanted = false;
      stop();
    };
  }, [elsewhere, now]);
  return elsewhere || day?.date !== today ? told : waitingNow(day, now);
}

/** Whether two lists say the same of the same patients. */
export const isSameList = (
  a: readonly WaitingPatient[] | null,
  b: readonly WaitingPatient[] | null,
): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
