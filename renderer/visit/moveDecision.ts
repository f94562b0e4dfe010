import type { VisitDecision, VisitDetails } from '#shared/contract/visits.ts';
import type { FreeTime } from '#shared/contract/freeTimes.ts';

/**
 * The decision to move a visit to a free time, whether it was chosen from the list or by dropping a card there.
 * The visit is as it was seen.
 */
export function moveDecision(
  { id: bookingId, addressId: from, start: at }: Pick<VisitDetails, 'id' | 'addressId' | 'start'>,
  { addressId, start }: Pick<FreeTime, 'addressId' | 'start'>,
  { id, duration }: FreeTime['services'][number],
): VisitDecision {
  return {
    kind: 'move',
    bookingId,
    seen: { addressId: from, start: at },
    addressId,
    start,
    duration,
    addressServiceId: id,
  };
}
