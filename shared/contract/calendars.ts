import { z } from 'zod';
import { id } from './scalars.ts';
import { pasted } from './pasted.ts';
import { longestOwnName } from '../domain/ownName.ts';
import { connection } from './connection.ts';
import type { EventTable, RequestTable } from './table.ts';

/** How the clinic wants the calendars on its board: each one's own name, colour and place, and whether it is shown at all. */

/** Index into the doctors' colours of the design language, 0 to 11. */
const colour = z.number().int().min(0).max(11);

const calendarEntry = z.object({
  addressId: id,
  facilityId: id,
  facilityName: z.string(),
  /** Calendars of one doctor have one, also at several facilities of a clinic. */
  doctorId: id,
  /** As the vendor names the doctor. */
  doctor: z.string(),
  /** `null`: the vendor's name is shown. */
  ownName: z.string().nullable(),
  /** The address, by its name or else its street; `null` where the vendor says neither. */
  place: z.string().nullable(),
  onlineOnly: z.boolean(),
  colour,
  /** On the board. A hidden calendar is kept in step like all others. */
  shown: z.boolean(),
});
export type CalendarEntry = z.infer<typeof calendarEntry>;

/** All calendars of the clinic in its own order, the hidden ones at their places. */
export const calendarsView = z.array(calendarEntry);
export type CalendarsView = z.infer<typeof calendarsView>;

/** Absent keys stay as they are. */
export const calendarChange = z.object({
  addressId: id,
  /** Empty: the vendor's is shown. */
  ownName: pasted.trim().max(longestOwnName).optional(),
  colour: colour.optional(),
  shown: z.boolean().optional(),
});
export type CalendarChange = z.infer<typeof calendarChange>;

export const calendarChanged = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('changed'), calendars: calendarsView }),
  z.object({ kind: z.literal('nameTooLong') }),
  /** Another calendar is shown under this name. */
  z.object({ kind: z.literal('nameTaken'), by: z.string() }),
  /** The clinic has no such calendar (any more). */
  z.object({ kind: z.literal('gone') }),
]);
export type CalendarChanged = z.infer<typeof calendarChanged>;

/** By which clock a facility lives; `null`: by its marketplace's. */
export const facilityZone = z.object({ facilityId: id, timeZone: z.string().min(1).max(64).nullable() });
export type FacilityZone = z.infer<typeof facilityZone>;

/** One place up (-1) or down (1): among all calendars, or among those of its facility where columns stand by facility. */
export const calendarMove = z.object({
  addressId: id,
  by: z.union([z.literal(-1), z.literal(1)]),
  within: z.enum(['clinic', 'facility']),
});
export type CalendarMove = z.infer<typeof calendarMove>;

export const calendarsRequests = {
  /** The clinic's calendars as it wants them on its board. */
  'calendars.get': { request: z.null(), response: calendarsView },
  'calendars.change': { request: calendarChange, response: calendarChanged },
  'calendars.move': { request: calendarMove, response: calendarsView },
  /** Puts those that are hidden back on the board. */
  'calendars.showAll': { request: z.null(), response: calendarsView },
  /** What depends on it is read anew. Refused where the country does not have that zone. */
  'calendars.setZone': { request: facilityZone, response: connection },
} as const satisfies RequestTable;

export const calendarsEvents = {
  /** By the clinic's own choice, or because the vendor's catalogue changed. */
  'calendars.changed': calendarsView,
} as const satisfies EventTable;
