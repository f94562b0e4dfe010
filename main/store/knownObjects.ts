import type { KnownObject, ListedObject } from '#shared/domain/mapping/knownObject.ts';
import { mappingKinds, type MappingKind } from '#shared/domain/mapping/mapping.ts';
import type { Database } from './database.ts';
import { createReadCache } from './readCache.ts';
import { bit, isOneOf, member, text, textOrNull, truth } from './rows.ts';
import type { Row } from './sqlite.ts';

/** Every object that the catalogue has ever listed, and how it stood when somebody last looked. Kept in memory until it changes. */
export interface KnownObjects {
  /** They are listed, under these names. Writes nothing for what is known so. Belongs into the transaction of their list. */
  note(objects: readonly ListedObject[]): void;
  /** In no order that means anything. */
  all(): readonly KnownObject[];
  /** Somebody has seen how these stand now. @param gone of those that are listed no more: they are told of no longer */
  settle(objects: readonly Pick<KnownObject, 'kind' | 'remoteId'>[], gone: boolean): void;
  /** It goes on under another id, and so does what hung on it. Belongs into a transaction. */
  goesOn(kind: MappingKind, from: string, to: string): void;
}

const columns = 'kind, remote_id, facility_id, owner_id, name, trait, seen_name, gone_seen';

/** The repository of what was ever listed. */
export function knownObjects(db: Database): KnownObjects {
  const read = (): readonly KnownObject[] =>
    db.prepare(`SELECT ${columns} FROM known_objects`).all().map(fromRow);
  const all = createReadCache(db, 'known_objects', ['known_objects'])(read);
  return {
    note(objects) {
      const upsert = db.prepare(
        `INSERT INTO known_objects (kind, remote_id, facility_id, owner_id, name, trait) VALUES (?, ?, ?, ?, ?, ?)
           ON CONFLICT (kind, remote_id) DO UPDATE SET facility_id = excluded.facility_id,
             owner_id = excluded.owner_id, name = excluded.name, trait = excluded.trait, gone_seen = 0
           WHERE (facility_id, owner_id, name, trait, gone_seen)
             IS NOT (excluded.facility_id, excluded.owner_id, excluded.name, excluded.trait, 0)`,
      );
      for (const { kind, remoteId, facilityId, ownerId, name, trait } of objects)
        upsert.run(kind, remoteId, facilityId, ownerId, name, trait);
    },
    all,
    settle(objects, gone) {
      db.transaction(() => {
        const write = db.prepare(
          'UPDATE known_objects SET seen_name = name, gone_seen = ? WHERE kind = ? AND remote_id = ?',
        );
        for (const { kind, remoteId } of objects) write.run(bit(gone), kind, remoteId);
      });
    },
    goesOn(kind, from, to) {
      db.prepare('DELETE FROM known_objects WHERE kind = ? AND remote_id = ?').run(kind, from);
      if (kind === 'facility')
        db.prepare('UPDATE known_objects SET facility_id = ? WHERE facility_id = ?').run(to, from);
      if (kind === 'doctor' || kind === 'address')
        db.prepare('UPDATE known_objects SET owner_id = ? WHERE kind = ? AND owner_id = ?').run(
          to,
          kind === 'doctor' ? 'address' : 'addressService',
          from,
        );
    },
  };
}

function fromRow(row: Row): KnownObject {
  return {
    kind: member(row, 'kind', isOneOf(mappingKinds)),
    remoteId: text(row, 'remote_id'),
    facilityId: text(row, 'facility_id'),
    ownerId: text(row, 'owner_id'),
    name: text(row, 'name'),
    trait: text(row, 'trait'),
    seenName: textOrNull(row, 'seen_name'),
    goneSeen: truth(row, 'gone_seen'),
  };
}
