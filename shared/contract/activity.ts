import { z } from 'zod';
import { breakKinds, breakWish } from './breaks.ts';
import { offerKinds, offerWish } from './services.ts';
import { pasted } from './pasted.ts';
import { refusalReasons } from '../domain/refusal.ts';
import { clinicKey, epochMs, localDate } from './scalars.ts';
import type { RequestTable } from './table.ts';

/** Who did what when at this desk, and what the vendor answered. */

export const visitDeeds = [
  'book',
  'confirm',
  'move',
  'cancel',
  'present',
  'absent',
  'askForOpinion',
] as const;
/** About breaks. */
export const breakDeeds = breakKinds;
/** About what calendars offer. */
export const offerDeeds = offerKinds;
/** What the desk itself knows of a patient. */
export const arrivalDeeds = ['expected', 'arrived', 'withDoctor', 'done', 'noShow', 'stepUndone'] as const;
/** About hours that are kept here, and about whole calendars. */
export const hoursDeeds = [
  'hoursPublished',
  'hoursSteppedBack',
  'hoursTakenOver',
  'hoursGivenBack',
  'hoursKeptTheirs',
  'hoursOverwritten',
  'hoursStopped',
  'hoursClosedAway',
  'hoursChangedDay',
  'hoursTookAwayBack',
  'hoursDraftDiscarded',
  'hoursExceptionKept',
  'hoursExceptionRemoved',
  'enableCalendar',
  'disableCalendar',
] as const;
export const staffDeeds = [
  'atDesk',
  'left',
  'added',
  'changed',
  'removed',
  'rightGiven',
  'rightTaken',
  'pinReset',
] as const;
/** What was done with the desk as a whole: a day left it, its PIN was changed, or a copy of its file was deleted. */
export const deskDeeds = [
  'printed',
  'savedPdf',
  'exported',
  'pinSet',
  'pinRemoved',
  'pinForgotten',
  'copyRemoved',
  'mappingChanged',
  'mappingMatched',
  'credentialsChanged',
] as const;

/** What became of a decision. */
export const outcome = z.object({
  kind: z.enum(['waiting', 'checking', 'sent', 'refused', 'letGo', 'takenBack']),
  at: epochMs,
  /** Initials of whoever took it back. */
  staff: z.string(),
  reason: z.enum(refusalReasons).nullable(),
  /** The vendor's own words, if it said any. */
  message: z.string(),
});
export type Outcome = z.infer<typeof outcome>;

export const activityEntry = z.object({
  id: z.number().int(),
  at: epochMs,
  /** Initials; empty where nobody was at the desk. */
  staff: z.string(),
  deed: z.enum([
    ...visitDeeds,
    ...breakDeeds,
    ...offerDeeds,
    ...hoursDeeds,
    ...arrivalDeeds,
    ...staffDeeds,
    ...deskDeeds,
  ]),
  /** Of a deed about staff: whose initials it was about. */
  whom: z.string().nullable(),
  /** Of a day that left the desk: which. Of a copy that was deleted: when it was made. */
  date: localDate.nullable(),
  patient: z.object({ name: z.string(), surname: z.string() }).nullable(),
  doctorName: z.string(),
  /** Codes of the practice software, of the calendar or its doctor and of the service; absent: none was given. */
  codes: z.string().optional(),
  /** When the visit was, as it stood when this was decided. */
  start: epochMs.nullable(),
  /** Where a move was to go. */
  to: epochMs.nullable(),
  /** Of a deed about breaks. */
  break: z.object(breakWish).nullable(),
  /** Of a deed about what calendars offer. */
  offer: z.object(offerWish).nullable(),
  /** Of a deed about hours: how many calendars, and how many dates went to the vendor. */
  hours: z.object({ calendars: z.number().int(), writes: z.number().int() }).nullable(),
  /** By which clock these are told; absent: the desk's own. */
  timeZone: z.string().optional(),
  /** The visit as it is now, to be opened; `null`: there is none any more. */
  visit: z.object({ id: z.string(), start: epochMs }).nullable(),
  /** Of a deed that the vendor is told of. */
  outcome: outcome.nullable(),
});
export type ActivityEntry = z.infer<typeof activityEntry>;

export const activityPage = z.object({
  entries: z.array(activityEntry),
  /** There are older ones: asked for with the last one's id as `before`. */
  older: z.boolean(),
  /** Clinics whose file does not answer just now; absent: all were asked. */
  missing: z.array(clinicKey).optional(),
});
export type ActivityPage = z.infer<typeof activityPage>;

export const activityRequest = z.object({
  /** Only those with an id below; `null`: from the newest. */
  before: z.number().int().nullable(),
  /** Initials; `null`: everybody's. */
  staff: z.string().nullable(),
  /** As it is typed: words of a name, or a phone. Empty: everybody. */
  patient: pasted.max(200),
});
export type ActivityRequest = z.infer<typeof activityRequest>;

export const activityRequests = {
  'activity.get': { request: activityRequest, response: activityPage },
} as const satisfies RequestTable;
