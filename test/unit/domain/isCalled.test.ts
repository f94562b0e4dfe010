import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isCalled } from '#shared/domain/searchText.ts';
import { dictionaryOf } from '#shared/domain/services/dictionary.ts';
import type { MappingRow } from '#shared/contract/mapping.ts';
import { rowsLookedFor, searchTexts } from '../../../renderer/mapping/chosenRows.ts';

/*
 * Whatever is found by a name is found however the name is written, wherever somebody looks: calendars in Hours and the overview, services,
 * the vendor's dictionary, the mapping, commands. ü is u and ue, and signs inside names come and go.
 */
const ways: readonly (readonly [called: string, typed: string])[] = [
  ['Dr Anna Müller', 'mueller'],
  ['Dr Anna Müller', 'Muller anna'],
  ['Dr Anna Mueller', 'müller'],
  ['Schröder, Jörg', 'joerg schroeder'],
  ['Sørensen', 'soerensen'],
  ['Åse Straße', 'aase strasse'],
  ['Łukasz Woźniak', 'lukasz wozniak'],
  ['Ayşe Yıldız', 'yildiz ayse'],
  ['İrem Çağlar', 'irem caglar'],
  ["Marco D'Angelo", 'dangelo'],
  ['Marco D’Angelo', "d'angelo"],
  ['Marco Dangelo', "d'angelo m"],
  ['Ana De Luca', 'deluca ana'],
  ['Ana Deluca', 'de luca'],
  ['Maria Kowalska-Nowak', 'kowalskanowak'],
  ['E-konsultacja', 'ekonsultacja'],
  ['Ekonsultacja', 'e-kons'],
  ['Ng', 'ng'],
  ['Eva Mül\u00ADler', '\u200Emueller'],
];
const others: readonly (readonly [called: string, typed: string])[] = [
  ['Anna Nowak', 'nna'],
  ['Anna', 'anna b'],
  ['Marco D’Angelo', 'deangelo'],
  ['Ana De Luca', 'lucade'],
];

const row = (vendorName: string, change: Partial<MappingRow> = {}): MappingRow => ({
  ...{ id: '51', vendorName, belongsTo: '', name: null, code: null, colour: 0, hidden: false, news: null },
  ...change,
});
const isMapped = (one: MappingRow, typed: string): boolean =>
  rowsLookedFor([one], searchTexts([one]), { filter: 'all', typed }).length === 1;

test.each(ways)('%s is found by “%s”', (called, typed) => {
  expect(isCalled(called, typed)).toBe(true);
  expect(dictionaryOf([{ name: called }]).find(typed, 1).items).toHaveLength(1);
  expect(isMapped(row(called), typed)).toBe(true);
  expect(isMapped(row('x', { name: called }), typed)).toBe(true);
});

test.each(others)('%s is not found by “%s”', (called, typed) => {
  expect(isCalled(called, typed)).toBe(false);
  expect(dictionaryOf([{ name: called }]).find(typed, 1).items).toEqual([]);
});

test('an id and a code are no part of one number', () => {
  expect(isMapped(row('Nowak', { code: 'A1' }), '15')).toBe(false);
  expect(isMapped(row('Nowak', { code: 'A1' }), 'a1 51')).toBe(true);
});

test('the beginnings of its own words always find a name, in any order', () => {
  const letters = fc.string({
    unit: fc.constantFrom(...Array.from('aeouüöäßłıøåéx')),
    minLength: 1,
    maxLength: 9,
  });
  fc.assert(
    fc.property(fc.array(fc.tuple(letters, fc.nat(8)), { minLength: 1, maxLength: 5 }), (parts) => {
      const called = parts.map(([word]) => word).join(' ');
      const begun = parts.map(([word, at]) =>
        Array.from(word)
          .slice(0, at + 1)
          .join(''),
      );
      expect(isCalled(called, begun.toReversed().join(' '))).toBe(true);
      expect(isCalled(called, begun.join(' ').toUpperCase().toLowerCase())).toBe(true);
    }),
  );
});
