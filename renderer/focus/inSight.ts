/**
 * What is in sight on the board: beside what stays over it (the heads, the scale, and the panel where that slides over). The
 * style sheet says how much that is, as `scroll-padding`: the browser keeps out of it as well when it scrolls for the
 * focus.
 */

/** What scrolls under something that stays. */
const scrollers = '.board, .list-grid, .end-list';

/** A stretch of the screen along one axis, pixels. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Brings a visit or a free time into sight with its whole column, so that the neighbours' edges do not hide whose it is. */
export function bringInSight(item: Element, block: 'nearest' | 'center' = 'nearest'): void {
  // A column is higher than the view: that alone scrolls nothing up or down.
  item.closest('[data-column]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  item.scrollIntoView({ block, inline: 'nearest' });
}

/** Brings the visit or free time that has the focus into sight; where it is seen, nothing moves. */
export function showFocused(): void {
  const item = document.activeElement?.closest('[data-item]') ?? null;
  if (item !== null && partInSight(item) < 1) bringInSight(item);
}

/**
 * How much of a visit, a free time or a row can be seen beside what stays over it: 1 is all of it, or as much as there is room for.
 * What does not scroll is taken as seen.
 */
export function partInSight(item: Element): number {
  const scroller = item.closest(scrollers);
  if (scroller === null) return 1;
  const [own, around] = [item.getBoundingClientRect(), scroller.getBoundingClientRect()];
  const style = getComputedStyle(scroller);
  const padding = (edge: string): number => Number.parseFloat(edge) || 0;
  const across = part(
    { from: own.left, to: own.right },
    {
      from: around.left + padding(style.scrollPaddingLeft),
      to: around.right - padding(style.scrollPaddingRight),
    },
  );
  // The room for notes at the lower end hides nothing.
  const down = part(
    { from: own.top, to: own.bottom },
    { from: around.top + padding(style.scrollPaddingTop), to: around.bottom },
  );
  return across * down;
}

function part(own: Stretch, room: Stretch): number {
  const wanted = Math.min(own.to - own.from, room.to - room.from);
  const shared = Math.min(own.to, room.to) - Math.max(own.from, room.from);
  return wanted <= 0 ? 1 : Math.max(0, Math.min(1, shared / wanted));
}
