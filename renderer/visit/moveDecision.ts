import type { FreeTime, VisitDecision } from '#shared/contract/visits.ts';

/** The decision to move a visit to a free time, whether it was chosen from the list or by dropping a card there. */
export function moveDecision(
  bookingId: string,
  { addressId, start }: Pick<FreeTime, 'addressId' | 'start'>,
  { id, duration }: FreeTime['services'][number],
): VisitDecision {
  return { kind: 'move', bookingId, addressId, start, duration, addressServiceId: id };
}
