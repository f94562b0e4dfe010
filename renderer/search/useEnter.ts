import { useEffect, useRef } from 'react';
import type { Search } from './usePatientSearch.ts';

/** False while what was found for other words still stands in the list. */
export const isAnswered = (search: Search, typed: string): boolean =>
  search.kind === 'found' ? search.typed === typed : search.kind !== 'looking';

/**
 * Enter means what is typed, never what was found for less of it: pressed before that answer is there, it waits for it. Somebody who
 * types a name and Enter without looking would get another patient's visit. Who types on has changed their mind.
 * @param take takes what the list shows as chosen
 */
export function useEnter(search: Search, typed: string, take: () => void): () => void {
  const waitsFor = useRef<string | null>(null);
  const answered = isAnswered(search, typed);
  useEffect(() => {
    const wanted = waitsFor.current;
    if (wanted === null || (wanted === typed && !answered)) return;
    waitsFor.current = null;
    if (wanted === typed) take();
  });
  return () => {
    if (answered) take();
    else waitsFor.current = typed;
  };
}
