import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCalculated, type Separator } from '#shared/domain/csv.ts';
import { readCsv, separatorIn } from '#shared/domain/csvReader.ts';
import {
  greatestMappingFile,
  importMapping,
  type MappingImport,
} from '#shared/domain/mapping/importMapping.ts';
import { mappingKinds, type MappedObject } from '#shared/domain/mapping/mapping.ts';
import { exportMapping, mappingColumns } from '#shared/domain/mapping/mappingCsv.ts';

const mapped = (remoteId: string, change: Partial<MappedObject> = {}): MappedObject => ({
  kind: 'address',
  remoteId,
  name: null,
  code: null,
  colour: 0,
  order: 0,
  hidden: false,
  vendorName: `Dr ${remoteId}`,
  belongsTo: 'Clinic',
  ...change,
});
const known = [
  mapped('a1'),
  mapped('a2', { name: 'Room 2', code: 'R2', colour: 11, order: 1, hidden: true }),
];
const faults = (result: MappingImport): string[] =>
  result.kind === 'faults'
    ? result.faults.map(({ row, column, kind }) => `${row} ${column ?? 'row'} ${kind}`)
    : [result.kind];
const changesOf = (result: MappingImport): unknown =>
  result.kind === 'changes' ? result.changes.map(({ before, change }) => [before.remoteId, change]) : result;

describe('a mapping file', () => {
  test('has a line for each object, with what people know it by, and counts from 1', () => {
    expect(exportMapping(known, ';')).toBe(
      '\uFEFFkind;id;vendor_name;belongs_to;name;code;colour;order;hidden\r\n' +
        'address;a1;Dr a1;Clinic;;;1;1;no\r\n' +
        'address;a2;Dr a2;Clinic;Room 2;R2;12;2;yes\r\n',
    );
  });

  test('that was pasted together brings no signs along that nobody sees', () => {
    const text =
      'kind,id,name,code\naddress,a1,\u200BRoom\u00AD 1\u202C,\u2066K\uFEFF1\naddress,a2,Room\u200E 2,R2';
    expect(changesOf(importMapping(text, known))).toEqual([['a1', { name: 'Room 1', code: 'K1' }]]);
  });

  test.each([
    ['commas', ',', '\r\n', ''],
    ['semicolons', ';', '\n', '\uFEFF'],
    ['old line ends', ',', '\r', '\uFEFF'],
  ])(
    'is read with %s, with a mark or without, and its columns in any order',
    (_what, separator, end, mark) => {
      const lines = [
        ['Code', 'somebody’s own', 'ID', ' kind '],
        ['K1', 'x', 'a1', 'address'],
        ['R2', 'y', 'a2', 'address'],
      ];
      const text = mark + lines.map((line) => line.join(separator)).join(end) + end + end;
      expect(changesOf(importMapping(text, known))).toEqual([['a1', { code: 'K1' }]]);
    },
  );

  test('changes what differs and nothing else; an empty name is the vendor’s again', () => {
    const text = 'kind,id,name,colour,order,hidden\naddress,a2,,3,2,0\naddress,a1,  Dr   Ewa ,1,1,no\n';
    expect(changesOf(importMapping(text, known))).toEqual([
      ['a2', { name: null, colour: 2, hidden: false }],
      ['a1', { name: 'Dr Ewa' }],
    ]);
  });

  test('tells all faults by row and column, and is not applied in part', () => {
    const text =
      'kind,id,name,colour,order,hidden\n' +
      'address,a1,Fine,2,1,no\n' +
      'room,a1,,,,\n' +
      'address,zz,,1,1,no\n' +
      'address,a1,,1,1,no\n' +
      `address,a2,${'x'.repeat(61)},13,0,perhaps\n` +
      'address,a2\n';
    expect(faults(importMapping(text, known))).toEqual([
      '3 kind unknownKind',
      '4 id unknownId',
      '5 id twice',
      '6 name tooLong',
      '6 colour noNumber',
      '6 order noNumber',
      '6 hidden noTruth',
      '7 row fieldCount',
    ]);
  });

  test('may make calendars change their names, but never give one to two', () => {
    const both = [mapped('a1', { name: 'One' }), mapped('a2', { name: 'Two' })];
    const swapped = 'kind,id,name\naddress,a1,Two\naddress,a2,One\n';
    expect(changesOf(importMapping(swapped, both))).toEqual([
      ['a1', { name: 'Two' }],
      ['a2', { name: 'One' }],
    ]);
    expect(faults(importMapping('kind,id,name\naddress,a1,two\n', both))).toEqual(['2 name taken']);
    expect(faults(importMapping('kind,id,name\naddress,a1,Dr A2\n', [mapped('a1'), mapped('a2')]))).toEqual([
      '2 name taken',
    ]);
    // The way back to the vendor's name stays open, also where another is called so.
    const alike = [mapped('a1', { name: 'One' }), mapped('a2', { vendorName: 'Dr a1' })];
    expect(changesOf(importMapping('kind,id,name\naddress,a1,\n', alike))).toEqual([['a1', { name: null }]]);
  });

  test.each([
    ['without its columns', 'name,code\nx,y\n', 'noColumns'],
    ['with nothing in it', '', 'noColumns'],
    ['with a column twice', 'kind,id,name,Name\naddress,a1,x,y\n', 'columnTwice'],
    ['with a quote that is never closed', 'kind,id,name\naddress,a1,"x\n', 'openQuote'],
    ['that is not UTF-8', 'kind,id,name\naddress,a1,\uFFFDwa\n', 'notUtf8'],
    ['that is too long', `kind,id\n${' '.repeat(greatestMappingFile.length)}`, 'tooLarge'],
    ['with too many rows', `kind,id\n${'a,b\n'.repeat(greatestMappingFile.rows + 1)}`, 'tooLarge'],
  ])('%s is not read', (_what, text, why) => {
    expect(importMapping(text, known)).toEqual({ kind: 'unreadable', why });
  });

  test('is no way into objects of the language itself', () => {
    expect(faults(importMapping('kind,id,hidden\naddress,a1,constructor\n', known))).toEqual([
      '2 hidden noTruth',
    ]);
    expect(faults(importMapping('kind,id\n__proto__,a1\n', known))).toEqual(['2 kind unknownKind']);
  });
});

