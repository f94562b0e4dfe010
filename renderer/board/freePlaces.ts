import { type Axis, leastTargetPx, yOf } from './axis.ts';
import { cardGap, type Placed, type PlacedCard } from './placed.ts';
import type { BoardSlot } from '#shared/contract/board.ts';
import { minuteMs } from '#shared/time/durations.ts';

/** A free start, from its own place on the screen to where it ends or something else begins. */
interface Room {
  readonly slot: BoardSlot;
  readonly top: number;
  readonly bottom: number;
  /** Where something else begins below it. */
  readonly limit: number;
}

/**
 * Free starts that can be hit. At a coarse scale a start has a few pixels only. Those that follow each other are one place
 * then, which begins at the first of them. A start with nothing below it takes of that room. One that is shut in between
 * visits and too low is no place: it would lie over what is beside it. All can be had at a finer scale, and at any scale by
 * the key for the next free times.
 */
export function placeSlots(slots: readonly BoardSlot[], cards: readonly PlacedCard[], axis: Axis): Placed[] {
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
    const bounds = [
      axis.to,
      slot.start + slot.minutes * minuteMs,
      slots[index + 1]?.start,
      cards[next]?.card.start,
    ];
    const end = Math.min(...bounds.filter((bound) => bound !== undefined));
    // A visit of few minutes has a card that is higher than they are.
    const top = Math.max(yOf(axis, slot.start), taken.bottom);
    const below = Math.min(slots[index + 1]?.start ?? axis.to, cards[next]?.card.start ?? axis.to);
    if (yOf(axis, end) > top) rooms.push({ slot, top, bottom: yOf(axis, end), limit: yOf(axis, below) });
  }
  return rooms;
}
