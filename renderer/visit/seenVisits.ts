import type { VisitDetails } from '#shared/contract/visits.ts';
import { createSight } from '../state/sight.ts';

/** What somebody can have seen of the visit in the panel, and of the one whose commands the palette has. */
export const seenVisits = createSight<VisitDetails>();

/** Keeps for a moment how a visit stood before it was read anew. */
export function keepSeen(before: VisitDetails, now: VisitDetails): void {
  if (before.id === now.id && standsOtherwise(before, now)) seenVisits.changed(now.id, before);
}

const standsOtherwise = (before: VisitDetails, now: VisitDetails): boolean =>
  before.start !== now.start ||
  before.addressId !== now.addressId ||
  before.status !== now.status ||
  before.confirmed !== now.confirmed ||
  before.presence !== now.presence ||
  before.arrival?.step !== now.arrival?.step;

/** Where and when a visit stood for whoever decides about it. */
export const seenPlace = ({ addressId, start }: Pick<VisitDetails, 'addressId' | 'start'>) => ({
  addressId,
  start,
});
