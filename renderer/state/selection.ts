import { create } from 'zustand';
import type { NewPatient } from '#shared/contract/visits.ts';
import { type FocusPlace, focusedPlace } from '../focus/focusPlace.ts';
import { give } from '../focus/goBack.ts';
import { goBackTo } from '../focus/keeper.ts';
import { askedService } from './freeFor.ts';
import type { EpochMs } from '#shared/time/zone.ts';

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
  /** The next free times for a service; which one is remembered while the way back is open. */
  | { readonly kind: 'nextFree'; readonly service: string | null }
  | { readonly kind: 'attention'; readonly intentId: string; readonly task: 'look' | 'chooseTime' };

const none: Selection = { kind: 'none' };

/** What is open beside the board; the board and the side column write it, the panel reads it. */
export const useSelection = create<{ readonly selection: Selection }>(() => ({ selection: none }));

/** Where the focus was when the panel was opened: it goes back there. */
let opener: FocusPlace | null = null;

/** Opens the panel, or changes what it shows. */
export function select(selection: Selection): void {
  const now = focusedPlace();
  if (now !== null && now.element.closest('.panel') === null) opener = now;
  useSelection.setState({ selection });
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
  const { selection } = useSelection.getState();
  if (selection.kind === 'none') return;
  useSelection.setState({ selection: none });
  const home = opener;
  opener = null;
  if (home !== null) goBackTo(home);
  else if (!give(cardOf(selection))) goBackTo(null);
}

function cardOf(selection: Selection): HTMLElement | null {
  const own = selection.kind === 'visit' ? `[data-item="${CSS.escape(selection.id)}"]` : null;
  const card = own === null ? null : document.querySelector<HTMLElement>(own);
  return card ?? document.querySelector<HTMLElement>('[data-item][tabindex="0"]');
}

/** Opens what was pressed on the board: a visit's card, or a free start. Enter and Space press as well. */
export function pickOnBoard(event: { readonly target: EventTarget }): void {
  const item = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-item]') : null;
  const id = item?.dataset['item'];
  if (item === null || id === undefined) return;
  item.focus({ preventScroll: true });
  const addressId = item.closest<HTMLElement>('[data-column]')?.dataset['column'];
  const start = /^slot (\d+)$/.exec(id)?.[1];
  if (start === undefined) openVisit(id);
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
