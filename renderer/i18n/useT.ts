import { resolveLanguage, type ShownLanguage } from '#shared/messages/language.ts';
import type { Translator } from '#shared/messages/makeTranslator.ts';
import { translatorOf } from '#shared/messages/texts.ts';
import { useDesk } from '../state/desk.ts';

/** The language of the window, from the setting or the computer. */
export function useLanguage(): ShownLanguage {
  return useDesk((desk) => resolveLanguage(desk.settings.language, desk.info.systemLocale));
}

/** `t('setup.title')`: the texts of the window's language. The function stays the same until the language changes. */
export function useT(): Translator {
  return translatorOf(useLanguage());
}
