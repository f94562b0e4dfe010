import type { CutSlot } from '#shared/domain/availability/cut.ts';
import type { DateSeen } from '#shared/domain/availability/told.ts';
import type { AddressId, CalendarRef } from '#shared/domain/ids.ts';
import type { Action } from '#shared/domain/intentOf.ts';
import type { ReadKind } from '#shared/domain/readWindow.ts';
import { minuteMs } from '#shared/time/durations.ts';
import {
  addDays,
  dayWindow,
  localDateOf,
  startOfDay,
  type EpochMs,
  type LocalDate,
  type TimeZone,
  type Window,
} from '#shared/time/zone.ts';
import type { Freshness } from '../read/freshness.ts';
import type { Store, ZoneOf } from '../ports.ts';
import type { DateRange } from './keptHours.ts';

/** What a date is compared with. */
export interface SeenContext {
  readonly store: Pick<Store<Action>, 'schedule' | 'bookings' | 'catalogue'>;
  readonly zoneOf: ZoneOf;
  /** The marketplace's. */
  readonly zone: TimeZone;
}

/** A start so near is gone before an answer that has it is here. */
const justOverMs = 2 * minuteMs;

/** What the copy has of a calendar on a date of the marketplace's. @param now starts before are not compared */
export const dateSeen = (
  context: SeenContext,
  addressId: AddressId,
  date: LocalDate,
  now: EpochMs,
): DateSeen => datesSeen(context, addressId, { first: date, last: date }, now)(date);

/**
 * The same of several dates, which are read at once: of twelve weeks each date alone would be three questions to the file.
 * @returns of a date of the range what the copy had of it when this was called
 */
export function datesSeen(
  { store, zone }: SeenContext,
  addressId: AddressId,
  { first, last }: DateRange,
  now: EpochMs,
): (date: LocalDate) => DateSeen {
  const window = { from: startOfDay(first, zone), to: startOfDay(addDays(last, 1), zone) };
  const told = groupedBy(toldIn(store, addressId, window), ({ start }) => [localDateOf(start, zone)]);
  const busy = [
    ...store.bookings.bookedTimes(addressId, window).map(({ start, end }) => ({ from: start, to: end })),
    ...store.schedule
      .breaksInWindow([addressId], window)
      .map(({ since, till }) => ({ from: since, to: till })),
  ];
  const taken = groupedBy(busy, (item) => datesOf(item, window, zone));
  const hidden = new Set(
    store.catalogue
      .addressServices(addressId)
      .filter(({ visible }) => !visible)
      .map(({ id }) => id),
  );
  return (date) => ({
    told: told.get(date) ?? [],
    busy: taken.get(date) ?? [],
    from: now + justOverMs,
    hidden,
  });
}

function groupedBy<T>(
  all: readonly T[],
  datesOfOne: (item: T) => readonly LocalDate[],
): ReadonlyMap<LocalDate, readonly T[]> {
  const groups = new Map<LocalDate, T[]>();
  for (const item of all)
    for (const date of datesOfOne(item)) {
      const group = groups.get(date);
      if (group === undefined) groups.set(date, [item]);
      else group.push(item);
    }
  return groups;
}

/** The dates on which a part of it lies, as far as they are looked at: a break may be a year long. */
function datesOf({ from, to }: Window, within: Window, zone: TimeZone): readonly LocalDate[] {
  const begin = Math.max(from, within.from);
  const last = localDateOf(Math.max(begin, Math.min(to, within.to) - 1), zone);
  const dates: LocalDate[] = [];
  for (let date = localDateOf(begin, zone); date <= last; date = addDays(date, 1)) dates.push(date);
  return dates;
}

/** Starts that the vendor told, as last read. */
export function toldIn(
  { schedule }: Pick<Store<Action>, 'schedule'>,
  addressId: AddressId,
  window: Window,
): readonly CutSlot[] {
  return schedule.slotsInWindow([addressId], window).map(({ start, services }) => ({
    start,
    services: services.map(({ addressServiceId }) => addressServiceId),
  }));
}

/** The same of a date, of starts that are compared at all. */
export const toldOn = (
  { store, zone }: SeenContext,
  addressId: AddressId,
  date: LocalDate,
  now: EpochMs,
): readonly CutSlot[] =>
  toldIn(store, addressId, dayWindow(date, zone)).filter(({ start }) => start >= now + justOverMs);

/** When the copy of a date was read, by the oldest of its parts; `null`: it never was. */
export function readAtOf(
  context: Pick<SeenContext, 'zone' | 'zoneOf'> & { readonly freshness: Pick<Freshness, 'readAt'> },
  calendar: CalendarRef,
  kind: ReadKind,
  date: LocalDate,
  now: EpochMs,
): EpochMs | null {
  const { first, last } = facilityDates(context, calendar, { first: date, last: date });
  return context.freshness.readAt({ addressId: calendar.addressId, kind, first, last }, now);
}

/** The dates by the facility's clock in which dates of the marketplace's lie. */
export function facilityDates(
  { zone, zoneOf }: Pick<SeenContext, 'zone' | 'zoneOf'>,
  { facilityId }: Pick<CalendarRef, 'facilityId'>,
  { first, last }: DateRange,
): DateRange {
  if (zoneOf(facilityId) === zone) return { first, last };
  return { first: addDays(first, -1), last: addDays(last, 1) };
}
