import type { MarketplaceLocale } from '#shared/domain/marketplace.ts';
import { dateLocale } from '#shared/messages/formats.ts';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isLookedFor, patientQuery } from '#shared/domain/patientQuery.ts';
import { phoneDigits, searchWords } from '#shared/domain/searchText.ts';

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
const found = (
  typed: string,
  patient: Parameters<typeof isLookedFor>[1] = anna,
  country: MarketplaceLocale = 'pl',
): boolean => {
  const query = patientQuery(typed, {
    country,
    tag: dateLocale('en', country),
    today: '2026-11-23',
  });
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

/*
 * People write a name as they hear it, as their keyboard lets them, or as the passport has it. All of it is one name.
 */
test.each([
  ['mueller', 'Müller'],
  ['muller', 'Müller'],
  ['Müller', 'Mueller'],
  ['Müller', 'Muller'],
  ['muller', 'Mueller'],
  ['schroeder', 'Schröder'],
  ['SCHRÖDER', 'Schroeder'],
  ['baer', 'Bär'],
  ['soerensen', 'Sørensen'],
  ['sorensen', 'Sørensen'],
  ['aagaard', 'Ågård'],
  ['agard', 'Aagaard'],
  ['weiss', 'Weiß'],
  ['Weiß', 'Weiss'],
  ['lukasz', 'Łukasz'],
  ['yildiz', 'Yıldız'],
  ['YILDIZ', 'Yıldız'],
  ['Yıldız', 'Yildiz'],
  ['dangelo', "D'Angelo"],
  ['d angelo', 'D’Angelo'],
  ["D'Angelo", 'Dangelo'],
  ['oneill', "O'Neill"],
  ['oneill', 'OʼNeill'],
  ["o'neill", 'Oneill'],
  ['deluca', 'De Luca'],
  ['de luca', 'Deluca'],
  ['delacruz', 'De la Cruz'],
  ['dela cruz', 'De la Cruz'],
  ['de la cruz', 'Delacruz'],
  ['kowalskanowak', 'Kowalska-Nowak'],
  ['kowalskanow', 'Kowalska-Nowak'],
  ['Kowalska Nowak', 'Kowalskanowak'],
  ['kowalska-nowak', 'Kowalska Nowak'],
  ['nowak kowalska', 'Kowalska-Nowak'],
  ['kowal\u00ADska', 'Kowalska'],
  ['\u200Bkowalska\uFEFF', 'Kowal\u00ADska'],
])('“%s” finds %s', (typed, surname) => {
  expect(found(typed, { ...anna, surname })).toBe(true);
  expect(found(`${typed} anna`, { ...anna, surname })).toBe(true);
  expect(found(`anna ${typed}`, { ...anna, surname })).toBe(true);
});

test.each([
  ['angelod', "D'Angelo"],
  ['nowakkowalska', 'Kowalska-Nowak'],
  ['lucade', 'De Luca'],
  ['mller', 'Müller'],
  ['losanna', 'Łoś'],
])('“%s” does not find %s', (typed, surname) => {
  expect(found(typed, { ...anna, surname })).toBe(false);
});

const ways: Readonly<Record<string, readonly string[]>> = {
  ä: ['ä', 'a', 'ae'],
  ö: ['ö', 'o', 'oe'],
  ü: ['ü', 'u', 'ue', 'u\u0308'],
  ø: ['ø', 'o', 'oe'],
  å: ['å', 'a', 'aa'],
  ß: ['ß', 'ss'],
  ł: ['ł', 'l'],
  ı: ['ı', 'i'],
  é: ['é', 'e'],
  "'": ["'", '’', '', ' ', '-', '\u00AD', '-\u200B'],
};
const letter = fc.constantFrom(...Array.from('abelnorstuwäöüøåßłıé'));
const piecesOf = fc.array(fc.array(letter, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 3 });
const written = (name: string, picks: readonly number[]): string =>
  Array.from(name, (sign, index) => {
    const all = ways[sign] ?? [sign];
    return all[(picks[index] ?? 0) % all.length] ?? sign;
  }).join('');

test('every way of writing a name finds every other, and so does its beginning, in small letters and in capitals', () => {
  const picks = fc.array(fc.nat(11), { maxLength: 24 });
  fc.assert(
    fc.property(piecesOf, picks, picks, fc.boolean(), fc.nat(24), (pieces, kept, typed, loud, length) => {
      const name = pieces.map((piece) => piece.join('')).join("'");
      const surname = written(name, kept);
      const wanted = written(name, typed);
      const cased = loud ? wanted.toUpperCase() : wanted;
      expect([surname, cased, found(cased, { ...anna, surname })]).toEqual([surname, cased, true]);
      const beginning = Array.from(name).slice(0, length).join('');
      const begun = written(beginning, typed);
      if (patientQuery(begun) !== null)
        expect([surname, begun, found(begun, { ...anna, surname })]).toEqual([surname, begun, true]);
    }),
    { numRuns: 2_000 },
  );
});

const born = { ...anna, phone: null, birthDate: '1984-02-03' };

test.each([
  '3.2.1984',
  '03.02.1984',
  '3. 2. 1984',
  '03/02/1984',
  '3-2-84',
  '03021984',
  '1984-02-03',
  '19840203',
  'los 3.2.1984',
])('a birth date typed as %s finds who was born then', (typed) => {
  expect(found(typed, born, 'cz')).toBe(true);
  expect(found(typed, { ...born, birthDate: '1984-03-02' }, 'cz')).toBe(false);
  expect(found(typed, { ...born, birthDate: null }, 'cz')).toBe(false);
});

test('a date is read in the order of the locale, and its digits are still looked for in numbers', () => {
  const query = patientQuery('2/3/1984', { country: null, tag: 'en-US', today: '2026-11-23' });
  expect(query !== null && isLookedFor(query, born)).toBe(true);
  expect(found('03021984', { ...anna, phone: '+49 30 3021984' })).toBe(true);
  expect(found('3.2.1984', { ...anna, phone: '+48 600 321 984' })).toBe(true);
  expect(found('anna 3.2.1985', born)).toBe(false);
  // The year may be short; without one it is no birth date.
  expect(patientQuery('3.2.19', { country: 'pl', tag: 'pl-PL', today: '2018-11-23' })?.birthDate).toBe(
    '1919-02-03',
  );
  expect(patientQuery('3.2.', { country: 'pl', tag: 'pl-PL', today: '2026-11-23' })).toBeNull();
});

test.each<[string, string, MarketplaceLocale]>([
  ['011 15 2345-6789', '+5491123456789', 'ar'],
  ['011 15 2345', '+5491123456789', 'ar'],
  ['15 2345-6789', '+5491123456789', 'ar'],
  ['0351 15 234-5678', '+5493512345678', 'ar'],
  ['+54 9 11 2345-6789', '011 15 2345-6789', 'ar'],
  ['+54 9 11 2345-6789', '1123456789', 'ar'],
  ['11 2345-6789', '+5491123456789', 'ar'],
  ['+52 1 55 1234 5678', '+525512345678', 'mx'],
  ['5215512345678', '+525512345678', 'mx'],
  ['55 1234 5678', '+5215512345678', 'mx'],
  ['+525512345678', '5215512345678', 'mx'],
  ['+525512345678', '+5215512345678', 'es'],
  ['044 55 1234 5678', '+525512345678', 'mx'],
  ['＋48 600 100 200', '600100200', 'pl'],
  ['\u202A+48 600 100 200\u202C', '600100200', 'pl'],
  ['600100200', '\u2066+48\u00AD600100200\u2069', 'pl'],
])('a phone typed as %s finds one that is kept as %s, in %s', (typed, phone, country) => {
  expect(found(typed, { ...anna, phone }, country)).toBe(true);
});

test('whole names of two letters are told from beginnings', () => {
  const query = patientQuery('ng');
  if (query === null) throw new Error('two letters are enough');
  const whole = (surname: string): boolean => isLookedFor({ ...query, whole: true }, { ...anna, surname });
  expect(['Ng', 'ng', 'Ng-Kowalska', 'Van Ng'].map(whole)).toEqual([true, true, true, true]);
  expect(['Nguyen', 'Yang', 'N'].map(whole)).toEqual([false, false, false]);
});
