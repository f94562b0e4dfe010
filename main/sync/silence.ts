import type { Clock } from '#shared/ports.ts';
import type { RemoteError } from '#shared/domain/remoteError.ts';
import type { Result } from '#shared/result.ts';
import type { RemoteClinic } from './ports.ts';

/** What is told of a line that drops what is sent, and says nothing of it. */
export interface Ear {
  /** Nothing was heard for `afterMs` since a call left, to any call. */
  silent(): void;
  /** An answer came, good or bad. */
  heard(): void;
}

/**
 * Listens for answers. A line that breaks says so at once, but one that swallows what is sent does not, and a read is waited for much
 * longer than a receptionist should believe that she sees what is true.
 * @param afterMs longer than an answer usually takes, milliseconds
 */
export function listening(remote: RemoteClinic, clock: Clock, afterMs: number, ear: Ear): RemoteClinic {
  let calls = 0;
  /** The newest call that had left when an answer came last. */
  let answered = 0;

  const listened =
    <A extends unknown[], R extends Result<unknown, RemoteError>>(call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      const own = (calls += 1);
      const stop = clock.after(afterMs, () => {
        if (answered < own) ear.silent();
      });
      try {
        const answer = await call(...args);
        if (answer.ok || answer.error.sent === 'answered') {
          answered = calls;
          ear.heard();
        }
        return answer;
      } finally {
        stop();
      }
    };

  return {
    getFacilities: listened(() => remote.getFacilities()),
    getDoctors: listened((facilityId) => remote.getDoctors(facilityId)),
    getAddresses: listened((facilityId, doctorId) => remote.getAddresses(facilityId, doctorId)),
    getServices: listened(() => remote.getServices()),
    getAddressServices: listened((calendar) => remote.getAddressServices(calendar)),
    getSlots: listened((calendar, window) => remote.getSlots(calendar, window)),
    getCalendarBreaks: listened((calendar, window) => remote.getCalendarBreaks(calendar, window)),
    getBookings: listened((calendar, window, page, limit) =>
      remote.getBookings(calendar, window, page, limit),
    ),
    getBookingsUnlike: listened((print, calendar, window, limit) =>
      remote.getBookingsUnlike(print, calendar, window, limit),
    ),
    getBooking: listened((calendar, bookingId) => remote.getBooking(calendar, bookingId)),
    pullNotifications: listened((limit) => remote.pullNotifications(limit)),
    readNotification: (raw) => remote.readNotification(raw),
  };
}
