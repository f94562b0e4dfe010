import type { CalendarCoverage, Coverage } from '#shared/contract/publishing.ts';
import { clinicKeyOf } from '#shared/domain/clinicKey.ts';
import { coverageDates, type CoverageState } from '#shared/domain/availability/coverage.ts';
import { stageOf, type Published } from '#shared/domain/availability/publishedDay.ts';
import { wantedDays, type WantedDay } from '#shared/domain/availability/wantedDays.ts';
import type { Address } from '#shared/domain/catalogue.ts';
import { asAddressId } from '#shared/domain/ids.ts';
import {
  addDays,
  localDateOf,
  startOfDay,
  type EpochMs,
  type LocalDate,
  type TimeZone,
} from '#shared/time/zone.ts';
import { readAtOf } from '../../sync/hours/dateSeen.ts';
import { calendarOf, keptHours, type KeptHours } from '../../sync/hours/keptHours.ts';
import { doctorNameOf } from '../calendars/doctorNames.ts';
import type { Session } from '../session.ts';
import type { Steps } from '../steps.ts';
import { switchingOf } from './switchCalendar.ts';

/** Calendars and the dates that the vendor takes: where each stands. One calendar is one step. */
export function* coverageOf(sessions: readonly Session[], ids: readonly string[]): Steps<Coverage> {
  const calendars: CalendarCoverage[] = [];
  for (const id of ids) {
    const session = sessions.find(({ key }) => key === clinicKeyOf(id));
    const address = session?.store.catalogue.address(asAddressId(id)) ?? null;
    if (session === undefined || address === null) continue;
    calendars.push(calendarCoverage(session, address));
    yield;
  }
  return calendars;
}

/** One calendar's dates, of its own marketplace's calendar. */
function calendarCoverage(session: Session, address: Address): CalendarCoverage {
  const { store, sync } = session;
  const { reads } = sync.publishing;
  const first = localDateOf(session.now(), reads.zone);
  const dates = Array.from({ length: coverageDates }, (_, index) => addDays(first, index));
  const range = { first, last: dates.at(-1) ?? first };
  const kept = keptHours(reads, address.id, range);
  const { off, stopped } = sync.publishing.resting();
  const window = { from: startOfDay(first, reads.zone), to: startOfDay(addDays(range.last, 1), reads.zone) };
  const unread = unreadDates(session, address, dates);
  return {
    addressId: address.id,
    doctorName: doctorNameOf(store, address),
    place: address.name ?? address.street,
    keptAt: kept.kind === 'elsewhere' ? 'marketplace' : 'here',
    first,
    revision: store.availability.timetables.get(address.id).revision,
    off: off.includes(address.id),
    switching: switchingOf(session, address),
    stopped: stopped.includes(address.id),
    states: statesOf(kept, dates, unread),
    free: countsOn(store.schedule.slotStarts(address.id, window), dates, reads.zone),
    booked: countsOn(store.bookings.bookedStarts(address.id, window), dates, reads.zone),
    endsOn: endOf(kept),
  };
}

/** Of which dates nobody has asked the vendor yet. */
function unreadDates(
  session: Session,
  address: Address,
  dates: readonly LocalDate[],
): ReadonlySet<LocalDate> {
  const { reads } = session.sync.publishing;
  const [calendar, now] = [calendarOf(address), session.now()];
  return new Set(dates.filter((date) => readAtOf(reads, calendar, 'slots', date, now) === null));
}

function statesOf(
  kept: KeptHours,
  dates: readonly LocalDate[],
  unread: ReadonlySet<LocalDate>,
): CoverageState[] {
  if (kept.kind === 'damaged') return dates.map(() => 'damaged');
  if (kept.kind === 'elsewhere') return dates.map((date) => (unread.has(date) ? 'notRead' : 'elsewhere'));
  const [first = '', last = first] = [dates[0], dates.at(-1)];
  const wanted = new Map(wantedDays(kept.hours, { first, last }).map((day) => [day.date, day]));
  const published = new Map<LocalDate, Published[]>();
  for (const day of kept.published) published.set(day.date, [...(published.get(day.date) ?? []), day]);
  return dates.map((date) => {
    if (kept.unreadable.has(date)) return 'damaged';
    const days = published.get(date) ?? [];
    const state = stateOf(days, wanted.get(date));
    return state === 'none' && days.length === 0 && unread.has(date) ? 'notRead' : state;
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

function countsOn(starts: readonly EpochMs[], dates: readonly LocalDate[], zone: TimeZone): number[] {
  const counts = new Map<LocalDate, number>();
  for (const start of starts) {
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
