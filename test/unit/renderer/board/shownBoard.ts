import { afterEach, beforeEach, vi } from 'vitest';
import { at, date } from './invented.ts';
import { mountBoard, type MountedBoard } from './mountBoard.tsx';
import type { BoardCard, BoardDay, BoardDelta } from '#shared/contract/board.ts';
import type { Settings } from '#shared/contract/settings.ts';

/** The board of this file's tests: one at a time. */
let board: MountedBoard | undefined;

export const open = async (
  day: BoardDay | null,
  zones?: Readonly<Record<string, string>>,
  settings: Partial<Settings> = {},
): Promise<MountedBoard> => (board = await mountBoard(day, settings, undefined, zones));

export const push = async (change: BoardDelta): Promise<void> => board?.push(change);

export const close = async (): Promise<void> => {
  await board?.unmount();
  board = undefined;
};

export const all = (selector: string): HTMLElement[] => [
  ...(board?.host.querySelectorAll<HTMLElement>(selector) ?? []),
];

export const find = (selector: string): HTMLElement => {
  const [found] = all(selector);
  if (found === undefined) throw new Error(`The board has no ${selector}.`);
  return found;
};

/** What a screen reader says of each card: nothing of its face, so its title. */
export const heard = (): (string | null)[] =>
  all('.card:not(.card-gone)').map((card) => {
    const faces = [...card.children].every(
      (part) => part.matches('[aria-hidden=true]') || part.querySelector('svg[aria-hidden=true]') !== null,
    );
    return faces && !card.hasAttribute('aria-label') ? card.getAttribute('title') : null;
  });

/** Each test of the file that calls it has this clock, and takes its board along. */
export function keepClock(): void {
  beforeEach(() => vi.spyOn(Date, 'now').mockReturnValue(at('12:41')));
  afterEach(async () => {
    await close();
    vi.restoreAllMocks();
  });
}

export const delta = (revision: number, upserts: BoardCard[], removals: string[] = []): BoardDelta => ({
  date,
  revision,
  columnsChanged: false,
  changes: [{ addressId: 'a', upserts, removals }],
});
