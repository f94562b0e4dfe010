import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { EpochMs, Window } from '#shared/time/zone.ts';
import { type Axis, yOf } from './axis.ts';
import { bringInSight } from '../focus/inSight.ts';
import { beginInFrame, forgetBeginning, isBeginning } from '../focus/beginning.ts';

interface Where {
  /** The day, so that only another day scrolls anew. */
  readonly day: string;
  readonly axis: Axis;
  readonly working: Window;
  readonly first: EpochMs | null;
}

/**
 * Where to begin looking, in pixels from the top: at now with a third of the view before it, within the working part of
 * the day and what may lie over its end; on another day at the first visit.
 * @param view height of what can be seen, in pixels
 */
export function beginAt({ axis, working, first }: Omit<Where, 'day'>, now: EpochMs, view: number): number {
  const top = yOf(axis, working.from);
  const bottom = Math.max(top, yOf(axis, working.to) - view + underNotes);
  const isToday = now >= axis.from && now < axis.to;
  const wanted = isToday ? yOf(axis, now) - view / 3 : yOf(axis, first ?? working.from) - leadPx;
  return Math.round(Math.min(Math.max(wanted, top), bottom));
}

/** Below the last visit there is room for two notes, which would lie over it in the evening. */
const underNotes = 120;
/** Air above the first visit, so that it does not stick to the head. */
const leadPx = 12;

/**
 * Scrolls to where a day begins when it opens. When the zoom changes, the time in the middle of the view stays where it is.
 * To scroll lays the board out. After another day that is a dozen milliseconds, which are left to the frame that has to lay it out
 * anyway: before it is painted, but in a task of its own, so that a press in between is heard.
 * @returns for the element that scrolls; its first child is the head that stays
 */
export function useScroll(where: Where): RefObject<HTMLDivElement | null> {
  const scroller = useRef<HTMLDivElement>(null);
  const before = useRef<Where | null>(null);
  /** Pixels from the top. A day that has become shorter is cut off there before anybody can ask where it was. */
  const top = useRef(0);
  useEffect(() => {
    const element = scroller.current;
    const note = (): void => {
      top.current = element?.scrollTop ?? 0;
    };
    element?.addEventListener('scroll', note, { passive: true });
    return () => {
      element?.removeEventListener('scroll', note);
      forgetBeginning();
    };
  }, []);
  useLayoutEffect(() => {
    const element = scroller.current;
    const last = before.current;
    before.current = where;
    if (element === null) return;
    const view = (): number => element.clientHeight - (element.firstElementChild?.clientHeight ?? 0);
    const begin = (): void => {
      element.scrollTop = beginAt(before.current ?? where, Date.now(), view());
      top.current = element.scrollTop;
      keepInSight(element);
    };
    if (last === null) begin();
    // To ask for a height lays the whole board out: only where it is used, since a day is drawn in many renders.
    else if (last.day !== where.day) beginInFrame(begin);
    else if (last.axis.pxPerMinute !== where.axis.pxPerMinute && !isBeginning()) {
      const middle = (top.current + view() / 2) / last.axis.pxPerMinute;
      element.scrollTop = middle * where.axis.pxPerMinute - view() / 2;
      top.current = element.scrollTop;
    }
  });
  return scroller;
}

/** Who was given the focus meanwhile, as the same visit on another day is, is not scrolled away. */
function keepInSight(scroller: HTMLElement): void {
  const { activeElement } = document;
  if (activeElement !== null && activeElement !== scroller && scroller.contains(activeElement))
    bringInSight(activeElement);
}
