import { type RefObject, useLayoutEffect, useState } from 'react';

/** So many more at either end, so that the Tab key always finds a next row. */
const beyond = 8;

/**
 * Which rows of a long table are drawn: those in sight, a few more, and the one that has the focus, wherever it is: what is typed there must
 * not go because somebody scrolled.
 * @param scroller what scrolls them; rows begin at its top
 * @param rowHeight pixels; the stylesheet has the same
 */
export function useRowsInSight(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  focused: number | null,
  rowHeight: number,
) {
  const [sight, setSight] = useState({ first: 0, last: 30 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const look = (): void => {
      const first = Math.floor(element.scrollTop / rowHeight);
      const last = first + Math.ceil(element.clientHeight / rowHeight);
      setSight((before) => (before.first === first && before.last === last ? before : { first, last }));
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      observer.disconnect();
    };
  }, [scroller, rowHeight]);
  const from = Math.max(0, sight.first - beyond);
  const to = Math.min(count, sight.last + beyond);
  const drawn = Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
  if (focused === null || focused >= count || drawn.includes(focused)) return drawn;
  return focused < from ? [focused, ...drawn] : [...drawn, focused];
}
