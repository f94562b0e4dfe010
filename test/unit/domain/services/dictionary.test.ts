import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { dictionaryOf } from '#shared/domain/services/dictionary.ts';

/* Whoever knows two words of a service finds it among ten thousand, however it is written; the plainest name stands first. */
const names = [
  'Konsultacja kardiologiczna dla dzieci',
  'Konsultacja kardiologiczna',
  'Echo serca',
  'USG jamy brzusznej',
  'Kardiologia: konsultacja kontrolna',
  'Überprüfung Hörgerät',
];
const dictionary = dictionaryOf(names.map((name, index) => ({ id: String(index), name })));
const found = (typed: string): string[] => dictionary.find(typed, 9).items.map(({ name }) => name);

describe('a search', () => {
  it('takes words in any order, begun and without marks', () => {
    expect(found('dzie kardio')).toEqual(['Konsultacja kardiologiczna dla dzieci']);
    expect(found('ueberprufung hor')).toEqual(['Überprüfung Hörgerät']);
    expect(found('onsult')).toEqual([]);
  });

  it('puts the very name first, then what begins so, then the rest', () => {
    expect(found('konsultacja kardiologiczna')).toEqual([
      'Konsultacja kardiologiczna',
      'Konsultacja kardiologiczna dla dzieci',
    ]);
    expect(found('kardiolog')[0]).toBe('Kardiologia: konsultacja kontrolna');
  });

  it('says how many more there are, and gives some of all where nothing is typed', () => {
    expect(dictionary.find('', 2)).toMatchObject({ more: 4 });
    expect(dictionary.size).toBe(6);
  });
});

it('of ten thousand entries is answered between two letters', () => {
  const many = dictionaryOf(
    Array.from({ length: 10_730 }, (_, index) => ({ name: `${names[index % 6] ?? ''} ${index}` })),
  );
  const begun = performance.now();
  for (const typed of ['k', 'ko', 'kon kar', 'usg 12', '']) many.find(typed, 60);
  // Five questions in a fifth of a second: a machine that is ten times slower still keeps up with typing.
  expect(performance.now() - begun).toBeLessThan(2_000);
});
