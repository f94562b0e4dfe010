import { useEffect, useState } from 'react';
import type { ShownDay } from './boardDelta.ts';

/** The desk's own file answers sooner; an empty board for a blink would cost a frame, and the whole board a second drawing. */
const staysMs = 150;

/**
 * The day to draw. While another is read, the one before stays for a moment; nothing can be done with it any more, because
 * what keys and hands do asks the store.
 * @param day `null`: it is not there (yet)
 */
export function useStaying(day: ShownDay | null, isReading: boolean): ShownDay | null {
  const [last, setLast] = useState(day);
  if (day !== null && day !== last) setLast(day);
  const waits = day === null && last !== null;
  useEffect(() => {
    if (!waits) return;
    const timer = setTimeout(() => setLast(null), staysMs);
    return () => clearTimeout(timer);
  }, [waits]);
  return day ?? (isReading ? last : null);
}
