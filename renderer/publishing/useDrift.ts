import { useEffect, useState } from 'react';
import type { DriftView } from '#shared/contract/publishing.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { door } from '../state/door.ts';

export type Drift =
  | { readonly kind: 'reading' }
  | { readonly kind: 'found'; readonly drift: DriftView }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** The dates of a calendar that differ, with both sides; asked again whenever something of them changed. */
export function useDrift(addressId: string): Drift & { readonly again: () => void } {
  const [state, setState] = useState<Drift>({ kind: 'reading' });
  const [times, setTimes] = useState(0);
  useEffect(() => {
    let question = 0;
    const ask = async (): Promise<void> => {
      const own = ++question;
      const answer = await door().ask('publishing.drift', { addressId });
      if (own !== question) return;
      setState(
        answer.ok ? { kind: 'found', drift: answer.value } : { kind: 'failed', problem: answer.error },
      );
    };
    void ask();
    const stop = door().on('publishing.datesChanged', (changed) => {
      if (changed.addressId === addressId) void ask();
    });
    return () => {
      question = -1;
      stop();
    };
  }, [addressId, times]);
  return { ...state, again: () => setTimes((count) => count + 1) };
}
