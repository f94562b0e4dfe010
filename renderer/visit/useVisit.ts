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

const reading: KnownVisit = { kind: 'reading' };

/**
 * Reads a visit, and reads it again whenever something of the day or of the outbox changes.
 * @param id `null`: none is wanted, and nothing is kept of the one before
 */
export function useVisit(id: string | null): KnownVisit {
  const [read, setRead] = useState<{ readonly id: string; readonly known: KnownVisit } | null>(null);
  useEffect(() => {
    if (id === null) return;
    let asked = 0;
    const setKnown = (known: KnownVisit): void => setRead({ id, known });
    const readNow = async (): Promise<void> => {
      const question = ++asked;
      const answer = await door().ask('visits.get', { bookingId: id });
      if (question !== asked) return;
      if (!answer.ok) setKnown({ kind: 'failed', problem: answer.error, again: () => void readNow() });
      else setKnown(answer.value === null ? { kind: 'gone' } : { kind: 'known', visit: answer.value });
    };
    const readAgain = (): void => void readNow();
    void readNow();
    const stops = [door().on('board.delta', readAgain), door().on('outbox.changed', readAgain)];
    return () => {
      asked = -1;
      stops.forEach((stop) => stop());
      setRead(null);
    };
  }, [id]);
  return read !== null && read.id === id ? read.known : reading;
}
