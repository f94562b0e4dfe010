import { staffRights, type SeatMember, type StaffRight } from '#shared/domain/staffMember.ts';
import type { Database } from '../database.ts';
import { isOneOf, member, number, numberOrNull, text, textOrNull } from '../rows.ts';

/** Who works at the seat, or did, and what they may do. */
export interface SeatMembers {
  /** In the order in which they came, those who have left too. */
  all(): readonly SeatMember[];
  /** Adds somebody, or changes whoever has this id. */
  put(member: SeatMember): void;
}

/** The repository of who works at the seat. */
export function seatMembers(db: Database): SeatMembers {
  return {
    all: () =>
      db
        .prepare('SELECT id, name, initials, pin, removed_at, may FROM staff ORDER BY position')
        .all()
        .map((row) => ({
          id: text(row, 'id'),
          name: text(row, 'name'),
          initials: text(row, 'initials'),
          pin: textOrNull(row, 'pin'),
          removedAt: numberOrNull(row, 'removed_at'),
          right: member(row, 'may', isRight),
        })),
    put({ id, name, initials, pin, removedAt, right }) {
      db.transaction(() => {
        const last = db.prepare('SELECT coalesce(max(position), 0) AS last FROM staff').get() ?? {};
        db.prepare(
          `INSERT INTO staff (id, name, initials, pin, removed_at, may, position) VALUES (?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET name = excluded.name, initials = excluded.initials, pin = excluded.pin,
             removed_at = excluded.removed_at, may = excluded.may`,
        ).run(id, name, initials, pin, removedAt, right, number(last, 'last') + 1);
      });
    },
  };
}

const isRight = isOneOf<StaffRight>(staffRights);
