import { useEffect, useRef } from 'react';

/**
 * Enter means what is typed, never what was found for less of it: pressed before that answer is there, it waits for it. Somebody who
 * types a name and Enter without looking would get another one. Who types on has changed their mind.
 * @param isAnswered the list is of what is typed now
 * @param take takes what the list shows as chosen
 */
export function useWaitingEnter(isAnswered: boolean, typed: string, take: () => void): () => void {
  const waitsFor = useRef<string | null>(null);
  useEffect(() => {
    const wanted = waitsFor.current;
    if (wanted === null || (wanted === typed && !isAnswered)) return;
    waitsFor.current = null;
    if (wanted === typed) take();
  });
  return () => {
    if (isAnswered) take();
    else waitsFor.current = typed;
  };
}
