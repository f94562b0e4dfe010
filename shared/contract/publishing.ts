import { z } from 'zod';
import { coverageAtOnce, coverageDates, coverageStates } from '../domain/availability/coverage.ts';
import { localDateSchema, plansSchema } from '../domain/availability/schemas.ts';
import { clinicKey, epochMs, id } from './scalars.ts';
import type { EventTable, RequestTable } from './table.ts';

/** The road of hours that are kept here to the vendor: what was asked for, how far it has come, and what stands there instead. */

/** No clinic has more calendars. */
const mostCalendars = 400;
/** A date has no more starts than minutes. */
const mostStarts = 1_440;

/** A calendar as it was seen: whoever changed it since is told, and nothing is done. */
const seenCalendar = z.object({ addressId: id, seen: z.int().min(0) });
const seenCalendars = z.object({ calendars: z.array(seenCalendar).min(1).max(mostCalendars) });

/** Calendars that are of another revision by now. Nothing was changed. */
const changedMeanwhile = z.object({
  kind: z.literal('changedMeanwhile'),
  calendars: z.array(z.object({ addressId: id, revision: z.int().min(0) })).max(mostCalendars),
});

/** What follows of a change of hours that are in force; durable when it comes back. */
const asked = z.object({
  kind: z.literal('asked'),
  /** Dates that go to the vendor, each one write. */
  writes: z.int().min(0),
  /** Dates of which nothing is left to send: what stands there is what is wanted again. */
  dropped: z.int().min(0),
  /** Dates that wait for a service. */
  waiting: z.int().min(0),
  /** As reckoned, with all that waits before it. */
  minutes: z.int().min(0),
  /** Nothing of it leaves before. */
  heldUntil: epochMs,
});

const changed = z.discriminatedUnion('kind', [asked, changedMeanwhile]);
export type PublishingChanged = z.infer<typeof changed>;

/** Why nothing goes just now, although something waits. */
export const publishingRests = [
  /** A person has paused it. */
  'paused',
  /** Its undo window is not over. */
  'held',
  /** What people decide goes first. */
  'people',
  /** Half of a minute's writes are used up. */
  'pace',
  /** The vendor ignores the same day again for three minutes, or still works on it (API.md §6). */
  'sameAgain',
  /** The line, the rate or the credentials. */
  'line',
] as const;

/** How far a clinic's publishing has come. */
export const publishingProgress = z.object({
  clinic: clinicKey,
  /** Of what was asked for since nothing was left: dates in all, and those that need nothing more. */
  total: z.int().min(0),
  done: z.int().min(0),
  /** They have not left. */
  waiting: z.int().min(0),
  /** They are on the line, or were taken and not read back yet. */
  onItsWay: z.int().min(0),
  differs: z.int().min(0),
  refused: z.int().min(0),
  /** Whether the next seven days of all calendars that are kept here stand. */
  live: z.boolean(),
  /** `null`: it goes, or nothing is left. */
  rests: z.object({ why: z.enum(publishingRests), until: epochMs.nullable() }).nullable(),
  /** When the last date is reckoned to have left; `null`: nothing waits, or nobody knows. */
  readyAt: epochMs.nullable(),
});
export type PublishingProgress = z.infer<typeof publishingProgress>;
const progressOfAll = z.array(publishingProgress).max(32);

const perDate = <T extends z.ZodType>(item: T) => z.array(item).length(coverageDates);

/** Where a calendar's hours are kept. */
export const keptAt = z.enum(['here', 'marketplace']);

