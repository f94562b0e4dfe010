import { type RefObject, useLayoutEffect } from 'react';

/**
 * What stays at the foot of the panel while the rest is scrolled covers as much as it is high, which nobody knows beforehand. The
 * style sheet keeps what has the focus out of `--panel-foot`; what had it before the foot grew over it is brought out again.
 * @param isThere whether the foot is drawn
 */
export function useStickyFoot(foot: RefObject<HTMLElement | null>, isThere = true): void {
  useLayoutEffect(() => {
    const element = foot.current;
    const panel = element?.closest<HTMLElement>('.panel') ?? null;
    if (element === null || panel === null) return;
    const observer = new ResizeObserver(() => {
      panel.style.setProperty('--panel-foot', `${element.offsetHeight}px`);
      const active = document.activeElement;
      if (active === null || active === panel || !panel.contains(active) || element.contains(active)) return;
      active.scrollIntoView({ block: 'nearest' });
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      panel.style.removeProperty('--panel-foot');
    };
  }, [foot, isThere]);
}
