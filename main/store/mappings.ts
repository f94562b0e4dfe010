import { asAddressId, type AddressId } from '#shared/domain/ids.ts';
import type { Database } from './database.ts';
import { bit, isOneOf, member, number, text, textOrNull, truth } from './rows.ts';
import type { Row } from './sqlite.ts';

const mappingKinds = ['facility', 'doctor', 'address', 'service', 'addressService'] as const;
/** Which kind of remote object has a name of the clinic's own. */
export type MappingKind = (typeof mappingKinds)[number];

/** How many doctors' colours the design language has. */
const colourCount = 12;

/** The clinic's own side of a remote object. */
export interface Mapping {
  readonly kind: MappingKind;
  readonly remoteId: string;
  /** The clinic's own name; `null`: the vendor's is shown. */
  readonly name: string | null;
  /** The clinic's own short code, such as of its accounting. */
  readonly code: string | null;
  /** Index into the doctors' colours, 0 to 11. */
  readonly colour: number;
  /** Place among its kind, from 0. */
  readonly order: number;
  readonly hidden: boolean;
}

/** What the clinic can set; absent keys stay as they are. */
export type MappingChange = Partial<Omit<Mapping, 'kind' | 'remoteId'>>;

/** Remote objects ↔ the clinic's own names, codes, colours and order. Outlives the objects, which may come back. */
export interface Mappings {
  /**
   * Gives an object that is new the next place, and the least used colour of its kind, or the colour of the doctor that
   * it belongs to. Known ones stay as they are.
   */
  appear(kind: MappingKind, remoteId: string, ofDoctor: string | null): void;
  /** By kind and order. */
  all(): readonly Mapping[];
  /** Those of the calendars. */
  addresses(): ReadonlyMap<AddressId, Mapping>;
  get(kind: MappingKind, remoteId: string): Mapping | null;
  set(kind: MappingKind, remoteId: string, change: MappingChange): void;
}

const columns = 'kind, remote_id, name, code, colour, position, hidden';

/** The repository of mappings. */
export function mappings(db: Database): Mappings {
  function get(kind: MappingKind, remoteId: string): Mapping | null {
    const row = db
      .prepare(`SELECT ${columns} FROM mappings WHERE kind = ? AND remote_id = ?`)
      .get(kind, remoteId);
    return row === undefined ? null : fromRow(row);
  }

  function leastUsedColour(kind: MappingKind): number {
    const used = new Array<number>(colourCount).fill(0);
    const rows = db
      .prepare('SELECT colour, count(*) AS uses FROM mappings WHERE kind = ? GROUP BY colour')
      .all(kind);
    for (const row of rows) used[number(row, 'colour')] = number(row, 'uses');
    return used.indexOf(Math.min(...used));
  }

  function appear(kind: MappingKind, remoteId: string, ofDoctor: string | null): void {
    if (get(kind, remoteId) !== null) return;
    const doctor = ofDoctor === null ? null : get('doctor', ofDoctor);
    const colour = doctor?.colour ?? leastUsedColour(kind);
    db.prepare(
      `INSERT INTO mappings (kind, remote_id, colour, position)
       VALUES (?, ?, ?, (SELECT coalesce(max(position) + 1, 0) FROM mappings WHERE kind = ?))`,
    ).run(kind, remoteId, colour, kind);
  }

  return {
    appear,
    get,
    all: () =>
      db.prepare(`SELECT ${columns} FROM mappings ORDER BY kind, position, remote_id`).all().map(fromRow),
    addresses() {
      const rows = db
        .prepare(`SELECT ${columns} FROM mappings WHERE kind = 'address' ORDER BY position`)
        .all();
      return new Map(rows.map((row) => [asAddressId(text(row, 'remote_id')), fromRow(row)]));
    },
    set(kind, remoteId, change) {
      db.transaction(() => {
        appear(kind, remoteId, null);
        const before = get(kind, remoteId);
        if (before === null) throw new Error('A mapping that has just appeared is there.');
        const after: Mapping = { ...before, ...change };
        db.prepare(
          `UPDATE mappings SET name = ?, code = ?, colour = ?, position = ?, hidden = ?
           WHERE kind = ? AND remote_id = ?`,
        ).run(after.name, after.code, after.colour, after.order, bit(after.hidden), kind, remoteId);
      });
    },
  };
}

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
