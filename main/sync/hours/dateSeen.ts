import type { CutSlot } from '#shared/domain/availability/cut.ts';
import type { DateSeen } from '#shared/domain/availability/told.ts';
import type { AddressId, CalendarRef } from '#shared/domain/ids.ts';
import type { Action } from '#shared/domain/intentOf.ts';
import type { ReadKind } from '#shared/domain/readWindow.ts';
import { minuteMs } from '#shared/time/durations.ts';
import {
  addDays,
  dayWindow,
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
export function dateSeen(
  { store, zone }: SeenContext,
  addressId: AddressId,
  date: LocalDate,
  now: EpochMs,
): DateSeen {
  const window = dayWindow(date, zone);
  const visits = store.bookings.inWindow([addressId], window);
  const breaks = store.schedule.breaksInWindow([addressId], window);
  return {
    told: toldIn(store, addressId, window),
    busy: [
      ...visits
        .filter(({ status }) => status === 'booked')
        .map(({ start, end }) => ({ from: start, to: end })),
      ...breaks.map(({ since, till }) => ({ from: since, to: till })),
    ],
    from: now + justOverMs,
    hidden: new Set(
      store.catalogue
        .addressServices(addressId)
        .filter(({ visible }) => !visible)
        .map(({ id }) => id),
    ),
  };
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
