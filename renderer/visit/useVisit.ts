import { useEffect, useState } from 'react';
import type { VisitDetails } from '#shared/contract/visits.ts';
import type { Problem } from '#shared/contract/views.ts';
import { door } from '../state/door.ts';

/** A visit as the panel knows it. */
export type KnownVisit =
  | { readonly kind: 'reading' }
  | { readonly kind: 'known'; readonly visit: VisitDetails }
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed'; readonly problem: Problem; readonly again: () => void };

/** Reads a visit, and reads it again whenever something of the day or of the outbox changes. */
export function useVisit(id: string): KnownVisit {
  const [known, setKnown] = useState<KnownVisit>({ kind: 'reading' });
  useEffect(() => {
    let asked = 0;
    const read = async (): Promise<void> => {
      const question = ++asked;
      const answer = await door().ask('visits.get', { bookingId: id });
      if (question !== asked) return;
      if (!answer.ok) setKnown({ kind: 'failed', problem: answer.error, again: () => void read() });
      else setKnown(answer.value === null ? { kind: 'gone' } : { kind: 'known', visit: answer.value });
    };
    const readAgain = (): void => void read();
    void read();
    const stops = [door().on('board.delta', readAgain), door().on('outbox.changed', readAgain)];
    return () => {
      asked = -1;
      stops.forEach((stop) => stop());
    };
  }, [id]);
  return known;
}
