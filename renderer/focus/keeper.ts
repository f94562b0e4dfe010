import { boardStore, type BoardState } from '../state/boardStore.ts';
import { showFocused } from './inSight.ts';
import { type FocusPlace, isOfOtherDay, placeOf } from './focusPlace.ts';
import { give, goBeside, goInto, goToDay, goToNearest, goToSame, isDeaf } from './goBack.ts';

/**
 * The focus is never lost. The visit that has it may be cancelled, moved or renumbered by somebody else. A note goes, a
 * button has done its work. The browser then gives the focus to nobody, and the keys with it. This is the one place that gives it
 * back: to the same visit where that still is, or else to what is nearest.
 *
 * It hears of each change of the document, and looks only whether anybody has the focus. It does nothing where somebody
 * has: a field that is typed into, a dialog that has just opened. It does nothing either where a press on nothing took the
 * focus away.
 */

/** What has the focus, or had it last; `null`: nobody, by somebody's own wish. */
let last: FocusPlace | null = null;
/** Where the focus came from when it went into what lies over the day. */
const openers = new WeakMap<Element, FocusPlace>();
/** While the next day is read or drawn, the focus waits on what is there all the time, for what it is meant for. */
let waiting: { readonly at: Element; readonly place: FocusPlace; readonly until: number } | null = null;

/** The frame in which something on another day gets the focus. */
let frame: number | null = null;

/** How long a day that has just been asked for may take to come. Milliseconds. */
const patience = 4_000;

/** Keeps the focus for as long as the window stands. @returns stops it */
export function keepFocus(): () => void {
  const observer = new MutationObserver(look);
  observer.observe(document, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['disabled', 'hidden'],
  });
  document.addEventListener('focusin', note, true);
  document.addEventListener('focusout', forget, true);
  const stopLeaving = boardStore().subscribe(leave);
  return () => {
    stopLeaving();
    observer.disconnect();
    document.removeEventListener('focusin', note, true);
    document.removeEventListener('focusout', forget, true);
    last = null;
    waiting = null;
    if (frame !== null) cancelAnimationFrame(frame);
    frame = null;
  };
}

/** Gives the focus back to a place, or to what is nearest to it now. @param place `null`: the day */
export function goBackTo(place: FocusPlace | null): void {
  if (place === null) goToDay();
  else if (isDeaf(place.element) || !give(place.element, 'unscrolled')) restore(place, null);
  // Somebody may have scrolled it away meanwhile, and the next key would mean a patient whom nobody sees.
  showFocused();
}

function note({ target }: FocusEvent): void {
  if (!(target instanceof HTMLElement) || target === document.body) return;
  const place = placeOf(target);
  if (place.over !== null && last !== null && !cameFrom(last.over, place.over)) openers.set(place.over, last);
  last = place;
}

/**
 * True for what lies over the day and was opened from there, or from what that had opened. Two can take the focus from each
 * other, as a closing popover does from the palette. Each would then lead back to the other for ever.
 */
function cameFrom(over: Element | null, there: Element): boolean {
  for (let at = over; at !== null; at = openers.get(at)?.over ?? null) if (at === there) return true;
  return false;
}

/** A press on nothing is a wish. What is only drawn anew has been given back, or is not there, a moment later. */
function forget({ target }: FocusEvent): void {
  const left = last;
  if (left === null || left.element !== target) return;
  setTimeout(() => {
    if (last === left && left.element.isConnected && !isDeaf(left.element) && nobodyHasIt()) last = null;
  });
}

const nobodyHasIt = (): boolean => {
  const active = document.activeElement;
  return active === null || active === document.body;
};

/**
 * Another day is about to be drawn, without what has the focus. To take that out of the document makes the browser style and lay out
 * a board of which half has been drawn (adr/0012): the focus leaves it before that.
 */
function leave({ day }: BoardState): void {
  const from = last?.item?.day ?? null;
  if (last === null || day === null || from === null || from === day.date) return;
  if (last.over === null && document.activeElement === last.element) waitOnDay(last, 'unscrolled');
}

function look(records: readonly MutationRecord[]): void {
  const active = document.activeElement;
  if (waiting !== null) inFrame();
  else if (nobodyHasIt()) {
    const removal = last === null ? null : removalOf(last.element, records);
    if (last !== null && (removal !== null || !last.element.isConnected || isDeaf(last.element))) {
      if (isOfOtherDay(last)) inFrame();
      else restore(last, removal);
    }
  } else if (active instanceof HTMLElement && isDeaf(active)) restore(placeOf(active), null);
}

/** The change that took it out of the document; a card that only changes places is put in again. */
function removalOf(element: Element, records: readonly MutationRecord[]): MutationRecord | null {
  return (
    records.findLast(({ removedNodes }) => [...removedNodes].some((node) => node.contains(element))) ?? null
  );
}

/**
 * Another day is drawn by the thousand, and to give the focus lays it out: that is left to the frame that has to do so anyway,
 * which is still before anybody can see it (adr/0012).
 */
function inFrame(): void {
  frame ??= requestAnimationFrame(() => {
    frame = null;
    if (waiting !== null) lookOut(waiting);
    else if (last !== null && nobodyHasIt()) restore(last, null);
  });
}

function restore(place: FocusPlace, removal: MutationRecord | null): void {
  if (goToSame(place)) return;
  const { over } = place;
  if (over !== null) {
    // Beside an Undo is the next one; in a panel, what a press has led to is read from its beginning.
    if (
      over.isConnected &&
      over.closest('[hidden]') === null &&
      (over.matches('.panel') ? goInto(over) : goBeside(place, removal) || goInto(over))
    )
      return;
    goBackTo(openers.get(over) ?? null);
    return;
  }
  if (place.item === null) {
    if (!goBeside(place, removal)) goToDay();
    return;
  }
  if (!goToNearest(place)) waitOnDay(place);
}

function waitOnDay(place: FocusPlace, scroll?: 'unscrolled'): void {
  const at = goToDay(scroll);
  if (at !== null) waiting = { at, place, until: Date.now() + patience };
}

/** As soon as there is something on the new day, the focus goes where it was on the one before. */
function lookOut({ at, place, until }: NonNullable<typeof waiting>): void {
  const elsewhere = document.activeElement !== at && !nobodyHasIt();
  if (elsewhere || Date.now() > until || goToSame(place) || goToNearest(place)) {
    waiting = null;
    return;
  }
  if (nobodyHasIt()) {
    const now = goToDay();
    if (now !== null) waiting = { at: now, place, until };
  }
}
