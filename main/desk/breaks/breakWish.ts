import type { BreakWish } from '#shared/contract/breaks.ts';
import type { BreakAction, BreakIntent } from '#shared/domain/kinds/decisionKinds.ts';
import { isSameBreak, type SeenBreak } from '#shared/domain/kinds/breakKind.ts';
import type { ShownBreak } from '#shared/domain/shownBreak.ts';
import { breakShown, breaksShown } from '../board/shownBreaks.ts';
import type { DeskReads } from '../deskReads.ts';

/** The break that a decision wanted, or on which it was made. */
export const wantedBreak = (action: BreakAction): SeenBreak =>
  action.kind === 'addBreak' ? action : action.seen;

/** What was decided about a break, as lists tell it. @param calendars of how many this is one */
export function wishOf(action: BreakAction, calendars: number): BreakWish {
  const { since, till, description } = wantedBreak(action);
  const to = action.kind === 'moveBreak' ? { since: action.to.since, till: action.to.till } : null;
  return { span: { since, till }, description, to, calendars };
}

/**
 * The break that a decision is about, as it is shown now; `null`: there is none. What the vendor has numbered is known again by its
 * calendar, its times and what it is for: no calendar has two such.
 */
export function breakOf(
  store: Pick<DeskReads, 'intents' | 'schedule'>,
  { id, action, calendar }: Pick<BreakIntent, 'id' | 'action' | 'calendar'>,
): ShownBreak | null {
  const { addressId } = calendar;
  if (action.kind !== 'addBreak') return breakShown(store, addressId, action.breakId);
  const there = breaksShown(store, [addressId], { from: action.since, to: action.till });
  return there.find((pause) => pause.id === String(id) || isSameBreak(pause, action)) ?? null;
}
