import {
  coverageDates,
  type CalendarCoverage,
  type Coverage,
  type CoverageState,
} from '#shared/contract/publishing.ts';
import { horizon } from '#shared/domain/availability/horizon.ts';
import { stageOf, type Published } from '#shared/domain/availability/publishedDay.ts';
import { wantedDays, type WantedDay } from '#shared/domain/availability/wantedDays.ts';
import type { Address } from '#shared/domain/catalogue.ts';
import {
  addDays,
  localDateOf,
  startOfDay,
  type EpochMs,
  type LocalDate,
  type TimeZone,
} from '#shared/time/zone.ts';
import { keptHours, type KeptHours } from '../../sync/hours/keptHours.ts';
import { doctorNameOf } from '../calendars/doctorNames.ts';
import type { Session } from '../session.ts';
import type { Steps } from '../steps.ts';

/** All calendars of the desk and the dates that the vendor takes: where each stands. */
export function* coverageOf(sessions: readonly Session[]): Steps<Coverage> {
  const calendars: CalendarCoverage[] = [];
  for (const session of sessions)
    for (const address of session.store.catalogue.addresses()) {
      calendars.push(calendarCoverage(session, address));
      yield;
    }
  const [first] = sessions;
  return { first: first === undefined ? '1970-01-01' : first.today(), calendars };
}

/** One calendar's dates, of its own marketplace's calendar. */
export function calendarCoverage(session: Session, address: Address): CalendarCoverage {
  const { store, sync } = session;
  const { reads } = sync.publishing;
  const { first } = horizon(session.now(), reads.zone);
  const dates = Array.from({ length: coverageDates }, (_, index) => addDays(first, index));
  const range = { first, last: dates.at(-1) ?? first };
  const kept = keptHours(reads, address.id, range);
  const timetable = store.availability.timetables.get(address.id);
  const { off, stopped } = sync.publishing.resting();
  const window = { from: startOfDay(first, reads.zone), to: startOfDay(addDays(range.last, 1), reads.zone) };
  const booked = store.bookings.inWindow([address.id], window).filter(({ status }) => status === 'booked');
  const free = store.schedule.slotsInWindow([address.id], window);
  return {
    addressId: address.id,
    doctorName: doctorNameOf(store, address),
    place: address.name ?? address.street,
    keptAt: kept.kind === 'elsewhere' ? 'marketplace' : 'here',
    revision: timetable.revision,
    off: off.includes(address.id),
    stopped: stopped.includes(address.id),
    states: statesOf(kept, dates),
    free: countsOn(free, dates, reads.zone),
    booked: countsOn(booked, dates, reads.zone),
    endsOn: endOf(kept),
  };
}

function statesOf(kept: KeptHours, dates: readonly LocalDate[]): CoverageState[] {
  if (kept.kind !== 'here') return dates.map(() => (kept.kind === 'damaged' ? 'damaged' : 'elsewhere'));
  const [first = '', last = first] = [dates[0], dates.at(-1)];
  const wanted = new Map(wantedDays(kept.hours, { first, last }).map((day) => [day.date, day]));
  return dates.map((date) => {
    if (kept.unreadable.has(date)) return 'damaged';
    return stateOf(
      kept.published.filter((day) => day.date === date),
      wanted.get(date),
    );
  });
}

/** What needs to be seen most, where a date stands and is asked for otherwise. */
function stateOf(days: readonly Published[], wanted: WantedDay | undefined): CoverageState {
  const has = (state: Published['state']): boolean => days.some((day) => day.state === state);
  if (has('differs')) return 'differs';
  if (has('refused')) return 'refused';
  if (has('sending')) return 'onItsWay';
  if (has('waiting')) return 'waiting';
  if (wanted?.kind === 'waits') return 'waitsForService';
  if (has('accepted')) return 'onItsWay';
  const standing = days.find(({ state }) => stageOf[state] === 'standing');
  return standing === undefined || standing.periods.length === 0 ? 'none' : 'stands';
}

function countsOn(
  all: readonly { readonly start: EpochMs }[],
  dates: readonly LocalDate[],
  zone: TimeZone,
): number[] {
  const counts = new Map<LocalDate, number>();
  for (const { start } of all) {
    const date = localDateOf(start, zone);
    counts.set(date, (counts.get(date) ?? 0) + 1);
  }
  return dates.map((date) => counts.get(date) ?? 0);
}

/** The last date of the last plan, where it has one. */
function endOf(kept: KeptHours): LocalDate | null {
  if (kept.kind !== 'here') return null;
  let last: LocalDate | null = null;
  for (const { validTo } of kept.hours.plans) {
    if (validTo === null) return null;
    if (last === null || validTo > last) last = validTo;
  }
  return last;
}
