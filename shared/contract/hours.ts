import { z } from 'zod';
import { holidayChoices } from '../domain/availability/holidayException.ts';
import { mostOutsideTold } from '../domain/availability/outside.ts';
import {
  addressServiceId,
  exceptionSchema,
  localDateSchema,
  plansSchema,
} from '../domain/availability/schemas.ts';
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

/** A calendar, and the revision of its timetable that was on the screen. */
const calendarAsSeen = z.object({ addressId: id, seen: revision });

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
  /** Services that these hours name and that nobody is adding (any more), so that their dates wait for ever. */
  unmade: z.array(z.object({ addressServiceId: id, name: z.string(), is: z.enum(['refused', 'takenBack']) })),
  /** Services that have another id since the desk began, oldest first: a draft on a screen may still name them by the id before. */
  renamed: z.array(z.object({ from: addressServiceId, to: addressServiceId })),
  /** Those that change hours of this calendar and are not over, by their first date. */
  exceptions: z.array(exceptionSchema),
});
export type HoursView = z.infer<typeof hoursView>;

const year = z.int().min(2000).max(2100);

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

export const exceptionFaults = ['noDates', 'periodsNeedAnAddress', 'times', 'period', 'equal'] as const;

const exceptionChanged = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('saved'),
    hours: hoursView,
    /** Those without a draft: one that has a draft is published with it. */
    publish: z.array(calendarAsSeen),
  }),
  /** Nothing was written. */
  z.object({ kind: z.literal('refused'), faults: z.array(z.enum(exceptionFaults)).min(1) }),
  z.object({ kind: z.literal('changedMeanwhile'), hours: hoursView }),
  gone,
]);
export type ExceptionChanged = z.infer<typeof exceptionChanged>;

/** A visit that hours leave out, with what is needed to call its patient. */
const visitOutside = z.object({
  bookingId: id,
  addressId: id,
  doctor: z.string(),
  start: epochMs,
  end: epochMs,
  name: z.string(),
  surname: z.string(),
  phone: z.string().nullable(),
  service: z.string().nullable(),
});
export type VisitOutside = z.infer<typeof visitOutside>;
/** Those that hours leave out, the earliest first; `visitCount` says how many there are, told or not. */
const visitsOutside = {
  visits: z.array(visitOutside).max(mostOutsideTold),
  visitCount: z.int().min(0),
};

/** What an exception would come to. */
const outcome = z.object({
  /** Calendars that it changes and that are kept here. */
  calendars: z.int().min(0),
  /** Those kept at the marketplace, where it changes nothing. */
  elsewhere: z.int().min(0),
  ...visitsOutside,
});
export type ExceptionOutcome = z.infer<typeof outcome>;

const range = z.object({ start: z.string().max(5), end: z.string().max(5) });

/** A date on which patients will be offered something else. Times are those of the facility's wall. */
const changedDay = z.object({
  date: localDateSchema,
  /** `wait`: a service is on its way, or nobody knows how long one takes. */
  change: z.enum(['write', 'clear', 'wait']),
  gone: z.array(range),
  added: z.array(range),
});
export type ChangedDay = z.infer<typeof changedDay>;

const difference = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('difference'),
    seen: revision,
    kept: z.enum(['here', 'marketplace']),
    days: z.array(changedDay),
    /** What is shown, in one word: what takes the hours over is pressed for this. Of today a part is over at any moment. */
    shown: z.string().min(1).max(16),
    /** Each is one call of the vendor's. */
    writes: z.int().min(0),
    /** As long as it takes at least, beside the receptionists' decisions. */
    minutes: z.int().min(0),
    ...visitsOutside,
    /** One doctor at two addresses at once: allowed, and worth a look. */
    atOnce: z.array(
      z.object({ date: localDateSchema, start: z.string(), end: z.string(), place: z.string() }),
    ),
  }),
  z.object({ kind: z.literal('changedMeanwhile'), hours: hoursView }),
  gone,
]);
export type HoursDifference = z.infer<typeof difference>;

