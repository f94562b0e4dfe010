import { type FocusEvent, type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from 'react';
import { moveTabStop } from '../focus/tabStop.ts';

/** Walking through the free times. One of them is in the order of the Tab key (`focus/tabStop.ts`). */

const optionSelector = '[role=option]';

interface Walk {
  readonly list: RefObject<HTMLElement | null>;
  /** Draws what the list has not drawn yet. */
  readonly drawAll: () => void;
  /** Somebody chose the time of this `data-key`. */
  readonly onKey: (key: string) => void;
}

/** Digits that come within this time are of one time of day; milliseconds. */
const typingPause = 1_000;

/**
 * What a key does. Left and right: the time before and after. Up and down: the row above and below. Page Up and Page Down:
 * as much as the panel shows. Home and End: the ends. Digits: the next time that begins with them. Enter and Space: choose.
 */
export function useTimeWalk({ list, drawAll, onKey }: Walk): (event: KeyboardEvent) => void {
  const typed = useRef({ text: '', at: 0 });
  return (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const at = event.target instanceof Element ? event.target.closest<HTMLElement>(optionSelector) : null;
    if (at === null || list.current === null) return;
    const { key } = event;
    if (key === 'Enter' || key === ' ') {
      event.preventDefault();
      // A key that is held down would choose in what comes next as well.
      if (!event.repeat) onKey(at.dataset['key'] ?? '');
    } else if (/^[\d:.]$/.test(key)) {
      event.preventDefault();
      drawAll();
      const text = event.timeStamp - typed.current.at < typingPause ? typed.current.text + key : key;
      typed.current = { text, at: event.timeStamp };
      timeOf(optionsOf(list.current), at, text)?.focus();
    } else {
      if (key === 'End' || key === 'PageDown') drawAll();
      const next = stepTo(optionsOf(list.current), at, key);
      if (next === undefined) return;
      event.preventDefault();
      next?.focus();
    }
  };
}

/** @returns `undefined` for a key that is not for walking, `null` where there is nowhere to go */
function stepTo(
  options: readonly HTMLElement[],
  at: HTMLElement,
  key: string,
): HTMLElement | null | undefined {
  const index = options.indexOf(at);
  switch (key) {
    case 'ArrowRight':
      return options[index + 1] ?? null;
    case 'ArrowLeft':
      return options[index - 1] ?? null;
    case 'ArrowDown':
      return inRow(options.slice(index + 1), at, 1);
    case 'ArrowUp':
      return inRow(options.slice(0, index).reverse(), at, 1);
    case 'PageDown':
      return inRow(options.slice(index + 1), at, pageOf(at));
    case 'PageUp':
      return inRow(options.slice(0, index).reverse(), at, pageOf(at));
    case 'Home':
      return options[0] ?? null;
    case 'End':
      return options.at(-1) ?? null;
    default:
      return undefined;
  }
}

/**
 * The nearest in the first row that is so far away.
 * @param ahead what comes in the direction of the step, the nearest first @param far in pixels
 * @returns the last row's where there is none so far; `null`: there is no other row
 */
function inRow(ahead: readonly HTMLElement[], at: HTMLElement, far: number): HTMLElement | null {
  const away = (other: HTMLElement): number => Math.abs(other.offsetTop - at.offsetTop);
  const row = ahead.find((other) => away(other) >= far) ?? ahead.findLast((other) => away(other) > 0);
  if (row === undefined) return null;
  const aside = (other: HTMLElement): number => Math.abs(other.offsetLeft - at.offsetLeft);
  return ahead
    .filter((other) => other.offsetTop === row.offsetTop)
    .reduce((best, other) => (aside(other) < aside(best) ? other : best), row);
}

/** What the panel shows at once, without a row that is then seen before and after. */
const pageOf = (option: HTMLElement): number =>
  Math.max(1, (option.closest('.panel')?.clientHeight ?? 0) - 2 * option.offsetHeight);

/** The next one that begins with what was typed, from the one in focus on and round; "9" is "09:00" as well. */
function timeOf(options: readonly HTMLElement[], at: HTMLElement, text: string): HTMLElement | undefined {
  const index = options.indexOf(at);
  // The first digit leads on from here; those after it say more of the same time.
  const from = text.length === 1 ? index + 1 : index;
  const clock = text.replace('.', ':');
  return [...options.slice(from), ...options.slice(0, from)].find(({ dataset }) => {
    const time = dataset['time']?.replace('.', ':') ?? '';
    return time.startsWith(clock) || time.startsWith(`0${clock}`);
  });
}

const optionsOf = (list: Element): HTMLElement[] => [...list.querySelectorAll<HTMLElement>(optionSelector)];

/** Makes the time that has the focus the one that Tab comes back to. */
export function keepTimeTabStop({ currentTarget, target }: FocusEvent): void {
  const option = target.closest<HTMLElement>(optionSelector);
  if (option === null) return;
  moveTabStop(currentTarget, option, optionSelector);
}

/** Sees to it that the list can always be reached with Tab: also after the time that Tab led to has been taken. */
export function useTimeTabStop(list: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const first = list.current?.querySelector<HTMLElement>(optionSelector) ?? null;
    if (first !== null && list.current?.querySelector(`${optionSelector}[tabindex="0"]`) === null)
      first.tabIndex = 0;
  });
}
