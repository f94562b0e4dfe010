import { z } from 'zod';
import type { BookingId, CalendarRef, DoctorId, FacilityId } from '#shared/domain/ids.ts';
import { nothing, type Remote, type Send } from '../call.ts';
import { check } from '../requests.ts';
import { addressPath, doctorPath } from './paths.ts';

export interface VisitOperations {
  /** Asks the patient with this phone number for an opinion on a past visit. */
  requestOpinion(facilityId: FacilityId, doctorId: DoctorId, phone: string): Remote<null>;
  /** Refused before the visit: "Visit is in the future" (API.md §8). */
  markPatientPresence(calendar: CalendarRef, id: BookingId): Remote<null>;
  /** Says that the patient did not come. The same limits. */
  markPatientAbsence(calendar: CalendarRef, id: BookingId): Remote<null>;
}

/** What is said of a visit when it was: operations 38 to 40 of API.md §5. */
export function visitOperations(send: Send): VisitOperations {
  const mark =
    (operation: 'markPatientPresence' | 'markPatientAbsence', method: 'POST' | 'DELETE') =>
    (calendar: CalendarRef, id: BookingId): Remote<null> =>
      send({
        operation,
        method,
        path: [...addressPath(calendar), 'bookings', id, 'presence', 'patient'],
        read: nothing,
      });
  return {
    requestOpinion: async (facilityId, doctorId, phone) => {
      const checked = check('requestOpinion', z.string().trim().min(1), phone);
      if (!checked.ok) return checked;
      return await send({
        operation: 'requestOpinion',
        method: 'PUT',
        path: [...doctorPath(facilityId, doctorId), 'opinion-request'],
        body: { phone: checked.value },
        read: nothing,
      });
    },
    markPatientPresence: mark('markPatientPresence', 'POST'),
    markPatientAbsence: mark('markPatientAbsence', 'DELETE'),
  };
}
