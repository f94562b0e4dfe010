import { isShown } from '../state/shown.ts';
import { shownColumns } from '../state/shownColumns.ts';
import { type FocusPlace, itemsIn } from './focusPlace.ts';
import type { BoardCard } from '#shared/contract/board.ts';

/**
 * Where the focus goes when it has nothing to stand on any more, the nearest to what it was first. Everything here asks the
 * document only when a focus has been lost: to give it makes the browser lay the page out, which no render may pay for (adr/0012).
 */

const focusable =
  'button:not(:disabled), a[href], input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary, [tabindex]';

/** Gives the focus. @returns false: it cannot have it, being gone, hidden or deaf */
export function give(element: Element | null | undefined, scroll?: 'unscrolled'): boolean {
  if (!(element instanceof HTMLElement) || !element.isConnected || element.closest('[hidden]') !== null)
    return false;
  element.focus({ preventScroll: scroll === 'unscrolled' });
  return document.activeElement === element;
}

/** The same thing: the element itself, or the visit under its id, its new id, or at its new time. */
export function goToSame({ element, item }: FocusPlace): boolean {
  if (!isDeaf(element) && give(element)) return true;
  if (item === null) return false;
  // A free time is known by its start, which other calendars have as well.
  if (item.card === null && item.addressId !== null) {
    const own = `[data-column="${CSS.escape(item.addressId)}"] [data-item="${CSS.escape(item.id)}"]`;
    return give(document.querySelector(own));
  }
  const ids = [item.id, ...(item.card === null ? [] : twinsOf(latest(item.card)))];
  return ids.some((id) => {
    const found = document.querySelector(`[data-item="${CSS.escape(id)}"]`);
    const button = item.way === null ? null : found?.querySelector(`[data-way="${item.way}"]:not(:disabled)`);
    return give(button) || give(found);
  });
}

/** What stands nearest to where a visit or a free time was: in its column or list, or else in the column beside. */
export function goToNearest({ element, item }: FocusPlace): boolean {
  const grid = document.querySelector('.board, .list-grid');
  if (item === null || grid === null) return false;
  const columns = [...grid.querySelectorAll('[data-column]')];
  if (columns.length === 0) return give(itemsIn(grid)[Math.min(item.index, itemsIn(grid).length - 1)]);
  const home = Math.max(0, columns.indexOf(columnOf(columns, item) ?? grid));
  const top = topOf(element);
  return columns
    .map((column, index) => ({ column, far: Math.abs(index - home) }))
    .sort((a, b) => a.far - b.far)
    .some(({ column }) => give(nearestIn(itemsIn(column), top)));
}

/** What is next to something that was taken out of a list or a form, or else in what is left of its surroundings. */
export function goBeside({ around }: FocusPlace, removal: MutationRecord | null): boolean {
  for (let next = removal?.nextSibling ?? null; next !== null; next = next.nextSibling)
    if (giveFirst(next)) return true;
  for (let next = removal?.previousSibling ?? null; next !== null; next = next.previousSibling)
    if (giveFirst(next)) return true;
  return around.some((outer) => outer.isConnected && (giveFirst(outer) || giveItself(outer)));
}

/** The panel or dialog that something was in, so that what it is about is read and its keys go on. */
export function goInto(over: Element): boolean {
  if (!over.isConnected) return false;
  return give(over) || giveFirst(over) || giveItself(over);
}

/** The day as a whole, which is always there. @returns what has the focus now */
export function goToDay(scroll?: 'unscrolled'): Element | null {
  const home = document.querySelector('.board') ?? document.querySelector('main');
  if (home instanceof HTMLElement && !home.hasAttribute('tabindex')) home.tabIndex = -1;
  if (!give(home, scroll)) give(document.querySelector('main'), scroll);
  return document.activeElement;
}

/** True for a button that has the focus and does nothing any more. */
export const isDeaf = (element: Element): boolean => element.matches(':disabled, [hidden], [hidden] *');

function giveFirst(within: Node): boolean {
  // With the link that skips to the day, all of the window is another one: its first button is beside nothing.
  if (!(within instanceof HTMLElement) || within.querySelector('.skip') !== null) return false;
  const all = within.matches(focusable) ? [within] : [...within.querySelectorAll(focusable)];
  return all.filter((element) => element.getAttribute('tabindex') !== '-1').some((element) => give(element));
}

const giveItself = (element: Element): boolean => element.matches('[tabindex="-1"]') && give(element);

/** What the last change took away is known as it was in the end. */
const latest = (card: BoardCard): BoardCard =>
  shownColumns()
    .flatMap(({ gone }) => gone)
    .find(({ id }) => id === card.id) ?? card;

/**
 * The vendor gives a moved or booked visit another id. It is the same one where patient and time are; a patient who moves a visit
 * is known by the service, among those that have just come.
 */
function twinsOf({ id: old, surname, name, start, serviceName }: BoardCard): readonly string[] {
  if (surname === '' && name === '') return [];
  const samePatient = shownColumns().flatMap(({ cards, came }) =>
    cards
      .filter((card) => card.id !== old && isShown(card) && card.surname === surname && card.name === name)
      .map((card) => ({ card, came: came.has(card.id) })),
  );
  return [
    ...samePatient.filter(({ card }) => card.start === start),
    ...samePatient.filter(({ card, came }) => came && card.serviceName === serviceName),
  ].map(({ card }) => card.id);
}

function columnOf(
  columns: readonly Element[],
  { addressId, columnIndex }: NonNullable<FocusPlace['item']>,
): Element | undefined {
  const own = columns.filter((column) => column.getAttribute('data-column') === addressId);
  const here = (column: Element): boolean => column.getAttribute('aria-colindex') === columnIndex;
  return own.find(here) ?? own[0] ?? columns.find(here);
}

const topOf = (item: HTMLElement): number => Number.parseFloat(item.style.top) || 0;

function nearestIn(items: readonly HTMLElement[], top: number): HTMLElement | undefined {
  const far = (item: HTMLElement): number => Math.abs(topOf(item) - top);
  return items.reduce<HTMLElement | undefined>(
    (best, item) => (best === undefined || far(item) < far(best) ? item : best),
    undefined,
  );
}
