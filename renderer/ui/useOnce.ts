import { useRef } from 'react';

/**
 * Runs what a form or a decisive button does, one at a time: a second press while the first is on its way is the same press.
 * A first press whose form is gone by its answer is told nothing more.
 * @param restMs so long after a press another is the same one still: for a button that means the opposite once it is answered, which
 * comes within a few milliseconds
 */
export function useOnce(restMs = 0): (work: () => Promise<void>) => void {
  const busy = useRef(false);
  const restsUntil = useRef(0);
  return (work) => {
    const now = performance.now();
    if (busy.current || now < restsUntil.current) return;
    busy.current = true;
    restsUntil.current = now + restMs;
    void work().finally(() => {
      busy.current = false;
    });
  };
}
