import { useLayoutEffect } from 'react';
import { languageTag } from '#shared/messages/language.ts';
import { useLanguage } from '../i18n/useT.ts';
import { useDesk } from '../state/desk.ts';

/** Writes language, theme and density on the root element, where the style sheets and screen readers look for them. */
export function useAppearance(): void {
  const language = useLanguage();
  const theme = useDesk((desk) => desk.settings.theme);
  const density = useDesk((desk) => desk.settings.density);
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.lang = languageTag(language);
    root.dataset['density'] = density;
    if (theme === 'system') delete root.dataset['theme'];
    else root.dataset['theme'] = theme;
  }, [language, theme, density]);
}
