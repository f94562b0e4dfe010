import { type RefObject, useEffect } from 'react';

/**
 * What is scrolled stays where it is on the screen when something above it comes or goes: a hand on its way to a card meets that card,
 * not its neighbour. Only what is scrolled to its very top has no room to stay.
 * @param isThere whether the element is drawn
 */
export function useStandStill(scroller: RefObject<HTMLElement | null>, isThere = true): void {
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const topOf = (): number => element.getBoundingClientRect().top;
    let top = topOf();
    let stood = element.scrollTop;
    // Whoever lays the window out first cuts off what is scrolled to its end, and that is told as a scroll: it is no hand's.
    const note = (): void => {
      if (topOf() === top) stood = element.scrollTop;
    };
    // What comes above takes its height from what is scrolled, which hears of that before it is painted.
    const observer = new ResizeObserver(() => {
      const now = topOf();
      const before = isAtEnd(element) ? Math.max(stood, element.scrollTop) : element.scrollTop;
      if (now !== top) element.scrollTop = before + now - top;
      top = now;
      stood = element.scrollTop;
    });
    element.addEventListener('scroll', note, { passive: true });
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', note);
      observer.disconnect();
    };
  }, [scroller, isThere]);
}

const isAtEnd = ({ scrollTop, clientHeight, scrollHeight }: Element): boolean =>
  scrollTop + clientHeight >= scrollHeight - 1;
