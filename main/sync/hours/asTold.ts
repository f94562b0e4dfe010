import { concerns, type Exception } from '#shared/domain/availability/exception.ts';
import { horizon } from '#shared/domain/availability/horizon.ts';
import { laidPeriods } from '#shared/domain/availability/laidPeriods.ts';
import { onTheWall } from '#shared/domain/availability/onTheWall.ts';
import type { Plan } from '#shared/domain/availability/plan.ts';
import {
  proposedHours,
  type ProposedHours,
  type SeenDate,
} from '#shared/domain/availability/proposedHours.ts';
import type { Published } from '#shared/domain/availability/publishedDay.ts';
import { dateDrift, isEmptyDrift, type DateSeen } from '#shared/domain/availability/told.ts';
import { wantedDays, type CalendarHours, type WantedDay } from '#shared/domain/availability/wantedDays.ts';
import type { Address } from '#shared/domain/catalogue.ts';
import type { AddressId } from '#shared/domain/ids.ts';
import { addDays, type EpochMs, type LocalDate } from '#shared/time/zone.ts';
import type { Freshness } from '../read/freshness.ts';
import { dateSeen, datesSeen, facilityDates } from './dateSeen.ts';
import { calendarOf, type HoursContext } from './keptHours.ts';
import { toldDurations } from './serviceDurations.ts';

type ToldContext = Parameters<typeof dateSeen>[0] & HoursContext;

/** A calendar's hours as the vendor tells them: what they begin with when they are kept here. */
export interface HoursAsTold {
  readonly proposed: ProposedHours;
  /** Those of dates that follow no week, in the place of others for these dates alone. */
  readonly added: readonly Exception[];
  /** All that change the calendar's dates, with those that are added. */
  readonly exceptions: readonly Exception[];
  /** What stands at the vendor's, date by date. */
  readonly days: readonly Published[];
}

/** Whether all of it has been read: a date that was not looks as if nothing were offered, and would be closed by that. */
export function isToldWhole(
  context: Pick<ToldContext, 'zone' | 'zoneOf'> & { readonly freshness: Pick<Freshness, 'wasRead'> },
  address: Address,
  now: EpochMs,
): boolean {
  const dates = facilityDates(context, calendarOf(address), horizon(now, context.zone));
  return (['slots', 'bookings'] as const).every((kind) =>
    context.freshness.wasRead({ addressId: address.id, kind, ...dates }),
  );
}

/** The hours that a calendar would have if it were kept here from now on and nothing changed at the vendor's. Nothing is written. */
export function hoursAsTold(context: ToldContext, address: Address, now: EpochMs): HoursAsTold {
  const { store, zone, zoneOf } = context;
  const range = horizon(now, zone);
  const seen = datesSeen(context, address.id, range, now);
  const proposed = proposalFor(context, address, datesAfter(range, seen));
  const found = store.availability.exceptions
    .between(addDays(range.first, -1), addDays(range.last, 1))
    .items.filter((exception) => concerns(exception, calendarOf(address)));
  const hours: CalendarHours = {
    plans: [proposed.plan] satisfies readonly Plan[],
    exceptions: found,
    facilityZone: zoneOf(address.facilityId),
    marketplaceZone: zone,
    durationOf: toldDurations(store, address.id),
  };
  const added = wantedDays(hours, range).flatMap((day) =>
    day.kind === 'ready' && isEmptyDrift(dateDrift(day.periods, seen(day.date)))
      ? []
      : [
          exceptionAsTold(
            context,
            address,
            { date: day.date, ...seen(day.date) },
            `taken-over-${address.id}-${day.date}`,
          ),
        ],
  );
  const taken = new Set(added.map(({ from }) => from));
  const exceptions = [
    ...found.filter((exception) => !(isOfOneDate(exception, address.id) && taken.has(exception.from))),
    ...added,
  ];
  const days = standing(wantedDays({ ...hours, exceptions }, range), address.id, now);
  return { proposed, added, exceptions, days };
}

/** A weekly plan as the vendor's slots of the next weeks look, with what nobody can know of it. @param seen `seenDates` */
export const proposalFor = (
  context: ToldContext,
  address: Address,
  seen: readonly SeenDate[],
): ProposedHours =>
  proposedHours(seen, toldDurations(context.store, address.id), context.zoneOf(address.facilityId));

/** The dates that the vendor takes, as it tells them, from tomorrow on: of today a part is over. */
export function seenDates(context: ToldContext, addressId: AddressId, now: EpochMs): readonly SeenDate[] {
  const range = horizon(now, context.zone);
  return datesAfter(range, datesSeen(context, addressId, range, now));
}

function datesAfter(
  { first, last }: { readonly first: LocalDate; readonly last: LocalDate },
  seen: (date: LocalDate) => DateSeen,
): readonly SeenDate[] {
  const dates: SeenDate[] = [];
  for (let date = addDays(first, 1); date <= last; date = addDays(date, 1))
    dates.push({ date, ...seen(date) });
  return dates;
}

/** The exception that makes a date what the vendor tells of it. */
export const dateAsTold = (
  context: ToldContext,
  address: Address,
  date: LocalDate,
  now: EpochMs,
  id: string,
): Exception => exceptionAsTold(context, address, { date, ...dateSeen(context, address.id, date, now) }, id);

function exceptionAsTold(
  context: ToldContext,
  address: Address,
  { date, ...seen }: SeenDate,
  id: string,
): Exception {
  const laid = laidPeriods(seen.told, seen.busy, toldDurations(context.store, address.id));
  const periods = onTheWall(laid, date, context.zoneOf(address.facilityId));
  return {
    id,
    scope: { kind: 'address', addressId: address.id },
    from: date,
    to: date,
    reason: 'other',
    change:
      periods.length === 0
        ? { kind: 'closed', times: null }
        : { kind: 'replaced', hours: { kind: 'periods', periods } },
    note: '',
  };
}

/** Whether it is a calendar's own, for a single date: two of one date would be equal, and nobody could say which holds. */
export const isOfOneDate = ({ scope, from, to }: Exception, addressId: AddressId): boolean =>
  scope.kind === 'address' && scope.addressId === addressId && from === to;

/** Dates as they stand at the vendor's without having been sent. */
export const standing = (
  days: readonly WantedDay[],
  address: AddressId,
  now: EpochMs,
): readonly Published[] =>
  days.flatMap((day): Published[] =>
    day.kind === 'waits'
      ? []
      : [
          {
            address,
            date: day.date,
            periods: day.periods,
            digest: day.digest,
            sentAt: null,
            state: 'stands',
            readBackAt: now,
          },
        ],
  );
