import { z } from 'zod';
import { visitSteps } from '../domain/arrival.ts';
import { epochMs, localDate } from './views.ts';

/** How patients come and go: what the desk knows first, and what follows from it for the vendor. */

const id = z.string().min(1);

/** Which step was taken when: what undoing names. */
export const takenStep = z.object({ bookingId: id, since: epochMs });
export type TakenStep = z.infer<typeof takenStep>;

/** Some steps, each of another visit, written in one transaction. */
export const stepsWanted = z.object({
  steps: z.array(z.object({ bookingId: id, to: z.enum(visitSteps) })).min(1),
});

export const stepsTaken = z.object({
  taken: z.array(takenStep),
  /** Visits that are gone or cancelled meanwhile, and so were left. */
  left: z.array(id),
  /** Until when nothing of it is sent. */
  heldUntil: epochMs,
  /** Visits whose patient is expected again although the vendor was told otherwise and cannot be asked to forget it. */
  remains: z.array(z.object({ bookingId: id, presence: z.enum(['present', 'absent']) })),
});
export type StepsTaken = z.infer<typeof stepsTaken>;

/** How many visits of a day are over and not settled. */
export const unsettledDay = z.object({ date: localDate, count: z.number().int() });
export type UnsettledDay = z.infer<typeof unsettledDay>;

/** A patient who has come and waits today. */
export const waitingPatient = z.object({
  /** The visit's. */
  id,
  surname: z.string(),
  name: z.string(),
  doctor: z.string(),
  start: epochMs,
  /** `null` where only the vendor's presence is known. */
  arrivedAt: epochMs.nullable(),
});
export type WaitingPatient = z.infer<typeof waitingPatient>;
