import type { Booking, Patient } from '#shared/domain/booking.ts';
import type { Intent } from '#shared/domain/intent.ts';
import { visitOf } from '#shared/domain/kinds/decisionKinds.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import type { AttentionItem } from '#shared/contract/attention.ts';
import { deskKindOf } from './kinds/deskKinds.ts';
import type { DeskReads } from '../deskReads.ts';

/** What lists of decisions tell of each. */

/** It does not go before: its undo window is over then, and its time has come. */
export const dueAtOf = ({ heldUntil, notBefore }: Intent): EpochMs => Math.max(heldUntil, notBefore);

/** Whom it is about; `null`: the desk has no copy of the visit. @param patient of that copy */
export function patientOf({ action }: Intent, patient: Patient | null): AttentionItem['patient'] {
  const named = deskKindOf(action).patient(action);
  return named ?? (patient && { name: patient.name, surname: patient.surname, phone: patient.phone });
}

/** The copy of the visit that it is about; `null` of a new one. */
export const copyOf = ({ bookings }: Pick<DeskReads, 'bookings'>, intent: Intent): Booking | null =>
  bookings.get(visitOf(intent));