const holidays = z.object({
  year: z.int(),
  /** Parts of the country with holidays of their own; none where they are the same everywhere. */
  regions: z.array(z.object({ code: z.string(), name: z.string() })),
  /** `null`: those that hold in the whole country. */
  region: z.string().nullable(),
  days: z.array(
    z.object({
      date: localDateSchema,
      name: z.string(),
      kind: z.enum(['public', 'bank', 'optional']),
      times: range.nullable(),
      choice: z.enum(holidayChoices),
    }),
  ),
});
export type HolidaysView = z.infer<typeof holidays>;

const holidaysChanged = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved'), holidays, publish: z.array(calendarAsSeen) }),
  /** Another holiday of the same dates holds there. Nothing was written. */
  z.object({ kind: z.literal('refused') }),
  gone,
]);
export type HolidaysChanged = z.infer<typeof holidaysChanged>;

/** What another calendar lacks to take hours over. */
const copyMatch = z.object({
  addressId: id,
  /** Of its timetable: a copy takes the place of the draft that is there. */
  seen: revision,
  hasDraft: z.boolean(),
  /** Services that it does not offer: they are left out. */
  missing: z.array(z.string()),
});
export type CopyMatch = z.infer<typeof copyMatch>;

const copied = z.object({
  copied: z.array(id),
  /** Their hours were changed meanwhile, or they are gone: nothing was written there. */
  left: z.array(id),
});
export type HoursCopied = z.infer<typeof copied>;

export const hoursRequests = {
  'hours.list': { request: z.null(), response: z.array(calendarHours) },
  'hours.get': { request: z.object({ addressId: id }), response: opened },
  /** Keeps a draft; one with faults, too. Nothing of it reaches patients. */
  'hours.saveDraft': {
    request: calendarAsSeen.extend({ plans: plansSchema }),
    response: draftChanged,
  },
  'hours.discardDraft': { request: calendarAsSeen, response: draftChanged },
  /** What the draft, or else what is in force, would change at the vendor in the dates that it takes. */
  'hours.difference': { request: calendarAsSeen, response: difference },
  /** Adds an exception, or changes that of its id. It holds at once here; what follows is `publishing.publish`. */
  'hours.putException': {
    request: z.object({ addressId: id, exception: exceptionSchema, seen: exceptionSchema.nullable() }),
    response: exceptionChanged,
  },
  'hours.removeException': {
    request: z.object({ addressId: id, seen: exceptionSchema }),
    response: exceptionChanged,
  },
  /** Which calendars and visits an exception would concern. */
  'hours.outcome': {
    request: z.object({ addressId: id, exception: exceptionSchema }),
    response: z.discriminatedUnion('kind', [outcome.extend({ kind: z.literal('outcome') }), gone]),
  },
  /** The holidays of a year where a calendar's facility is, with what the clinic does on each. */
  'hours.holidays': {
    request: z.object({ addressId: id, year }),
    response: z.discriminatedUnion('kind', [z.object({ kind: z.literal('holidays'), holidays }), gone]),
  },
  /** For the whole facility. */
  'hours.chooseHolidays': {
    request: z.object({
      addressId: id,
      year,
      choices: z.array(z.object({ date: localDateSchema, choice: z.enum(holidayChoices) })).max(366),
    }),
    response: holidaysChanged,
  },
  /** In which part of the country the facility is. */
  'hours.setRegion': {
    request: z.object({ addressId: id, year, region: z.string().max(20).nullable() }),
    response: holidaysChanged,
  },
  'hours.matchServices': {
    request: z.object({ addressId: id, to: z.array(id).max(400) }),
    response: z.array(copyMatch),
  },
  /** The hours of a calendar become the drafts of others. */
  'hours.copy': {
    request: calendarAsSeen.extend({ to: z.array(calendarAsSeen).min(1).max(400) }),
    response: z.discriminatedUnion('kind', [
      copied.extend({ kind: z.literal('copied') }),
      z.object({ kind: z.literal('changedMeanwhile') }),
      gone,
    ]),
  },
} as const satisfies RequestTable;

export const hoursEvents = {
  /** Something of the hours of these calendars is another now; `null`: of many or all. */
  'hours.changed': z.object({ addressIds: z.array(id).nullable() }),
} as const satisfies EventTable;
