import type { Remote, RemoteClinic } from './ports.ts';

/** Puts something wrap a call. */
export type Wrapper = <A extends readonly unknown[], T>(
  call: (...args: A) => Remote<T>,
) => (...args: A) => Remote<T>;

/** The remote API with the same thing wrap each of its calls; reading a stored event is none. */
export function wrapCalls(remote: RemoteClinic, wrap: Wrapper): RemoteClinic {
  return {
    getFacilities: wrap(() => remote.getFacilities()),
    getDoctors: wrap((facilityId) => remote.getDoctors(facilityId)),
    getAddresses: wrap((facilityId, doctorId) => remote.getAddresses(facilityId, doctorId)),
    getAddress: wrap((calendar) => remote.getAddress(calendar)),
    getServices: wrap((filter) => remote.getServices(filter)),
    getAddressServices: wrap((calendar, start) => remote.getAddressServices(calendar, start)),
    getInsuranceProviders: wrap(() => remote.getInsuranceProviders()),
    getInsurancePlans: wrap((providerId) => remote.getInsurancePlans(providerId)),
    getAddressInsuranceProviders: wrap((calendar) => remote.getAddressInsuranceProviders(calendar)),
    getSlots: wrap((calendar, window) => remote.getSlots(calendar, window)),
    getCalendarBreaks: wrap((calendar, window) => remote.getCalendarBreaks(calendar, window)),
    getCalendarBreak: wrap((calendar, id) => remote.getCalendarBreak(calendar, id)),
    getCalendar: wrap((calendar) => remote.getCalendar(calendar)),
    getBookings: wrap((calendar, window, page, limit) => remote.getBookings(calendar, window, page, limit)),
    getBookingsUnlike: wrap((digest, calendar, window, limit) =>
      remote.getBookingsUnlike(digest, calendar, window, limit),
    ),
    getBooking: wrap((calendar, bookingId) => remote.getBooking(calendar, bookingId)),
    pullNotifications: wrap((limit) => remote.pullNotifications(limit)),
    readNotification: (raw) => remote.readNotification(raw),
  };
}
