import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Booking } from '#shared/domain/booking.ts';
import { asBookingId, type AddressServiceId, type BookingId, type CalendarRef } from '#shared/domain/ids.ts';
import { err, ok } from '#shared/result.ts';
import type { EpochMs, Window } from '#shared/time/zone.ts';
import { toWireTime } from '#shared/time/wire.ts';
import { json, nothing, parseJson, type Answer, type ReadAnswer, type Remote, type Send } from '../call.ts';
import { calendarRef, check, idOf, instant, minutes, span } from '../requests.ts';
import { readBooking } from '../wire/booking.ts';
import { readPage } from '../wire/list.ts';
import type { Page } from '#shared/domain/listed.ts';
import { readLocation } from '../wire/location.ts';
import { addressPath } from './paths.ts';
import type { ZoneOf } from './zoneOf.ts';
import type { PageUnlike } from '#shared/domain/listed.ts';

/** Where and when a visit goes; `calendar` may be another doctor's at the same facility (API.md §7). */
export interface MoveRequest {
  readonly calendar: CalendarRef;
  readonly start: EpochMs;
  /** Minutes. */
  readonly duration: number;
  readonly addressServiceId: AddressServiceId;
}

/** A moved visit has a new id. `booking` is `null` where the vendor told only that. */
export interface Moved {
  readonly bookingId: BookingId;
  readonly calendar: CalendarRef;
  readonly booking: Booking | null;
}

export interface BookingOperations {
  /** One page, counted from 1. The vendor may put fewer than `limit` on it, and says so in `told`. */
  getBookings(calendar: CalendarRef, window: Window, page: number, limit: number): Remote<Page<Booking>>;
  /** The first page, of which nothing is read where it is word for word the one that `digest` was taken of. */
  getBookingsUnlike(
    digest: string | null,
    calendar: CalendarRef,
    window: Window,
    limit: number,
  ): Remote<PageUnlike>;
  /** One visit, with the ids of its moves. */
  getBooking(calendar: CalendarRef, id: BookingId): Remote<Booking>;
  cancelBooking(calendar: CalendarRef, id: BookingId, reason: string | null): Remote<null>;
  moveBooking(calendar: CalendarRef, id: BookingId, to: MoveRequest): Remote<Moved>;
  confirmBooking(calendar: CalendarRef, id: BookingId, confirmedBy?: 'user' | 'admin'): Remote<null>;
}

const listScopes = [
  'booking.patient',
  'booking.address_service',
  'booking.presence',
  'booking.confirmation',
  'address_service.public_insurance_flow',
];
const publicInsurance = 'address_service.public_insurance_flow';

const bookingsPage = z.strictObject({
  window: span,
  page: z.number().int().min(1),
  limit: z.number().int().min(1).max(1_000),
});
const moveRequest = z.strictObject({
  calendar: calendarRef,
  start: instant,
  duration: minutes,
  addressServiceId: idOf<AddressServiceId>(),
});

/** Visits: operations 33 to 37 of API.md §5. */
export function bookingOperations(send: Send, zoneOf: ZoneOf): BookingOperations {
  return { ...listReads(send, zoneOf), ...visitCalls(send, zoneOf) };
}

/** The visits of a calendar, page by page. */
function listReads(send: Send, zoneOf: ZoneOf): Pick<BookingOperations, 'getBookings' | 'getBookingsUnlike'> {
  const pageOf = async <T>(
    calendar: CalendarRef,
    { window, page, limit }: z.infer<typeof bookingsPage>,
    read: ReadAnswer<T>,
  ): Remote<T> => {
    const checked = check('getBookings', bookingsPage, { window, page, limit });
    if (!checked.ok) return checked;
    const zone = zoneOf(calendar.facilityId);
    return await send({
      operation: 'getBookings',
      method: 'GET',
      path: [...addressPath(calendar), 'bookings'],
      query: {
        start: toWireTime(window.from, zone),
        end: toWireTime(window.to, zone),
        page,
        limit,
        with: listScopes,
      },
      read,
    });
  };
  return {
    getBookings: (calendar, window, page, limit) =>
      pageOf(calendar, { window, page, limit }, pageIn(calendar)),
    getBookingsUnlike: (known, calendar, window, limit) =>
      pageOf<PageUnlike>(calendar, { window, page: 1, limit }, (answer) => {
        const digest = digestOf(answer);
        if (answer.cut === null && digest === known) return ok({ kind: 'same' });
        const list = pageIn(calendar)(answer);
        return list.ok ? ok({ kind: 'page', list: list.value, digest }) : list;
      }),
  };
}

/** One visit: read, cancelled, moved, confirmed. */
function visitCalls(
  send: Send,
  zoneOf: ZoneOf,
): Omit<BookingOperations, 'getBookings' | 'getBookingsUnlike'> {
  return {
    getBooking: (calendar, id) =>
      send({
        operation: 'getBooking',
        method: 'GET',
        path: pathOf(calendar, id),
        query: { with: ['booking.moving', publicInsurance] },
        read: json((raw) => readBooking(raw, calendar.addressId)),
      }),
    cancelBooking: async (calendar, id, reason) => {
      const checked = check('cancelBooking', z.string().nullable(), reason);
      if (!checked.ok) return checked;
      return await send({
        operation: 'cancelBooking',
        method: 'DELETE',
        path: pathOf(calendar, id),
        ...(reason !== null && reason !== '' && { body: { reason } }),
        read: nothing,
      });
    },
    moveBooking: async (calendar, id, to) => {
      const checked = check('moveBooking', moveRequest, to);
      if (!checked.ok) return checked;
      return await send({
        operation: 'moveBooking',
        method: 'POST',
        path: pathOf(calendar, id, 'move'),
        query: { with: [publicInsurance] },
        body: {
          address_service_id: to.addressServiceId,
          start: toWireTime(to.start, zoneOf(to.calendar.facilityId)),
          duration: to.duration,
          ...(to.calendar.addressId !== calendar.addressId && { address_id: to.calendar.addressId }),
        },
        read: readMoved(to.calendar),
      });
    },
    confirmBooking: async (calendar, id, confirmedBy = 'admin') => {
      const checked = check('confirmBooking', z.enum(['user', 'admin']), confirmedBy);
      if (!checked.ok) return checked;
      return await send({
        operation: 'confirmBooking',
        method: 'PUT',
        path: pathOf(calendar, id, 'confirm'),
        body: { confirmed_by: checked.value },
        read: nothing,
      });
    },
  };
}

const pathOf = (calendar: CalendarRef, id: BookingId, ...rest: readonly string[]): readonly string[] => [
  ...addressPath(calendar),
  'bookings',
  id,
  ...rest,
];

const pageIn = (calendar: CalendarRef): ReadAnswer<Page<Booking>> =>
  json((raw) => readPage(raw, (item) => readBooking(item, calendar.addressId)));

/** `Location` names the calendar where the visit is now, which may be another doctor's. */
function readMoved(asked: CalendarRef): ReadAnswer<Moved> {
  return (answer) => {
    const location = readLocation(answer.location);
    const calendar = location?.calendar ?? asked;
    const parsed = parseJson(answer);
    const booking = parsed.ok ? readBooking(parsed.value, calendar.addressId) : parsed;
    if (booking.ok) return ok({ bookingId: booking.value.id, calendar, booking: booking.value });
    return location === null
      ? err(booking.error)
      : ok({ bookingId: asBookingId(location.id), calendar, booking: null });
  };
}

const digestOf = ({ text }: Answer): string => createHash('sha256').update(text).digest('base64');
