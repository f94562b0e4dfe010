import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '#shared/random.ts';
import { packs } from '../../../../main/practice/generate/locales/packs.ts';
import { fillPattern, slug } from '../../../../main/practice/generate/text.ts';

const woman = { birthDate: '2003-04-09', gender: 'f' } as const;
const man = { birthDate: '1971-12-31', gender: 'm' } as const;

describe('patterns', () => {
  test('put digits for #, capital letters for @, and leave the rest', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        expect(fillPattern(seededRandom(seed), '+48 5## (@@)-#')).toMatch(/^\+48 5\d\d \([A-Z]{2}\)-\d$/);
      }),
    );
  });

  test('write birth dates as each country does: months are raised in Poland from 2000, in Czechia for women', () => {
    const fill = (pattern: string, bearer: typeof woman | typeof man): string =>
      fillPattern(seededRandom(1), pattern, bearer);
    expect([fill('{yymmdd}', woman), fill('{yymmdd}', man)]).toEqual(['030409', '711231']);
    expect([fill('{pesel}', woman), fill('{pesel}', man)]).toEqual(['032409', '711231']);
    expect([fill('{rodne}', woman), fill('{rodne}', man)]).toEqual(['035409', '711231']);
    expect([fill('{hm}', woman), fill('{hm}', man)]).toEqual(['M', 'H']);
  });

  test('with a word that means nothing are a bug', () => {
    expect(() => fillPattern(seededRandom(1), '{shoe}')).toThrow('{shoe}');
  });
});

describe('names in addresses of the net', () => {
  test.each([
    ["Łęcka-O'Connor", 'lecka-oconnor'],
    ['Işıl İpekçi', 'isil-ipekci'],
    ['Nguyễn Thị', 'nguyen-thi'],
    ['Groß', 'gross'],
    ['Puig i Güell', 'puig-i-guell'],
    ['Ďuríčková', 'durickova'],
    ["D'Ávila", 'davila'],
  ])('%s becomes %s', (name, expected) => {
    expect(slug(name)).toBe(expected);
  });

  test('keep something of every name of every country', () => {
    for (const pack of Object.values(packs))
      for (const name of [...pack.female, ...pack.male, ...pack.surnames, ...pack.rareSurnames].flatMap(
        (one) => one.split('/'),
      ))
        expect(slug(name)).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });
});
