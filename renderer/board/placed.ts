import { type Axis, yOf } from './axis.ts';
import type { BoardCard, BoardSlot, BoardBreak, BoardColumn } from '#shared/contract/board.ts';

/** Something in a column with its place in pixels from the column's top; `left` and `width` in per cent. */
export type Placed =
  | { readonly kind: 'card'; readonly key: string; readonly card: BoardCard; readonly place: CardPlace }
  | { readonly kind: 'slot'; readonly key: string; readonly slot: BoardSlot; readonly place: Place }
  | { readonly kind: 'break'; readonly key: string; readonly rest: BoardBreak; readonly place: Place };

export interface Place {
  readonly top: number;
  readonly height: number;
}
export interface CardPlace extends Place {
  readonly left: number;
  readonly width: number;
  readonly lies: Lies;
}

/**
 * `here`: it takes its time. A cancelled visit takes no time, and only the width that is left: all of it, the side beside a free time,
 * or an edge over the visit that has the time now. From that edge it comes out under the pointer or with the focus.
 */
export type Lies = 'here' | 'alone' | 'beside' | 'edge';

/** What stands in a column. */
export type ColumnEvents = Pick<BoardColumn, 'cards' | 'breaks'> & { readonly slots: readonly BoardSlot[] };

/** The air below a card, in pixels. */
export const cardGap = 2;

export type PlacedCard = Extract<Placed, { kind: 'card' }>;

/** From one instant to another on the axis. */
export function between(axis: Axis, from: number, to: number): Place {
  const top = yOf(axis, from);
  return { top, height: yOf(axis, to) - top };
}

/** The part of a visit that lies on the day: one over midnight has the rest of it on the day beside. */
export const withinDay = (
  { start, end }: { readonly start: number; readonly end: number },
  axis: Axis,
): Place => between(axis, Math.max(start, axis.from), Math.min(end, axis.to));
