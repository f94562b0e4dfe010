import { inOrdinaryWidth, withoutUnseen } from './pasted.ts';

/** Letters that do not come apart into a plain one and a mark. */
const plain: Readonly<Record<string, string>> = {
  ł: 'l',
  đ: 'd',
  ø: 'o',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ð: 'd',
};

/** Small letters without marks, words parted by one space: `Łoś-Żak, Ann` → `los zak ann`. */
export function searchWords(name: string): string {
  // Every visit of every answer comes by here.
  if (/^[A-Za-z]+$/.test(name)) return name.toLowerCase();
  return (
    withoutUnseen(name)
      .normalize('NFD')
      .replaceAll(/\p{M}+/gu, '')
      .toLowerCase()
      // Lower-casing a dotted capital I leaves a mark behind.
      .replaceAll(/\p{M}+/gu, '')
      .replaceAll(/[łđøıßæœþð]/g, (letter) => plain[letter] ?? letter)
      // Some apostrophes count as letters: OʼNeill.
      .replaceAll(/[^\p{L}\p{N}]+|[\u02B9-\u02BF\u02C8\u02CA\u02CB]+/gu, ' ')
      .replaceAll(/ {2,}/g, ' ')
      .trim()
  );
}

/** The digits of a phone number: `+48 600-100-200` → `48600100200`; the zero of `+49 (0)30` is dialled by nobody. */
export function phoneDigits(phone: string): string {
  return inOrdinaryWidth(withoutUnseen(phone))
    .replace(/(?<=\d\s*)\(0\)/, '')
    .replaceAll(/\D+/g, '');
}

/**
 * One spelling for a letter that some write plain and some as two: ü, u and ue, likewise ä, ö, ø and å. What begins with a word
 * begins with its one spelling, so that beginnings are still found.
 * @param word as `searchWords` makes it
 */
export const oneSpelling = (word: string): string =>
  word.replaceAll(/a[ae]+/g, 'a').replaceAll(/([ou])e+/g, '$1');

/** The words of a text, each in its one spelling, parted by one space. */
export const spelt = (text: string): string => searchWords(text).split(' ').map(oneSpelling).join(' ');

/** More words than these nobody writes as one. */
const mostJoined = 4;

/**
 * A name as it is searched: ` de delucia lucia anna `. The space in front of each word lets a search find beginnings, the one behind
 * it whole words; words of one field stand joined, too, since signs and spaces inside a name come and go.
 */
export function searchableName(patient: { readonly name: string; readonly surname: string }): string {
  const forms = new Set([...formsOf(patient.surname), ...formsOf(patient.name)]);
  return forms.size === 0 ? '' : ` ${[...forms].join(' ')} `;
}

/** The words of a field, each alone and joined with those behind it. */
function formsOf(field: string): readonly string[] {
  const name = searchWords(field);
  if (name === '') return [];
  if (!name.includes(' ')) return [oneSpelling(name)];
  const words = name.split(' ');
  const forms: string[] = [];
  for (let first = 0; first < words.length; first += 1) {
    let joined = '';
    for (const word of words.slice(first, first + mostJoined)) forms.push(oneSpelling((joined += word)));
  }
  return forms;
}

/**
 * A phone's digits without what is dialled but belongs to no number: `00` before a country, `0` before an area.
 * `0048 600-100-200` → `48600100200`
 */
export const searchablePhone = (phone: string): string => phoneDigits(phone).replace(/^0+/, '');

/**
 * Whether each word that was typed begins a word of these, in any order and however written: marks, capitals, ü and ue, and signs
 * inside names, which join or part them. Signs alone call nothing.
 */
export function isCalled(called: string, typed: string): boolean {
  const words = searchWords(typed);
  if (words === '') return false;
  const parts = words.split(' ');
  const plainly = ` ${searchWords(called)}`;
  if (parts.every((word) => plainly.includes(` ${word}`))) return true;
  const forms = ` ${formsOf(called).join(' ')}`;
  return joinings(parts).some((way) => way.every((word) => forms.includes(` ${oneSpelling(word)}`)));
}

/** With more words than these only two of them are tried as one. */
const mostWays = 6;

/** The ways in which words may have been fewer: `de luca`, `deluca`. All begin with what begins with the first word. */
export const joinings = (words: readonly string[]): readonly (readonly string[])[] =>
  words.length <= mostWays ? compositions(words) : oneJoin(words);

function compositions([first, ...rest]: readonly string[]): readonly (readonly string[])[] {
  if (first === undefined) return [[]];
  return Array.from({ length: Math.min(mostJoined, rest.length + 1) }, (_, more) => more).flatMap((more) =>
    compositions(rest.slice(more)).map((others) => [[first, ...rest.slice(0, more)].join(''), ...others]),
  );
}

const oneJoin = (words: readonly string[]): readonly (readonly string[])[] => [
  words,
  ...words
    .slice(1)
    .map((word, index) => [
      ...words.slice(0, index),
      `${words[index] ?? ''}${word}`,
      ...words.slice(index + 2),
    ]),
];
