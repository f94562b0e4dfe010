import { expect, it } from 'vitest';
import { marketplaceLocales } from '#shared/domain/marketplace.ts';
import { countries, countryName, likelyCountry } from '../../../../renderer/i18n/countries.ts';
import { uiLanguages } from '#shared/contract/scalars.ts';

/* A manager finds the own country by its name in the own language, and most often it is chosen already. */
it.each(uiLanguages)('%s lists all 13 countries by name, in its own order', (language) => {
  const listed = countries(language);
  expect(listed.map(({ locale }) => locale).sort()).toEqual([...marketplaceLocales].sort());
  for (const { name, locale } of listed) expect(name.toLowerCase()).not.toBe(locale);
  const names = listed.map(({ name }) => name);
  expect([...names].sort(new Intl.Collator(language).compare)).toEqual(names);
});

it('sorts Czechia where Czechs look for it', () => {
  const names = countries('cs').map(({ name }) => name);
  expect(names.indexOf('Česko')).toBeLessThan(names.indexOf('Chile'));
  expect(countryName('cz', 'pl')).toBe('Czechy');
});

it('guesses the country from the region of the computer, then from its language', () => {
  expect(likelyCountry('pl-PL')).toBe('pl');
  expect(likelyCountry('en-MX')).toBe('mx');
  expect(likelyCountry('cs')).toBe('cz');
  expect(likelyCountry('cs_CZ.UTF-8')).toBe('cz');
  expect(likelyCountry('tr')).toBe('tr');
});

it('does not guess where the region is none of the vendor’s', () => {
  expect(likelyCountry('en-US')).toBeNull();
  expect(likelyCountry('de-AT')).toBeNull();
  expect(likelyCountry('en')).toBeNull();
  expect(likelyCountry('C')).toBeNull();
  expect(likelyCountry('')).toBeNull();
});
