import { type Axis, leastTargetPx } from './axis.ts';
import { packLanes } from './lanes.ts';
import { cardGap, withinDay, type CardPlace, type Place, type Placed } from './placed.ts';
import type { BoardCard } from '#shared/contract/board.ts';

/** Where a cancelled visit is told beside what stands; per cent of the column. */
const besideFree = { left: 55, width: 45 };

/**
 * Cancelled visits that are asked for: aside, so that nothing that stands is narrower for them.
 * @param cards in their order
 */
export function placeAside(
  cards: readonly BoardCard[],
  standing: readonly Placed[],
  slots: readonly Placed[],
  axis: Axis,
): Placed[] {
  const extents = cards.map((card) => {
    const { top, height } = withinDay(card, axis);
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
