import { nativeTheme } from 'electron';
import type { Push } from '#shared/contract/door.ts';
import { resolveLanguage } from '#shared/messages/language.ts';
import type { Translator } from '#shared/messages/makeTranslator.ts';
import { createTranslator } from '#shared/messages/translator.ts';
import { installMenu } from './menu.ts';
import type { Settings } from '#shared/contract/settings.ts';

/** What of the settings shows outside the page: the language of menu and dialogs, and light or dark. */
export interface Appearance {
  readonly translate: () => Translator;
  readonly apply: (settings: Pick<Settings, 'language' | 'theme'>) => void;
}

/** Begins in the system's language; the menu's choices go to the renderer as commands. */
export function createAppearance(systemLocale: string, push: Push): Appearance {
  let translate = createTranslator(resolveLanguage('system', systemLocale));
  const apply: Appearance['apply'] = ({ language, theme }) => {
    translate = createTranslator(resolveLanguage(language, systemLocale));
    nativeTheme.themeSource = theme;
    installMenu(translate, (command) => {
      push('app.command', command);
    });
  };
  apply({ language: 'system', theme: 'system' });
  return { translate: () => translate, apply };
}
