import type { MarketplaceLocale } from '#shared/domain/marketplace.ts';
import { marketplaceLocales } from '#shared/domain/marketplace.ts';
import { languageTag, type ShownLanguage } from '#shared/messages/language.ts';

/** The vendor's countries by their names in a language, in its alphabetical order. */
export function countries(
  language: ShownLanguage,
): readonly { readonly locale: MarketplaceLocale; readonly name: string }[] {
  const tag = languageTag(language);
  return marketplaceLocales
    .map((locale) => ({ locale, name: countryName(locale, language) }))
    .sort((a, b) => a.name.localeCompare(b.name, tag));
}

/** A marketplace's country, such as `Czechia` for `cz`: the vendor's codes are those of ISO 3166. */
export function countryName(locale: MarketplaceLocale, language: ShownLanguage): string {
  const names = new Intl.DisplayNames([languageTag(language)], { type: 'region' });
  return names.of(locale.toUpperCase()) ?? locale;
}

/** The country this computer is probably in, from its locale (`pl-PL`, or just `cs`); `null` where that tells nothing. */
export function likelyCountry(systemLocale: string): MarketplaceLocale | null {
  const [language = '', ...rest] = systemLocale.toLowerCase().split(/[-_.@]/);
  const region = rest.find((part) => part.length === 2);
  const byLanguage = language === 'cs' ? 'cz' : language;
  return known(region) ?? (region === undefined ? known(byLanguage) : null);
}

function known(code: string | undefined): MarketplaceLocale | null {
  return marketplaceLocales.find((locale) => locale === code) ?? null;
}
