import { atWallClock, type EpochMs, type LocalDate, type TimeZone, type Window } from '#shared/time/zone.ts';
import type { ColumnEvents } from './placed.ts';
import { isShown } from '../state/shown.ts';
import { hourMs, minuteMs } from '#shared/time/durations.ts';

/** A gap between two events up to this long belongs to the working time around it; main tells no work periods yet. */
const bridged = 45 * minuteMs;

/** A change touches one column of fifty: the others are what they were. */
const known = new WeakMap<ColumnEvents, readonly Window[]>();

/** The times in which something is or can be booked, as windows in order of time, each visit and slot once. */
function busy(column: ColumnEvents): readonly Window[] {
  const before = known.get(column);
  if (before !== undefined) return before;
  const found = busyIn(column);
  known.set(column, found);
  return found;
}

function busyIn({ cards, slots, breaks }: ColumnEvents): Window[] {
  return [
    ...cards.filter(isShown).map(({ start, end }) => ({ from: start, to: end })),
    ...slots.map(({ start, minutes }) => ({ from: start, to: start + minutes * minuteMs })),
    ...breaks.map(({ since, till }) => ({ from: since, to: till })),
  ].sort((a, b) => a.from - b.from);
}

/**
 * When a calendar is open, as far as can be told from what stands in it: visits, free slots and breaks, joined over short
 * gaps. The rest of the day is closed.
 */
export function openSpans(column: ColumnEvents): Window[] {
  const spans: { from: EpochMs; to: EpochMs }[] = [];
  for (const { from, to } of busyIn(column)) {
    const last = spans.at(-1);
    if (last !== undefined && from - last.to <= bridged) last.to = Math.max(last.to, to);
    else spans.push({ from, to });
  }
  return spans;
}

/**
 * The part of the day that is worth looking at: 07:00 to 20:00, wider where somebody works earlier or later, to full hours.
 * The rest is reached by scrolling.
 */
export function workingRange(
  day: { readonly date: LocalDate; readonly timeZone: TimeZone } & Window,
  columns: readonly ColumnEvents[],
): Window {
  let from = atWallClock(day.date, '07:00', day.timeZone);
  let to = atWallClock(day.date, '20:00', day.timeZone);
  for (const column of columns) {
    for (const event of busy(column)) {
      from = Math.min(from, event.from);
      to = Math.max(to, event.to);
    }
  }
  const down = day.from + Math.floor((from - day.from) / hourMs) * hourMs;
  const up = day.from + Math.ceil((to - day.from) / hourMs) * hourMs;
  return { from: Math.max(day.from, down), to: Math.min(day.to, up) };
}

/** The first event of the day; `null` on a day without any. */
export function firstEvent(columns: readonly ColumnEvents[]): EpochMs | null {
  const starts = columns.flatMap((column) => busy(column).slice(0, 1)).map((event) => event.from);
  return starts.length === 0 ? null : Math.min(...starts);
}
