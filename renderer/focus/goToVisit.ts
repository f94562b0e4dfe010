import { whenBegun } from './beginning.ts';
import { bringInSight } from './inSight.ts';
import { localDateOf, type EpochMs, type TimeZone } from '#shared/time/zone.ts';
import { showDay } from '../state/day.ts';
import { showView, useShownView } from '../state/shownView.ts';
import { openVisit } from '../state/selection.ts';
import { mayLeave } from '../state/unsaved.ts';

/** How long a day may take to be drawn before a visit is no longer brought into sight. Milliseconds. */
const patience = 4_000;

/** Shows a visit where it belongs: its day on the board, its card in sight, and everything about it in the panel. */
export function goToVisit(visit: { readonly id: string; readonly start: EpochMs }, zone: TimeZone): void {
  if (!mayLeave()) return;
  showDay(localDateOf(visit.start, zone));
  // The week on the screen may be another doctor's.
  if (useShownView.getState().view === 'week') showView('day');
  openVisit(visit.id);
  bringIntoSight(visit.id, Date.now() + patience);
}

/** The card is drawn when its day has been read; a cancelled visit has none. */
function bringIntoSight(id: string, until: number): void {
  const card = document.querySelector(`[data-item="${CSS.escape(id)}"]`);
  if (card !== null) whenBegun(() => bringInSight(card, 'center'));
  else if (Date.now() < until) requestAnimationFrame(() => bringIntoSight(id, until));
}
