import type { Span } from '#shared/contract/breaks.ts';
import { minuteMs } from '#shared/time/durations.ts';
import type { EpochMs, Window } from '#shared/time/zone.ts';

/** What times a drag comes to. It is read to whole steps, never to nothing, and stays within its day. */

/** Of a drag. */
export const dragGridMs = 5 * minuteMs;

const snapped = (at: EpochMs): EpochMs => Math.round(at / dragGridMs) * dragGridMs;

/** From where it was pressed to where the hand is. */
export function spanDrawn(pressed: EpochMs, hand: EpochMs, day: Window): Span {
  const [low, high] = pressed < hand ? [pressed, hand] : [hand, pressed];
  const since = Math.floor(low / dragGridMs) * dragGridMs;
  const till = Math.max(since + dragGridMs, Math.ceil(high / dragGridMs) * dragGridMs);
  return { since: Math.max(since, day.from), till: Math.min(till, day.to) };
}

/** As long as it was. @param begins where it would begin under the hand */
export function spanMoved({ since, till }: Span, begins: EpochMs, day: Window): Span {
  const longMs = till - since;
  const from = Math.min(Math.max(snapped(begins), day.from), day.to - longMs);
  return { since: from, till: from + longMs };
}

/** With one end under the hand, and the other where it was. */
export function spanStretched(
  { since, till }: Span,
  edge: 'since' | 'till',
  hand: EpochMs,
  day: Window,
): Span {
  const at = Math.min(Math.max(snapped(hand), day.from), day.to);
  return edge === 'since'
    ? { since: Math.min(at, till - dragGridMs), till }
    : { since, till: Math.max(at, since + dragGridMs) };
}
