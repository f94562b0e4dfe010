import { useEffect, useState } from 'react';
import type { VisitDetails } from '#shared/contract/visits.ts';
import { door } from '../state/door.ts';
import { keepSeen } from './seenVisits.ts';
import type { Problem } from '#shared/domain/problem.ts';

/** A visit as the panel knows it. */
export type KnownVisit =
  | { readonly kind: 'reading' }
  | { readonly kind: 'known'; readonly visit: VisitDetails }
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed'; readonly problem: Problem; readonly again: () => void };

const reading: KnownVisit = { kind: 'reading' };

/**
 * Reads a visit, and reads it again whenever something of the day, of the week or of the outbox changes. Mostly it is what it was: then
 * it stays the same object, and the panel is not drawn again in the frame that shows the change.
 * @param id `null`: none is wanted, and nothing is kept of the one before
 */
export function useVisit(id: string | null): KnownVisit {
  const [read, setRead] = useState<{ readonly id: string; readonly known: KnownVisit } | null>(null);
  useEffect(() => {
    if (id === null) return;
    let asked = 0;
    let last: VisitDetails | null = null;
    /** What is told now, as text; `null`: nothing, or why it could not be read. */
    let told: string | null = null;
    const setKnown = (known: KnownVisit): void => {
      if (known.kind === 'known') {
        if (last !== null) keepSeen(last, known.visit);
        last = known.visit;
      }
      setRead({ id, known });
    };
    const readNow = async (): Promise<void> => {
      const question = ++asked;
      const answer = await door().ask('visits.get', { bookingId: id });
      if (question !== asked) return;
      const text = answer.ok ? JSON.stringify(answer.value) : null;
      if (text !== null && text === told) return;
      told = text;
      if (!answer.ok) setKnown({ kind: 'failed', problem: answer.error, again: () => void readNow() });
      else setKnown(answer.value === null ? { kind: 'gone' } : { kind: 'known', visit: answer.value });
    };
    const readAgain = (): void => void readNow();
    void readNow();
    const stops = [
      door().on('board.delta', readAgain),
      door().on('week.delta', readAgain),
      door().on('attention.changed', readAgain),
    ];
    return () => {
      asked = -1;
      stops.forEach((stop) => stop());
      setRead(null);
    };
  }, [id]);
  return read !== null && read.id === id ? read.known : reading;
}
