import { z } from 'zod';
import {
  asAddressId,
  asAddressServiceId,
  asBreakId,
  type AddressId,
  type AddressServiceId,
  type BreakId,
} from '#shared/domain/ids.ts';
import type { Break, Slot, WorkPeriod } from '#shared/domain/schedule.ts';
import type { EpochMs, Window } from '#shared/time/zone.ts';
import { rememberedParse } from './availability/kept.ts';
import type { Database } from './database.ts';
import { json, jsonText, number, text, textOrNull } from './rows.ts';
import type { Row } from './sqlite.ts';
import { replaceRows, select, upsertRow, type Table } from './table.ts';

/** Free starts, work periods and breaks as last read. Each `replace` says whether anything changed. */
export interface Schedule {
  /** Replaces the slots that start in the window. */
  replaceSlots(addressId: AddressId, window: Window, slots: readonly Slot[]): boolean;
  /** Replaces the breaks that overlap the window: one that began before and was removed at the vendor goes too. */
  replaceBreaks(addressId: AddressId, window: Window, breaks: readonly Break[]): boolean;
  /** Replaces the work periods that start in the window. */
  replaceWorkPeriods(addressId: AddressId, window: Window, periods: readonly WorkPeriod[]): boolean;
  slotsInWindow(addressIds: readonly AddressId[], window: Window): readonly Slot[];
  /** Where those of one calendar start, in order: a quarter's are counted without reading what each of them offers. */
  slotStarts(addressId: AddressId, window: Window): readonly EpochMs[];
  /**
   * The first free starts in the window, by start and then calendar.
   * @param calendars each with the services of which a start must take one; `null`: any will do
   */
  firstSlots(calendars: readonly WantedSlots[], window: Window, limit: number): readonly Slot[];
  breaksInWindow(addressIds: readonly AddressId[], window: Window): readonly Break[];
  /** One break; `null`: there is no copy of it. */
  break(id: BreakId): Break | null;
  /** Keeps what the vendor's answer to a write says of a break. */
  recordBreak(pause: Break): void;
  /** The vendor has this break no more. */
  forgetBreak(id: BreakId): void;
  workPeriodsInWindow(addressIds: readonly AddressId[], window: Window): readonly WorkPeriod[];
}

/** A calendar whose free starts are asked for, and for what. */
export interface WantedSlots {
  readonly addressId: AddressId;
  readonly services: readonly AddressServiceId[] | null;
}

const slotTable: Table = {
  name: 'slots',
  key: ['address_id', 'starts_at'],
  columns: ['address_id', 'starts_at', 'services'],
};
const breakTable: Table = {
  name: 'breaks',
  key: ['id'],
  columns: ['id', 'address_id', 'since', 'till', 'description'],
};
const periodTable: Table = {
  name: 'work_periods',
  key: ['address_id', 'starts_at'],
  columns: ['address_id', 'starts_at', 'ends_at', 'services'],
};
const ofThese = 'address_id IN (SELECT value FROM json_each(?))';

/** Those of one calendar that start in a window. */
const ofOne = 'WHERE address_id = ? AND starts_at >= ? AND starts_at < ?';

/** The repository of what calendars offer. */
export function schedule(db: Database): Schedule {
  function replace(table: Table, before: readonly Row[], after: readonly Row[]): boolean {
    const { upserted, removed } = replaceRows(db, table, before, after);
    return upserted.length + removed.length > 0;
  }
  return {
    replaceSlots(addressId, { from, to }, slots) {
      const before = db.prepare(select(slotTable, ofOne)).all(addressId, from, to);
      return replace(slotTable, before, slots.map(slotToRow));
    },
    replaceBreaks(addressId, { from, to }, breaks) {
      const before = db
        .prepare(select(breakTable, 'WHERE address_id = ? AND till > ? AND since < ?'))
        .all(addressId, from, to);
      return replace(breakTable, before, breaks.map(breakToRow));
    },
    replaceWorkPeriods(addressId, { from, to }, periods) {
      const before = db.prepare(select(periodTable, ofOne)).all(addressId, from, to);
      return replace(periodTable, before, periods.map(periodToRow));
    },
    ...slotReads(db),
    breaksInWindow(addressIds, { from, to }) {
      const sql = select(breakTable, `WHERE ${ofThese} AND till > ? AND since < ? ORDER BY since, id`);
      return db.prepare(sql).all(JSON.stringify(addressIds), from, to).map(breakFromRow);
    },
    break(id) {
      const row = db.prepare(select(breakTable, 'WHERE id = ?')).get(id);
      return row === undefined ? null : breakFromRow(row);
    },
    recordBreak(pause) {
      db.transaction(() => upsertRow(db, breakTable, breakToRow(pause)));
    },
    forgetBreak(id) {
      db.transaction(() => db.prepare('DELETE FROM breaks WHERE id = ?').run(id));
    },
    workPeriodsInWindow(addressIds, { from, to }) {
      const sql = select(
        periodTable,
        `WHERE ${ofThese} AND ends_at > ? AND starts_at < ? ORDER BY starts_at`,
      );
      return db.prepare(sql).all(JSON.stringify(addressIds), from, to).map(periodFromRow);
    },
  };
}

