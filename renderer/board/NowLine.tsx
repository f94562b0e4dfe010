import { type CSSProperties, type ReactNode, useEffect, useState } from 'react';
import type { EpochMs } from '#shared/time/zone.ts';
import { type Axis, yOf } from './axis.ts';
import type { Words } from './words.ts';

/** How often the line moves: at 26 px for ten minutes a step is less than a pixel. */
const step = 15_000;

interface NowLineProps {
  readonly axis: Axis;
  readonly words: Words;
  /** The grid's column that today is, where the others are other days. */
  readonly column?: number;
}

/** The time now across the whole day, with its label on the scale; nothing on other days. */
export function NowLine({ axis, words, column }: NowLineProps): ReactNode {
  const now = useNow();
  if (now < axis.from || now >= axis.to) return null;
  const top = yOf(axis, now);
  return (
    <>
      <div className="now-line" aria-hidden="true" style={{ top, ...placeOf(column) }} />
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

function placeOf(column: number | undefined): CSSProperties {
  return column === undefined ? {} : { gridArea: `1 / ${column} / 2 / ${column + 1}`, left: 0 };
}
