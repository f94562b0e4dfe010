import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { whenIdle } from '../app/whenIdle.ts';

/** More than a panel shows; nearly always one of the first is chosen. */
const atOnce = 40;
/** So many more in each pause after that. */
const more = 40;

/**
 * A long list comes with what is in sight, and with the rest in the pauses after it: two hundred at once would hold the window.
 * @param question with another one it begins anew @param all how many there are
 * @returns how many to draw, and what draws all of them at this moment
 */
export function useInSteps(
  question: string,
  all: number,
): { readonly count: number; readonly drawAll: () => void } {
  const [drawn, setDrawn] = useState({ question, count: atOnce });
  const count = drawn.question === question ? drawn.count : atOnce;
  useEffect(
    () => (count < all ? whenIdle(() => setDrawn({ question, count: count + more })) : undefined),
    [question, count, all],
  );
  return {
    count,
    drawAll: () => {
      if (count < all) flushSync(() => setDrawn({ question, count: all }));
    },
  };
}