/** What is asked of free starts. */
function slotReads(db: Database): Pick<Schedule, 'slotsInWindow' | 'slotStarts' | 'firstSlots'> {
  return {
    slotsInWindow(addressIds, { from, to }) {
      const sql = select(
        slotTable,
        `WHERE ${ofThese} AND starts_at >= ? AND starts_at < ? ORDER BY starts_at`,
      );
      return db.prepare(sql).all(JSON.stringify(addressIds), from, to).map(slotFromRow);
    },
    slotStarts: (addressId, { from, to }) =>
      db
        .prepare(`SELECT starts_at FROM slots ${ofOne} ORDER BY starts_at`)
        .all(addressId, from, to)
        .map((row) => number(row, 'starts_at')),
    firstSlots(calendars, { from, to }, limit) {
      const wanted = calendars.flatMap(({ addressId, services }) =>
        services === null
          ? [[addressId, '']]
          : services.map((service) => [addressId, JSON.stringify(service)]),
      );
      return db.prepare(firstTaking).all(JSON.stringify(wanted), from, to, limit).map(slotFromRow);
    },
  };
}

/**
 * SQLite alone looks at a start until it is one of the first: the services are a text in which each id stands in quotes.
 * Two services of one calendar may be wanted, hence DISTINCT.
 */
const firstTaking = `
  WITH wanted (calendar, service) AS MATERIALIZED (SELECT value ->> 0, value ->> 1 FROM json_each(?))
  SELECT DISTINCT address_id, starts_at, services FROM wanted CROSS JOIN slots
  WHERE address_id = calendar AND starts_at >= ? AND starts_at < ? AND (service = '' OR instr(services, service) > 0)
  ORDER BY starts_at, address_id LIMIT ?`;

const serviceId = z.string().transform(asAddressServiceId);
const slotServices = z.array(z.object({ addressServiceId: serviceId, duration: z.number().nullable() }));
/** What a calendar's starts offer is a handful of texts; of a hospital's they are some hundreds. */
const servicesOfText = rememberedParse(slotServices, 1_000);
const periodServices = z.array(z.object({ addressServiceId: serviceId, duration: z.number() }));

function slotToRow(slot: Slot): Row {
  const services = slot.services.map(({ addressServiceId, duration }) => ({ addressServiceId, duration }));
  return { address_id: slot.addressId, starts_at: slot.start, services: jsonText(services) };
}

function slotFromRow(row: Row): Slot {
  return {
    addressId: asAddressId(text(row, 'address_id')),
    start: number(row, 'starts_at'),
    services: servicesOfText(text(row, 'services')) ?? json(row, 'services', slotServices),
  };
}

function breakToRow(pause: Break): Row {
  return {
    id: pause.id,
    address_id: pause.addressId,
    since: pause.since,
    till: pause.till,
    description: pause.description,
  };
}

function breakFromRow(row: Row): Break {
  return {
    id: asBreakId(text(row, 'id')),
    addressId: asAddressId(text(row, 'address_id')),
    since: number(row, 'since'),
    till: number(row, 'till'),
    description: textOrNull(row, 'description'),
  };
}

function periodToRow(period: WorkPeriod): Row {
  const services = period.services.map(({ addressServiceId, duration }) => ({ addressServiceId, duration }));
  return {
    address_id: period.addressId,
    starts_at: period.start,
    ends_at: period.end,
    services: jsonText(services),
  };
}

function periodFromRow(row: Row): WorkPeriod {
  return {
    addressId: asAddressId(text(row, 'address_id')),
    start: number(row, 'starts_at'),
    end: number(row, 'ends_at'),
    services: json(row, 'services', periodServices),
  };
}
