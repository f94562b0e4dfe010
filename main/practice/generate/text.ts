import { intBetween } from '#shared/random.ts';
import type { Random } from '#shared/ports.ts';

const letters = 'ABCDEFGHJKLMNPRSTUVWXYZ';

/**
 * Makes a text of a pattern: `#` becomes a digit, `@` a capital letter, `{yymmdd}` the birth date. Anything else stays.
 *
 * @param birthDate `YYYY-MM-DD`; needed by patterns that name it
 */
export function fillPattern(random: Random, pattern: string, birthDate = '1980-01-01'): string {
  return pattern
    .replace('{yymmdd}', birthDate.slice(2).replaceAll('-', ''))
    .replaceAll(/[#@]/g, (sign) =>
      sign === '#'
        ? String(intBetween(random, 0, 9))
        : (letters[intBetween(random, 0, letters.length - 1)] ?? 'A'),
    );
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
