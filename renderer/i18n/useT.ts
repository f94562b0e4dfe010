import { resolveLanguage, type ShownLanguage } from '#shared/messages/language.ts';
import { createTranslator, type Translator } from '#shared/messages/translator.ts';
import { useDesk } from '../state/desk.ts';

/** The language of the window, from the setting or the computer. */
export function useLanguage(): ShownLanguage {
  return useDesk((desk) => resolveLanguage(desk.settings.language, desk.info.systemLocale));
}

/** `t('setup.title')`: the texts of the window's language. The function stays the same until the language changes. */
export function useT(): Translator {
  return createTranslator(useLanguage());
}
