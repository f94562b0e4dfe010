import type { ReactNode } from 'react';
import { languagesByName, nameOfLanguage } from '#shared/messages/language.ts';
import { Choice } from '../ui/Choice.tsx';
import { useEffect } from 'react';
import { loadAllTexts } from '#shared/messages/texts.ts';
import { whenIdle } from '../ui/whenIdle.ts';
import { useT } from '../i18n/useT.ts';
import { useDesk } from '../state/desk.ts';
import type { Settings } from '#shared/contract/settings.ts';

interface Props {
  readonly onChange: (language: Settings['language']) => void;
  readonly hint?: string;
}

/** The eight languages by their own names, and the computer's. The pseudo-language is listed only while it is on. */
export function LanguageChoice({ onChange, hint }: Props): ReactNode {
  const t = useT();
  const language = useDesk((desk) => desk.settings.language);
  useEffect(() => whenIdle(() => void loadAllTexts()), []);
  const options: { value: Settings['language']; label: string; lang?: string }[] = [
    { value: 'system', label: t('app.settings.languageSystem') },
    ...languagesByName().map((value) => ({ value, label: nameOfLanguage(value), lang: value })),
  ];
  if (language === 'pseudo') options.push({ value: 'pseudo', label: t('app.settings.languagePseudo') });
  return (
    <Choice
      label={t('app.settings.language')}
      value={language}
      options={options}
      onChange={onChange}
      {...(hint !== undefined && { hint })}
    />
  );
}
