import { z } from 'zod';
import { exceptionSchema, localDateSchema, plansSchema } from '../domain/availability/schemas.ts';
import { epochMs, id } from './scalars.ts';
import type { EventTable, RequestTable } from './table.ts';

/** When calendars take bookings, as it is kept here: weekly plans with drafts, and the dates on which they do not hold. */

/** Counts each change of a calendar's timetable. Who changes it says which one was seen. */
const revision = z.int().min(0);

/** One row of the list of calendars. What they are called stands in `calendars.get`. */
const calendarHours = z.object({
  addressId: id,
  /** Where its hours are kept: in this desk, or as ever at the marketplace. */
  kept: z.enum(['here', 'marketplace']),
  /** `null`: nothing waits to be published. */
  draft: z.object({ staff: z.string(), since: epochMs }).nullable(),
  /** A part of its hours is in the file and cannot be read. */
  damaged: z.boolean(),
});
export type CalendarHoursRow = z.infer<typeof calendarHours>;

const version = z.object({
  version: z.int().min(1),
  plans: plansSchema,
  publishedAt: epochMs,
  staff: z.string(),
});

const timetable = z.object({
  revision,
  /** `since`: from when on it differs from what is in force. */
  draft: z.object({ plans: plansSchema, staff: z.string(), since: epochMs }).nullable(),
  inForce: version.nullable(),
  damaged: z.array(z.enum(['draft', 'inForce', 'before'])),
});
export type TimetableView = z.infer<typeof timetable>;

/** A service of the calendar, as periods name it. */
const hoursService = z.object({
  addressServiceId: id,
  /** The clinic's own name for it, or else the dictionary's. */
  name: z.string(),
  /** Minutes, by what is known here; `null`: not known. */
  duration: z.int().min(1).nullable(),
  /** Patients can see it. */
  visible: z.boolean(),
});
export type HoursService = z.infer<typeof hoursService>;

const hoursView = z.object({
  addressId: id,
  facilityId: id,
  doctorId: id,
  /** Today's date by the facility's clock. */
  today: localDateSchema,
  timetable,
  services: z.array(hoursService),
  /** Those that change hours of this calendar and are not over, by their first date. */
  exceptions: z.array(exceptionSchema),
});
export type HoursView = z.infer<typeof hoursView>;

/** The clinic has no such calendar (any more). */
const gone = z.object({ kind: z.literal('gone') });

const opened = z.discriminatedUnion('kind', [z.object({ kind: z.literal('hours'), hours: hoursView }), gone]);

const draftChanged = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved'), hours: hoursView }),
  /** Somebody else was quicker: nothing was written, and theirs is here. */
  z.object({ kind: z.literal('changedMeanwhile'), hours: hoursView }),
  gone,
]);
export type DraftChanged = z.infer<typeof draftChanged>;

const calendarAsSeen = z.object({ addressId: id, seen: revision });

export const hoursRequests = {
  'hours.list': { request: z.null(), response: z.array(calendarHours) },
  'hours.get': { request: z.object({ addressId: id }), response: opened },
  /** Keeps a draft; one with faults, too. Nothing of it reaches patients. */
  'hours.saveDraft': {
    request: calendarAsSeen.extend({ plans: plansSchema }),
    response: draftChanged,
  },
  'hours.discardDraft': { request: calendarAsSeen, response: draftChanged },
} as const satisfies RequestTable;

export const hoursEvents = {
  /** Something of the hours of these calendars is another now; `null`: of many or all. */
  'hours.changed': z.object({ addressIds: z.array(id).nullable() }),
} as const satisfies EventTable;
