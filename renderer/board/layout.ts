import type { BoardBreak, BoardCard, BoardColumn, BoardSlot } from '#shared/contract/views.ts';
import { type Axis, leastTargetPx, yOf } from './axis.ts';
import { leastLanePx, packLanes } from './lanes.ts';
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

function between(axis: Axis, from: number, to: number): Place {
  const top = yOf(axis, from);
  return { top, height: yOf(axis, to) - top };
}

type PlacedCard = Extract<Placed, { kind: 'card' }>;

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
    const { top, height } = between(axis, card.start, card.end);
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

/** Where a cancelled visit is told beside what stands; per cent of the column. */
const besideFree = { left: 55, width: 45 };

function placeAside(
  cards: readonly BoardCard[],
  standing: readonly Placed[],
  slots: readonly Placed[],
  axis: Axis,
): Placed[] {
  const extents = cards.map((card) => {
    const { top, height } = between(axis, card.start, card.end);
    return { top, height: Math.max(height, leastTargetPx + cardGap) };
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

/** A free start, from its own place on the screen to where it ends or something else begins. */
interface Room {
  readonly slot: BoardSlot;
  readonly top: number;
  readonly bottom: number;
  /** Where something else begins below it. */
  readonly limit: number;
}

/**
 * Free starts that can be hit. At a coarse scale a start has a few pixels only: then those that follow each other are one place,
 * which begins at the first of them, and one that has nothing below it takes of that. A start that is shut in between visits and too
 * low is not a place at all, because it would have to lie over what is beside it. Both can be had at a finer scale, and at any scale by the key for the next free times.
 */
function placeSlots(slots: readonly BoardSlot[], cards: readonly PlacedCard[], axis: Axis): Placed[] {
  const places: Room[] = [];
  /** Begun and too low as yet. */
  let low: Room | null = null;
  for (const room of roomsOf(slots, cards, axis)) {
    if (low !== null && !touches(low, room)) low = settle(places, low);
    const joined: Room = low === null ? room : { ...low, bottom: room.bottom, limit: room.limit };
    if (isHigh(joined)) places.push(joined);
    low = isHigh(joined) ? null : joined;
  }
  if (low !== null) settle(places, low);
  return places.map(({ slot, top, bottom }) => ({
    kind: 'slot',
    key: `slot ${slot.start}`,
    slot,
    place: { top, height: bottom - top - cardGap },
  }));
}

/** What is left at the end of a free hour belongs to the place before it; one that is alone takes what it lacks from below. */
function settle(places: Room[], low: Room): null {
  const before = places.at(-1);
  const grown = { ...low, bottom: Math.min(low.limit, low.top + leastTargetPx + cardGap) };
  if (before !== undefined && touches(before, low))
    places[places.length - 1] = { ...before, bottom: low.bottom };
  else if (isHigh(grown)) places.push(grown);
  return null;
}

const isHigh = ({ top, bottom }: Room): boolean => bottom - top >= leastTargetPx + cardGap - touch;
const touches = (above: Room, below: Room): boolean => Math.abs(above.bottom - below.top) < touch;
/** Positions are products of fractions; pixels. */
const touch = 0.5;

function roomsOf(slots: readonly BoardSlot[], cards: readonly PlacedCard[], axis: Axis): Room[] {
  const rooms: Room[] = [];
  let next = 0;
  let taken = { until: -Infinity, bottom: -Infinity };
  for (const [index, slot] of slots.entries()) {
    for (let at = cards[next]; at !== undefined && at.card.start <= slot.start; at = cards[++next]) {
      const { top, height } = at.place;
      taken = {
        until: Math.max(taken.until, at.card.end),
        bottom: Math.max(taken.bottom, top + height + cardGap),
      };
    }
    if (slot.start < taken.until) continue;
    const bounds = [slot.start + slot.minutes * 60_000, slots[index + 1]?.start, cards[next]?.card.start];
    const end = Math.min(...bounds.filter((bound) => bound !== undefined));
    // A visit of few minutes has a card that is higher than they are.
    const top = Math.max(yOf(axis, slot.start), taken.bottom);
    const below = Math.min(slots[index + 1]?.start ?? axis.to, cards[next]?.card.start ?? axis.to);
    if (yOf(axis, end) > top) rooms.push({ slot, top, bottom: yOf(axis, end), limit: yOf(axis, below) });
  }
  return rooms;
}
