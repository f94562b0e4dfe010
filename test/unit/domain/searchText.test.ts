import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isLookedFor, patientQuery, phoneDigits, searchWords } from '#shared/domain/searchText.ts';

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
  expect(phoneDigits('+49 (0)30 123 456')).toBe('4930123456');
});

const anna = { name: 'Anna Maria', surname: 'Łoś-Żak', phone: '600 100 200' };
const found = (typed: string, patient: Parameters<typeof isLookedFor>[1] = anna): boolean => {
  const query = patientQuery(typed);
  return query !== null && isLookedFor(query, patient);
};

test.each(['los', 'anna los', 'zak maria', 'LOŚ ŻAK', 'mar ann', 'ł', 'Żak, Anna', 'anna 600'])(
  'Anna Maria Łoś-Żak is found by “%s”',
  (typed) => {
    expect(found(typed)).toBe(true);
  },
);

test.each(['nna', 'anna nowak', 'anna 700', 'osz'])('and not by “%s”', (typed) => {
  expect(found(typed)).toBe(false);
});

test.each([
  ['600100200', '600 100 200'],
  ['+48 600 100 200', '600100200'],
  ['0048600100200', '600100200'],
  ['600-100-200', '+48600100200'],
  ['100 200', '+48 600 100 200'],
  ['(0170) 123 45 67', '+49 170 1234567'],
  ['+49 (0)170 1234567', '01701234567'],
  ['0532 123 45 67', '+90 532 123 4567'],
])('a phone typed as %s finds one that is kept as %s', (typed, phone) => {
  expect(found(typed, { ...anna, phone })).toBe(true);
});

test('a whole number with another country or area is another number', () => {
  expect(found('+48 700 100 200')).toBe(false);
  expect(found('+48 600 100 201')).toBe(false);
  expect(found('600100200', { ...anna, phone: null })).toBe(false);
  expect(found('48600100200', { ...anna, phone: '200' })).toBe(false);
});

test.each(['', '  ', '12', '+', '00', '-', ', .'])('there is nothing to look for in “%s”', (typed) => {
  expect(patientQuery(typed)).toBe(null);
});
