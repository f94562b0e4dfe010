import type { Migration } from '../migrate.ts';

/** Which new bookings wait in a calendar is asked at each decision, also behind the hundreds of a day without the line. */
export const waitingBookings: Migration = {
  version: 9,
  sql: `
    CREATE INDEX intents_waiting_bookings ON intents (address_id)
      WHERE booking_id IS NULL AND state NOT IN ('confirmed', 'dropped');
  `,
};
