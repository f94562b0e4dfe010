import { type Selection, useSelection } from '../state/selection.ts';
import { type FocusPlace, focusedPlace } from './focusPlace.ts';
import { give } from './goBack.ts';
import { goBackTo } from './keeper.ts';

/** Where the focus was when the panel was opened: it goes back there. */
let opener: FocusPlace | null = null;

/** Remembers where the panel is opened from, and gives the focus back when it is closed. @returns stops it */
export function keepPanelFocus(): () => void {
  const stop = useSelection.subscribe(({ selection, opened }, before) => {
    // The store tells of a change before anything is drawn for it: the focus is still where it was.
    if (opened !== before.opened) rememberOpener();
    if (selection.kind === 'none' && before.selection.kind !== 'none') giveBack(before.selection);
  });
  return () => {
    stop();
    opener = null;
  };
}

function rememberOpener(): void {
  const now = focusedPlace();
  if (now !== null && now.element.closest('.panel') === null) opener = now;
}

function giveBack(closed: Selection): void {
  const home = opener;
  opener = null;
  // Where a free time was pressed, a visit may stand now.
  const isGone = home === null || !home.element.isConnected;
  if (isGone && give(cardOf(closed))) return;
  if (home !== null || !give(document.querySelector('[data-item][tabindex="0"]'))) goBackTo(home);
}

/** The card of the visit that was open; `null`: none was, or none can be seen. */
function cardOf(selection: Selection): Element | null {
  if (selection.kind !== 'visit') return null;
  return document.querySelector(`[data-item="${CSS.escape(selection.id)}"]`);
}
