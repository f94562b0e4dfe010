import type { ColumnHead } from './dayView.ts';
import type { BoardColumn, BoardDelta } from '#shared/contract/board.ts';

type Lying = 'cards' | 'services' | 'slots' | 'breaks' | 'asOf';
type Change = BoardDelta['changes'][number];

/**
 * What turns one state of a column into another, card by card; `null` where they are the same. Both are values made by the
 * same code, so that their JSON tells whether they differ.
 */
export function columnChange(before: BoardColumn, after: BoardColumn): Change | null {
  const known = new Map(before.cards.map((card) => [card.id, JSON.stringify(card)]));
  const upserts = after.cards.filter((card) => known.get(card.id) !== JSON.stringify(card));
  const present = new Set(after.cards.map(({ id }) => id));
  const removals = before.cards.map(({ id }) => id).filter((id) => !present.has(id));
  const services = JSON.stringify(before.services) !== JSON.stringify(after.services);
  const slots = JSON.stringify(before.slots) !== JSON.stringify(after.slots);
  const breaks = JSON.stringify(before.breaks) !== JSON.stringify(after.breaks);
  const asOf = before.asOf !== after.asOf;
  if (upserts.length + removals.length === 0 && !services && !slots && !breaks && !asOf) return null;
  return {
    addressId: after.addressId,
    upserts,
    removals,
    ...(services ? { services: after.services } : {}),
    ...(slots ? { slots: after.slots } : {}),
    ...(breaks ? { breaks: after.breaks } : {}),
    ...(asOf ? { asOf: after.asOf } : {}),
  };
}

/** True if the heads of two days differ: then a delta is not enough. */
export function columnsDiffer(
  before: readonly ColumnHead[],
  after: readonly (BoardColumn | ColumnHead)[],
): boolean {
  const head = ({
    cards: _cards,
    services: _services,
    slots: _slots,
    breaks: _breaks,
    asOf: _asOf,
    ...rest
  }: ColumnHead & Partial<Pick<BoardColumn, Lying>>): string => JSON.stringify(rest);
  return (
    before.length !== after.length ||
    before.some((column, index) => head(column) !== head(after[index] ?? column))
  );
}
