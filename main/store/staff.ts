import type { Database } from './database.ts';
import { number, numberOrNull, text, textOrNull } from './rows.ts';
import type { StaffMember } from '#shared/domain/staffMember.ts';

export interface Staff {
  /** In the order in which they came, those who have left too. */
  all(): readonly StaffMember[];
  /** Adds somebody, or changes whoever has this id. */
  put(member: StaffMember): void;
}

/** The repository of staff. */
export function staff(db: Database): Staff {
  return {
    all: () =>
      db
        .prepare('SELECT id, name, initials, pin, removed_at FROM staff ORDER BY position')
        .all()
        .map((row) => ({
          id: text(row, 'id'),
          name: text(row, 'name'),
          initials: text(row, 'initials'),
          pin: textOrNull(row, 'pin'),
          removedAt: numberOrNull(row, 'removed_at'),
        })),
    put({ id, name, initials, pin, removedAt }) {
      db.transaction(() => {
        const last = db.prepare('SELECT coalesce(max(position), 0) AS last FROM staff').get() ?? {};
        db.prepare(
          `INSERT INTO staff (id, name, initials, pin, removed_at, position) VALUES (?, ?, ?, ?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET name = excluded.name, initials = excluded.initials, pin = excluded.pin,
             removed_at = excluded.removed_at`,
        ).run(id, name, initials, pin, removedAt, number(last, 'last') + 1);
      });
    },
  };
}
