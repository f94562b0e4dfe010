import { z } from 'zod';
import { longestHoursFile } from '../domain/availability/hoursFile.ts';
import { leftDesk } from './printing.ts';
import { epochMs, id } from './scalars.ts';
import type { RequestTable } from './table.ts';

/** All hours that are kept here as one file, out and in (availability.md §2). */

const calendar = z.object({
  addressId: id,
  /** Empty where nobody here has the calendar. */
  doctor: z.string(),
  place: z.string().nullable(),
  /** `unknown`: no calendar of this desk, so that it is left out. */
  is: z.enum(['new', 'changed', 'same', 'unknown']),
  /** Minutes of a week by the last plan, as it is now and in the file; `null`: none are kept here. */
  from: z.number().int().nullable(),
  to: z.number().int(),
  /** A draft that goes for it. */
  over: z.object({ staff: z.string(), since: epochMs }).nullable(),
  /** So many of its services the calendar does not offer (any more). */
  gone: z.number().int(),
});
export type HoursFileCalendar = z.infer<typeof calendar>;

const fault = z.object({
  list: z.enum(['file', 'plans', 'exceptions', 'mappings']),
  /** Of the list, from 1; `null`: the file as a whole. */
  row: z.number().int().nullable(),
  /** Where in it, as the file names it: `weeks.0.days.2.0.start`. */
  column: z.string(),
});
export type HoursFileFault = z.infer<typeof fault>;

/** What a file comes to. */
export const hoursFilePreview = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unreadable'), why: z.enum(['tooLarge', 'otherFormat', 'newer']) }),
  z.object({ kind: z.literal('faults'), faults: z.array(fault), all: z.number().int() }),
  z.object({
    kind: z.literal('changes'),
    madeAt: epochMs,
    calendars: z.array(calendar),
    /** Days off that are kept, that are here already, and that are left to a person. */
    daysOff: z.object({ taken: z.number().int(), there: z.number().int(), left: z.number().int() }),
    /** What it was compared with; a file is applied on the same ground only. */
    ground: z.string(),
  }),
]);
export type HoursFilePreview = z.infer<typeof hoursFilePreview>;

/** Room for one more, so that a file that is too large is told so. */
const fileText = z.string().max(longestHoursFile + 1);

export const hoursFileRequests = {
  /** Where the person chooses. */
  'hoursFile.export': { request: z.null(), response: leftDesk },
  /** What a file would change. */
  'hoursFile.preview': { request: z.object({ text: fileText }), response: hoursFilePreview },
  /** Makes drafts of it, all or none; where the ground has moved, it answers the preview anew. Nothing goes to the vendor. */
  'hoursFile.apply': {
    request: z.object({ text: fileText, ground: z.string().max(100) }),
    response: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('applied'), drafts: z.number().int(), daysOff: z.number().int() }),
      z.object({ kind: z.literal('moved'), preview: hoursFilePreview }),
    ]),
  },
} as const satisfies RequestTable;
