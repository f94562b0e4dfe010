import { byFacility } from '#shared/domain/byFacility.ts';
import { phoneText } from '#shared/domain/phone.ts';
import { asBookingId } from '#shared/domain/ids.ts';
import { shownState, type ShownState } from '#shared/domain/shownState.ts';
import type { EpochMs, LocalDate } from '#shared/time/zone.ts';
import { dayView } from './dayView.ts';
import type { Session } from './session.ts';
import { shownVisit } from './shownVisits.ts';

/** A visit as it stands on paper: what the board says, and what a doctor or a reception needs when the screen is not there. */
export interface DayLine {
  readonly start: EpochMs;
  readonly end: EpochMs;
  readonly surname: string;
  readonly name: string;
  readonly phone: string;
  readonly service: string;
  readonly comment: string;
  readonly state: ShownState;
  /** The patient booked it online. */
  readonly bookedOnline: boolean;
}

/** The visits of one doctor's calendar, by time. */
export interface DoctorDay {
  readonly doctor: string;
  readonly facility: string;
  readonly specialization: string;
  readonly lines: readonly DayLine[];
}

/**
 * The day as the board shows it, with what is on its way and in the board's order; calendars without visits are left out.
 * No more of a patient than the list is for: no e-mail, no birth date, no identity number.
 * @param grouped the sheets of a facility follow each other
 */
export function dayList(
  { store, view }: Pick<Session, 'store' | 'view'>,
  date: LocalDate,
  now: EpochMs,
  grouped: boolean,
): DoctorDay[] {
  const { columns } = dayView(store, date, view.timeZone);
  return (grouped ? byFacility(columns).flat() : columns)
    .map(({ doctorName, doctorSurname, facilityName, specialization, cards }) => ({
      doctor: `${doctorName} ${doctorSurname}`.trim(),
      facility: facilityName,
      specialization: specialization ?? '',
      lines: cards.map((card): DayLine => {
        const visit = shownVisit(store, view.timeZone, asBookingId(card.id));
        return {
          start: card.start,
          end: card.end,
          surname: card.surname,
          name: card.name,
          phone: phoneText(visit?.patient?.phone ?? '', view.locale),
          service: card.serviceName ?? '',
          comment: visit?.comment ?? '',
          state: shownState(card, now),
          bookedOnline: card.bookedByPatient,
        };
      }),
    }))
    .filter(({ lines }) => lines.length > 0);
}
