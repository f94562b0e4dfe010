import { whenBegun } from '../focus/beginning.ts';
import { bringInSight, partInSight, showFocused } from '../focus/inSight.ts';

/** How far the board was scrolled to its right end before the panel, and where the panel had it scrolled to. Pixels. */
let scrolled: { readonly board: Element; readonly before: number; readonly now: number } | null = null;

/**
 * Brings what the panel is about beside it: from a window of 1400 on the board has become narrower for the panel, below that the
 * panel lies over the board's right end. Once more when the columns have their new width.
 */
export function bringBeside(item: Element): void {
  const board = item.closest('.board');
  if (board === null) {
    bringInSight(item);
    return;
  }
  const before = scrolled?.board === board ? scrolled.before : board.scrollLeft;
  const bring = (): void => {
    if (!item.isConnected) return;
    item.closest('[data-column]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    // What was pressed and is seen whole stays under the hand.
    if (partInSight(item) < 1) bringInSight(item);
    scrolled = { board, before, now: board.scrollLeft };
  };
  whenBegun(() => {
    bring();
    requestAnimationFrame(() => requestAnimationFrame(bring));
  });
}

/** The panel has gone: the board goes back to where it was scrolled before, if nobody has scrolled it since. */
export function leaveBeside(): void {
  const last = scrolled;
  scrolled = null;
  if (last === null || !last.board.isConnected) return;
  const { board, before, now } = last;
  // Without its room at the right end the board may stand no further than it reaches.
  const end = board.scrollWidth - board.clientWidth;
  if (Math.abs(board.scrollLeft - Math.min(now, end)) < 1) board.scrollLeft = before;
  showFocused();
}