/** Texts that spreadsheets and CSV take apart: formulas, quotes, separators, line ends, apostrophes in front. */
const anyText = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }).filter((text) => !text.includes('\uFFFD')),
  fc
    .array(
      fc.constantFrom(
        "'",
        '"',
        ',',
        ';',
        '\r\n',
        '\n',
        '=',
        '+',
        '-',
        '@',
        '1',
        ' ',
        '\t',
        '+48 500',
        'ą',
        '\u200B',
        '＝',
      ),
      { maxLength: 6 },
    )
    .map((parts) => parts.join('')),
);
const anyObject = fc.record({
  kind: fc.constantFrom(...mappingKinds),
  remoteId: anyText,
  name: fc.option(anyText.filter((text) => text !== '')),
  code: fc.option(anyText.filter((text) => text !== '')),
  colour: fc.integer({ min: 0, max: 11 }),
  order: fc.nat(99_999),
  hidden: fc.boolean(),
  vendorName: anyText,
  belongsTo: anyText,
});
const anyObjects = fc.uniqueArray(anyObject, {
  selector: ({ kind, remoteId }) => `${kind} ${remoteId}`,
  maxLength: 6,
});
const anySeparator = fc.constantFrom<Separator>(',', ';');

test('what was exported changes nothing when it is imported again', () => {
  fc.assert(
    fc.property(anyObjects, anySeparator, (objects, separator) => {
      expect(importMapping(exportMapping(objects, separator), objects)).toEqual({
        kind: 'changes',
        changes: [],
      });
    }),
    { numRuns: 500 },
  );
});

test('what was exported comes back whole where everything was lost meanwhile', () => {
  const tidy = fc
    .stringMatching(/^[\w'"=+@;,-][\w '"=+@;,-]{0,20}[\w'"=+@;,-]$/)
    .map((text) => text.replaceAll(/\s+/gu, ' '));
  const objects = fc.uniqueArray(
    fc.record({
      kind: fc.constantFrom(...mappingKinds),
      remoteId: fc.nat(1_000_000).map(String),
      name: fc.option(tidy),
      code: fc.option(tidy),
      colour: fc.integer({ min: 0, max: 11 }),
      order: fc.nat(99_999),
      hidden: fc.boolean(),
      belongsTo: fc.constant(''),
      vendorName: fc.nat(1_000_000).map((n) => `Vendor’s ${n}`),
    }),
    {
      selector: ({ remoteId, name, vendorName }) => `${remoteId}${(name ?? vendorName).toUpperCase()}`,
      maxLength: 6,
    },
  );
  fc.assert(
    fc.property(objects, anySeparator, (all, separator) => {
      const shown = all.map(({ name, vendorName }) => (name ?? vendorName).toLocaleUpperCase());
      const ids = all.map(({ kind, remoteId }) => kind + remoteId);
      fc.pre(new Set(shown).size === all.length && new Set(ids).size === all.length);
      const lost = all.map((one) => ({ ...one, name: null, code: null, colour: 0, order: 0, hidden: false }));
      const read = importMapping(exportMapping(all, separator), lost);
      if (read.kind !== 'changes') throw new Error(JSON.stringify(read));
      const changes = new Map(
        read.changes.map(({ before, change }) => [before.kind + before.remoteId, change]),
      );
      expect(lost.map((one) => ({ ...one, ...changes.get(one.kind + one.remoteId) }))).toEqual(all);
    }),
    { numRuns: 500 },
  );
});

test('no field of an exported file is a formula, and each has its column', () => {
  fc.assert(
    fc.property(anyObjects, anySeparator, (objects, separator) => {
      const text = exportMapping(objects, separator);
      expect(separatorIn(text.slice(1))).toBe(separator);
      const read = readCsv(text.slice(1), separator);
      if (read.kind !== 'rows') throw new Error('Each quote is closed.');
      expect(read.rows).toHaveLength(objects.length + 1);
      for (const row of read.rows) {
        expect(row).toHaveLength(mappingColumns.length);
        expect(row.filter(isCalculated)).toEqual([]);
      }
    }),
  );
});
