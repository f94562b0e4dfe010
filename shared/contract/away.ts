import { z } from 'zod';
import { exceptionSchema, localDateSchema } from '../domain/availability/schemas.ts';
import { clockSchema, mostAwayVisits } from '../domain/away.ts';
import { pastedSentence } from './pasted.ts';
import { epochMs, id } from './scalars.ts';
import type { EventTable, RequestTable } from './table.ts';

/** What is decided at the desk about hours of some dates: a doctor is away, or one day has other hours (availability.md §5). */

/** Longer ones are for the hours. Days. */
export const longestAwayDays = 92;

const range = z.object({ start: z.string().regex(/^\d{2}:\d{2}$/), end: z.string().regex(/^\d{2}:\d{2}$/) });

/** Who is away, and when. */
const wantedAway = z
  .object({
    addressId: id,
    /** `ofDoctor`: also all other calendars of that doctor. */
    calendars: z.enum(['this', 'ofDoctor']),
    from: localDateSchema,
    /** The last date, which belongs to it. */
    to: localDateSchema,
    /** On the first date only from then on, by the facility's clock; `null`: all of it. */
    fromTime: clockSchema.nullable(),
    /** On the last date only until then; `null`: all of it. */
    toTime: clockSchema.nullable(),
  })
  .refine(
    ({ from, to, fromTime, toTime }) =>
      from !== to || fromTime === null || toTime === null || fromTime < toTime,
    {
      error: 'must end later than it begins',
    },
  )
  .refine(({ from, to }) => from <= to && Date.parse(to) - Date.parse(from) < longestAwayDays * 86_400_000, {
    error: 'must end no sooner than it begins, and not after months',
  });
export type WantedAway = z.infer<typeof wantedAway>;

const gone = z.object({ kind: z.literal('gone') });

/** Given by the window, so that the same press twice is known. */
const awayId = z.string().min(1).max(100);

/** A visit that was left outside, and what has become of it. */
const awayVisit = z.object({
  bookingId: id,
  addressId: id,
  start: epochMs,
  end: epochMs,
  name: z.string(),
  surname: z.string(),
  phone: z.string().nullable(),
  service: z.string().nullable(),
  /**
   * `open`: nobody has said · `left`: it stays, as a person said · `moved`: to `start` · `gone`: the vendor knows it no more · `over`: its
   * time has passed.
   */
  is: z.enum(['open', 'left', 'moved', 'canceled', 'gone', 'over']),
});
export type AwayVisit = z.infer<typeof awayVisit>;

const awayHead = {
  id: awayId,
  kind: z.enum(['away', 'day']),
  addressId: id,
  doctor: z.string(),
  calendars: z.int().min(1),
  from: localDateSchema,
  to: localDateSchema,
  fromTime: clockSchema.nullable(),
  toTime: clockSchema.nullable(),
  at: epochMs,
  staff: z.string(),
};

/** One that is not worked through. */
const awayRow = z.object({ ...awayHead, open: z.int().min(1) });
export type AwayRow = z.infer<typeof awayRow>;

const awayView = z.object({
  ...awayHead,
  /** The calendars that it changed. */
  addressIds: z.array(id),
  visits: z.array(awayVisit).max(2 * mostAwayVisits),
});
export type AwayView = z.infer<typeof awayView>;

const decided = z.object({
  kind: z.literal('decided'),
  id: awayId,
  heldUntil: epochMs,
  calendars: z.int().min(1),
  /** Visits that a person has to look at. */
  visits: z.int().min(0),
});

const awayDecided = z.discriminatedUnion('kind', [decided, gone]);
export type AwayDecided = z.infer<typeof awayDecided>;

const look = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('look'),
    /** How many calendars are closed. */
    calendars: z.int().min(1),
    /** Of them, whose hours are kept at the marketplace: there a break closes the time. */
    byBreak: z.int().min(0),
    visits: z.int().min(0),
  }),
  gone,
]);
export type AwayLook = z.infer<typeof look>;

const day = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('day'),
    /** At the marketplace: a break can close a part of it, and nothing can open it from here. */
    kept: z.enum(['here', 'marketplace']),
    /** The hours without what was decided for this day alone. */
    usual: z.array(range),
    /** As they are now. */
    now: z.array(range),
    /** What was decided for this day alone. */
    own: exceptionSchema.nullable(),
  }),
  gone,
]);
export type AwayDay = z.infer<typeof day>;

const dayDecided = z.discriminatedUnion('kind', [
  decided,
  gone,
  /** It is so already. */
  z.object({ kind: z.literal('settled') }),
  /** Somebody else has changed the day since it was seen. Nothing was written. */
  z.object({ kind: z.literal('changedMeanwhile') }),
  /** `times`: one is empty or lies over another · `otherwise`: more was entered for the day than one press can change here. */
  z.object({ kind: z.literal('refused'), why: z.enum(['times', 'otherwise', 'elsewhere']) }),
]);
export type DayDecided = z.infer<typeof dayDecided>;

export const awayRequests = {
  /** What it would come to. */
  'away.look': { request: wantedAway, response: look },
  /** Closes the time: whole days of calendars that are kept here by an exception, others by a break. Durable when it comes back. */
  'away.close': {
    request: wantedAway.safeExtend({ id: awayId, description: pastedSentence.nullable() }),
    response: awayDecided,
  },
  /** The hours of a calendar on one day. */
  'away.day': { request: z.object({ addressId: id, date: localDateSchema }), response: day },
  'away.setDay': {
    request: z.object({
      id: awayId,
      addressId: id,
      date: localDateSchema,
      /** What was decided for the day alone, as it was on the screen. */
      seen: exceptionSchema.nullable(),
      /** `null`: as usual; none: closed. */
      hours: z.array(range).max(12).nullable(),
    }),
    response: dayDecided,
  },
  /** Those with visits that nobody has looked at. */
  'away.list': { request: z.null(), response: z.array(awayRow).max(1_000) },
  'away.get': { request: z.object({ id: awayId }), response: awayView.nullable() },
  /** A visit stays as it is, or is to be looked at after all. */
  'away.leave': {
    request: z.object({ id: awayId, bookingId: id, left: z.boolean() }),
    response: awayView.nullable(),
  },
  /** All visits have been looked at. */
  'away.end': { request: z.object({ id: awayId }), response: z.enum(['done', 'gone']) },
  /** Leads back from closing, or from a day's other hours, as one. What was done about visits stays. */
  'away.back': { request: z.object({ id: awayId }), response: z.enum(['done', 'gone']) },
} as const satisfies RequestTable;

export const awayEvents = {
  /** Something of it is another now: what shows it asks again. */
  'away.changed': z.null(),
} as const satisfies EventTable;
