import { useEffect, useState } from 'react';

/** The desk's own file answers sooner; an empty place for a blink would cost a frame, and a second drawing of all around it. */
const staysMs = 150;

/**
 * What to draw. While the next is read, the one before stays for a moment.
 * @param value `null`: it is not there (yet)
 */
export function useStaying<T>(value: T | null, isReading: boolean): T | null {
  const [last, setLast] = useState(value);
  if (value !== null && value !== last) setLast(() => value);
  const waits = value === null && last !== null;
  useEffect(() => {
    if (!waits) return;
    const timer = setTimeout(() => setLast(null), staysMs);
    return () => clearTimeout(timer);
  }, [waits]);
  return value ?? (isReading ? last : null);
}
