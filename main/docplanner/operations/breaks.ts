import { z } from 'zod';
import { asBreakId, type BreakId, type CalendarRef } from '#shared/domain/ids.ts';
import type { Break } from '#shared/domain/schedule.ts';
import { err, ok } from '#shared/result.ts';
import type { EpochMs, TimeZone, Window } from '#shared/time/zone.ts';
import { toWireTime } from '#shared/time/wire.ts';
import { json, nothing, parseJson, type ReadAnswer, type Remote, type Send } from '../call.ts';
import { check, instant, span } from '../requests.ts';
import { readBreak } from '../wire/calendar.ts';
import { emptyList, readList } from '../wire/list.ts';
import type { Listed } from '#shared/domain/listed.ts';
import { readLocation } from '../wire/location.ts';
import { addressPath } from './paths.ts';
import type { ZoneOf } from './zoneOf.ts';

export interface NewBreak {
  readonly since: EpochMs;
  readonly till: EpochMs;
  readonly description?: string;
  /** Also at the doctor's other addresses that share this calendar. */
  readonly onCoupledAddresses?: boolean;
}

/** A break just made; `break` is `null` where the vendor only told its id. */
export interface AddedBreak {
  readonly id: BreakId;
  readonly break: Break | null;
}

export interface BreakOperations {
  /** Breaks in a window. An address that never had a calendar has none, though the vendor says 404. */
  getCalendarBreaks(calendar: CalendarRef, window: Window): Remote<Listed<Break>>;
  getCalendarBreak(calendar: CalendarRef, id: BreakId): Remote<Break>;
  addCalendarBreak(calendar: CalendarRef, pause: NewBreak): Remote<AddedBreak>;
  moveCalendarBreak(calendar: CalendarRef, id: BreakId, to: Pick<NewBreak, 'since' | 'till'>): Remote<null>;
  deleteCalendarBreak(calendar: CalendarRef, id: BreakId): Remote<null>;
}

const shape = { since: instant, till: instant };
const inOrder = { error: 'must be after since', path: ['till'] };
const breakMove = z.strictObject(shape).refine(({ since, till }) => since < till, inOrder);
const newBreak = z
  .strictObject({
    ...shape,
    description: z.string().optional(),
    onCoupledAddresses: z.boolean().optional(),
  })
  .refine(({ since, till }) => since < till, inOrder);

/** Times without bookings: operations 24 to 28 of API.md §5. */
export function breakOperations(send: Send, zoneOf: ZoneOf): BreakOperations {
  return { ...breakReads(send, zoneOf), ...breakWrites(send, zoneOf) };
}

function breakReads(
  send: Send,
  zoneOf: ZoneOf,
): Pick<BreakOperations, 'getCalendarBreaks' | 'getCalendarBreak'> {
  return {
    getCalendarBreaks: async (calendar, window) => {
      const checked = check('getCalendarBreaks', span, window);
      if (!checked.ok) return checked;
      return await send<Listed<Break>>({
        operation: 'getCalendarBreaks',
        method: 'GET',
        path: [...addressPath(calendar), 'breaks'],
        query: timesOnWire({ since: window.from, till: window.to }, zoneOf(calendar.facilityId)),
        read: json((raw) => readList(raw, (item) => readBreak(item, calendar.addressId))),
        settle: (status, message) =>
          status === 404 && /^calendar not found/i.test(message) ? { value: emptyList } : null,
      });
    },
    getCalendarBreak: (calendar, id) =>
      send({
        operation: 'getCalendarBreak',
        method: 'GET',
        path: [...addressPath(calendar), 'breaks', id],
        read: json((raw) => readBreak(raw, calendar.addressId)),
      }),
  };
}

function breakWrites(
  send: Send,
  zoneOf: ZoneOf,
): Omit<BreakOperations, 'getCalendarBreaks' | 'getCalendarBreak'> {
  return {
    addCalendarBreak: async (calendar, pause) => {
      const checked = check('addCalendarBreak', newBreak, pause);
      if (!checked.ok) return checked;
      const { description, onCoupledAddresses } = checked.value;
      return await send({
        operation: 'addCalendarBreak',
        method: 'POST',
        path: [...addressPath(calendar), 'breaks'],
        body: {
          ...timesOnWire(checked.value, zoneOf(calendar.facilityId)),
          ...(description !== undefined && { description }),
          ...(onCoupledAddresses !== undefined && { apply_on_coupled_addresses: onCoupledAddresses }),
        },
        read: readAdded(calendar),
      });
    },
    moveCalendarBreak: async (calendar, id, to) => {
      const checked = check('moveCalendarBreak', breakMove, to);
      if (!checked.ok) return checked;
      return await send({
        operation: 'moveCalendarBreak',
        method: 'PATCH',
        path: [...addressPath(calendar), 'breaks', id],
        body: timesOnWire(to, zoneOf(calendar.facilityId)),
        read: nothing,
      });
    },
    deleteCalendarBreak: (calendar, id) =>
      send({
        operation: 'deleteCalendarBreak',
        method: 'DELETE',
        path: [...addressPath(calendar), 'breaks', id],
        read: nothing,
      }),
  };
}

function timesOnWire({ since, till }: Pick<NewBreak, 'since' | 'till'>, zone: TimeZone) {
  return { since: toWireTime(since, zone), till: toWireTime(till, zone) };
}

function readAdded(calendar: CalendarRef): ReadAnswer<AddedBreak> {
  return (answer) => {
    const parsed = parseJson(answer);
    const pause = parsed.ok ? readBreak(parsed.value, calendar.addressId) : parsed;
    if (pause.ok) return ok({ id: pause.value.id, break: pause.value });
    const location = readLocation(answer.location);
    return location === null ? err(pause.error) : ok({ id: asBreakId(location.id), break: null });
  };
}
