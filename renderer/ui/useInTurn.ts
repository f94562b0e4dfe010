import { useRef } from 'react';

/**
 * Runs what presses do one after the other, and drops none: for a list of choices in which the next one is made before the first is kept.
 * Where a second press would be the same one, `useOnce` is meant.
 */
export function useInTurn(): (work: () => Promise<void>) => void {
  const last = useRef<Promise<void>>(Promise.resolve());
  return (work) => {
    last.current = last.current.catch(() => undefined).then(work);
  };
}
