import { useEffect, useState } from 'react';
import type { Offer } from '#shared/contract/services.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { door } from '../state/door.ts';

/** What some calendars offer, as far as it is known. */
export type Offers =
  | { readonly kind: 'reading' }
  | { readonly kind: 'found'; readonly offers: readonly Offer[] }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** Of several changes in so short a time one is asked for. Milliseconds. */
const gatherMs = 120;

/**
 * What a calendar offers, with the others of its doctor behind it, kept up to date: asked again with each change that main tells of. What
 * may be old is read again at the marketplace as soon as somebody looks.
 */
export function useOffers(addressId: string): Offers & { readonly again: () => void } {
  const [state, setState] = useState<{ readonly of: string; readonly offers: Offers }>({
    of: '',
    offers: { kind: 'reading' },
  });
  const [times, setTimes] = useState(0);
  useEffect(() => {
    let question = 0;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const ask = async (): Promise<void> => {
      const own = ++question;
      const answer = await door().ask('services.get', { addressId });
      if (own !== question) return;
      const offers: Offers = answer.ok
        ? { kind: 'found', offers: answer.value }
        : { kind: 'failed', problem: answer.error };
      setState({ of: addressId, offers });
    };
    const soon = (): void => {
      timer ??= setTimeout(() => {
        timer = null;
        void ask();
      }, gatherMs);
    };
    void ask();
    void door().ask('services.refresh', { addressId });
    const stop = door().on('services.changed', soon);
    return () => {
      question = -1;
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, [addressId, times]);
  const offers: Offers = state.of === addressId ? state.offers : { kind: 'reading' };
  return { ...offers, again: () => setTimes((count) => count + 1) };
}