export const calendarCoverage = z.object({
  addressId: id,
  doctorName: z.string(),
  place: z.string().nullable(),
  keptAt,
  /** Today, by its marketplace's calendar. */
  first: localDateSchema,
  /** Of its timetable. */
  revision: z.int().min(0),
  /** Switched off at the vendor, as last read. */
  off: z.boolean(),
  /** It is to be switched, and the vendor has not confirmed that. */
  switching: z.object({ to: z.enum(['on', 'off']), intentId: id, undoable: z.boolean() }).nullable(),
  /** A person has stopped its publishing: nothing goes until it is published again. */
  stopped: z.boolean(),
  states: perDate(z.enum(coverageStates)),
  /** Free starts, as last read. */
  free: perDate(z.int().min(0)),
  /** Visits that stand. */
  booked: perDate(z.int().min(0)),
  /** The last date with a plan; `null`: no plan ends. */
  endsOn: localDateSchema.nullable(),
});
export type CalendarCoverage = z.infer<typeof calendarCoverage>;

/** Those of the calendars that were asked for which the clinic has. */
export const coverage = z.array(calendarCoverage).max(coverageAtOnce);
export type Coverage = z.infer<typeof coverage>;

const switchDecided = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('decided'), intentId: id, heldUntil: epochMs }),
  /** Nothing is left to tell the vendor, or the calendar is gone. */
  z.object({ kind: z.literal('settled') }),
]);

/** Starts with their services, by time. */
const starts = z
  .array(z.object({ start: epochMs, services: z.array(z.object({ id, name: z.string() })).max(200) }))
  .max(mostStarts);

/** A date on which the vendor tells something else than was published, with both sides. */
export const driftDay = z.object({
  date: localDateSchema,
  /** Published here, and not told by the vendor. */
  missing: starts,
  /** Told by the vendor, and not published here. */
  unknown: starts,
  /** What the vendor was seen to tell, in one word: what is chosen is chosen for this. */
  told: z.string().min(1).max(64),
  readAt: epochMs.nullable(),
});
export type DriftDay = z.infer<typeof driftDay>;

const drift = z.object({
  timeZone: z.string(),
  days: z.array(driftDay).max(coverageDates),
});
export type DriftView = z.infer<typeof drift>;

/** A date as it was seen to differ. */
const seenDrift = z.object({ addressId: id, date: localDateSchema, told: z.string().min(1).max(64) });

const chosen = z.discriminatedUnion('kind', [
  asked,
  /** The vendor tells something else by now, or nothing differs any more. */
  z.object({ kind: z.literal('changedMeanwhile') }),
]);
export type DriftChosen = z.infer<typeof chosen>;

/** Why a time is offered or is not, the first that holds; the rest are further ones that hold as well. */
export const offerReasons = [
  'offered',
  'past',
  'beyondHorizon',
  'keptAtMarketplace',
  'calendarOff',
  'notCommercial',
  'noPlan',
  'notInPlan',
  'exception',
  'visit',
  'break',
  'tooShort',
  'notPublishedYet',
  'waitsForService',
  'onItsWay',
  'refused',
  'editedThere',
  'serviceInvisible',
  'stopped',
  'notOnGrid',
] as const;
export type OfferReason = (typeof offerReasons)[number];

const offer = z.object({
  offered: z.boolean(),
  reasons: z.array(z.enum(offerReasons)).min(1).max(offerReasons.length),
  /** Of an exception that is meant. */
  note: z.string().nullable(),
  /** The next start that is offered after it, of that date; `null`: none. */
  next: epochMs.nullable(),
});
export type Offer = z.infer<typeof offer>;

/** What of a proposal the vendor does not tell, so that a person must say it (availability.md §3). */
export const proposalDoubts = [
  /** Where a period ends is taken from its last start and the shortest visit. */
  'ends',
  'insurance',
  /** Nobody could find out how long a service takes. */
  'durations',
  /** Times that are booked already are no slots: the gaps were closed where a visit or a break lies in them. */
  'booked',
  /** Dates that do not follow the weekly pattern become exceptions. */
  'irregular',
  /** Nothing is offered in the next weeks. */
  'nothingThere',
] as const;

