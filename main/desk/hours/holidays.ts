import type { Push } from '#shared/contract/door.ts';
import type { HolidaysChanged, HolidaysView } from '#shared/contract/hours.ts';
import { checkException } from '#shared/domain/availability/checkExceptions.ts';
import type { Exception } from '#shared/domain/availability/exception.ts';
import { holidayException, type HolidayChoice } from '#shared/domain/availability/holidayException.ts';
import { holidayRegions, holidaysOf, type Holiday } from '#shared/domain/availability/holidays.ts';
import type { Address } from '#shared/domain/catalogue.ts';
import { asAddressId, type FacilityId } from '#shared/domain/ids.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import { calendarsToPublish } from './exceptions.ts';
import { appendDeed } from '../appendDeed.ts';
import type { Session } from '../session.ts';
import { durationsOf, type HoursClinic } from './calendarClocks.ts';

interface OfYear {
  /** Whose facility's holidays are meant. */
  readonly addressId: string;
  readonly year: number;
}

/** The holidays of a year where a calendar's facility is; `null`: there is no such calendar. */
export function holidaysAt(clinic: HoursClinic, { addressId, year }: OfYear): HolidaysView | null {
  const address = clinic.store.catalogue.address(asAddressId(addressId));
  return address === null ? null : viewOf(clinic, address, year);
}

function viewOf(clinic: HoursClinic, { facilityId }: Address, year: number): HolidaysView {
  const kept = keptHolidays(clinic, facilityId, year);
  return {
    year,
    regions: [...holidayRegions(clinic.own.locale)],
    region: regionAt(clinic, facilityId),
    days: proposals(clinic, facilityId, year).map((holiday) => ({
      ...holiday,
      choice: choiceOf(kept.get(holiday.date)),
    })),
  };
}

/** Under which name the file keeps in which region a facility is. */
const regionOf = (facilityId: FacilityId): string => `hours.region.${facilityId}`;

/** `null`: nobody has said; then only what holds in the whole country is proposed. */
const regionAt = ({ store }: Pick<HoursClinic, 'store'>, facilityId: FacilityId): string | null => {
  const region = store.settings.get(regionOf(facilityId));
  return region === '' ? null : region;
};

const proposals = ({ own, store }: HoursClinic, facilityId: FacilityId, year: number): readonly Holiday[] =>
  holidaysOf(own.locale, regionAt({ store }, facilityId), {
    first: `${year}-01-01`,
    last: `${year}-12-31`,
  });

/** The facility's holidays that were chosen, each on its one date. */
function keptHolidays(
  { store }: HoursClinic,
  facilityId: FacilityId,
  year: number,
): ReadonlyMap<LocalDate, Exception> {
  return new Map(
    store.availability.exceptions
      .between(`${year}-01-01`, `${year}-12-31`)
      .items.filter(
        ({ scope, reason, from, to }) =>
          reason === 'holiday' && from === to && scope.kind === 'facility' && scope.facilityId === facilityId,
      )
      .map((exception) => [exception.from, exception] as const),
  );
}

/** One holiday of a facility is one exception, whoever chooses it. */
const idOf = (facilityId: FacilityId, date: LocalDate): string => `holiday.${facilityId}.${date}`;

function choiceOf(exception: Exception | undefined): HolidayChoice {
  if (exception === undefined) return 'open';
  return exception.change.kind === 'asWeekday' ? 'asSunday' : 'closed';
}

/** What the facility does on holidays, in one transaction: all or none. A date that is no holiday there is left out. */
export function chooseHolidays(
  clinic: HoursClinic & Pick<Session, 'staff'>,
  {
    addressId,
    year,
    choices,
  }: OfYear & { readonly choices: readonly { readonly date: LocalDate; readonly choice: HolidayChoice }[] },
  push: Push,
): HolidaysChanged {
  const { store } = clinic;
  const address = store.catalogue.address(asAddressId(addressId));
  if (address === null) return { kind: 'gone' };
  const { facilityId } = address;
  const kept = keptHolidays(clinic, facilityId, year);
  const known = new Map(proposals(clinic, facilityId, year).map((holiday) => [holiday.date, holiday]));
  const wanted = choices.flatMap(({ date, choice }) => {
    const holiday = known.get(date);
    if (holiday === undefined) return [];
    const before = kept.get(date) ?? null;
    const scope = { kind: 'facility', facilityId } as const;
    return [
      {
        before,
        after: holidayException(holiday, choice, { id: before?.id ?? idOf(facilityId, date), scope }),
      },
    ];
  });
  const durationOf = durationsOf(clinic, address);
  const isRefused = wanted.some(({ after }) => {
    if (after === null) return false;
    const others = store.availability.exceptions.between(after.from, after.to).items;
    return checkException(after, others, durationOf).length > 0;
  });
  if (isRefused) return { kind: 'refused' };
  store.transaction(() => {
    for (const { before, after } of wanted) {
      if (after !== null) store.availability.exceptions.put(after);
      else if (before !== null) store.availability.exceptions.remove(before.id);
    }
    if (wanted.length > 0) appendDeed(clinic, 'hours.exceptionKept', address.id);
  });
  push('hours.changed', { addressIds: null });
  const changed = wanted.flatMap(({ before, after }) => after ?? before ?? []);
  return {
    kind: 'saved',
    holidays: viewOf(clinic, address, year),
    publish: calendarsToPublish(store, changed),
  };
}

/** Keeps in which region a facility is. What was chosen for holidays of another one stays among the exceptions. */
export function setRegion(
  clinic: HoursClinic,
  { addressId, year, region }: OfYear & { readonly region: string | null },
): HolidaysChanged {
  const { store, own } = clinic;
  const address = store.catalogue.address(asAddressId(addressId));
  if (address === null) return { kind: 'gone' };
  const isKnown = holidayRegions(own.locale).some(({ code }) => code === region);
  store.transaction(() => store.settings.set(regionOf(address.facilityId), isKnown ? (region ?? '') : ''));
  return { kind: 'saved', holidays: viewOf(clinic, address, year), publish: [] };
}
