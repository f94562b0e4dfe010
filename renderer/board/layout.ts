import { placeAside } from './aside.ts';
import { type Axis, leastTargetPx, yOf } from './axis.ts';
import { placeSlots } from './freePlaces.ts';
import { leastLanePx, packLanes } from './lanes.ts';
import { between, cardGap, withinDay, type ColumnEvents, type Placed, type PlacedCard } from './placed.ts';
import { isShown } from '../state/shown.ts';
import type { BoardCard } from '#shared/contract/board.ts';

/**
 * Places all that stands in a column, in order of time, which is also the order in which it is read out and walked through.
 * Cancelled visits are not on the board once they are settled, unless they are asked for: then they lie aside, and nothing that
 * stands is narrower for them. Cards that collide on the screen, be it by time or by the least height, share the
 * width. A slot under a visit is not free any more, whatever the vendor's list still says.
 */
export function placeColumn(
  column: ColumnEvents,
  axis: Axis,
  cancelled: 'shown' | 'leftOut' = 'leftOut',
): Placed[] {
  const cards = placedCards(column.cards, axis);
  const slots = placeSlots(column.slots, cards, axis);
  const settled = cancelled === 'shown' ? column.cards.filter((card) => !isShown(card)) : [];
  const placed: Placed[] = [
    ...cards,
    ...placeAside(inOrder(settled, axis), cards, slots, axis),
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

/** What a column needs so that each of its cards can be hit, pixels; a card beside none needs nothing of its own. */
export function neededPx(cards: readonly BoardCard[], axis: Axis): number {
  const narrowest = Math.min(...placedCards(cards, axis).map(({ place }) => place.width));
  return narrowest < 100 ? Math.round(100 / narrowest) * leastLanePx : 0;
}

const rank = { break: 0, card: 1, slot: 2 } as const;

/** The width of the columns is known before they are drawn: what was placed for that is not placed again. */
const known = new WeakMap<readonly BoardCard[], { readonly axis: Axis; readonly placed: PlacedCard[] }>();

function placedCards(cards: readonly BoardCard[], axis: Axis): PlacedCard[] {
  const before = known.get(cards);
  if (before?.axis === axis) return before.placed;
  const placed = placeCards(inOrder(cards.filter(isShown), axis), axis);
  known.set(cards, { axis, placed });
  return placed;
}

function placeCards(cards: readonly BoardCard[], axis: Axis): PlacedCard[] {
  const extents = cards.map((card) => {
    const { top, height } = withinDay(card, axis);
    return { top, height: Math.max(height, leastTargetPx + cardGap) };
  });
  const lanes = packLanes(extents);
  return cards.flatMap((card, index): PlacedCard[] => {
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
