import type { BookedService, Booking } from '#shared/domain/booking.ts';
import type { AddressServiceId, BookingId, CalendarRef } from '#shared/domain/ids.ts';
import type { Intent, IntentAction } from '#shared/domain/intent.ts';
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
      // Taken before the call: a sweep that runs beside it finds the old visit cancelled, or gone, before the answer is here.
      const before = store.bookings.get(action.bookingId);
      const answer = await remote.moveBooking(calendar, action.bookingId, action.to);
      if (!answer.ok) return answer;
      const { bookingId, booking, calendar: there } = answer.value;
      const moved = booking ?? (before === null ? null : movedCopy(store, before, action, bookingId, there));
      return ok({
        bookings: [
          ...(moved === null ? [] : [moved]),
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

/** The visit as it must be now, where the vendor told no more than its new id. */
function movedCopy(
  store: Store,
  before: Booking,
  { to }: Extract<IntentAction, { kind: 'move' }>,
  id: BookingId,
  there: CalendarRef,
): Booking {
  return {
    ...before,
    id,
    addressId: there.addressId,
    status: 'booked',
    canceledBy: null,
    canceledAt: null,
    start: to.start,
    end: to.start + to.duration * 60_000,
    service: serviceAt(store, before, to.addressServiceId, there),
  };
}

function serviceAt(
  store: Store,
  { service }: Booking,
  id: AddressServiceId,
  { addressId }: CalendarRef,
): BookedService | null {
  if (service?.id === id) return service;
  const offered = store.catalogue.addressServices(addressId).find((one) => one.id === id);
  if (offered === undefined) return null;
  const { name, price, priceFrom } = offered;
  return { id, name, price, priceFrom };
}
