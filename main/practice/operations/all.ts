import type { Operation } from '../http/operation.ts';
import { bookingOperations } from './bookings.ts';
import { calendarOperations } from './calendars.ts';
import { catalogueOperations } from './catalogue.ts';
import { insuranceOperations } from './insurances.ts';
import { notificationOperations } from './notifications.ts';
import { presenceOperations } from './presence.ts';
import { serviceOperations } from './services.ts';
import { slotOperations } from './slots.ts';

/** Every operation that a client calls. The 44th, PUSH, is the vendor's call to the client. */
export const operations: readonly Operation[] = [
  ...catalogueOperations,
  ...serviceOperations,
  ...insuranceOperations,
  ...calendarOperations,
  ...slotOperations,
  ...bookingOperations,
  ...presenceOperations,
  ...notificationOperations,
];