const proposal = z.object({
  /** Of the timetable. */
  revision: z.int().min(0),
  plans: plansSchema,
  doubts: z.array(z.enum(proposalDoubts)).max(proposalDoubts.length),
  /** Services of which nobody knows how long they take. */
  unknownDurations: z.array(z.object({ id, name: z.string() })).max(200),
  /** Dates that differ from the weekly pattern, and stay as they are. */
  irregular: z.array(localDateSchema).max(coverageDates),
});
export type TakingOver = z.infer<typeof proposal>;

const keeping = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('kept'), revision: z.int().min(0) }),
  changedMeanwhile,
]);
export type Keeping = z.infer<typeof keeping>;

const givingBack = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('givenBack') }),
  changedMeanwhile,
]);
export type GivingBack = z.infer<typeof givingBack>;

export const publishingRequests = {
  /**
   * Puts drafts in force, where there are any, and asks for each date that is not what is wanted now. All calendars or none. Also for
   * exceptions: with the revision that was seen, and no draft.
   */
  'publishing.publish': { request: seenCalendars, response: changed },
  /** What was in force before is so again, and what has changed is published. */
  'publishing.stepBack': { request: seenCalendars, response: changed },
  /** Plans as the vendor's slots of the next weeks look, to be confirmed by a person; `null`: there is no such calendar. */
  'publishing.propose': { request: z.object({ addressId: id }), response: proposal.nullable() },
  /**
   * From now on hours are kept here. What stands at the vendor stays: nothing is sent where it is what is wanted. `shown`: the word of the
   * difference that was looked at (`hours.difference`), where one was; another one by now is told, and nothing is done.
   */
  'publishing.takeOver': {
    request: z.object({
      addressId: id,
      seen: z.int().min(0),
      plans: plansSchema.min(1),
      shown: z.string().min(1).max(16).optional(),
    }),
    response: keeping,
  },
  /** From now on hours are kept at the marketplace, where nothing changes. What has not left does not. */
  'publishing.giveBack': { request: seenCalendars, response: givingBack },
  /** Of each clinic of the desk that keeps hours here. */
  'publishing.progress': { request: z.null(), response: progressOfAll },
  'publishing.pause': { request: z.object({ clinic: clinicKey }), response: progressOfAll },
  /** Goes on, also with what was stopped. */
  'publishing.resume': { request: z.object({ clinic: clinicKey }), response: progressOfAll },
  /** What has not left does not, and nothing more of these calendars goes until they are published again. */
  'publishing.stop': { request: z.object({ clinic: clinicKey }), response: progressOfAll },
  /** How the dates that the vendor takes stand, of so many calendars. */
  'publishing.coverage': {
    request: z.object({ calendars: z.array(id).min(1).max(coverageAtOnce) }),
    response: coverage,
  },
  /** The dates of a calendar that differ. */
  'publishing.drift': { request: z.object({ addressId: id }), response: drift },
  /** What the vendor tells of a date becomes an exception here; nothing is sent. */
  'publishing.keepTheirs': { request: seenDrift, response: chosen },
  /** A date is sent once more over what was seen there. */
  'publishing.publishOurs': { request: seenDrift, response: chosen },
  'publishing.why': {
    request: z.object({ addressId: id, at: epochMs, serviceId: id.nullable() }),
    response: offer,
  },
  /** Switches a whole calendar on or off at the vendor. Durable when it comes back. */
  'publishing.switch': { request: z.object({ addressId: id, on: z.boolean() }), response: switchDecided },
  /** Whether a calendar is on, asked of the vendor now. `none`: it has no calendar for this address; `null`: the clinic has none. */
  'publishing.isOn': {
    request: z.object({ addressId: id }),
    response: z.enum(['on', 'off', 'none']).nullable(),
  },
} as const satisfies RequestTable;

export const publishingEvents = {
  'publishing.progressChanged': progressOfAll,
  /** How dates of a calendar stand has changed: what shows it asks again. */
  'publishing.datesChanged': z.object({ addressId: id }),
} as const satisfies EventTable;
