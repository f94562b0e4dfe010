import { whenBegun } from './beginning.ts';
import { bringInSight } from './inSight.ts';

/**
 * Brings a visit of the board into sight and gives it the focus, so that the keys go on from there.
 * Two frames later: what was pressed may stand in a popover, which takes the focus along while it closes.
 * @param id of the card; where the board does not have it (any more), nothing happens
 */
export function showVisit(id: string): void {
  requestAnimationFrame(() => {
    requestAnimationFrame(() => {
      const card = document.querySelector<HTMLElement>(`[data-item="${CSS.escape(id)}"]`);
      if (card === null) return;
      card.focus({ preventScroll: true });
      whenBegun(() => bringInSight(card, 'center'));
    });
  });
}
