import { digest } from '#shared/domain/availability/digest.ts';
import { stageOf, type Published, type PublishedStage } from '#shared/domain/availability/publishedDay.ts';
import { publishedSchema } from '#shared/domain/availability/schemas.ts';
import type { AddressId } from '#shared/domain/ids.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import type { Database } from '../database.ts';
import { text } from '../rows.ts';
import { parsed, type Kept } from './kept.ts';

/** What was given to the vendor, date by date, and what is to be. */
export interface PublishedDays {
  /** Those of an address from `first` to `last`, by date; damaged ones by date. */
  between(addressId: AddressId, first: LocalDate, last: LocalDate): Kept<Published>;
  /** Writes days in one transaction, each in the place of the one of its date and stage. What now stands is not on the line any more. */
  put(days: readonly Published[]): void;
  /** What is not asked for any more, or never arrived. */
  remove(addressId: AddressId, date: LocalDate, stage: PublishedStage): void;
}

/** The repository of published days. */
export function publishedDays(db: Database): PublishedDays {
  function remove(addressId: AddressId, date: LocalDate, stage: PublishedStage): void {
    db.prepare('DELETE FROM published_days WHERE address_id = ? AND date = ? AND stage = ?').run(
      addressId,
      date,
      stage,
    );
  }

  return {
    remove,
    between(addressId, first, last) {
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
