import { useRef } from 'react';

/**
 * Runs what a form or a decisive button does, one at a time: a second press while the first is on its way is the same press.
 * A first press whose form is gone by its answer is told nothing more.
 */
export function useOnce(): (work: () => Promise<void>) => void {
  const busy = useRef(false);
  return (work) => {
    if (busy.current) return;
    busy.current = true;
    void work().finally(() => {
      busy.current = false;
    });
  };
}
