import { type RefObject, useLayoutEffect } from 'react';

/** What scrolls above the room that comes and goes says so with this attribute, and adds `--kept-end` to its padding below. */
const scrolling = '[data-keeps-end]';

/**
 * Gives notes their room under what scrolls, and takes it back, in one step before a frame is painted. What is scrolled to its very end would
 * be cut off there by a room that goes: it keeps as much at its end as it needs to stand still.
 * @param room its height, pixels, is this hook's, and is told beside it as `--under-day`
 * @param notes lies in the room and has the height of what it shows
 */
export function useKeptEnds(room: RefObject<HTMLElement | null>, notes: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const [outer, inner] = [room.current, notes.current];
    const around = outer?.parentElement ?? null;
    if (outer === null || inner === null || around === null) return undefined;
    let height = 0;
    // Only here does the room change: nothing that lays the window out earlier can cut what is scrolled.
    const observer = new ResizeObserver(() => {
      const wanted = Math.ceil(inner.getBoundingClientRect().height);
      if (wanted === height) return;
      height = wanted;
      const stood = [...around.querySelectorAll<HTMLElement>(scrolling)].map(
        (element) => [element, element.scrollTop] as const,
      );
      outer.style.height = `${height}px`;
      around.style.setProperty('--under-day', `${height}px`);
      for (const [element, top] of stood) {
        keepAt(element, top);
        giveBack(element);
      }
    });
    observer.observe(inner);
    return () => observer.disconnect();
  }, [room, notes]);
}

const kept = '--kept-end';
const keptBy = (element: HTMLElement): number => Number.parseFloat(element.style.getPropertyValue(kept)) || 0;

/** Scrolls to where it was, with as much more at its end as that takes. */
function keepAt(element: HTMLElement, top: number): void {
  if (element.scrollTop >= top) return;
  // Only what is higher than its own window tells how high it is: less than none is scrolled of one that does not fill it.
  element.style.setProperty(kept, `${element.clientHeight}px`);
  element.style.setProperty(kept, `${Math.ceil(top - endOf(element))}px`);
  element.scrollTop = top;
  element.addEventListener('scroll', scrolled, { passive: true });
}

const scrolled = ({ currentTarget }: Event): void => {
  if (currentTarget instanceof HTMLElement) giveBack(currentTarget);
};

/** As soon as what is seen does not change by it. */
function giveBack(element: HTMLElement): void {
  if (keptBy(element) === 0 || element.scrollTop > Math.max(0, endOf(element))) return;
  element.style.removeProperty(kept);
  element.removeEventListener('scroll', scrolled);
}

/** How far it could be scrolled without what it keeps. */
const endOf = (element: HTMLElement): number => element.scrollHeight - element.clientHeight - keptBy(element);
