import type { ReactNode } from 'react';
import { Notice } from '../ui/Notice.tsx';
import { useT } from '../i18n/useT.ts';
import { useDesk } from '../state/desk.ts';
import { open } from '../state/opened.ts';

/** Whether the clinic has calendars and took all of them off its board. */
export const useAllHidden = (): boolean =>
  useDesk(({ calendars }) => calendars.length > 0 && calendars.every(({ shown }) => !shown));

/** In the place of a board without columns: why there are none, and the first step. */
export function NoColumns(): ReactNode {
  const t = useT();
  if (!useAllHidden())
    return <Notice title={t('board.noCalendars.title')} text={t('board.noCalendars.text')} action={null} />;
  return (
    <Notice
      title={t('board.allHidden.title')}
      text={t('board.allHidden.text')}
      action={{ label: t('desk.calendars.open'), run: () => open('calendars') }}
    />
  );
}
