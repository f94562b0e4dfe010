import { cardOf } from '../state/cardSteps.ts';
import type { BoardCard } from '#shared/contract/board.ts';

/** Where the focus is or was, with what is needed to find the place again after it has been drawn anew. */
export interface FocusPlace {
  readonly element: HTMLElement;
  /** What it is in, the innermost first: where it has gone, one of these may still be there. */
  readonly around: readonly Element[];
  /** What lies over the day and holds it, such as a dialog; `null`: it is a part of the window itself. */
  readonly over: Element | null;
  /** The visit or free time; `null`: it is none. */
  readonly item: ItemPlace | null;
}

interface ItemPlace {
  readonly id: string;
  /** The visit as it was; `null`: a free time. */
  readonly card: BoardCard | null;
  /** Which of a row's buttons it is; `null`: it is the card or the row itself. */
  readonly way: string | null;
  /** The day of the board that it stands on; `null`: it stands elsewhere. */
  readonly day: string | null;
  /** The column it stands in by calendar, and by its place in the grid: a week has one calendar in all its columns. */
  readonly addressId: string | null;
  readonly columnIndex: string | null;
  /** Which of the items of its column or list, counted from 0. */
  readonly index: number;
}

/** What comes and goes over the day, and has been opened from somewhere. */
const overSelector = '.toasts, .panel, .pop, dialog';

/** Cards, free times and rows of a list. */
export const itemsIn = (element: Element): HTMLElement[] => [
  ...element.querySelectorAll<HTMLElement>('[data-item]'),
];

/** The place that an element of the document has now. */
export function placeOf(element: HTMLElement): FocusPlace {
  const around: Element[] = [];
  for (let outer = element.parentElement; outer !== null && outer !== document.body;)
    outer = around[around.push(outer) - 1]?.parentElement ?? null;
  return { element, around, over: element.closest(overSelector), item: itemOf(element) };
}

/** The place that has the focus; `null`: nothing has it. */
export function focusedPlace(): FocusPlace | null {
  const active = document.activeElement;
  return active instanceof HTMLElement && active !== document.body ? placeOf(active) : null;
}

/** The day that an element of the board stands on. */
const dayOf = (element: Element): string | null =>
  element.closest<HTMLElement>('.board')?.dataset['day'] ?? null;

/** True for what stood on the board of another day than is on it now. */
export function isOfOtherDay({ item }: FocusPlace): boolean {
  const board = document.querySelector('.board');
  return item !== null && item.day !== null && board !== null && dayOf(board) !== item.day;
}

function itemOf(element: HTMLElement): ItemPlace | null {
  const item = element.closest<HTMLElement>('[data-item]');
  const id = item?.dataset['item'];
  const group = item?.closest('[data-column], [role=grid]') ?? null;
  if (item === null || id === undefined || group === null) return null;
  return {
    id,
    card: cardOf(item),
    way: element === item ? null : (element.dataset['way'] ?? null),
    day: dayOf(group),
    addressId: group.getAttribute('data-column'),
    columnIndex: group.getAttribute('aria-colindex'),
    index: itemsIn(group).indexOf(item),
  };
}
