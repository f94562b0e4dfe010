import type { Booking, Patient } from '#shared/domain/booking.ts';
import { visitOf, type VisitIntent } from '#shared/domain/kinds/decisionKinds.ts';
import type { VisitItem } from '#shared/contract/attention.ts';
import { deskKindOf } from './kinds/deskKinds.ts';
import type { DeskReads } from '../deskReads.ts';

/** What lists of decisions tell of each. */

/** Whom it is about; `null`: the desk has no copy of the visit. @param patient of that copy */
export function patientOf({ action }: VisitIntent, patient: Patient | null): VisitItem['patient'] {
  const named = deskKindOf(action).patient(action);
  return named ?? (patient && { name: patient.name, surname: patient.surname, phone: patient.phone });
}

/** The copy of the visit that it is about; `null` of a new one. */
export const copyOf = ({ bookings }: Pick<DeskReads, 'bookings'>, intent: VisitIntent): Booking | null =>
  bookings.get(visitOf(intent));
