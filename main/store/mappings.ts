import { asAddressId, type AddressId } from '#shared/domain/ids.ts';
import type { MappingDifference } from '#shared/domain/mapping/importMapping.ts';
import {
  colourCount,
  mappingKinds,
  type Mapping,
  type MappingChange,
  type MappingKind,
} from '#shared/domain/mapping/mapping.ts';
import type { Database } from './database.ts';
import { createReadCache } from './readCache.ts';
import { bit, isOneOf, member, number, text, textOrNull, truth } from './rows.ts';
import type { Row } from './sqlite.ts';

/**
 * Remote objects ↔ the clinic's own names, codes, colours and order. Outlives the objects, which may come back. All of it is kept
 * in memory until it changes.
 */
export interface Mappings {
  /**
   * Gives a new object the next place, and the least used colour of its kind, or the colour of its doctor. Known ones stay as they are.
   */
  appear(kind: MappingKind, remoteId: string, ofDoctor: string | null): void;
  /** By kind and order. */
  all(): readonly Mapping[];
  /** Those of the calendars. */
  addresses(): ReadonlyMap<AddressId, Mapping>;
  get(kind: MappingKind, remoteId: string): Mapping | null;
  set(kind: MappingKind, remoteId: string, change: MappingChange): void;
  /** What a file changes (`importMapping`): all of it, or nothing. */
  setAll(changes: readonly MappingDifference[]): void;
  /** The same object has another id: what the clinic calls it goes along, in place of what the new one had got by itself. */
  rename(kind: MappingKind, from: string, to: string): void;
}

const columns = 'kind, remote_id, name, code, colour, position, hidden';

/** The repository of mappings. */
export function mappings(db: Database): Mappings {
  const cached = createReadCache(db, 'mappings', ['mappings']);
  const all = cached(() =>
    db.prepare(`SELECT ${columns} FROM mappings ORDER BY kind, position, remote_id`).all().map(fromRow),
  );
  const byKey = cached(() => new Map(all().map((one) => [keyOf(one.kind, one.remoteId), one])));
  const addresses = cached(
    () => new Map(all().flatMap((one) => (one.kind === 'address' ? [[asAddressId(one.remoteId), one]] : []))),
  );
  const get = (kind: MappingKind, remoteId: string): Mapping | null =>
    byKey().get(keyOf(kind, remoteId)) ?? null;

  /** As it is in the transaction under way, which may be writing many. */
  function read(kind: MappingKind, remoteId: string): Mapping | null {
    const row = db
      .prepare(`SELECT ${columns} FROM mappings WHERE kind = ? AND remote_id = ?`)
      .get(kind, remoteId);
    return row === undefined ? null : fromRow(row);
  }

  function appear(kind: MappingKind, remoteId: string, ofDoctor: string | null): void {
    if (read(kind, remoteId) !== null) return;
    const doctor = ofDoctor === null ? null : read('doctor', ofDoctor);
    const colour = doctor?.colour ?? leastUsedColour(db, kind);
    db.prepare(
      `INSERT INTO mappings (kind, remote_id, colour, position)
       VALUES (?, ?, ?, (SELECT coalesce(max(position) + 1, 0) FROM mappings WHERE kind = ?))`,
    ).run(kind, remoteId, colour, kind);
  }

  function set(kind: MappingKind, remoteId: string, change: MappingChange): void {
    db.transaction(() => {
      appear(kind, remoteId, null);
      const before = read(kind, remoteId);
      if (before === null) throw new Error('A mapping that has just appeared is there.');
      const after: Mapping = { ...before, ...change };
      db.prepare(
        `UPDATE mappings SET name = ?, code = ?, colour = ?, position = ?, hidden = ?
           WHERE kind = ? AND remote_id = ?`,
      ).run(after.name, after.code, after.colour, after.order, bit(after.hidden), kind, remoteId);
    });
  }

  return {
    appear,
    get,
    all,
    addresses,
    set,
    setAll(changes) {
      db.transaction(() => {
        for (const { before, change } of changes) set(before.kind, before.remoteId, change);
      });
    },
    rename(kind, from, to) {
      db.transaction(() => {
        if (from === to || read(kind, from) === null) return;
        db.prepare('DELETE FROM mappings WHERE kind = ? AND remote_id = ?').run(kind, to);
        db.prepare('UPDATE mappings SET remote_id = ? WHERE kind = ? AND remote_id = ?').run(to, kind, from);
      });
    },
  };
}

const keyOf = (kind: MappingKind, remoteId: string): string => `${kind} ${remoteId}`;

function fromRow(row: Row): Mapping {
  return {
    kind: member(row, 'kind', isOneOf(mappingKinds)),
    remoteId: text(row, 'remote_id'),
    name: textOrNull(row, 'name'),
    code: textOrNull(row, 'code'),
    colour: number(row, 'colour'),
    order: number(row, 'position'),
    hidden: truth(row, 'hidden'),
  };
}

function leastUsedColour(db: Database, kind: MappingKind): number {
  const used = new Array<number>(colourCount).fill(0);
  const rows = db
    .prepare('SELECT colour, count(*) AS uses FROM mappings WHERE kind = ? GROUP BY colour')
    .all(kind);
  for (const row of rows) used[number(row, 'colour')] = number(row, 'uses');
  return used.indexOf(Math.min(...used));
}
