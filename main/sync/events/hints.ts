import { assertNever } from '#shared/assertNever.ts';
import type { CalendarRef } from '#shared/domain/ids.ts';
import type { Notification } from '#shared/domain/notification.ts';
import { addDays, localDateOf, type EpochMs, type LocalDate, type TimeZone } from '#shared/time/zone.ts';
import { keyOf, type CatalogueRead } from '../catalogue/catalogueReader.ts';
import { keyOfRead } from '../read/keyOfRead.ts';
import type { ReadKind, ReadWindow } from '#shared/domain/readWindow.ts';

/** What an event makes due: days of a calendar, or a list of the catalogue. */
export type Hint =
  | { readonly kind: 'window'; readonly calendar: CalendarRef; readonly read: ReadWindow }
  | { readonly kind: 'catalogue'; readonly read: CatalogueRead };

/** The name of the read that a hint asks for: that of its task. */
export const keyOfHint = (hint: Hint): string =>
  hint.kind === 'window' ? keyOfRead(hint.read) : keyOf(hint.read);

/**
 * What to read again because of an event. The event's own contents are not taken for the truth: it may be late, doubled or
 * out of order, while a re-read always is the present (design: how the desk learns).
 */
export function hintsOf(notification: Notification, zone: TimeZone, now: EpochMs): Hint[] {
  const { calendar } = notification;
  const day = (at: EpochMs): LocalDate => localDateOf(at, zone);
  const windows = (kinds: readonly ReadKind[], dates: readonly LocalDate[]): Hint[] =>
    [...new Set(dates)].flatMap((date) =>
      kinds.map((kind): Hint => ({
        kind: 'window',
        calendar,
        read: { addressId: calendar.addressId, kind, first: date, last: date },
      })),
    );
  switch (notification.name) {
    case 'slot-booked':
    case 'booking-canceled':
      return windows(['bookings', 'slots'], [day(notification.start)]);
    case 'booking-moved':
      return windows(['bookings', 'slots'], [day(notification.oldStart), day(notification.newStart)]);
    case 'booking-confirmed':
    case 'booking-payment-status-changed':
    case 'presence-marked':
      return windows(['bookings'], [day(notification.start)]);
    // The patient is about to: what comes of it follows as an event of its own.
    case 'slot-booking':
      return windows(['slots'], [day(notification.start)]);
    case 'booking-moving':
      return windows(['slots'], [day(notification.start), day(notification.newStart)]);
    case 'break-created':
    case 'break-removed':
      return windows(['breaks', 'slots'], daysOf(notification, zone));
    // Only the new range is told; the old one is most likely near, and the sweep finds it anywhere.
    case 'break-moved':
      return windows(['breaks', 'slots'], [...daysOf(notification, zone), day(now)]);
    case 'address-service-created':
    case 'address-service-deleted':
    case 'address-service-changed':
      return [{ kind: 'catalogue', read: { step: 'addressServices', calendar } }];
    case 'address-commercial-type-changed':
    case 'address-assigned':
    case 'address-unassigned':
      return [
        {
          kind: 'catalogue',
          read: { step: 'addresses', facilityId: calendar.facilityId, doctorId: calendar.doctorId },
        },
      ];
    // A later version's event still says whose calendar it is about.
    case 'unknown':
      return windows(['bookings', 'slots', 'breaks'], [day(now)]);
    default:
      return assertNever(notification);
  }
}

/** The days that a break touches, at most two weeks of them: more is left to the sweep. */
function daysOf({ since, till }: { since: EpochMs; till: EpochMs }, zone: TimeZone): LocalDate[] {
  const first = localDateOf(since, zone);
  const last = localDateOf(Math.max(since, till - 1), zone);
  const dates: LocalDate[] = [];
  for (let date = first; date <= last && dates.length <= 14; date = addDays(date, 1)) dates.push(date);
  return dates;
}
