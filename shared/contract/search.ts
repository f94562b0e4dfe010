import { z } from 'zod';
import { clinicKey, epochMs } from './scalars.ts';
import { boardCard } from './board.ts';
import { mappingKinds } from '../domain/mapping/mapping.ts';
import { pasted } from './pasted.ts';
import type { RequestTable } from './table.ts';

/** A visit of somebody who was found: what its card on the board says, and what tells it from the patient's other ones. */
export const foundVisit = boardCard.extend({
  doctorName: z.string(),
  facilityName: z.string(),
  /** By which clock it is told; absent: the desk's own. */
  timeZone: z.string().optional(),
  phone: z.string().nullable(),
  /** Not over and not cancelled. */
  coming: z.boolean(),
});
export type FoundVisit = z.infer<typeof foundVisit>;

/** A patient whom a search found, with the visits by which people know them. */
export const foundPatient = z.object({
  name: z.string(),
  surname: z.string(),
  /** `YYYY-MM-DD` */
  birthDate: z.string().nullable(),
  phone: z.string().nullable(),
  /** The next one, one to come that was cancelled, and the last one; those that there are, at least one. */
  visits: z.array(foundVisit).min(1),
});
export type FoundPatient = z.infer<typeof foundPatient>;

/** What bears a code of the clinic's practice software that was typed, with its next visits. */
export const codedVisits = z.object({
  kind: z.enum(mappingKinds),
  code: z.string(),
  /** As the clinic calls it. */
  name: z.string(),
  visits: z.array(foundVisit),
});
export type CodedVisits = z.infer<typeof codedVisits>;

export const foundPatients = z.object({
  patients: z.array(foundPatient),
  /** Absent: what was typed is no code. None of their visits is among the patients' ones. */
  coded: z.array(codedVisits).optional(),
  /** How many are not told: a longer word finds fewer. */
  more: z.number().int().nonnegative(),
  /** True: there may be more than `more`, of whom nobody has counted all. */
  atLeast: z.boolean(),
  /** Clinics whose file does not answer just now; absent: all were asked. */
  missing: z.array(clinicKey).optional(),
});
export type FoundPatients = z.infer<typeof foundPatients>;

/** A patient of an earlier or a coming visit, to be entered again with one key. */
export const knownPatient = z.object({
  name: z.string(),
  surname: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  /** `YYYY-MM-DD` */
  birthDate: z.string().nullable(),
  nin: z.string().nullable(),
  gender: z.enum(['m', 'f']).nullable(),
  /** The visit by which people know which one it is: the next one to come, or the last. */
  visit: z.object({
    start: epochMs,
    /** By which clock it is told; absent: the desk's own. */
    timeZone: z.string().optional(),
    coming: z.boolean(),
    doctorName: z.string(),
  }),
});
export type KnownPatient = z.infer<typeof knownPatient>;

export const searchRequests = {
  /** Patients by name, phone or birth date, with what is on its way: by their next visit, then those without, the latest first. */
  'search.patients': { request: z.object({ query: pasted.max(200) }), response: foundPatients },
  /** Patients by name or phone, each once, with what a new visit needs to know of them; a few at most. */
  'search.known': { request: z.object({ query: pasted.max(200) }), response: z.array(knownPatient) },
} as const satisfies RequestTable;
