import { type RefObject, useEffect } from 'react';

/**
 * What is scrolled stays where it is on the screen when a note above it comes or goes: a hand on its way to a card meets that card,
 * not its neighbour. Only what is scrolled to its very top has no room to stay.
 * @param isThere whether the element is drawn
 */
export function useStandStill(scroller: RefObject<HTMLElement | null>, isThere = true): void {
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    let top = element.getBoundingClientRect().top;
    // A note takes its height from what is scrolled, which hears of that before it is painted.
    const observer = new ResizeObserver(() => {
      const now = element.getBoundingClientRect().top;
      if (now !== top) element.scrollTop += now - top;
      top = now;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller, isThere]);
}
