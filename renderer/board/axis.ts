import { Temporal } from 'temporal-polyfill';
import type { EpochMs, TimeZone, Window } from '#shared/time/zone.ts';
import { minuteMs } from '#shared/time/durations.ts';

/** The vertical axis: elapsed time from the day's first instant, so that days of 23 and 25 hours come out right. */
export interface Axis extends Window {
  readonly pxPerMinute: number;
  /** Set where a day with a change of the clocks stands beside others: what comes after it is shifted to their clock. */
  readonly turn?: { readonly at: EpochMs; readonly minutes: number };
}

/** A line of the time scale. */
export interface Tick {
  readonly at: EpochMs;
  readonly y: number;
  readonly hour: boolean;
  /** `again`: this wall-clock time has been before (autumn); `skipped`: the clocks have just gone forward (spring). */
  readonly mark: 'again' | 'skipped' | null;
}

export type Zoom = 5 | 10 | 15 | 20 | 30 | 60;
export type Density = 'comfortable' | 'compact';

/** Pixels of one line of the scale. A visit of one line is a card of 24 px at least, and its 2 px of air: it can be hit in any density. */
const linePx: Readonly<Record<Density, Readonly<Record<Zoom, number>>>> = {
  comfortable: { 5: 26, 10: 26, 15: 30, 20: 32, 30: 38, 60: 52 },
  compact: { 5: 26, 10: 26, 15: 26, 20: 26, 30: 30, 60: 40 },
};

/** What is pressed is no smaller than this either way, pixels: one line of text that can still be read and hit (WCAG 2.5.8). */
export const leastTargetPx = 24;

export function pixelsPerMinute(zoom: Zoom, density: Density): number {
  return linePx[density][zoom] / zoom;
}

/** Pixels from the top of the axis. */
export function yOf(axis: Axis, at: EpochMs): number {
  const turned = axis.turn !== undefined && at >= axis.turn.at ? axis.turn.minutes : 0;
  return ((at - axis.from) / minuteMs + turned) * axis.pxPerMinute;
}

/**
 * The instant at so many pixels from the top, the other way round. What is shown over itself in autumn is the first of both; in the hour
 * that spring leaves out it is the change.
 */
export function timeAtY(axis: Axis, y: number): EpochMs {
  const at = axis.from + (y / axis.pxPerMinute) * minuteMs;
  if (axis.turn === undefined || at < axis.turn.at) return at;
  return Math.max(axis.turn.at, at - axis.turn.minutes * minuteMs);
}

export function heightOf(axis: Axis): number {
  return yOf(axis, axis.to);
}

/** Minutes since midnight on the clinic's wall clock. */
function wallMinutes(at: EpochMs, zone: TimeZone): number {
  const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return wall.hour * 60 + wall.minute;
}

function offsetMinutes(at: EpochMs, zone: TimeZone): number {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offsetNanoseconds / 6e10;
}

/**
 * When the clocks change within the day and by how many minutes (+60 in spring); `null` on most days.
 * Found by halving, because asking for the offset of every line is what would make the scale slow.
 */
export function clockChange(day: Window, zone: TimeZone): { at: EpochMs; minutes: number } | null {
  const before = offsetMinutes(day.from, zone);
  const minutes = offsetMinutes(day.to - 1, zone) - before;
  if (minutes === 0) return null;
  let low = day.from;
  let high = day.to - 1;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetMinutes(middle, zone) === before) low = middle;
    else high = middle;
  }
  return { at: high, minutes };
}

/** The lines of the scale, one for every `zoom` minutes of the wall clock, from top to bottom. */
export function ticksOf(axis: Axis, zoom: Zoom, zone: TimeZone): Tick[] {
  const change = clockChange(axis, zone);
  const first = wallMinutes(axis.from, zone);
  const ticks: Tick[] = [];
  const start = axis.from + ((zoom - (first % zoom)) % zoom) * minuteMs;
  for (let at = start; at < axis.to; at += zoom * minuteMs) {
    const turned = change !== null && at >= change.at ? change.minutes : 0;
    const wall = first + (at - axis.from) / minuteMs + turned;
    ticks.push({ at, y: yOf(axis, at), hour: wall % 60 === 0, mark: markOf(at, change) });
  }
  return ticks;
}

function markOf(at: EpochMs, change: { at: EpochMs; minutes: number } | null): Tick['mark'] {
  if (change === null || at < change.at) return null;
  if (change.minutes > 0) return at === change.at ? 'skipped' : null;
  return at < change.at - change.minutes * minuteMs ? 'again' : null;
}
