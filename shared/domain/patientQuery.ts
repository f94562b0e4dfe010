import { readBirthDate } from './birthDate.ts';
import type { Customs } from './customs.ts';
import { otherDigits } from './phone.ts';
import { joinings, oneSpelling, searchableName, searchablePhone, searchWords } from './searchText.ts';
import { inOrdinaryWidth, withoutUnseen } from './pasted.ts';

/** What a person looks for: beginnings of words of the name, and digits of the phone or a birth date. */
export interface PatientQuery {
  /** As `searchWords` makes them. */
  readonly words: readonly string[];
  /** True: the words are whole ones and no beginnings. */
  readonly whole: boolean;
  /** Without trunk zeros; empty where fewer than three were typed. */
  readonly digits: string;
  /** What the same number may be kept as, beside `digits`. */
  readonly otherDigits: readonly string[];
  /** `YYYY-MM-DD` where the digits are a date on which a patient can have been born, else `null`. */
  readonly birthDate: string | null;
}

/** Fewer digits are in every other phone number. */
const leastDigits = 3;
/** From here on a number may be a whole one, typed with the country that the stored one lacks. */
const wholeNumber = 9;

/**
 * Reads what was typed into the search: words in any order, the phone in any format, a full birth date as people write it there.
 * @param customs `null`: numbers and dates are not read as anybody's
 * @returns `null` where there is nothing to look for yet
 */
export function patientQuery(typed: string, customs: Customs | null = null): PatientQuery | null {
  const parts = inOrdinaryWidth(withoutUnseen(typed)).split(/\s+/);
  const isName = (part: string): boolean => /\p{L}/u.test(part);
  const words = parts
    .filter(isName)
    .flatMap((part) => searchWords(part).split(' '))
    .filter((word) => word !== '');
  const numbers = parts.filter((part) => !isName(part)).join(' ');
  const digits = searchablePhone(numbers);
  const enough = digits.length >= leastDigits;
  if (words.length === 0 && !enough) return null;
  return {
    words,
    whole: false,
    digits: enough ? digits : '',
    otherDigits: enough && customs !== null ? otherDigits(numbers, customs.country) : [],
    birthDate: enough && customs !== null ? readBirthDate(numbers, customs) : null,
  };
}

/** True if a patient's visits are among what is looked for: the same rule as the store's own search. */
export function isLookedFor(
  query: PatientQuery,
  patient: {
    readonly name: string;
    readonly surname: string;
    readonly phone: string | null;
    readonly birthDate?: string | null;
  },
): boolean {
  const name = searchableName(patient);
  const phone = searchablePhone(patient.phone ?? '');
  const { digits, birthDate } = query;
  const sameNumber =
    [digits, ...query.otherDigits].some((some) => phone.includes(some)) ||
    wholeEndsOf(digits).includes(phone);
  const sameDay = birthDate !== null && patient.birthDate === birthDate;
  return isNamed(query, name) && (digits === '' || sameNumber || sameDay);
}

function isNamed(query: PatientQuery, name: string): boolean {
  const ways = waysToWrite(query);
  return ways.length === 0 || ways.some((forms) => forms.every((form) => name.includes(form)));
}

/**
 * The forms of which a searchable name must hold all, for each way in which the words may have been one: `de luca`, `deluca`.
 * All ways begin with what begins with the first word. Empty where no words are looked for.
 */
export function waysToWrite({ words, whole }: PatientQuery): readonly (readonly string[])[] {
  if (words.length === 0) return [];
  return (whole ? [words] : joinings(words)).map((forms) =>
    forms.map((form) => (whole ? ` ${oneSpelling(form)} ` : ` ${oneSpelling(form)}`)),
  );
}

/** What a number that was typed with its country may be kept as without it: its ends that are whole numbers themselves. */
export const wholeEndsOf = (digits: string): readonly string[] =>
  Array.from({ length: Math.max(0, digits.length - wholeNumber) }, (_, index) => digits.slice(index + 1));
