import type { ExceptionOutcome } from '#shared/contract/hours.ts';
import type { Exception } from '#shared/domain/availability/exception.ts';
import { mostOutsideTold, outside } from '#shared/domain/availability/outside.ts';
import type { Plan } from '#shared/domain/availability/plan.ts';
import { wantedDays } from '#shared/domain/availability/wantedDays.ts';
import type { Address } from '#shared/domain/catalogue.ts';
import { asAddressId } from '#shared/domain/ids.ts';
import { addDays, startOfDay, type LocalDate, type Window } from '#shared/time/zone.ts';
import { bookedTimes, visitDecisions, type BookedTime, type VisitDecisions } from '../board/bookedTimes.ts';
import { zoneAt } from '../calendars/zones.ts';
import { ofOneMoment, type Looked } from '../oneMoment.ts';
import { inSteps, type Steps } from '../steps.ts';
import { calendarHoursWith, exceptionsOf, type HoursClinic } from './calendarClocks.ts';
import { concernedBy } from './exceptions.ts';
import { toldOutside, type TimeOutside } from './outsideVisits.ts';

/** No window that is asked about is longer. Days. */
const longestRange = 366;

/** So many visits are read in one step. */
const toldInStep = 100;

interface Wanted {
  readonly addressId: string;
  readonly exception: Exception;
}

/**
 * Which calendars an exception concerns, and the visits that it leaves out: of all its dates, as far as anybody has booked. One calendar is
 * one step; all of it is of one moment.
 */
export function* exceptionOutcome(
  clinic: HoursClinic,
  { addressId, exception }: Wanted,
): Steps<({ kind: 'outcome' } & ExceptionOutcome) | { kind: 'gone' }> {
  const { store } = clinic;
  if (store.catalogue.address(asAddressId(addressId)) === null) return { kind: 'gone' };
  const decided = visitDecisions(store);
  const looked = yield* ofOneMoment(
    () => concernedBy(store, [exception]),
    (address) => lookAt(clinic, address, exception, decided),
  );
  yield;
  const visits = looked.flatMap(({ times }) => times).toSorted((a, b) => a.start - b.start);
  yield;
  // Who they are of is read a moment later: of what is gone by then nothing is told.
  const told = yield* inSteps(
    visits.slice(0, mostOutsideTold),
    (some) => toldOutside(store, some),
    toldInStep,
  );
  const here = looked.filter(({ isHere }) => isHere).length;
  return {
    kind: 'outcome',
    calendars: here,
    elsewhere: looked.length - here,
    visits: told,
    visitCount: visits.length,
  };
}

/** What an exception comes to in one calendar. */
interface InCalendar {
  readonly isHere: boolean;
  readonly times: readonly TimeOutside[];
}

function lookAt(
  clinic: HoursClinic,
  address: Address,
  exception: Exception,
  decided: VisitDecisions,
): Looked<InCalendar> {
  const { availability, bookings } = clinic.store;
  const window = windowOf(clinic, address, exception);
  const dates = datesOf(exception);
  // What it is made of: each is another one, or another count, once anything of it is written.
  const ground = (): readonly unknown[] => [
    availability.timetables.get(address.id),
    availability.exceptions.between(dates.first, dates.last),
    bookings.changesIn(address.id, window),
    decided(address.id)
      .map(({ id, state, action }) => `${id} ${state} ${JSON.stringify(action)}`)
      .join(),
  ];
  const plans = availability.timetables.get(address.id).inForce?.plans;
  const all = bookedTimes(clinic.store, address.id, window, decided);
  const times = all.length === 0 ? [] : leftOut(clinic, address, exception, plans, all);
  return {
    ground,
    seen: ground(),
    value: { isHere: plans !== undefined, times: times.map((time) => ({ ...time, address })) },
  };
}

/** @param all visits of the window */
function leftOut(
  clinic: HoursClinic,
  address: Address,
  exception: Exception,
  plans: readonly Plan[] | undefined,
  all: readonly BookedTime[],
): readonly BookedTime[] {
  // Hours that are kept elsewhere are not known: a closed day leaves all its visits out, anything else none.
  if (plans === undefined)
    return exception.change.kind === 'closed' && exception.change.times === null ? all : [];
  const { first, last } = datesOf(exception);
  const others = exceptionsOf(clinic, address, first, last).filter(({ id }) => id !== exception.id);
  const outsideOf = (exceptions: readonly Exception[]) => {
    const days = wantedDays(calendarHoursWith(clinic, address, plans, exceptions), {
      first: addDays(first, -1),
      last: addDays(last, 1),
    });
    return outside(
      all,
      days.flatMap((day) => (day.kind === 'ready' ? day.periods : [])),
    );
  };
  const before = new Set(outsideOf(others).map(({ id }) => id));
  return outsideOf([...others, exception]).filter(({ id }) => !before.has(id));
}

/** Of a longer one nobody has booked the end. */
function datesOf({ from, to }: Exception): { readonly first: LocalDate; readonly last: LocalDate } {
  const furthest = addDays(from, longestRange);
  return { first: from, last: to < furthest ? to : furthest };
}

/** Its dates by the facility's clock, without what is over: visits of then are nobody's any more. */
function windowOf(clinic: HoursClinic, address: Address, exception: Exception): Window {
  const { first, last } = datesOf(exception);
  const zone = zoneAt(clinic, address.id);
  const to = last < first ? startOfDay(first, zone) : startOfDay(addDays(last, 1), zone);
  return { from: Math.max(startOfDay(first, zone), Math.min(clinic.now(), to)), to };
}
