import { digest } from '#shared/domain/availability/digest.ts';
import {
  stageOf,
  type Published,
  type PublishedStage,
  type PublishedState,
} from '#shared/domain/availability/publishedDay.ts';
import { publishedSchema } from '#shared/domain/availability/schemas.ts';
import { asAddressId, type AddressId } from '#shared/domain/ids.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import type { Database } from '../database.ts';
import { text } from '../rows.ts';
import { parsed, type Kept } from './kept.ts';
import { keptRanges } from './keptRanges.ts';

/** Which day it is, and how far it has come. */
export interface PublishedKey {
  readonly address: AddressId;
  readonly date: LocalDate;
  readonly stage: PublishedStage;
  readonly state: PublishedState;
}

/** What was given to the vendor, date by date, and what is to be. */
export interface PublishedDays {
  /** Those of an address from `first` to `last`, by date; damaged ones by date. */
  between(addressId: AddressId, first: LocalDate, last: LocalDate): Kept<Published>;
  /** All stages of the dates from `first` to `last` that were not seen to stand as they are wanted; what cannot be read is left out. */
  leaving(addressIds: readonly AddressId[], first: LocalDate, last: LocalDate): readonly Published[];
  /** Those of some states from a date on, by date and address, without what they offer; what cannot be read has no state. */
  inStates(states: readonly PublishedState[], first: LocalDate): readonly PublishedKey[];
  /** Writes days in one transaction, each in the place of the one of its date and stage. What now stands is not on the line any more. */
  put(days: readonly Published[]): void;
  /** What is not asked for any more, or never arrived. */
  remove(addressId: AddressId, date: LocalDate, stage: PublishedStage): void;
}

/**
 * The repository of published days. Those of the calendars that were asked for last stay in memory until one of theirs is written: a press
 * asks for the same twelve weeks again and again.
 */
export function publishedDays(db: Database): PublishedDays {
  const kept = keptRanges(db);

  function between(addressId: AddressId, first: LocalDate, last: LocalDate): Kept<Published> {
    return kept(addressId, first, last, () => daysBetween(db, addressId, first, last));
  }

  function remove(addressId: AddressId, date: LocalDate, stage: PublishedStage): void {
    db.prepare('DELETE FROM published_days WHERE address_id = ? AND date = ? AND stage = ?').run(
      addressId,
      date,
      stage,
    );
  }

  return {
    remove,
    between,
    leaving: (addressIds, first, last) => daysLeaving(db, addressIds, first, last),
    inStates(states, first) {
      const rows = db
        .prepare(
          `SELECT address_id, date, state FROM published_days
           WHERE state IN (${states.map(() => '?').join(', ')}) AND date >= ? ORDER BY date, address_id`,
        )
        .all(...states, first);
      return rows.flatMap((row): PublishedKey[] => {
        const state = states.find((candidate) => candidate === text(row, 'state'));
        if (state === undefined) return [];
        return [
          {
            address: asAddressId(text(row, 'address_id')),
            date: text(row, 'date'),
            stage: stageOf[state],
            state,
          },
        ];
      });
    },
    put(days) {
      db.transaction(() => {
        const write = db.prepare(
          `INSERT INTO published_days (address_id, date, stage, content) VALUES (?, ?, ?, ?)
           ON CONFLICT (address_id, date, stage) DO UPDATE SET content = excluded.content`,
        );
        for (const day of days) {
          const stage = stageOf[day.state];
          write.run(day.address, day.date, stage, JSON.stringify(publishedSchema.parse(day)));
          if (stage === 'standing') remove(day.address, day.date, 'sending');
        }
      });
    },
  };
}

function daysBetween(db: Database, addressId: AddressId, first: LocalDate, last: LocalDate): Kept<Published> {
  const items: Published[] = [];
  const damaged = new Set<LocalDate>();
  const rows = db
    .prepare(
      'SELECT date, content FROM published_days WHERE address_id = ? AND date >= ? AND date <= ? ORDER BY date, stage',
    )
    .all(addressId, first, last);
  for (const row of rows) {
    const found = parsed(publishedSchema, text(row, 'content'));
    if (found === null || digest(found.periods) !== found.digest) damaged.add(text(row, 'date'));
    else items.push(found);
  }
  return { items, damaged: [...damaged] };
}

function daysLeaving(
  db: Database,
  addressIds: readonly AddressId[],
  first: LocalDate,
  last: LocalDate,
): readonly Published[] {
  const asked = new Set(addressIds);
  const keys = new Map<string, readonly [AddressId, LocalDate]>();
  const unsent = db
    .prepare(
      "SELECT address_id, date FROM published_days WHERE state IN ('waiting', 'sending', 'accepted') AND date BETWEEN ? AND ?",
    )
    .all(first, last);
  for (const row of unsent) {
    const [id, date] = [asAddressId(text(row, 'address_id')), text(row, 'date')];
    if (asked.has(id)) keys.set(`${id} ${date}`, [id, date]);
  }
  return [...keys.values()].flatMap(([id, date]) => daysBetween(db, id, date, date).items);
}
