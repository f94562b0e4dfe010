import { expect, test } from 'vitest';
import { importMapping } from '#shared/domain/mapping/importMapping.ts';
import { longestCode, type MappedObject } from '#shared/domain/mapping/mapping.ts';
import { exportMapping } from '#shared/domain/mapping/mappingCsv.ts';
import { openFor } from './support.ts';

/* Names and codes of the clinic's own follow their object to another id, and a file of them is applied whole or not at all. */
test('what the clinic calls an object goes along to its other id', () => {
  const store = openFor();
  const own = { name: 'First visit', code: '007', colour: 3, order: 5, hidden: true };
  store.mappings.set('addressService', 's1', own);
  store.mappings.set('addressService', 's2', { name: 'new by itself' });
  store.mappings.rename('addressService', 's1', 's2');
  expect(store.mappings.get('addressService', 's1')).toBeNull();
  expect(store.mappings.get('addressService', 's2')).toEqual({
    kind: 'addressService',
    remoteId: 's2',
    ...own,
  });
  store.mappings.rename('addressService', 'unknown', 's2');
  store.mappings.rename('addressService', 's2', 's2');
  expect(store.mappings.get('addressService', 's2')?.code).toBe('007');
});

test('a mapping file is applied as a whole, and one that cannot be is not applied at all', () => {
  const store = openFor();
  const objects = (): MappedObject[] =>
    store.mappings.all().map((one) => ({ ...one, vendorName: one.remoteId, belongsTo: '' }));
  // A hospital's: 65 calendars with 400 services.
  for (let n = 0; n < 65; n += 1)
    store.mappings.set('address', `a${n}`, { name: `Room ${n}`, code: `00${n}`, hidden: n % 2 === 0 });
  for (let n = 0; n < 400; n += 1)
    store.mappings.set('addressService', `s${n}`, { code: 'K'.repeat(longestCode) });
  const before = objects();
  const file = exportMapping(before, ';');
  store.mappings.setAll(before.map((one) => ({ before: one, change: { name: null, code: null, order: 0 } })));
  const read = importMapping(file, objects());
  if (read.kind !== 'changes') throw new Error(read.kind);
  const emptied = store.mappings.all();
  const first = read.changes.slice(0, 9);
  const last = { before: first[0]?.before ?? before[0], change: { colour: 12 } } as (typeof first)[number];
  expect(() => store.mappings.setAll([...first, last])).toThrow(/CHECK/);
  expect(store.mappings.all()).toEqual(emptied);
  store.mappings.setAll(read.changes);
  expect(objects()).toEqual(before);
});
