import { isShown } from './shown.ts';
import type { BoardCard, BoardColumn, BoardDay, BoardDelta } from '#shared/contract/board.ts';

/** A column as the board shows it: main's column, and what has just happened in it. */
export interface ShownColumn extends BoardColumn {
  /** Card id → the revision that brought or changed it while the day was on the screen. Such cards glow once. */
  readonly news: ReadonlyMap<string, number>;
  /** Those of them that were not on the board before: they fade in. What is only changed stays readable while it glows. */
  readonly came: ReadonlySet<string>;
  /** What the last change of this column took away: it fades out. */
  readonly gone: readonly BoardCard[];
}

/** A day with the news of its columns. */
export interface ShownDay extends Omit<BoardDay, 'columns'> {
  readonly columns: readonly ShownColumn[];
}

type ColumnChange = BoardDelta['changes'][number];

/** A day as it was just read: nothing in it is news. */
export function asRead(day: BoardDay): ShownDay {
  return {
    ...day,
    columns: day.columns.map((column) => ({ ...column, news: new Map(), came: new Set(), gone: [] })),
  };
}

/**
 * The day after a delta. Columns and cards that it does not touch stay the same objects, so that nothing is drawn again
 * for them. A delta that is already part of the day changes nothing.
 * @returns `'gap'` where the delta cannot follow: the day has to be asked for again
 */
export function applyDelta(day: ShownDay, delta: BoardDelta): ShownDay | 'gap' {
  if (delta.date !== day.date || delta.revision <= day.revision) return day;
  if (delta.revision !== day.revision + 1 || delta.columnsChanged) return 'gap';
  const changes = new Map(delta.changes.map((change) => [change.addressId, change]));
  const known = day.columns.filter((column) => changes.has(column.addressId)).length;
  if (known !== changes.size) return 'gap';
  return {
    ...day,
    revision: delta.revision,
    columns: day.columns.map((column) => {
      const change = changes.get(column.addressId);
      return change === undefined ? column : changed(column, change, delta.revision);
    }),
  };
}

function changed(column: ShownColumn, change: ColumnChange, revision: number): ShownColumn {
  const upserts = new Map(change.upserts.map((card) => [card.id, card]));
  const removals = new Set(change.removals.filter((id) => !upserts.has(id)));
  const before = new Set(column.cards.map((card) => card.id));
  const cardsTouched = upserts.size > 0 || removals.size > 0;
  const cards = cardsTouched
    ? [
        ...column.cards.filter((card) => !removals.has(card.id)).map((card) => upserts.get(card.id) ?? card),
        ...change.upserts.filter((card) => !before.has(card.id)),
      ]
    : column.cards;
  return {
    ...column,
    cards,
    services: change.services ?? column.services,
    slots: change.slots ?? column.slots,
    breaks: change.breaks ?? column.breaks,
    asOf: change.asOf === undefined ? column.asOf : change.asOf,
    news: cardsTouched ? news(column.news, upserts, removals, revision) : column.news,
    came: cardsTouched ? came(column, upserts) : column.came,
    gone: cardsTouched ? column.cards.filter((card) => leaves(card, upserts, removals)) : column.gone,
  };
}

function news(
  before: ReadonlyMap<string, number>,
  upserts: ReadonlyMap<string, BoardCard>,
  removals: ReadonlySet<string>,
  revision: number,
): ReadonlyMap<string, number> {
  const after = new Map(before);
  for (const id of removals) after.delete(id);
  for (const id of upserts.keys()) after.set(id, revision);
  return after;
}

function came(
  { came: before, cards }: ShownColumn,
  upserts: ReadonlyMap<string, BoardCard>,
): ReadonlySet<string> {
  const shown = new Set(cards.filter(isShown).map(({ id }) => id));
  return new Set([
    ...[...before].filter((id) => !upserts.has(id)),
    ...[...upserts.keys()].filter((id) => !shown.has(id)),
  ]);
}

/** A card fades out where it was on the board and is not any more: removed, or cancelled. */
function leaves(
  card: BoardCard,
  upserts: ReadonlyMap<string, BoardCard>,
  removals: ReadonlySet<string>,
): boolean {
  if (!isShown(card)) return false;
  const after = upserts.get(card.id);
  return after === undefined ? removals.has(card.id) : !isShown(after);
}
