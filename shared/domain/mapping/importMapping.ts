import { csvMark } from '../csv.ts';
import { readCsv, separatorIn } from '../csvReader.ts';
import { longestOwnName } from '../ownName.ts';
import { asTyped } from '../pasted.ts';
import { takenNames } from './checkMapping.ts';
import { colourCount, longestCode, mappingKinds, type MappedObject, type MappingChange } from './mapping.ts';
import { mappingColumns, mappingField, withoutApostrophe, type MappingColumn } from './mappingCsv.ts';

/** What a chosen file may have at most: ten times a hospital's. Characters, and rows without the head. */
export const greatestMappingFile = { length: 5_000_000, rows: 50_000 } as const;

/** What somebody put into the file that cannot be taken. Rows count as spreadsheets do: the head is row 1. */
export interface MappingFault {
  readonly row: number;
  /** `null`: the row as a whole. */
  readonly column: MappingColumn | null;
  readonly kind:
    | 'fieldCount'
    | 'unknownKind'
    /** No object of this desk has this id. */
    | 'unknownId'
    /** A row before is about the same object. */
    | 'twice'
    | 'tooLong'
    /** No whole number in its range. */
    | 'noNumber'
    | 'noTruth'
    /** Another calendar is shown under this name, or would be. */
    | 'taken';
}

/** What a file would change of one object. */
export interface MappingDifference {
  readonly before: MappedObject;
  /** Not empty. */
  readonly change: MappingChange;
}

/** What a file comes to. Nothing of one with faults is applied. */
export type MappingImport =
  | {
      readonly kind: 'unreadable';
      readonly why: 'tooLarge' | 'notUtf8' | 'openQuote' | 'noColumns' | 'columnTwice';
    }
  | { readonly kind: 'faults'; readonly faults: readonly MappingFault[] }
  | { readonly kind: 'changes'; readonly changes: readonly MappingDifference[] };

/**
 * Reads a mapping file beside what is mapped now: UTF-8 with or without its mark, parted by commas or semicolons. It needs the columns
 * `kind` and `id`; what others of ours are missing stays as it is, and columns of somebody else's are not looked at.
 */
export function importMapping(text: string, known: readonly MappedObject[]): MappingImport {
  if (text.length > greatestMappingFile.length) return { kind: 'unreadable', why: 'tooLarge' };
  // What a decoder puts where bytes were not UTF-8: such a file would lose its accents unseen.
  if (text.includes('\uFFFD')) return { kind: 'unreadable', why: 'notUtf8' };
  const body = text.startsWith(csvMark) ? text.slice(csvMark.length) : text;
  const read = readCsv(body, separatorIn(body));
  if (read.kind === 'openQuote') return { kind: 'unreadable', why: 'openQuote' };
  const [head = [], ...rows] = read.rows;
  if (rows.length > greatestMappingFile.rows) return { kind: 'unreadable', why: 'tooLarge' };
  const columns = head.map((name) => columnOf(name));
  if (!columns.includes('kind') || !columns.includes('id')) return { kind: 'unreadable', why: 'noColumns' };
  const ours = columns.filter((column) => column !== null);
  if (new Set(ours).size < ours.length) return { kind: 'unreadable', why: 'columnTwice' };
  return compare(rows, columns, known);
}

function columnOf(name: string): MappingColumn | null {
  const plain = name.trim().toLowerCase();
  return mappingColumns.find((column) => column === plain) ?? null;
}

function compare(
  rows: readonly (readonly string[])[],
  columns: readonly (MappingColumn | null)[],
  known: readonly MappedObject[],
): MappingImport {
  const faults: MappingFault[] = [];
  const objects = new Map(known.map((mapped) => [keyOf(mapped.kind, mapped.remoteId), mapped]));
  const changed = new Map<string, MappingDifference & { readonly row: number }>();
  const seen = new Set<string>();
  for (const [index, row] of rows.entries()) {
    const number = index + 2;
    if (row.every((field) => field === '')) continue;
    if (row.length !== columns.length) {
      faults.push({ row: number, column: null, kind: 'fieldCount' });
      continue;
    }
    const fields = new Map(
      columns.flatMap((column, at) => (column === null ? [] : [[column, withoutApostrophe(row[at] ?? '')]])),
    );
    const kind = asTyped(fields.get('kind') ?? '').trim();
    const key = keyOf(kind, fields.get('id') ?? '');
    const before = objects.get(key);
    if (!mappingKinds.some((known) => known === kind))
      faults.push({ row: number, column: 'kind', kind: 'unknownKind' });
    else if (before === undefined) faults.push({ row: number, column: 'id', kind: 'unknownId' });
    else if (seen.has(key)) faults.push({ row: number, column: 'id', kind: 'twice' });
    else {
      seen.add(key);
      const change = changeOf(before, fields, (column, fault) =>
        faults.push({ row: number, column, kind: fault }),
      );
      if (Object.keys(change).length > 0) changed.set(key, { row: number, before, change });
    }
  }
  for (const { row } of takenNames(known, [...changed.values()]))
    faults.push({ row, column: 'name', kind: 'taken' });
  if (faults.length > 0) return { kind: 'faults', faults: faults.toSorted((a, b) => a.row - b.row) };
  return {
    kind: 'changes',
    changes: [...changed.values()].map(({ before, change }) => ({ before, change })),
  };
}

const keyOf = (kind: string, id: string): string => `${kind} ${id}`;

type Complain = (column: MappingColumn, kind: MappingFault['kind']) => void;

/** What a row changes. A field that stands as it would be exported changes nothing, whatever it holds. */
function changeOf(
  before: MappedObject,
  fields: ReadonlyMap<MappingColumn, string>,
  complain: Complain,
): MappingChange {
  const differs = (column: MappingColumn): string | null => {
    const field = fields.get(column);
    return field === undefined || field === mappingField(before, column) ? null : field;
  };
  const text = (column: 'name' | 'code', longest: number): string | null | undefined => {
    const field = differs(column);
    if (field === null) return undefined;
    const plain = asTyped(field).trim().replaceAll(/\s+/gu, ' ');
    if (plain.length > longest) complain(column, 'tooLong');
    return plain === '' ? null : plain;
  };
  const number = (column: 'colour' | 'order', most: number): number | undefined => {
    const field = differs(column)?.trim();
    if (field === undefined) return undefined;
    const value = /^\d{1,6}$/.test(field) ? Number(field) : 0;
    if (value < 1 || value > most) complain(column, 'noNumber');
    return value - 1;
  };
  const truth = (): boolean | undefined => {
    const field = differs('hidden')?.trim().toLowerCase();
    if (field === undefined) return undefined;
    if (!Object.hasOwn(truths, field)) complain('hidden', 'noTruth');
    return truths[field] ?? false;
  };
  const wanted = {
    name: text('name', longestOwnName),
    code: text('code', longestCode),
    colour: number('colour', colourCount),
    order: number('order', 100_000),
    hidden: truth(),
  };
  return Object.fromEntries(
    Object.entries(wanted).filter(
      ([field, value]) => value !== undefined && value !== before[field as keyof MappingChange],
    ),
  );
}

/** As people and spreadsheets write them. An empty field hides nothing. */
const truths: Readonly<Record<string, boolean>> = {
  yes: true,
  true: true,
  '1': true,
  x: true,
  no: false,
  false: false,
  '0': false,
  '': false,
};
