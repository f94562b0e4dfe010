import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { phoneDigits, searchWords } from '../../main/store/searchText.ts';

test.each([
  ['Łoś-Żak, Ann', 'los zak ann'],
  ['ĄĆĘŁŃÓŚŹŻ', 'acelnoszz'],
  ['Jiří Šťastný', 'jiri stastny'],
  ['Straße Müßig', 'strasse mussig'],
  ['Öztürk Işık', 'ozturk isik'],
  ['İbrahim', 'ibrahim'],
  ["O'Neill  d’Arc", 'o neill d arc'],
  ['Conceição Núñez', 'conceicao nunez'],
  ['Søren Đorđe Þór Æsa', 'soren dorde thor aesa'],
  ['Żaneta', 'zaneta'],
  ['  ', ''],
  ['Иван', 'иван'],
])('%s is searched as “%s”', (name, words) => {
  expect(searchWords(name)).toBe(words);
});

test('however a name was typed, its words are plain, parted by one space, and the same when made plain again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      const words = searchWords(name);
      expect(words).toBe(searchWords(words));
      expect(words).toBe(searchWords(name.normalize('NFD')));
      expect(words).toMatch(/^$|^[\p{L}\p{N}]+( [\p{L}\p{N}]+)*$/u);
    }),
  );
});

test('capitals make no difference in the languages of the marketplaces', () => {
  const letters = fc.constantFrom(...Array.from('aąbcćčdďeęéěfghiíjklłmnňńoóöpqrřsśštťuúůüvwxyýzźżžçğşãõñ'));
  fc.assert(
    fc.property(fc.array(letters), (name) => {
      expect(searchWords(name.join('').toUpperCase())).toBe(searchWords(name.join('')));
    }),
  );
});

test('a phone number is its digits', () => {
  expect(phoneDigits('+48 600-100-200')).toBe('48600100200');
  expect(phoneDigits('(0) 22/123')).toBe('022123');
  expect(phoneDigits('none')).toBe('');
});
