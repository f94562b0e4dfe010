import { type CountryCode, parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/min';
import type { MarketplaceLocale } from './marketplace.ts';
import { inOrdinaryWidth, withoutUnseen } from './pasted.ts';
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
  const seen = plainly(typed);
  if (!/^\+?[\d\s()./\p{Pd}]+$/u.test(seen)) return null;
  return parsed(seen, country)?.number ?? null;
}

/** Without signs that nobody sees, and with a plus of ordinary width. */
const plainly = (phone: string): string => inOrdinaryWidth(withoutUnseen(phone)).trim();

/**
 * Digits by which a number may be kept that is typed in another way: with its country and without, as it is dialled from there and
 * from abroad.
 */
export function otherDigits(typed: string, country: MarketplaceLocale | null): readonly string[] {
  const number = parsed(typed, country);
  const whole = number === null ? [] : [number.number, number.nationalNumber, number.formatNational()];
  const ways = [
    ...whole.map(searchablePhone),
    ...(country === 'ar' ? withoutFifteen(searchablePhone(typed)) : []),
  ];
  const wanted = [...new Set(ways)].filter((way) => way !== searchablePhone(typed));
  return country === 'ar' ? [...wanted, ...wanted.flatMap(withoutNine)] : wanted;
}

/** There a mobile is dialled with 15 behind the area, which is often left out, and called from abroad with 9 in front of it. */
const withoutFifteen = (digits: string): string[] =>
  [/^()15(\d{6,8})$/, /^(11)15(\d+)$/, /^([23]\d\d)15(\d+)$/, /^([23]\d{3})15(\d+)$/].flatMap((form) => {
    const parts = form.exec(digits);
    return parts === null ? [] : [`${parts[1] ?? ''}${parts[2] ?? ''}`];
  });

const withoutNine = (digits: string): string[] => {
  const own = /^9(\d{10})$/.exec(digits)?.[1];
  return own === undefined ? [] : [own];
};

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

/**
 * What two ways of writing one number have in common: its last nine digits, since the country is often left out.
 * @returns empty for no number
 */
export function phoneKey(phone: string, country: MarketplaceLocale | null): string {
  const digits = searchablePhone(phone);
  const own = country === 'ar' ? digits.replace(mobileInArgentina, '$1$2') : digits;
  return own.slice(-9);
}

/** There a mobile is dialled with 15 between area and number, ten digits together (numbering plan of the ENACOM). */
const mobileInArgentina = /^(?=\d{12}$)(11|[23]\d{2,3})15(\d{6,8})$/;

/** One of two numbers is the other without its country. */
const isEnd = (a: string, b: string): boolean => a.endsWith(b) || b.endsWith(a);

function parsed(typed: string, country: MarketplaceLocale | null): PhoneNumber | null {
  const phone = plainly(typed);
  const compact = phone.replaceAll(/[^\d+]/g, '');
  const today = oldMexican.exec(compact) ?? (country === 'mx' ? oldMexicanThere.exec(compact) : null);
  return inCountry(today === null ? phone : `+52${today[1] ?? ''}`, country);
}

/** Until 2019 a mobile of Mexico was called with 1 after the country, or with 044, 045 or 01 there; old lists still have it. */
const oldMexican = /^(?:\+|00)521(\d{10})$/;
const oldMexicanThere = /^(?:521|01|044|045)(\d{10})$/;

function inCountry(phone: string, country: MarketplaceLocale | null): PhoneNumber | null {
  if (country === null) return whole(parsePhoneNumberFromString(phone), null);
  const number = whole(parsePhoneNumberFromString(phone, { defaultCountry: codeOf(country) }), country);
  if (number !== null) return number;
  // Some leave the plus away before their own country, and so do some of the vendor's examples (API.md §12).
  const international = whole(parsePhoneNumberFromString(`+${phone}`), country);
  return international?.country === codeOf(country) ? international : null;
}

function whole(number: PhoneNumber | undefined, country: MarketplaceLocale | null): PhoneNumber | null {
  return number?.isPossible() === true && hasOwnLength(number, country) && hasArea(number) ? number : null;
}

/** In Argentina 15 is dialled before a mobile of the same area: a number that begins with it lacks its area. */
const hasArea = ({ country, nationalNumber }: PhoneNumber): boolean =>
  country !== 'AR' || !/^9?15/.test(nationalNumber);

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
