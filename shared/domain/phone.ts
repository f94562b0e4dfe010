import { type CountryCode, parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/min';
import type { MarketplaceLocale } from './marketplace.ts';
import { searchablePhone } from './searchText.ts';

/**
 * How many digits numbers of a country have, area and all, without what is dialled before it: the library knows of more lengths,
 * of pagers and service numbers, and would not see that a digit of a patient's number is missing.
 */
const ownDigits: Readonly<Record<MarketplaceLocale, readonly [least: number, most: number]>> = {
  ar: [10, 11],
  br: [10, 11],
  cl: [9, 9],
  co: [10, 10],
  cz: [9, 9],
  de: [6, 11],
  es: [9, 9],
  it: [6, 11],
  mx: [10, 10],
  pe: [8, 9],
  pl: [9, 9],
  pt: [9, 9],
  tr: [10, 10],
};

/**
 * A phone number as somebody typed it, with or without its country. Which numbers a country has given out is not asked: that
 * changes, and a patient must not be sent away for a new one.
 * @param country the clinic's: a number without a country is one of there
 * @returns E.164 (`+48600100200`), or `null` where it cannot be a whole number
 */
export function readPhone(typed: string, country: MarketplaceLocale | null): string | null {
  if (!/^\+?[\d\s()./\p{Pd}]+$/u.test(typed.trim())) return null;
  return parsed(typed, country)?.number ?? null;
}

/**
 * A phone number as people write it at the clinic: one of their country without its code, one from abroad with it. What is no
 * number stays as it is; so does what nobody could find in the search by what would be shown.
 */
export function phoneText(phone: string, country: MarketplaceLocale | null): string {
  const number = parsed(phone, country);
  if (number === null || number.ext !== undefined) return phone;
  const international = number.formatInternational();
  const own = country !== null && number.country === codeOf(country);
  const ways = own ? [number.formatNational(), international] : [international];
  const found = searchablePhone(phone);
  // In Argentina a mobile number is dialled with other digits from there than from abroad.
  return ways.find((way) => isEnd(found, searchablePhone(way))) ?? phone;
}

/** One of two numbers is the other without its country. */
const isEnd = (one: string, other: string): boolean => one.endsWith(other) || other.endsWith(one);

function parsed(phone: string, country: MarketplaceLocale | null): PhoneNumber | null {
  if (country === null) return whole(parsePhoneNumberFromString(phone), null);
  const number = whole(parsePhoneNumberFromString(phone, { defaultCountry: codeOf(country) }), country);
  if (number !== null) return number;
  // Some leave the plus away before their own country, and so do some of the vendor's examples (API.md §12).
  const international = whole(parsePhoneNumberFromString(`+${phone}`), country);
  return international?.country === codeOf(country) ? international : null;
}

function whole(number: PhoneNumber | undefined, country: MarketplaceLocale | null): PhoneNumber | null {
  return number?.isPossible() === true && hasOwnLength(number, country) ? number : null;
}

function hasOwnLength(
  { country: of, nationalNumber }: PhoneNumber,
  country: MarketplaceLocale | null,
): boolean {
  if (country === null || of !== codeOf(country)) return true;
  const [least, most] = ownDigits[country];
  return nationalNumber.length >= least && nationalNumber.length <= most;
}

/** The vendor's marketplaces are called by their countries (ISO 3166). */
const codeOf = (country: MarketplaceLocale): CountryCode =>
  country.toUpperCase() as Uppercase<MarketplaceLocale>;
