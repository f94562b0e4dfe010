import { z } from 'zod';
import { visitSteps } from '../domain/arrival.ts';
import { epochMs, localDate } from './scalars.ts';
import type { EventTable, RequestTable } from './table.ts';

/** What this desk knows of a visit's patient, where it counts beside the vendor's presence. */
export const arrival = z.object({
  step: z.enum(visitSteps),
  /** When the patient came; `null` where nobody said. */
  arrivedAt: epochMs.nullable(),
  /** When this step was taken. */
  since: epochMs,
});

export type ArrivalView = z.infer<typeof arrival>;

/** What a card on the board needs to know of a booking; the panel asks for the rest. */
export const boardCard = z.object({
  /** The booking's id; of a booking that the vendor has not numbered yet, the intent's. */
  id: z.string(),
  start: epochMs,
  end: epochMs,
  status: z.enum(['booked', 'canceled', 'unknown']),
  surname: z.string(),
  name: z.string(),
  serviceName: z.string().nullable(),
  confirmed: z.boolean(),
  presence: z.enum(['present', 'absent']).nullable(),
  arrival: arrival.nullable(),
  bookedByPatient: z.boolean(),
  online: z.boolean(),
  /** The visit carries a comment of the patient's. */
  hasComment: z.boolean(),
  notSent: z.boolean(),
  needsPerson: z.boolean(),
});

export type BoardCard = z.infer<typeof boardCard>;

export const boardSlot = z.object({
  start: epochMs,
  /** The shortest visit that fits, in minutes; the next slot's start bounds it. */
  minutes: z.number().int().positive(),
  /** What can be booked there, as indexes into its column's `services`: a name crosses the door once for a column. */
  services: z.array(z.number().int().nonnegative()),
});

export type BoardSlot = z.infer<typeof boardSlot>;

export const boardBreak = z.object({
  id: z.string(),
  since: epochMs,
  till: epochMs,
  description: z.string().nullable(),
  notSent: z.boolean(),
  needsPerson: z.boolean(),
});

export type BoardBreak = z.infer<typeof boardBreak>;

/** One doctor's calendar at one facility, as a column. */
export const boardColumn = z.object({
  addressId: z.string(),
  facilityId: z.string(),
  facilityName: z.string(),
  doctorName: z.string(),
  doctorSurname: z.string(),
  specialization: z.string().nullable(),
  addressName: z.string().nullable(),
  onlineOnly: z.boolean(),
  /** Index into the doctors' colours of the design language, 0 to 11. */
  colour: z.number().int().min(0).max(11),
  /** When this day of this calendar was last read from the vendor; `null`: not yet. */
  asOf: epochMs.nullable(),
  cards: z.array(boardCard),
  /** The names of what is offered here, each once, in the catalogue's order: it stays the same while free times come and go. */
  services: z.array(z.string()),
  slots: z.array(boardSlot),
  breaks: z.array(boardBreak),
});

export type BoardColumn = z.infer<typeof boardColumn>;

/** A day of all doctors. The vertical axis is elapsed time from `from` to `to`, so days of 23 and 25 hours come out right. */
export const boardDay = z.object({
  date: localDate,
  timeZone: z.string(),
  from: epochMs,
  to: epochMs,
  revision: z.number().int(),
  columns: z.array(boardColumn),
});

export type BoardDay = z.infer<typeof boardDay>;

/** What changed on a watched day since the revision before. On a gap the renderer asks for the day again. */
export const boardDelta = z.object({
  date: localDate,
  revision: z.number().int(),
  changes: z.array(
    z.object({
      addressId: z.string(),
      upserts: z.array(boardCard),
      removals: z.array(z.string()),
      /** These are absent where unchanged. */
      services: z.array(z.string()).optional(),
      slots: z.array(boardSlot).optional(),
      breaks: z.array(boardBreak).optional(),
      asOf: epochMs.nullable().optional(),
    }),
  ),
  /** The columns themselves changed (a doctor came, went or was renamed): ask for the day again. */
  columnsChanged: z.boolean(),
});

export type BoardDelta = z.infer<typeof boardDelta>;

export const boardRequests = {
  /** Answers the day and from then on pushes `board.delta` for it; a window watches one day at a time. */
  'board.open': { request: z.object({ date: localDate.nullable() }), response: boardDay },
} as const satisfies RequestTable;

export const boardEvents = {
  'board.delta': boardDelta,
} as const satisfies EventTable;
