import type { ReactNode } from 'react';
import { useT } from '../i18n/useT.ts';
import { useDesk } from '../state/desk.ts';
import { Notice } from '../ui/Notice.tsx';
import { Overview } from './Overview.tsx';
import './overview.css';

/** How the dates of all calendars stand at the marketplace, and what of them needs somebody. */
export function OverviewPage(): ReactNode {
  const t = useT();
  const calendars = useDesk((desk) => desk.calendars);
  if (calendars.length === 0)
    return <Notice title={t('hours.list.none.title')} text={t('publishing.map.noCalendar')} action={null} />;
  return <Overview calendars={calendars} />;
}
