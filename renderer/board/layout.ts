import type { BoardBreak, BoardCard, BoardColumn, BoardSlot } from '#shared/contract/views.ts';
import { type Axis, yOf } from './axis.ts';
import { packLanes } from './lanes.ts';
import { isShown } from './shown.ts';

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
 * `here`: it takes its time. A cancelled visit takes none, and only what is left of the width: all of it, the side beside a free
 * time, or an edge over a visit that has its time now, from which it comes out under a hand or with the focus.
 */
export type Lies = 'here' | 'alone' | 'beside' | 'edge';

/** What stands in a column. */
export type ColumnEvents = Pick<BoardColumn, 'cards' | 'slots' | 'breaks'>;

/** The air below a card, in pixels. */
export const cardGap = 2;

/**
 * Places all that stands in a column, in order of time, which is also the order in which it is read out and walked through.
 * Cancelled visits are not on the board once they are settled, unless they are asked for: then they lie aside, and nothing that
 * stands is narrower for them. Cards that collide on the screen, be it by time or by the least height, share the
 * width. A slot under a visit is not free any more, whatever the vendor's list still says.
 */
export function placeColumn(
  column: ColumnEvents,
  axis: Axis,
  leastPx: number,
  cancelled: 'shown' | 'leftOut' = 'leftOut',
): Placed[] {
  const cards = inOrder(column.cards.filter(isShown), axis);
  const settled = cancelled === 'shown' ? column.cards.filter((card) => !isShown(card)) : [];
  const standing = placeCards(cards, axis, leastPx);
  const slots = placeSlots(column.slots, cards, axis);
  const placed: Placed[] = [
    ...standing,
    ...placeAside(inOrder(settled, axis), standing, slots, axis, leastPx),
    ...slots,
    ...column.breaks.map((rest): Placed => ({
      kind: 'break',
      key: `break ${rest.id}`,
      rest,
      place: between(axis, Math.max(rest.since, axis.from), Math.min(rest.till, axis.to)),
    })),
  ];
  return placed.sort((a, b) => a.place.top - b.place.top || rank[a.kind] - rank[b.kind]);
}

const inOrder = (cards: readonly BoardCard[], axis: Axis): BoardCard[] =>
  [...cards].sort(
    (a, b) =>
      yOf(axis, a.start) - yOf(axis, b.start) || a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1),
  );

const rank = { break: 0, card: 1, slot: 2 } as const;

function between(axis: Axis, from: number, to: number): Place {
  const top = yOf(axis, from);
  return { top, height: yOf(axis, to) - top };
}

function placeCards(cards: readonly BoardCard[], axis: Axis, leastPx: number): Placed[] {
  const extents = cards.map((card) => {
    const { top, height } = between(axis, card.start, card.end);
    return { top, height: Math.max(height, leastPx + cardGap) };
  });
  const lanes = packLanes(extents);
  return cards.flatMap((card, index): Placed[] => {
    const extent = extents[index];
    const lane = lanes[index];
    if (extent === undefined || lane === undefined) return [];
    const width = 100 / lane.lanes;
    const place = {
      top: extent.top,
      height: extent.height - cardGap,
      left: lane.lane * width,
      width,
      lies: 'here' as const,
    };
    return [{ kind: 'card', key: card.id, card, place }];
  });
}

/** Where a cancelled visit is told beside what stands; per cent of the column. */
const besideFree = { left: 55, width: 45 };

function placeAside(
  cards: readonly BoardCard[],
  standing: readonly Placed[],
  slots: readonly Placed[],
  axis: Axis,
  leastPx: number,
): Placed[] {
  const extents = cards.map((card) => {
    const { top, height } = between(axis, card.start, card.end);
    return { top, height: Math.max(height, leastPx + cardGap) };
  });
  const lanes = packLanes(extents);
  return cards.flatMap((card, index): Placed[] => {
    const extent = extents[index];
    const lane = lanes[index];
    if (extent === undefined || lane === undefined) return [];
    const place = asidePlace({ ...extent, height: extent.height - cardGap }, lane, standing, slots);
    return [{ kind: 'card', key: card.id, card, place }];
  });
}

/** Cancelled visits of one time share what they have: an edge by its height, so that each can be pointed at. */
function asidePlace(
  extent: Place,
  { lane, lanes }: { readonly lane: number; readonly lanes: number },
  standing: readonly Placed[],
  slots: readonly Placed[],
): CardPlace {
  const isUnder = ({ place }: Placed): boolean =>
    place.top < extent.top + extent.height && extent.top < place.top + place.height;
  if (standing.some(isUnder)) {
    const height = extent.height / lanes;
    return { top: extent.top + lane * height, height, left: 30, width: 70, lies: 'edge' };
  }
  const beside = slots.some(isUnder);
  const room = beside ? besideFree : { left: 0, width: 100 };
  const width = room.width / lanes;
  return { ...extent, left: room.left + lane * width, width, lies: beside ? 'beside' : 'alone' };
}

function placeSlots(slots: readonly BoardSlot[], cards: readonly BoardCard[], axis: Axis): Placed[] {
  const placed: Placed[] = [];
  let next = 0;
  let takenUntil = -Infinity;
  for (const [index, slot] of slots.entries()) {
    for (let card = cards[next]; card !== undefined && card.start <= slot.start; card = cards[++next]) {
      takenUntil = Math.max(takenUntil, card.end);
    }
    if (slot.start < takenUntil) continue;
    const bounds = [slot.start + slot.minutes * 60_000, slots[index + 1]?.start, cards[next]?.start];
    const end = Math.min(...bounds.filter((bound) => bound !== undefined));
    const { top, height } = between(axis, slot.start, end);
    const place = { top, height: Math.max(height - cardGap, 4) };
    placed.push({ kind: 'slot', key: `slot ${slot.start}`, slot, place });
  }
  return placed;
}
