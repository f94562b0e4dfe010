import type { BoardBox, Room } from './edges.ts';

/** The place of the board in the window, which stays while boards come and go in it. */
export const frameOf = (): HTMLElement => document.getElementById('board') ?? document.body;

/** What is in that place now. */
export const boardOf = (): HTMLElement | null => frameOf().querySelector<HTMLElement>('.board');

/** The day that a board shows: it may go on to another one as the same element. */
export const dayOf = (board: HTMLElement | null): string | undefined => board?.dataset['day'];

/** The board as far as it can be seen: where the window is narrow, the panel lies over it. */
export function boxOfBoard(board: HTMLElement | null): BoardBox {
  const { left, top, right, bottom } = frameOf().getBoundingClientRect();
  const panel = document.querySelector('.panel')?.getBoundingClientRect().left ?? right;
  const head = board?.firstElementChild?.clientHeight ?? 0;
  return { left, top, bottom, right: Math.min(right, panel), head };
}

/** How far it can still be scrolled. */
export function roomOf(board: HTMLElement | null): Room {
  if (board === null) return { left: 0, right: 0 };
  const { scrollLeft, scrollWidth, clientWidth } = board;
  return {
    left: Math.floor(scrollLeft),
    right: Math.max(0, Math.floor(scrollWidth - clientWidth - scrollLeft)),
  };
}
