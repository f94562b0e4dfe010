import { intBetween, pick } from '#shared/random.ts';
import type { Random } from '#shared/ports.ts';

const letters = Array.from('ABCDEFGHJKLMNPRSTUVWXYZ');

/** Whom a national number belongs to. */
interface NumberBearer {
  /** `YYYY-MM-DD` */
  readonly birthDate: string;
  readonly gender: 'm' | 'f';
}

const anybody: NumberBearer = { birthDate: '1980-01-01', gender: 'm' };

/**
 * Makes a text of a pattern: `#` becomes a digit, `@` a capital letter, a word in braces what it means of its bearer:
 * `{yymmdd}` the birth date, `{pesel}` the same with 20 added to the month from 2000 on, `{rodne}` the same with 50 added
 * for women, `{hm}` the sex in Spanish. Anything else stays.
 */
export function fillPattern(random: Random, pattern: string, bearer = anybody): string {
  return pattern
    .replaceAll(/\{(\w+)\}/g, (_, word: string) => meaningOf(word, bearer))
    .replaceAll(/[#@]/g, (sign) => (sign === '#' ? String(intBetween(random, 0, 9)) : pick(random, letters)));
}

function meaningOf(word: string, { birthDate, gender }: NumberBearer): string {
  const [year = '', month = '', day = ''] = birthDate.split('-');
  const date = (added: number): string =>
    year.slice(2) + String(Number(month) + added).padStart(2, '0') + day;
  switch (word) {
    case 'yymmdd':
      return date(0);
    case 'pesel':
      return date(Number(year) >= 2000 ? 20 : 0);
    case 'rodne':
      return date(gender === 'f' ? 50 : 0);
    case 'hm':
      return gender === 'f' ? 'M' : 'H';
    default:
      throw new Error(`A pattern says {${word}}`);
  }
}

/** Letters that no accent can be taken off. */
const plainLetters: Readonly<Record<string, string>> = { ł: 'l', ı: 'i', ß: 'ss', đ: 'd', ø: 'o', æ: 'ae' };

/** A name as it stands in an e-mail address or a web address: `Łęcka-O'Connor` → `lecka-oconnor`. */
export function slug(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9\s-]/g, (letter) => plainLetters[letter] ?? '')
    .trim()
    .replaceAll(/[\s-]+/g, '-');
}
