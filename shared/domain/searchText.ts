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
  return (
    name
      .normalize('NFD')
      .replaceAll(/\p{M}+/gu, '')
      .toLowerCase()
      // Lower-casing a dotted capital I leaves a mark behind.
      .replaceAll(/\p{M}+/gu, '')
      .replaceAll(/[łđøıßæœþð]/g, (letter) => plain[letter] ?? letter)
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  );
}

/** The digits of a phone number: `+48 600-100-200` → `48600100200`; the zero of `+49 (0)30` is dialled by nobody. */
export function phoneDigits(phone: string): string {
  return phone.replace(/(?<=\d\s*)\(0\)/, '').replaceAll(/\D+/g, '');
}

/** What a person looks for: beginnings of words of the name, and digits of the phone. */
export interface PatientQuery {
  /** As `searchWords` makes them. */
  readonly words: readonly string[];
  /** Without trunk zeros; empty where fewer than three were typed. */
  readonly digits: string;
}

/** Fewer digits are in every other phone number. */
const leastDigits = 3;
/** From here on a number may be a whole one, typed with the country that the stored one lacks. */
const wholeNumber = 9;

/**
 * Reads what was typed into the search: words in any order, the phone in any format.
 * @returns `null` where there is nothing to look for yet
 */
export function patientQuery(typed: string): PatientQuery | null {
  const parts = typed.split(/\s+/);
  const isName = (part: string): boolean => /\p{L}/u.test(part);
  const words = parts
    .filter(isName)
    .flatMap((part) => searchWords(part).split(' '))
    .filter((word) => word !== '');
  const phone = parts.filter((part) => !isName(part)).join('');
  const digits = searchablePhone(phone);
  const enough = digits.length >= leastDigits ? digits : '';
  return words.length === 0 && enough === '' ? null : { words, digits: enough };
}

/** True if a patient's visits are among what is looked for: the same rule as the store's own search. */
export function isLookedFor(
  { words, digits }: PatientQuery,
  patient: { readonly name: string; readonly surname: string; readonly phone: string | null },
): boolean {
  const name = searchableName(patient);
  const phone = searchablePhone(patient.phone ?? '');
  const sameNumber = phone.includes(digits) || wholeEndsOf(digits).includes(phone);
  return words.every((word) => name.includes(` ${word}`)) && (digits === '' || sameNumber);
}

/** ` surname name` in plain small letters: the space in front lets a search find the beginnings of words. */
export const searchableName = (patient: { readonly name: string; readonly surname: string }): string =>
  ` ${searchWords(`${patient.surname} ${patient.name}`)}`;

/**
 * A phone's digits without what is dialled but belongs to no number: `00` before a country, `0` before an area.
 * `0048 600-100-200` → `48600100200`
 */
export const searchablePhone = (phone: string): string => phoneDigits(phone).replace(/^0+/, '');

/** What a number that was typed with its country may be kept as without it: its ends that are whole numbers themselves. */
export const wholeEndsOf = (digits: string): readonly string[] =>
  Array.from({ length: Math.max(0, digits.length - wholeNumber) }, (_, index) => digits.slice(index + 1));
