import type { Language } from './english.ts';
import type { Settings } from '../contract/settings.ts';
import { uiLanguages } from '../domain/uiLanguages.ts';

/** What can be shown: a language, or English made strange to find what was left untranslated. */
export type ShownLanguage = Language | 'pseudo';

/**
 * Which language to show.
 * @param setting what the desk was told
 * @param systemLocale BCP 47, as the computer is set (`pl-PL`); English where it is none of ours
 */
export function resolveLanguage(setting: Settings['language'], systemLocale: string): ShownLanguage {
  if (setting !== 'system') return setting;
  const wanted = systemLocale.toLowerCase().split(/[-_]/)[0];
  return uiLanguages.find((language) => language === wanted) ?? 'en';
}

/** The languages, in the order in which a person chooses among them: by their own names. */
export function languagesByName(): readonly Language[] {
  return [...uiLanguages].sort((a, b) => nameOfLanguage(a).localeCompare(nameOfLanguage(b), 'en'));
}

/** What its speakers call it: `Polski`, with a capital because it stands alone. */
export function nameOfLanguage(language: Language): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

/** The BCP 47 tag for dates, numbers and `lang`: the pseudo-language is English underneath. */
export function languageTag(language: ShownLanguage): Language {
  return language === 'pseudo' ? 'en' : language;
}
