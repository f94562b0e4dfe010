import type { Booking } from '../booking.ts';
import type { BookingId } from '../ids.ts';
import type { Action, IntentOf } from '../intentOf.ts';
import type { Break } from '../schedule.ts';
import type { ShownBooking } from '../shownBooking.ts';
import type { ShownBreak } from '../shownBreak.ts';

/** What is shown, while one decision after the other is laid over the server copy. */
export interface Fold {
  readonly shown: Map<string, ShownBooking>;
  readonly breaks: Map<string, ShownBreak>;
  /** By the id of the intent of something new, the id under which a sweep has seen what it made. */
  readonly arrivedAs: Map<string, string>;
}

const none: readonly never[] = [];

/** A booking on which nothing is under way. */
export const shownAsIs = (booking: Booking): ShownBooking => ({ ...booking, pending: none, attention: none });

/** A break on which nothing is under way. */
export const breakAsIs = (pause: Break): ShownBreak => ({ ...pause, pending: none, attention: none });

/** The server copy, with nothing laid over it. */
export const foldOf = (bookings: readonly Booking[], breaks: readonly Break[] = none): Fold => ({
  shown: new Map(bookings.map((booking) => [booking.id, shownAsIs(booking)])),
  breaks: new Map(breaks.map((pause) => [pause.id, breakAsIs(pause)])),
  arrivedAs: new Map(),
});

/** Lays what a decision changes of its visit over that visit. A refused one changes nothing and asks for attention. */
export function layOnVisit(
  { shown, arrivedAs }: Fold,
  { id, state }: Pick<IntentOf<Action>, 'id' | 'state'>,
  bookingId: BookingId,
  changes: Partial<Booking>,
): void {
  const before = shown.get(arrivedAs.get(bookingId) ?? bookingId);
  if (before === undefined) return;
  shown.set(
    before.id,
    state === 'refused'
      ? { ...before, attention: [...before.attention, id] }
      : { ...before, ...changes, pending: [...before.pending, id] },
  );
}
