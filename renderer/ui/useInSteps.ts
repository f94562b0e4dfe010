import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { whenIdle } from './whenIdle.ts';

interface Steps {
  /** Names what the list answers: with another question it begins anew. */
  readonly question: string;
  /** How many there are. */
  readonly all: number;
  /** So many come with the first frame: what is in sight. */
  readonly atOnce: number;
  /** So many more in each pause after that. */
  readonly more: number;
}

/**
 * A long list comes with what is in sight, and with the rest in the pauses after it: all of it at once would hold the window (adr/0012).
 * @returns how many to draw, and what draws all of them at this moment
 */
export function useInSteps({ question, all, atOnce, more }: Steps): {
  readonly count: number;
  readonly drawAll: () => void;
} {
  const [drawn, setDrawn] = useState({ question, count: atOnce });
  const count = drawn.question === question ? drawn.count : atOnce;
  useEffect(
    () => (count < all ? whenIdle(() => setDrawn({ question, count: count + more })) : undefined),
    [question, count, all, more],
  );
  return {
    count,
    drawAll: () => {
      if (count < all) flushSync(() => setDrawn({ question, count: all }));
    },
  };
}
