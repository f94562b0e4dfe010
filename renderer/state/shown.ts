import type { BoardCard } from '#shared/contract/board.ts';

/** A cancelled visit leaves the board, or lies aside where it is asked for; while the marketplace has not been told it stays, struck out, because its time is not free yet. */
export function isShown(card: Pick<BoardCard, 'status' | 'notSent' | 'needsPerson'>): boolean {
  return card.status !== 'canceled' || card.notSent || card.needsPerson;
}
