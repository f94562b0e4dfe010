import { byFacility } from '#shared/domain/byFacility.ts';
import { countryAt } from '#shared/domain/clinicCountry.ts';
import { zoneOfFacility } from '#shared/domain/facilityZones.ts';
import { phoneText } from '#shared/domain/phone.ts';
import type { VisitShown } from '#shared/domain/arrival.ts';
import { asAddressId } from '#shared/domain/ids.ts';
import type { MarketplaceLocale } from '#shared/domain/marketplace.ts';
import type { ShownState } from '#shared/domain/shownState.ts';
import { dayWindow, type EpochMs, type LocalDate, type TimeZone } from '#shared/time/zone.ts';
import { calendarsShown, visitsOnBoard } from '../board/dayView.ts';
import { bookedServiceName, type CalendarCodes, calendarCodes, serviceCode } from '../calendars/ownNames.ts';
import type { DeskReads } from '../deskReads.ts';
import type { WholeDesk } from '../session.ts';
import { stateAt } from '../board/shownVisits.ts';
import { inSteps, type Steps } from '../steps.ts';

/** A visit as it stands on paper: what the board says, and what a doctor or a reception needs when the screen is not there. */
export interface DayLine {
  readonly start: EpochMs;
  readonly end: EpochMs;
  readonly surname: string;
  readonly name: string;
  readonly phone: string;
  readonly service: string;
  /** Of the clinic's practice software; empty where none was given. */
  readonly serviceCode: string;
  readonly comment: string;
  readonly state: ShownState;
  /** The patient booked it online. */
  readonly bookedOnline: boolean;
}

/** The visits of one doctor's calendar, by time. */
export interface DoctorDay {
  readonly addressId: string;
  readonly doctor: string;
  readonly facility: string;
  /** Of the clinic's practice software. */
  readonly codes: CalendarCodes;
  readonly specialization: string;
  /** By which clock its visits are told. */
  readonly timeZone: TimeZone;
  readonly lines: readonly DayLine[];
}

/**
 * The day as the board shows it, with what is on its way and in the board's order; calendars without visits are left out.
 * No more of a patient than the list is for: no e-mail, no birth date, no identity number.
 * @param grouped the sheets of a facility follow each other
 */
export function* dayList(
  { store, view }: Pick<WholeDesk, 'store' | 'view'>,
  date: LocalDate,
  now: EpochMs,
  grouped: boolean,
): Steps<DoctorDay[]> {
  const calendars = calendarsShown(store);
  return yield* inSteps(grouped ? byFacility(calendars).flat() : calendars, (some) => {
    const ids = some.map(({ addressId }) => asAddressId(addressId));
    const visits = visitsOnBoard(store, ids, dayWindow(date, view.timeZone));
    return some
      .map(({ addressId, facilityId, doctorName, doctorSurname, facilityName, specialization }) => ({
        addressId,
        doctor: `${doctorName} ${doctorSurname}`.trim(),
        facility: facilityName,
        codes: calendarCodes(store, asAddressId(addressId)),
        specialization: specialization ?? '',
        timeZone: zoneOfFacility(view, facilityId),
        lines: visits
          .filter((visit) => visit.addressId === addressId)
          .sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1))
          .map((visit) => lineOf(store, visit, countryAt(view, addressId), now)),
      }))
      .filter(({ lines }) => lines.length > 0);
  });
}

const lineOf = (store: DeskReads, visit: VisitShown, locale: MarketplaceLocale, now: EpochMs): DayLine => ({
  start: visit.start,
  end: visit.end,
  surname: visit.patient?.surname ?? '',
  name: visit.patient?.name ?? '',
  phone: phoneText(visit.patient?.phone ?? '', locale),
  service: bookedServiceName(store, visit.addressId, visit.service) ?? '',
  serviceCode: serviceCode(store, visit.addressId, visit.service?.id),
  comment: visit.comment ?? '',
  state: stateAt(visit, now),
  bookedOnline: visit.bookedBy === 'patient',
});
