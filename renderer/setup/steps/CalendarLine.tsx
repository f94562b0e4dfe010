import type { ReactNode } from 'react';
import type { GuideCalendar } from '#shared/contract/connection.ts';
import { useT } from '../../i18n/useT.ts';

interface Props {
  readonly calendar: GuideCalendar;
  /** Where it is, as it is told here. */
  readonly place: string;
}

/** One calendar with what is peculiar about it. */
export function CalendarLine({ calendar, place }: Props): ReactNode {
  const t = useT();
  const { doctor, onlineOnly, commercial, off } = calendar;
  return (
    <li>
      <span className="guide-name">{doctor}</span>
      <span className="meta guide-place" title={place}>
        {place}
      </span>
      {onlineOnly && <span className="guide-badge">{t('setup.guide.badge.online')}</span>}
      {off && (
        <span className="guide-badge" data-tone="care">
          {t('setup.guide.badge.off')}
        </span>
      )}
      {!commercial && (
        <span className="guide-badge" data-tone="care">
          {t('setup.guide.badge.notCommercial')}
        </span>
      )}
    </li>
  );
}
