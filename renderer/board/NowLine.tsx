import { type ReactNode, useEffect, useState } from 'react';
import type { EpochMs } from '#shared/time/zone.ts';
import { type Axis, yOf } from './axis.ts';
import type { Words } from './words.ts';

/** How often the line moves: at 26 px for ten minutes a step is less than a pixel. */
const step = 15_000;

/** The time now across the whole day, with its label on the scale; nothing on other days. */
export function NowLine({ axis, words }: { readonly axis: Axis; readonly words: Words }): ReactNode {
  const now = useNow();
  if (now < axis.from || now >= axis.to) return null;
  const top = yOf(axis, now);
  return (
    <>
      <div className="now-line" aria-hidden="true" style={{ top }} />
      <div className="now-time" aria-hidden="true" style={{ marginTop: top }}>
        <span>{words.time(now)}</span>
      </div>
    </>
  );
}

function useNow(): EpochMs {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), step);
    return () => clearInterval(timer);
  }, []);
  return now;
}
