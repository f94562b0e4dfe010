import { create } from 'zustand';
import type { NewPatient } from '#shared/contract/visits.ts';
import { askedService } from './freeFor.ts';
import { mayLeave } from './unsaved.ts';
import type { EpochMs, LocalDate } from '#shared/time/zone.ts';

/** What was entered before, to begin a new visit with. */
export interface Entered {
  readonly patient: NewPatient;
  readonly comment: string | null;
}

/** What the panel shows. `settles` is the attention item that is done with once the decision is taken. */
export type Selection =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'visit';
      readonly id: string;
      readonly task: 'look' | 'cancel' | 'move';
      readonly settles: string | null;
    }
  | {
      readonly kind: 'slot';
      readonly addressId: string;
      readonly start: EpochMs;
      readonly entered: Entered | null;
      /** The name of the service that the time was looked for. */
      readonly service?: string;
      readonly settles: string | null;
    }
  /** A break that is to be, from its first times. */
  | { readonly kind: 'newBreak'; readonly addressId: string; readonly since: EpochMs; readonly till: EpochMs }
  | { readonly kind: 'break'; readonly id: string }
  /** A doctor is away from a day on. */
  | { readonly kind: 'away'; readonly addressId: string; readonly date: LocalDate }
  /** The hours of a calendar on one day. */
  | { readonly kind: 'dayHours'; readonly addressId: string; readonly date: LocalDate }
  /** The visits that one of both left outside. */
  | { readonly kind: 'awayVisits'; readonly id: string }
  /** The next free times for a service; which one is remembered while the way back is open. */
  | { readonly kind: 'nextFree'; readonly service: string | null }
  | { readonly kind: 'attention'; readonly intentId: string; readonly task: 'look' | 'chooseTime' };

const none: Selection = { kind: 'none' };

interface PanelState {
  readonly selection: Selection;
  /** How often somebody has opened something. A visit that gets another number opens nothing. */
  readonly opened: number;
}

/**
 * What is open beside the board; the board and the side column write it, the panel reads it. `focus/panelFocus.ts` gives the focus back
 * when it is closed.
 */
export const useSelection = create<PanelState>(() => ({ selection: none, opened: 0 }));

/** Opens the panel, or changes what it shows. */
export function select(selection: Selection): void {
  useSelection.setState(({ opened }) => ({ selection, opened: opened + 1 }));
}

/** Shows a visit in the panel. */
export function openVisit(id: string): void {
  select({ kind: 'visit', id, task: 'look', settles: null });
}

/** Shows what needs a person in the panel. */
export function openAttention(intentId: string): void {
  select({ kind: 'attention', intentId, task: 'look' });
}

/** Closes the panel; the focus goes back to where it came from, or to the visit's card. */
export function closePanel(): void {
  if (useSelection.getState().selection.kind !== 'none') useSelection.setState({ selection: none });
}

/** The same where a person asks for it: what is typed and kept nowhere is dropped only when that is asked for twice. */
export function leavePanel(): void {
  if (mayLeave()) closePanel();
}

/**
 * Opens the panel by a person's press from outside of it: a key, a menu, a list, the palette. What is typed in it and kept nowhere is
 * dropped only when that is asked for twice.
 */
export function turnTo(selection: Selection): void {
  if (mayLeave()) select(selection);
}

/** The same for a visit. */
export function turnToVisit(id: string): void {
  if (mayLeave()) openVisit(id);
}

/** Opens what was pressed on the board: a visit's card, a break, or a free start. Enter and Space press as well. */
export function pickOnBoard(event: { readonly target: EventTarget }): void {
  const item = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-item]') : null;
  const id = item?.dataset['item'];
  if (item === null || id === undefined) return;
  item.focus({ preventScroll: true });
  if (!mayLeave()) return;
  const addressId = item.closest<HTMLElement>('[data-column]')?.dataset['column'];
  const start = /^slot (\d+)$/.exec(id)?.[1];
  const breakId = /^break (.+)$/.exec(id)?.[1];
  if (breakId !== undefined) select({ kind: 'break', id: breakId });
  else if (start === undefined) openVisit(id);
  else if (addressId !== undefined)
    select({
      kind: 'slot',
      addressId,
      start: Number(start),
      entered: null,
      ...askedService(),
      settles: null,
    });
}
