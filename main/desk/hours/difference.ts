import type { ChangedDay, HoursDifference } from '#shared/contract/hours.ts';
import { changes, type DayChange } from '#shared/domain/availability/changes.ts';
import type { TimeRange } from '#shared/domain/availability/clockTime.ts';
import { digest, hashOf } from '#shared/domain/availability/digest.ts';
import type { Exception } from '#shared/domain/availability/exception.ts';
import { horizon } from '#shared/domain/availability/horizon.ts';
import { mostOutsideTold } from '#shared/domain/availability/outside.ts';
import { stageOf, type Published } from '#shared/domain/availability/publishedDay.ts';
import { joined, without } from '#shared/domain/availability/ranges.ts';
import type { TimedPeriod } from '#shared/domain/availability/timedPeriod.ts';
import { wantedDays, type WantedDay } from '#shared/domain/availability/wantedDays.ts';
import type { Address } from '#shared/domain/catalogue.ts';
import { asAddressId } from '#shared/domain/ids.ts';
import {
  addDays,
  dayWindow,
  startOfDay,
  wallClockOf,
  type LocalDate,
  type TimeZone,
} from '#shared/time/zone.ts';
import { hoursAsTold } from '../../sync/hours/asTold.ts';
import type { Session } from '../session.ts';
import { zoneAt } from '../calendars/zones.ts';
import { calendarHours } from './calendarHours.ts';
import { calendarHoursWith, exceptionsOf, type HoursClinic } from './calendarClocks.ts';
import { hoursElsewhere } from './hoursElsewhere.ts';
import { outsideTimes, toldOutside, type TimeOutside } from './outsideVisits.ts';

/** Half of the vendor's forty writes a minute are for hours (availability.md §4). */
const writesPerMinute = 20;

/**
 * What a calendar's draft, or else its hours in force, would change at the vendor, date by date, and which visits it leaves out. Only
 * dates that the vendor takes by now are looked at.
 */
export function hoursDifference(
  clinic: HoursClinic & Pick<Session, 'sync'>,
  { addressId, seen }: { readonly addressId: string; readonly seen: number },
): HoursDifference {
  const { store } = clinic;
  const address = store.catalogue.address(asAddressId(addressId));
  const hours = calendarHours(clinic, asAddressId(addressId));
  if (address === null || hours === null) return { kind: 'gone' };
  const timetable = store.availability.timetables.get(address.id);
  if (timetable.revision !== seen) return { kind: 'changedMeanwhile', hours };
  const dates = horizon(clinic.now(), clinic.own.timeZone);
  const plans = (timetable.draft ?? timetable.inForce)?.plans ?? [];
  const { exceptions, published } = standingFor(clinic, address, timetable.inForce === null, dates);
  const wanted = wantedDays(calendarHoursWith(clinic, address, plans, exceptions), dates);
  const changed = changes(published, wanted).filter(({ kind }) => kind !== 'drop');
  const zone = zoneAt(clinic, address.id);
  const days = changed.map((change) => changedDay(change, wanted, published, zone));
  const writes = days.filter(({ change }) => change !== 'wait').length;
  const visits = visitsOn(clinic, address, changed, wanted);
  return {
    kind: 'difference',
    seen,
    kept: timetable.inForce === null ? 'marketplace' : 'here',
    days,
    shown: shownWord(
      changed.filter(({ date }) => date > dates.first),
      wanted,
      published,
    ),
    writes,
    minutes: Math.ceil(writes / writesPerMinute),
    visits: toldOutside(store, visits.slice(0, mostOutsideTold)),
    visitCount: visits.length,
    atOnce: hoursElsewhere(clinic, address, wanted, dates),
  };
}

/**
 * What stands at the vendor's, and the exceptions that hold. Hours that are kept there are compared as they would be taken over: what the
 * vendor tells of dates that follow no week stays as it is.
 */
function standingFor(
  clinic: HoursClinic & Pick<Session, 'sync'>,
  address: Address,
  isKeptThere: boolean,
  { first, last }: { readonly first: LocalDate; readonly last: LocalDate },
): { readonly exceptions: readonly Exception[]; readonly published: readonly Published[] } {
  if (isKeptThere) {
    const { exceptions, days } = hoursAsTold(clinic.sync.publishing.reads, address, clinic.now());
    return { exceptions, published: days };
  }
  return {
    // A day more at both ends, where the facility's dates are not the marketplace's.
    exceptions: exceptionsOf(clinic, address, addDays(first, -1), addDays(last, 1)),
    published: clinic.store.availability.published.between(address.id, first, last).items,
  };
}

/** Of the dates that change: others are as they were before. */
function visitsOn(
  clinic: HoursClinic,
  address: Address,
  changed: readonly DayChange[],
  wanted: readonly WantedDay[],
): readonly TimeOutside[] {
  const dates = changed.flatMap(({ kind, date }) => (kind === 'write' || kind === 'clear' ? [date] : []));
  const [first, last = first] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return [];
  const zone = clinic.own.timeZone;
  const now = clinic.now();
  const windows = dates.map((date) => dayWindow(date, zone));
  const all = { from: startOfDay(first, zone), to: startOfDay(addDays(last, 1), zone) };
  return outsideTimes(clinic.store, address, wanted.flatMap(periodsOf), all).filter(
    ({ start, end }) => end > now && windows.some(({ from, to }) => start < to && end > from),
  );
}

const periodsOf = (day: WantedDay): readonly TimedPeriod[] => (day.kind === 'ready' ? day.periods : []);

function changedDay(
  { date, kind }: DayChange,
  wanted: readonly WantedDay[],
  published: readonly Published[],
  zone: TimeZone,
): ChangedDay {
  const day = wanted.find((candidate) => candidate.date === date);
  const after = day === undefined ? [] : onTheWall(periodsOf(day), date, zone);
  const before = onTheWall(standingOn(published, date), date, zone);
  const isKnown = day?.kind === 'ready';
  return {
    date,
    change: kind === 'clear' ? 'clear' : kind === 'wait' ? 'wait' : 'write',
    gone: isKnown ? [...without(before, after)] : [],
    added: isKnown ? [...without(after, before)] : [],
  };
}

/** What patients see of a date, or will in a moment. */
function standingOn(published: readonly Published[], date: LocalDate): readonly TimedPeriod[] {
  const of = (stage: 'sending' | 'standing') =>
    published.find((day) => day.date === date && stageOf[day.state] === stage);
  return (of('sending') ?? of('standing'))?.periods ?? [];
}

/** The word for dates that change: the same where the same stands there and the same shall. */
const shownWord = (
  changed: readonly DayChange[],
  wanted: readonly WantedDay[],
  published: readonly Published[],
): string =>
  hashOf(
    changed
      .map(({ date, kind }) => {
        const day = wanted.find((candidate) => candidate.date === date);
        const after = day === undefined ? [] : periodsOf(day);
        return `${date} ${kind} ${digest(standingOn(published, date))} ${digest(after)}`;
      })
      .join('\n'),
  );

/** Periods by the clock on the facility's wall, without their services. */
function onTheWall(periods: readonly TimedPeriod[], date: LocalDate, zone: TimeZone): readonly TimeRange[] {
  const midnight = startOfDay(addDays(date, 1), zone);
  const ranges = periods.map(({ start, end }) => ({
    start: wallClockOf(start, zone).slice(0, 5),
    end: end === midnight ? '24:00' : wallClockOf(end, zone).slice(0, 5),
  }));
  return joined(ranges, () => true);
}
