import { createSight } from './sight.ts';
import type { ShownDay } from './boardDelta.ts';
import type { BoardCard, BoardDelta } from '#shared/contract/board.ts';

/** What somebody can have seen of the cards on the board and in the week. */
export const seenCards = createSight<BoardCard>();

/** Keeps for a moment how the visits of a delta stood before it. */
export function keepSeen(before: ShownDay, { changes }: BoardDelta): void {
  const after = new Map(changes.flatMap(({ upserts }) => upserts.map((card) => [card.id, card] as const)));
  if (after.size === 0) return;
  for (const { cards } of before.columns)
    for (const card of cards) {
      const now = after.get(card.id);
      if (now !== undefined && standsOtherwise(card, now)) seenCards.changed(card.id, card);
    }
}

const standsOtherwise = (before: BoardCard, now: BoardCard): boolean =>
  before.start !== now.start ||
  before.status !== now.status ||
  before.confirmed !== now.confirmed ||
  before.presence !== now.presence ||
  before.arrival?.step !== now.arrival?.step;
