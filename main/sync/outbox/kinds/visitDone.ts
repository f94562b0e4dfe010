import type { Booking } from '#shared/domain/booking.ts';
import type { BookingId, CalendarRef } from '#shared/domain/ids.ts';
import type { Action } from '#shared/domain/intentOf.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import type { Store } from '../../ports.ts';
import { noteOf } from '../note.ts';
import { joinLines } from './joinLines.ts';
import type { Done } from './outboxKind.ts';

/** Where a visit is from now on: a new booking has its first number, a moved one another. */
export interface KnownAs {
  readonly id: BookingId;
  readonly calendar: CalendarRef;
}

/** What the vendor's answer to a write tells of visits. */
export interface Told {
  /** Copies to keep. */
  readonly bookings: readonly Booking[];
  /** Where the visit is from now on, if its id is another one. */
  readonly now: KnownAs | null;
}

/**
 * A decision about a visit that the vendor has carried out.
 * @param visit the id by which the desk knew it until now
 * @param renumbered runs before later decisions follow the visit to its new id
 */
export function visitDone(
  store: Store<Action>,
  visit: BookingId,
  { bookings, now }: Told,
  renumbered: (id: BookingId, at: EpochMs) => void = () => undefined,
): Done {
  return {
    noted: { id: now?.id ?? null },
    keep(at) {
      for (const booking of bookings) store.bookings.recordAnswer(booking);
      // Later intents were decided on a visit that had no number yet, or another one.
      if (now === null || visit === now.id) return [];
      renumbered(now.id, at);
      const decidedThere = new Set(store.intents.ofVisit(now.id).map(({ id }) => id));
      store.intents.remapBooking(visit, now, noteOf(at, {}));
      store.arrivals.remap(visit, now.id);
      return joinLines(store, now.id, decidedThere, at);
    },
  };
}

/** The copy with what is now true of it; nothing, where the desk has no copy. */
export function patched(
  store: Pick<Store<Action>, 'bookings'>,
  id: BookingId,
  change: Partial<Booking>,
): readonly Booking[] {
  const copy = store.bookings.get(id);
  return copy === null ? [] : [{ ...copy, ...change }];
}
