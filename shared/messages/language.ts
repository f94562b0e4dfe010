import { type Settings, uiLanguages } from '../contract/views.ts';
import type { Language } from './catalogues.ts';

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

/** The BCP 47 tag for dates, numbers and `lang`: the pseudo-language is English underneath. */
export function languageTag(language: ShownLanguage): Language {
  return language === 'pseudo' ? 'en' : language;
}
