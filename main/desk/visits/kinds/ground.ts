import { asAddressId, type BookingId } from '#shared/domain/ids.ts';
import type { ProblemKind } from '#shared/domain/problem.ts';
import type { ShownBooking } from '#shared/domain/shownBooking.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import { visitsOnBoard } from '../../board/dayView.ts';
import type { DeskStore } from '../../deskStore.ts';

/** What a decision stands on by the desk's own fold: whether it can be taken as it was meant. */
export type Ground =
  /** `bookingId`: the id that the visit has now; `null` of a new one. */
  | { readonly kind: 'firm'; readonly bookingId: BookingId | null }
  /** What is wanted is so already. */
  | { readonly kind: 'already'; readonly bookingId: BookingId }
  | { readonly kind: 'refused'; readonly why: ProblemKind };

export const firm = (bookingId: BookingId | null): Ground => ({ kind: 'firm', bookingId });
export const already = (bookingId: BookingId): Ground => ({ kind: 'already', bookingId });
export const refused = (why: ProblemKind): Ground => ({ kind: 'refused', why });

/** A start in a calendar. */
export interface Place {
  readonly addressId: string;
  readonly start: EpochMs;
}

export const isAt = ({ addressId, start }: ShownBooking, place: Place): boolean =>
  addressId === place.addressId && start === place.start;

/** Visits that stand at a start as the board shows them, also one that a move on its way brings there. */
export function visitsAt(store: DeskStore, { addressId, start }: Place): readonly ShownBooking[] {
  return visitsOnBoard(store, [asAddressId(addressId)], { from: start, to: start + 1 }).filter(
    (visit) => visit.status !== 'canceled' && visit.addressId === addressId,
  );
}
