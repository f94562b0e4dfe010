import type { CalendarRef } from '#shared/domain/ids.ts';
import type { RemoteError } from '#shared/domain/remoteError.ts';
import type { Result } from '#shared/result.ts';
import { dayWindow, type Window } from '#shared/time/zone.ts';
import type { Session } from '../../session.ts';
import { failed, type Found, ofSession, right, unknown, type Check } from './check.ts';

/**
 * Whether each kind of data may be read: one small question for each, about the first clinic, doctor and calendar that are known. The
 * queue of events is left out, since reading it takes away what it holds.
 */

type Answer = Result<{ readonly items: readonly unknown[] }, RemoteError>;

const told = (answer: Answer): Found =>
  answer.ok
    ? right('readable', {
        params: { count: answer.value.items.length },
        detail: `${answer.value.items.length} read`,
      })
    : failed(answer.error);

const always = (read: (session: Session) => Promise<Answer>): Check =>
  ofSession(async (session) => told(await read(session)));

/** What is read of one calendar. @param read `today`: the day of the desk's clock */
const ofCalendar = (
  read: (session: Session, calendar: CalendarRef, today: Window) => Promise<Answer>,
): Check =>
  ofSession(async (session) => {
    const [address] = session.store.catalogue.addresses();
    if (address === undefined) return unknown('nothingToRead');
    const { facilityId, doctorId, id: addressId } = address;
    return told(
      await read(
        session,
        { facilityId, doctorId, addressId },
        dayWindow(session.today(), session.view.timeZone),
      ),
    );
  });

export const readChecks = {
  facilities: always(({ remote }) => remote.getFacilities()),
  services: always(({ remote }) => remote.getServices()),
  doctors: ofSession(async ({ remote, store }) => {
    const [facility] = store.catalogue.facilities();
    return facility === undefined ? unknown('nothingToRead') : told(await remote.getDoctors(facility.id));
  }),
  addresses: ofCalendar(({ remote }, { facilityId, doctorId }) => remote.getAddresses(facilityId, doctorId)),
  addressServices: ofCalendar(({ remote }, calendar) => remote.getAddressServices(calendar)),
  slots: ofCalendar(({ remote }, calendar, today) => remote.getSlots(calendar, today)),
  breaks: ofCalendar(({ remote }, calendar, today) => remote.getCalendarBreaks(calendar, today)),
  bookings: ofCalendar(({ remote }, calendar, today) => remote.getBookings(calendar, today, 1, 1)),
} as const satisfies Record<string, Check>;
