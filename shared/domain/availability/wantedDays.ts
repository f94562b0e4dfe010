import { minuteMs } from '../../time/durations.ts';
import { addDays, localDateOf, startOfDay, type LocalDate, type TimeZone } from '../../time/zone.ts';
import type { AddressServiceId } from '../ids.ts';
import { minutesOf, type TimeRange } from './clockTime.ts';
import { digest, type PeriodsDigest } from './digest.ts';
import type { Exception } from './exception.ts';
import { expand } from './expand.ts';
import { instantsOn } from './instants.ts';
import type { Period } from './period.ts';
import type { Plan } from './plan.ts';
import { isOnItsWay } from './serviceOnItsWay.ts';
import type { TimedPeriod, TimedService } from './timedPeriod.ts';

/** All that the hours of one calendar depend on. */
export interface CalendarHours {
  /** Those in force. */
  readonly plans: readonly Plan[];
  /** Those that concern it (`concerns`). */
  readonly exceptions: readonly Exception[];
  /** By which the hours are meant. */
  readonly facilityZone: TimeZone;
  /** By which the vendor counts dates. */
  readonly marketplaceZone: TimeZone;
  /** Minutes, by the clinic's own knowledge; `null`: not known, or the service is on its way. */
  readonly durationOf: (id: AddressServiceId) => number | null;
}

/** What a person may want to know of a date. */
export type DayNote =
  /** Clocks go forward over this part of a period: the missing minutes fall away. */
  | {
      readonly kind: 'skipped';
      readonly date: LocalDate;
      readonly range: TimeRange;
      readonly minutes: number;
    }
  /** A period lies over the marketplace's midnight: no visit can. */
  | { readonly kind: 'parted'; readonly date: LocalDate; readonly range: TimeRange };

/** A date of the marketplace's as it should be. Dates in notes are the facility's. */
export type WantedDay = { readonly date: LocalDate; readonly notes: readonly DayNote[] } & (
  | { readonly kind: 'ready'; readonly periods: readonly TimedPeriod[]; readonly digest: PeriodsDigest }
  | { readonly kind: 'waits'; readonly services: readonly AddressServiceId[] }
);

/** A period on its way from the wall to the vendor. */
interface Placed {
  readonly date: LocalDate;
  readonly from: number;
  readonly to: number;
  readonly period: Period;
}

/** The marketplace's dates from `first` to `last`, both included, as a calendar's plans and exceptions want them. */
export function wantedDays(
  hours: CalendarHours,
  { first, last }: { readonly first: LocalDate; readonly last: LocalDate },
): readonly WantedDay[] {
  const placed = new Map<LocalDate, Placed[]>();
  const notes = new Map<LocalDate, DayNote[]>();
  const isElsewhere = hours.facilityZone !== hours.marketplaceZone;
  // Where clocks differ, a date of the marketplace has hours of the facility's day before or after, too.
  const [from, to] = isElsewhere ? [addDays(first, -1), addDays(last, 1)] : [first, last];
  for (let date = from; date <= to; date = addDays(date, 1)) {
    const periods = expand(hours.plans, hours.exceptions, date);
    if (periods.length === 0) continue;
    const instantOf = instantsOn(date, hours.facilityZone);
    for (const period of periods) {
      const placing = { date, period, from: instantOf(period.start), to: instantOf(period.end) };
      place(
        placing,
        isElsewhere ? localDateOf(placing.from, hours.marketplaceZone) : date,
        hours,
        placed,
        notes,
      );
    }
  }
  const days: WantedDay[] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) {
    days.push(dayOf(date, placed.get(date) ?? [], notes.get(date) ?? [], hours));
  }
  return days;
}

/** @param first the marketplace's date in which the period begins */
function place(
  { date, period, from, to }: Placed,
  first: LocalDate,
  { marketplaceZone }: CalendarHours,
  placed: Map<LocalDate, Placed[]>,
  notes: Map<LocalDate, DayNote[]>,
): void {
  const range: TimeRange = { start: period.start, end: period.end };
  const skipped = minutesOf(range.end) - minutesOf(range.start) - (to - from) / minuteMs;
  if (skipped > 0) append(notes, first, { kind: 'skipped', date, range, minutes: skipped });
  let begin = from;
  for (let day = first; begin < to; day = addDays(day, 1)) {
    const end = Math.min(to, startOfDay(addDays(day, 1), marketplaceZone));
    append(placed, day, { date, period, from: begin, to: end });
    if (end < to) append(notes, day, { kind: 'parted', date, range });
    begin = end;
  }
}

function append<T>(lists: Map<LocalDate, T[]>, date: LocalDate, item: T): void {
  const list = lists.get(date);
  if (list === undefined) lists.set(date, [item]);
  else list.push(item);
}

function dayOf(
  date: LocalDate,
  placed: readonly Placed[],
  notes: readonly DayNote[],
  { durationOf }: CalendarHours,
): WantedDay {
  const unknown = new Set<AddressServiceId>();
  const periods = placed
    // A period without services would take its time away, as the vendor reads it.
    .filter(({ period }) => period.services.length > 0)
    .toSorted((a, b) => a.from - b.from)
    .map(({ from, to, period }): TimedPeriod => ({
      start: from,
      end: to,
      services: period.services.flatMap(({ addressServiceId, duration }): TimedService[] => {
        const minutes = isOnItsWay(addressServiceId) ? null : (duration ?? durationOf(addressServiceId));
        if (minutes !== null) return [{ addressServiceId, duration: minutes }];
        unknown.add(addressServiceId);
        return [];
      }),
      insurance: period.insurance,
      providers: period.providers,
    }));
  return unknown.size > 0
    ? { kind: 'waits', date, notes, services: [...unknown] }
    : { kind: 'ready', date, notes, periods, digest: digest(periods) };
}
