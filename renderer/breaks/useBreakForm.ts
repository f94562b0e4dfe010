import { useState } from 'react';
import type { BreakTime, Span } from '#shared/contract/breaks.ts';
import type { TimeZone } from '#shared/time/zone.ts';
import { datesOfSpan, instantOf, timeText } from './breakTimes.ts';
import { readClock } from '../ui/readClock.ts';

/** What stands in the fields of a break. */
export interface BreakEntry {
  readonly from: string;
  readonly to: string;
  readonly description: string;
  readonly wholeDay: boolean;
  readonly allCalendars: boolean;
}

/** What is wrong with it: nothing is said before somebody has left the fields, or sends them. */
export interface BreakFaults {
  readonly from: 'time' | null;
  readonly to: 'time' | 'order' | null;
}

export interface BreakForm {
  readonly entry: BreakEntry;
  readonly faults: BreakFaults;
  /** Something else stands in the fields than they were begun with. */
  readonly isChanged: boolean;
  /** As far as it can be read; `null`: not at all. */
  readonly span: Span | null;
  enter(change: Partial<BreakEntry>): void;
  /** @returns `null` where something is wrong, which is said from then on */
  check(): BreakTime | null;
}

const fieldsOfBreak = ['from', 'to', 'description', 'wholeDay', 'allCalendars'] as const;
const noFaults: BreakFaults = { from: null, to: null };

/** The fields of a break, begun with its times. @param inAll whether it is meant in all calendars to begin with */
export function useBreakForm(begun: Span, description: string, zone: TimeZone, inAll = false): BreakForm {
  const [first, last] = datesOfSpan(begun, zone);
  const [beginning] = useState<BreakEntry>(() => ({
    from: timeText(begun.since, zone, 'begins'),
    to: timeText(begun.till, zone, 'ends'),
    description,
    wholeDay: false,
    allCalendars: inAll,
  }));
  const [entry, setEntry] = useState(beginning);
  const [saysFaults, setSaysFaults] = useState(false);
  const from = readClock(entry.from);
  const to = readClock(entry.to);
  const read =
    from === null || to === null
      ? null
      : { since: instantOf(first, from, zone), till: instantOf(last, to, zone) };
  const span = read !== null && read.since < read.till ? read : null;
  const faults: BreakFaults = {
    from: from === null || from === '24:00' ? 'time' : null,
    to: to === null ? 'time' : read !== null && span === null ? 'order' : null,
  };
  return {
    entry,
    faults: saysFaults && !entry.wholeDay ? faults : noFaults,
    span,
    isChanged: fieldsOfBreak.some((name) => entry[name] !== beginning[name]),
    enter: (change) => setEntry((before) => ({ ...before, ...change })),
    check() {
      if (entry.wholeDay) return { kind: 'day', date: first };
      setSaysFaults(true);
      return span === null ? null : { kind: 'span', ...span };
    },
  };
}
