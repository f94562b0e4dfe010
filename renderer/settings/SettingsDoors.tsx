import type { ReactNode } from 'react';
import { useT } from '../i18n/useT.ts';
import { Door } from './Door.tsx';

export function Calendars(): ReactNode {
  const t = useT();
  return <Door to="calendars" label={t('desk.calendars.open')} hint={t('desk.calendars.text')} />;
}

export function NamesAndCodes(): ReactNode {
  const t = useT();
  return <Door to="mapping" label={t('mapping.open')} hint={t('mapping.hint')} />;
}

export function Staff(): ReactNode {
  const t = useT();
  return <Door to="staffSetUp" label={t('desk.staff.manage')} hint={t('desk.staff.text')} />;
}

export function Activity(): ReactNode {
  const t = useT();
  return <Door to="activity" label={t('desk.activity.title')} hint={t('app.settings.explain.activity')} />;
}

export function Keys(): ReactNode {
  const t = useT();
  return <Door to="changeKeys" label={t('desk.keys.title')} hint={t('app.settings.explain.keys')} />;
}
