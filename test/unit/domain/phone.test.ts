import { describe, expect, it } from 'vitest';
import { marketplaceLocales, type MarketplaceLocale } from '#shared/domain/marketplace.ts';
import { phoneText, readPhone } from '#shared/domain/phone.ts';
import { seededRandom } from '#shared/random.ts';
import { isLookedFor, patientQuery } from '#shared/domain/patientQuery.ts';
import { packs } from '../../../main/practice/generate/locales/packs.ts';
import { fillPattern } from '../../../main/practice/generate/text.ts';

/*
 * A number is sent in one form and shown as people write it there; whatever is shown is read back as the same number and finds
 * its patient.
 */
describe('a number that is typed', () => {
  it.each<[string, MarketplaceLocale, string]>([
    ['600 100 200', 'pl', '+48600100200'],
    ['600-100-200', 'pl', '+48600100200'],
    ['(22) 123-45-67', 'pl', '+48221234567'],
    ['+48 600 100 200', 'pl', '+48600100200'],
    ['0048 600100200', 'pl', '+48600100200'],
    ['48600100200', 'pl', '+48600100200'],
    ['0049 160 1234567', 'pl', '+491601234567'],
    ['0160 1234567', 'de', '+491601234567'],
    ['+49 (0)30 12345678', 'de', '+493012345678'],
    ['011 15-2345-6789', 'ar', '+5491123456789'],
    ['02 1234 5678', 'it', '+390212345678'],
    ['0 (532) 123 45 67', 'tr', '+905321234567'],
    ['(11) 91234-5678', 'br', '+5511912345678'],
    ['11 2345-6789', 'ar', '+541123456789'],
    ['0351 15 234-5678', 'ar', '+5493512345678'],
    ['+52 1 55 1234 5678', 'mx', '+525512345678'],
    ['5215512345678', 'mx', '+525512345678'],
    ['52 1 55 1234 5678', 'mx', '+525512345678'],
    ['044 55 1234 5678', 'mx', '+525512345678'],
    ['01 55 1234 5678', 'mx', '+525512345678'],
    ['+52 1 55 1234 5678', 'es', '+525512345678'],
    ['0052 1 55 1234 5678', 'es', '+525512345678'],
    ['＋48 600 100 200', 'pl', '+48600100200'],
    ['﹢48 600 100 200', 'pl', '+48600100200'],
    ['\u202A+48 600 100 200\u202C', 'pl', '+48600100200'],
    ['600\u00AD100\u200B200\uFEFF', 'pl', '+48600100200'],
    ['６００ １００ ２００', 'pl', '+48600100200'],
  ])('%s in %s is %s', (typed, country, number) => {
    expect(readPhone(typed, country)).toBe(number);
  });

  it.each([
    '60010020',
    '+48 600 100 20',
    '600 100 2000',
    '12345',
    '',
    'none',
    '+',
    '60010020a',
    '1234567890123456',
  ])('%s is no whole number in Poland', (typed) => {
    expect(readPhone(typed, 'pl')).toBeNull();
  });

  it.each(['15 2345-6789', '015 2345-6789', '+54 15 2345 6789', '+54 9 15 2345 6789'])(
    '%s has no area in Argentina, and is refused',
    (typed) => {
      expect(readPhone(typed, 'ar')).toBeNull();
    },
  );

  it('needs its country where no clinic is known', () => {
    expect(readPhone('600 100 200', null)).toBeNull();
    expect(readPhone('+48 600 100 200', null)).toBe('+48600100200');
  });
});

describe('a number that is shown', () => {
  it.each<[string, MarketplaceLocale | null, string]>([
    ['+48600100200', 'pl', '600 100 200'],
    ['48600100200', 'pl', '600 100 200'],
    ['+491601234567', 'de', '0160 1234567'],
    ['+491601234567', 'pl', '+49 160 1234567'],
    ['+48600100200', null, '+48 600 100 200'],
    ['+5491123456789', 'ar', '+54 9 11 2345 6789'],
    ['+5215512345678', 'mx', '55 1234 5678'],
    ['ask at the ward', 'pl', 'ask at the ward'],
    ['12345', 'pl', '12345'],
    ['600 100 200 ext. 5', 'pl', '600 100 200 ext. 5'],
    ['', 'pl', ''],
  ])('%s in %s is %s', (phone, country, text) => {
    expect(phoneText(phone, country)).toBe(text);
  });

  it.each(marketplaceLocales)('in %s is read back as the same number, and finds its patient', (country) => {
    const random = seededRandom(4);
    for (const pattern of packs[country].phones)
      for (let count = 0; count < 40; count += 1) {
        const phone = fillPattern(random, pattern);
        const number = readPhone(phone, country);
        expect([phone, number]).not.toContain(null);
        for (const kept of [phone, number ?? '', (number ?? '').slice(1)]) {
          const text = phoneText(kept, country);
          expect([text, readPhone(text, country)]).toEqual([text, number]);
          const found = patientQuery(text);
          const patient = { name: 'Ewa', surname: 'Lis', phone: kept };
          expect([text, kept, found !== null && isLookedFor(found, patient)]).toEqual([text, kept, true]);
        }
      }
  });
});
