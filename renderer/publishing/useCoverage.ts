import { useEffect, useRef, useState } from 'react';
import { minuteMs } from '#shared/time/durations.ts';
import { door } from '../state/door.ts';
import { CoverageReader, type KnownCoverage } from './coverageReader.ts';

/** Visits and free times come and go without an event of their own: so old the map may become. */
const oldMs = minuteMs;

const nothing: KnownCoverage = { calendars: new Map(), problem: null };

/** How the dates of these calendars stand, kept up to date. It comes in parts, the first calendars first. */
export function useCoverage(ids: readonly string[]): KnownCoverage & {
  /** Asks again: for one, or for all. */
  readonly again: (addressId?: string) => void;
} {
  const [known, setKnown] = useState(nothing);
  const reader = useRef<CoverageReader | null>(null);
  const key = ids.join('\n');
  useEffect(() => {
    const all = key === '' ? [] : key.split('\n');
    const own = new CoverageReader(setKnown);
    reader.current = own;
    own.ask(all);
    const stops = [
      door().on('publishing.datesChanged', ({ addressId }) => own.askSoon([addressId])),
      door().on('hours.changed', ({ addressIds }) => own.askSoon(addressIds ?? all)),
    ];
    const timer = setInterval(() => own.ask(all), oldMs);
    return () => {
      stops.forEach((stop) => stop());
      clearInterval(timer);
      own.end();
    };
  }, [key]);
  return { ...known, again: (addressId) => reader.current?.ask(addressId === undefined ? ids : [addressId]) };
}
