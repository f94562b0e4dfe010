import { create } from 'zustand';
import type { LastDecision } from '#shared/contract/undo.ts';

/** A way back that somebody asked for, and that needs a yes because others have been told already; `null`: none is offered. */
export const useOffer = create<{ readonly offer: LastDecision | null }>(() => ({ offer: null }));

/** The board's. */
const tabStop = '[data-item][tabindex="0"]';

/** Where the focus was: it goes back there. */
let opener: HTMLElement | null = null;

/** Asks whether the last decision is to be taken back by its opposite. */
export function offer(last: LastDecision): void {
  const active = document.activeElement;
  if (useOffer.getState().offer === null) opener = active instanceof HTMLElement ? active : null;
  useOffer.setState({ offer: last });
}

/** The question is answered, or left. @param focus `goesBack`: to where it was before */
export function leaveOffer(focus: 'goesBack' | 'stays'): void {
  if (useOffer.getState().offer === null) return;
  useOffer.setState({ offer: null });
  // What had the focus may have been drawn anew meanwhile.
  const home = opener?.isConnected === true ? opener : document.querySelector<HTMLElement>(tabStop);
  if (focus === 'goesBack') home?.focus({ preventScroll: true });
  opener = null;
}
