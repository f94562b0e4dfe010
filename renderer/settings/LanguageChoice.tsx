import type { ReactNode } from 'react';
import type { Settings } from '#shared/contract/views.ts';
import { languages, nameOfLanguage } from '#shared/messages/language.ts';
import { Choice } from '../app/Choice.tsx';
import { useT } from '../i18n/useT.ts';
import { useDesk } from '../state/desk.ts';

interface Props {
  readonly onChange: (language: Settings['language']) => void;
}

/** The eight languages by their own names, and the computer's. The pseudo-language is listed only while it is on. */
export function LanguageChoice({ onChange }: Props): ReactNode {
  const t = useT();
  const language = useDesk((desk) => desk.settings.language);
  const options: { value: Settings['language']; label: string; lang?: string }[] = [
    { value: 'system', label: t('app.settings.languageSystem') },
    ...languages.map((value) => ({ value, label: nameOfLanguage(value), lang: value })),
  ];
  if (language === 'pseudo') options.push({ value: 'pseudo', label: t('app.settings.languagePseudo') });
  return <Choice label={t('app.settings.language')} value={language} options={options} onChange={onChange} />;
}
