import { z } from 'zod';
import { visitSteps } from '../domain/arrival.ts';
import { epochMs, localDate, id } from './scalars.ts';
import type { RequestTable } from './table.ts';
import { problem } from './problem.ts';

/** How patients come and go: what the desk knows first, and what follows from it for the vendor. */

/** Which step was taken when: what undoing names. */
export const takenStep = z.object({ bookingId: id, since: epochMs });
export type TakenStep = z.infer<typeof takenStep>;

/** Some steps, each of another visit and whole by itself. `seen`: how the visit stood on the screen when it was pressed. */
export const stepsWanted = z.object({
  steps: z
    .array(
      z.object({
        bookingId: id,
        seen: z.object({ step: z.enum(visitSteps), start: epochMs }),
        to: z.enum(visitSteps),
      }),
    )
    .min(1),
});
export type StepWanted = z.infer<typeof stepsWanted>['steps'][number];

/** A visit that was not as it had been seen, so that nothing was done with it, and what is true of it. */
export const stepLeft = z.object({
  bookingId: id,
  is: z.enum([...visitSteps, 'moved', 'cancelled', 'gone']),
});
export type StepLeft = z.infer<typeof stepLeft>;

export const stepsTaken = z.object({
  taken: z.array(takenStep),
  left: z.array(stepLeft),
  /** Until when nothing of it is sent. */
  heldUntil: epochMs,
  /** Visits whose patient is expected again although the vendor was told otherwise and cannot be asked to forget it. */
  remains: z.array(z.object({ bookingId: id, presence: z.enum(['present', 'absent']) })),
  /** Why these were not taken any more, such as a full disk; `null`: all the others are taken or left. */
  stopped: z.object({ problem, bookingIds: z.array(id) }).nullable(),
});
export type StepsTaken = z.infer<typeof stepsTaken>;

/** What became of undoing some steps. */
export const stepsUndone = z.object({
  undone: z.number().int(),
  /** Of them, those of whom the vendor was told otherwise and cannot be asked to forget it. */
  told: z.number().int(),
  /** Those that are not the last step of their visit any more, or could not be undone. */
  left: z.number().int(),
  /** Why the rest was not undone; `null`: nothing stopped it. */
  stopped: problem.nullable(),
});

/** How many visits of a day are over and not settled. */
export const unsettledDay = z.object({ date: localDate, count: z.number().int() });
export type UnsettledDay = z.infer<typeof unsettledDay>;

/** A patient who has come and waits today. */
export const waitingPatient = z.object({
  /** The visit's. */
  id,
  /** Whose calendar it is in. */
  addressId: id,
  surname: z.string(),
  name: z.string(),
  doctor: z.string(),
  start: epochMs,
  /** `null` where only the vendor's presence is known. */
  arrivedAt: epochMs.nullable(),
});
export type WaitingPatient = z.infer<typeof waitingPatient>;

export const arrivalsRequests = {
  /** The desk's own facts, durable when it comes back, with what follows from them for the vendor. */
  'arrivals.step': { request: stepsWanted, response: stepsTaken },
  /** Takes steps back that are still the last of their visits; `told` counts those that the vendor had heard of already. */
  'arrivals.undo': {
    request: z.object({ steps: z.array(takenStep).min(1) }),
    response: stepsUndone,
  },
  /** The last seven days before today, the latest first; days without any are left out. */
  'arrivals.unsettled': { request: z.null(), response: z.array(unsettledDay) },
  /** Who waits today, also while another day is on the board. */
  'arrivals.waiting': { request: z.null(), response: z.array(waitingPatient) },
} as const satisfies RequestTable;
