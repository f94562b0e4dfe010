import type { Booking } from '#shared/domain/booking.ts';
import type { BookingId } from '#shared/domain/ids.ts';
import type { Intent } from '#shared/domain/intent.ts';
import type { RemoteError } from '#shared/domain/remoteError.ts';
import { ok, type Result } from '#shared/result.ts';
import type { Store, WritableClinic } from '../ports.ts';
import type { KnownAs } from './record.ts';

/** What the vendor's answer to a write tells: copies to keep. */
export interface Told {
  readonly bookings: readonly Booking[];
  /** Where the visit is from now on, if its id is another one. */
  readonly now: KnownAs | null;
}

/** Makes the one call that an intent stands for. It is never repeated here. */
export async function callVendor(
  remote: WritableClinic,
  store: Store,
  { action, calendar }: Intent,
  now: () => number,
): Promise<Result<Told, RemoteError>> {
  /** The copy with what is now true of it; nothing, where the desk has no copy. */
  const patched = (id: BookingId, change: Partial<Booking>): Booking[] => {
    const copy = store.bookings.get(id);
    return copy === null ? [] : [{ ...copy, ...change }];
  };
  switch (action.kind) {
    case 'book': {
      const answer = await remote.bookSlot(calendar, {
        start: action.start,
        duration: action.duration,
        addressServiceId: action.addressServiceId,
        patient: action.patient,
        comment: action.comment,
      });
      return answer.ok ? ok({ bookings: [answer.value], now: { id: answer.value.id, calendar } }) : answer;
    }
    case 'move': {
      const answer = await remote.moveBooking(calendar, action.bookingId, action.to);
      if (!answer.ok) return answer;
      const { bookingId, booking, calendar: there } = answer.value;
      const moved = {
        id: bookingId,
        addressId: there.addressId,
        start: action.to.start,
        end: action.to.start + action.to.duration * 60_000,
      };
      return ok({
        bookings: [
          ...(booking === null ? patched(action.bookingId, moved) : [booking]),
          ...patched(action.bookingId, { status: 'canceled', canceledBy: 'integration', canceledAt: now() }),
        ],
        now: { id: bookingId, calendar: there },
      });
    }
    case 'cancel': {
      const answer = await remote.cancelBooking(calendar, action.bookingId, action.reason);
      const change = { status: 'canceled', canceledBy: 'integration', canceledAt: now() } as const;
      return answer.ok ? ok({ bookings: patched(action.bookingId, change), now: null }) : answer;
    }
    case 'confirm': {
      const answer = await remote.confirmBooking(calendar, action.bookingId);
      return answer.ok ? ok({ bookings: patched(action.bookingId, { confirmed: true }), now: null }) : answer;
    }
    case 'presence': {
      const answer =
        action.presence === 'present'
          ? await remote.markPatientPresence(calendar, action.bookingId)
          : await remote.markPatientAbsence(calendar, action.bookingId);
      return answer.ok
        ? ok({ bookings: patched(action.bookingId, { presence: action.presence }), now: null })
        : answer;
    }
  }
}
