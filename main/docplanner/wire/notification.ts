import { notificationNames, type Notification, type NotificationName } from '#shared/domain/notification.ts';
import {
  asAddressId,
  asAddressServiceId,
  asBookingId,
  asBreakId,
  asDoctorId,
  asFacilityId,
} from '#shared/domain/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { fieldsOf, isObject, type Fields } from './fields.ts';
import { asList, isList } from './list.ts';
import type { Unreadable } from '#shared/domain/listed.ts';
import { readCode, readInstant, readOnly } from './scalars.ts';

type Head = Pick<Notification, 'calendar' | 'createdAt'>;

/**
 * Reads one event (API.md §9). Only one without its calendar is unreadable: an unknown name, or a known one whose
 * details cannot be read, still says which calendar to read again, and comes back as `unknown`.
 */
export function readNotification(raw: string): Result<Notification, Unreadable> {
  const failed = (reason: string): Result<Notification, Unreadable> => err({ raw, reason });
  let json: unknown;
  try {
    json = JSON.parse(raw);
  } catch {
    return failed('not JSON');
  }
  const fields = fieldsOf(json);
  const data = fields.sub('data');
  const calendar = {
    facilityId: asFacilityId(data.sub('facility').id('id')),
    doctorId: asDoctorId(data.sub('doctor').id('id')),
    addressId: asAddressId(data.sub('address').id('id')),
  };
  const rawName = fields.id('name');
  const head = fields.done({ calendar, createdAt: readInstant(fields.get('created_at')) });
  if (!head.ok) return failed(head.error);
  const name = knownName(rawName);
  const details = name === null ? null : readDetails(name, head.value, dataOf(json));
  return details?.ok === true ? details : ok({ ...head.value, name: 'unknown', rawName });
}

const dataOf = (json: unknown): Fields => fieldsOf(fieldsOf(json).get('data'));

/** The guide writes `booking-cancelled` where the API says `booking-canceled` (API.md §12). */
function knownName(raw: string): NotificationName | null {
  return readOnly(raw.replace('cancelled', 'canceled'), notificationNames);
}

function readDetails(name: NotificationName, head: Head, data: Fields): Result<Notification, string> {
  switch (name) {
    case 'slot-booking':
      return data.done({ ...head, name, start: data.sub('visit_booking_request').instant('start_at') });
    case 'slot-booked':
    case 'booking-confirmed':
    case 'booking-canceled':
      return data.done({ ...head, name, ...visit(data.sub('visit_booking')) });
    case 'booking-moved':
      return readMoved(head, data);
    case 'booking-moving':
      return data.done({
        ...head,
        name,
        ...visit(data.sub('canceling_booking')),
        newStart: data.sub('creating_booking').instant('start_at'),
      });
    case 'booking-payment-status-changed': {
      const paymentStatus = data.sub('visit_payment_status').id('status_to');
      return data.done({ ...head, name, ...visit(data.sub('visit_booking')), paymentStatus });
    }
    case 'presence-marked': {
      const presence = readOnly(data.get('presence'), ['present', 'absent'] as const);
      if (presence === null) return err('presence: cannot be read');
      return data.done({ ...head, name, ...visit(data.sub('visit_booking')), presence });
    }
    case 'break-created':
    case 'break-moved':
    case 'break-removed':
      return data.done({ ...head, name, ...pause(data.sub('break')) });
    case 'address-service-created':
    case 'address-service-deleted':
    case 'address-service-changed':
      return data.done({
        ...head,
        name,
        addressServiceId: asAddressServiceId(data.sub('address_service').id('id')),
      });
    case 'address-commercial-type-changed':
    case 'address-assigned':
    case 'address-unassigned':
      return ok({ ...head, name });
  }
}

function readMoved(head: Head, data: Fields): Result<Notification, string> {
  const before = visit(data.sub('old_visit_booking'));
  const after = visit(data.sub('new_visit_booking'));
  return data.done({
    ...head,
    name: 'booking-moved',
    oldId: before.bookingId,
    oldStart: before.start,
    newId: after.bookingId,
    newStart: after.start,
  });
}

const visit = (booking: Fields) => ({
  bookingId: asBookingId(booking.id('id')),
  start: booking.instant('start_at'),
});

const pause = (item: Fields) => ({
  breakId: asBreakId(item.id('id')),
  since: item.instant('since'),
  till: item.instant('till'),
});

/** An event as the vendor would POST it to a clinic's own server (API.md §9). */
export interface Push {
  readonly notification: Notification;
  /** The vendor waits for the answer, which approves (2xx) or forbids what the patient is doing. */
  readonly blocking: boolean;
}

/** Reads the body of a PUSH callback. */
export function readPush(body: string): Result<Push, Unreadable> {
  const read = readNotification(body);
  if (!read.ok) return read;
  const { value } = read;
  const name = value.name === 'unknown' ? knownName(value.rawName) : value.name;
  return ok({ notification: value, blocking: name === 'slot-booking' || name === 'booking-moving' });
}

/** A batch of events, unread. */
export interface Batch {
  readonly raw: readonly string[];
  readonly remaining: number;
}

/**
 * Takes a batch apart without looking into the events. Reading consumed them, so nothing that came is thrown away: an
 * answer of an unknown shape is kept whole, to be stored and counted as unreadable.
 * @param asked how many were asked for: a full batch that does not tell how many remain is taken to have at least one more
 */
export function readBatch(json: unknown, asked: number): Batch {
  const list = eventsIn(json);
  if (list === null) return { raw: [JSON.stringify(json)], remaining: 0 };
  const told = Number(readCode(Array.isArray(json) ? null : fieldsOf(json).get('remaining')) ?? Number.NaN);
  const guessed = list.length >= asked ? 1 : 0;
  return {
    raw: list.map((item) => JSON.stringify(item)),
    remaining: Number.isInteger(told) && told >= 0 ? told : guessed,
  };
}

function eventsIn(json: unknown): readonly unknown[] | null {
  if (isList(json)) return json;
  const fields = fieldsOf(json);
  const list = fields.get('notifications') ?? fields.get('_items');
  if (list !== undefined) return asList(list);
  // A bare list with gaps; an object without anything in it is not known to be one.
  return isObject(json) && Object.keys(json ?? {}).length > 0 ? asList(json) : null;
}
