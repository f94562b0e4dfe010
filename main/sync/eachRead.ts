import type { Remote, RemoteClinic } from './ports.ts';

/** Puts something around a call. */
export type Around = <A extends readonly unknown[], T>(
  call: (...args: A) => Remote<T>,
) => (...args: A) => Remote<T>;

/** The remote API with the same thing around each of its calls; reading a stored event is none. */
export function eachRead(remote: RemoteClinic, around: Around): RemoteClinic {
  return {
    getFacilities: around(() => remote.getFacilities()),
    getDoctors: around((facilityId) => remote.getDoctors(facilityId)),
    getAddresses: around((facilityId, doctorId) => remote.getAddresses(facilityId, doctorId)),
    getServices: around(() => remote.getServices()),
    getAddressServices: around((calendar) => remote.getAddressServices(calendar)),
    getSlots: around((calendar, window) => remote.getSlots(calendar, window)),
    getCalendarBreaks: around((calendar, window) => remote.getCalendarBreaks(calendar, window)),
    getBookings: around((calendar, window, page, limit) => remote.getBookings(calendar, window, page, limit)),
    getBookingsUnlike: around((print, calendar, window, limit) =>
      remote.getBookingsUnlike(print, calendar, window, limit),
    ),
    getBooking: around((calendar, bookingId) => remote.getBooking(calendar, bookingId)),
    pullNotifications: around((limit) => remote.pullNotifications(limit)),
    readNotification: (raw) => remote.readNotification(raw),
  };
}
