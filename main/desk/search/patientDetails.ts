import type { KnownPatient } from '#shared/contract/search.ts';
import type { PatientVisits } from '#shared/domain/patients.ts';
import type { ShownBooking } from '#shared/domain/shownBooking.ts';

/** As the newest visit has them, of those that are nobody else's; what tells people apart is known of all their visits. */
export function detailsOf({
  own,
  visits,
  birthDate,
  nin,
}: PatientVisits<ShownBooking>): Omit<KnownPatient, 'visit'> | null {
  const sure = own.length > 0 ? own : visits;
  const newest = sure.reduce<ShownBooking | null>((a, b) => (a === null || b.start > a.start ? b : a), null);
  const patient = newest?.patient ?? null;
  if (patient === null) return null;
  const { name, surname, phone, email, gender } = patient;
  return { name, surname, phone, email, birthDate, nin, gender };
}
