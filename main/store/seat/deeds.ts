import { seatDeedKinds, type SeatDeed, type SeatDeedKind } from '#shared/domain/seatDeed.ts';
import type { Database } from '../database.ts';
import { isOneOf, member, number, text } from '../rows.ts';

/** What was done at the seat. Append only; the file itself refuses changing and deleting. */
export interface SeatDeeds {
  append(deed: SeatDeed): void;
  /** The id of the newest entry, which may be no deed; 0 where there is none. */
  newest(): number;
  /** Those with a higher id, oldest first. */
  after(id: number): readonly (SeatDeed & { readonly id: number })[];
}

/** Not a deed: the end of the file was damaged, and entries that were acknowledged are not in it any more. */
const lossKind = 'store.lostDecisions';
/** Ids of entries that were lost are not given again: a clinic's file may have noted them. More are not in one log. */
const lostAtMost = 10_000;

/** The repository of what was done at the seat. */
export function seatDeeds(db: Database): SeatDeeds & { appendLoss(at: number): void } {
  const newest = (): number =>
    number(db.prepare('SELECT ifnull(max(id), 0) AS id FROM audit').get() ?? {}, 'id');
  return {
    append({ at, staff, kind, detail }) {
      db.transaction(() => {
        const { lastId } = db
          .prepare('INSERT INTO audit (at, staff, kind, detail) VALUES (?, ?, ?, ?)')
          .run(at, staff, kind, detail);
        db.acknowledge(lastId);
      });
    },
    appendLoss(at) {
      db.transaction(() => {
        db.prepare(
          `INSERT INTO audit (id, at, staff, kind, detail) VALUES (?, ?, '', '${lossKind}', '{}')`,
        ).run(newest() + lostAtMost, at);
        db.acknowledge(newest());
      });
    },
    newest,
    after: (id) =>
      db
        .prepare(
          `SELECT id, at, staff, kind, detail FROM audit WHERE id > ? AND kind <> '${lossKind}' ORDER BY id`,
        )
        .all(id)
        .map((row) => ({
          id: number(row, 'id'),
          at: number(row, 'at'),
          staff: text(row, 'staff'),
          kind: member(row, 'kind', isDeedKind),
          detail: text(row, 'detail'),
        })),
  };
}

const isDeedKind = isOneOf<SeatDeedKind>(seatDeedKinds);
