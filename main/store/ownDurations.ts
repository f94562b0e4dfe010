import { asAddressServiceId, type AddressId, type AddressServiceId } from '#shared/domain/ids.ts';
import type { ServiceRename } from '#shared/domain/availability/serviceOnItsWay.ts';
import type { Database } from './database.ts';
import { number, text } from './rows.ts';

/** How long services take by the clinic's own word. The vendor takes such a word and never tells it (API.md §5.1). */
export interface OwnDurations {
  /** Minutes, of the services of a calendar for which the clinic has said it. */
  of(addressId: AddressId): ReadonlyMap<AddressServiceId, number>;
  /** @param minutes `null`: nothing is said any more */
  set(addressId: AddressId, id: AddressServiceId, minutes: number | null): void;
  /** The same service has another id: the clinic's word goes along, unless it has said something of that one. */
  rename(addressId: AddressId, rename: ServiceRename): void;
}

/** The repository of the clinic's own durations. */
export function ownDurations(db: Database): OwnDurations {
  const drop = (id: AddressServiceId): void => {
    db.prepare('DELETE FROM own_durations WHERE address_service_id = ?').run(id);
  };
  return {
    of(addressId) {
      const rows = db
        .prepare('SELECT address_service_id, minutes FROM own_durations WHERE address_id = ?')
        .all(addressId);
      return new Map(
        rows.map((row) => [asAddressServiceId(text(row, 'address_service_id')), number(row, 'minutes')]),
      );
    },
    set(addressId, id, minutes) {
      if (minutes === null) {
        drop(id);
        return;
      }
      db.prepare(
        `INSERT INTO own_durations (address_service_id, address_id, minutes) VALUES (?, ?, ?)
         ON CONFLICT (address_service_id) DO UPDATE SET address_id = excluded.address_id, minutes = excluded.minutes`,
      ).run(id, addressId, minutes);
    },
    rename(addressId, { from, to }) {
      db.transaction(() => {
        db.prepare(
          `UPDATE OR IGNORE own_durations SET address_service_id = ? WHERE address_service_id = ? AND address_id = ?`,
        ).run(to, from, addressId);
        if (from !== to) drop(from);
      });
    },
  };
}
