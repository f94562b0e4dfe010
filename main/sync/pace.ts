import type { Clock } from '#shared/ports.ts';
import { slidingWindow } from '#shared/slidingWindow.ts';
import type { RemoteClinic } from './ports.ts';

/** The remote API with a memory of how many calls went out lately. */
export interface Paced {
  readonly remote: RemoteClinic;
  /** Calls in the last five minutes. */
  recent(): number;
  /** Calls in the last minute. */
  lately(): number;
}

const minute = 60_000;

/** Counts calls, so that long work (import, sweeping) can leave room for what is urgent: the firewall counts all alike. */
export function paced(remote: RemoteClinic, clock: Clock): Paced {
  const [inFive, inOne] = [slidingWindow(5 * minute), slidingWindow(minute)];
  const counted =
    <A extends unknown[], R>(call: (...args: A) => R) =>
    (...args: A): R => {
      inFive.count(clock.now());
      inOne.count(clock.now());
      return call(...args);
    };
  return {
    remote: {
      getFacilities: counted(() => remote.getFacilities()),
      getDoctors: counted((facilityId) => remote.getDoctors(facilityId)),
      getAddresses: counted((facilityId, doctorId) => remote.getAddresses(facilityId, doctorId)),
      getServices: counted(() => remote.getServices()),
      getAddressServices: counted((calendar) => remote.getAddressServices(calendar)),
      getSlots: counted((calendar, window) => remote.getSlots(calendar, window)),
      getCalendarBreaks: counted((calendar, window) => remote.getCalendarBreaks(calendar, window)),
      getBookings: counted((calendar, window, page, limit) =>
        remote.getBookings(calendar, window, page, limit),
      ),
      getBookingsUnlike: counted((print, calendar, window, limit) =>
        remote.getBookingsUnlike(print, calendar, window, limit),
      ),
      getBooking: counted((calendar, bookingId) => remote.getBooking(calendar, bookingId)),
      pullNotifications: counted((limit) => remote.pullNotifications(limit)),
      readNotification: (raw) => remote.readNotification(raw),
    },
    recent: () => inFive.used(clock.now()),
    lately: () => inOne.used(clock.now()),
  };
}
