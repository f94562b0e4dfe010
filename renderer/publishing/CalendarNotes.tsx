import type { ReactNode } from 'react';
import type { CalendarCoverage } from '#shared/contract/publishing.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useToday } from '../state/day.ts';
import { CalendarSwitch } from './CalendarSwitch.tsx';

interface Props {
  readonly coverage: CalendarCoverage;
  readonly onChanged: () => void;
}

/** What holds for all dates of a calendar: where its hours are kept, until when, and whether it takes bookings at all. */
export function CalendarNotes({ coverage, onChanged }: Props): ReactNode {
  const t = useT();
  const formats = useFormats();
  const today = useToday();
  const { addressId, keptAt, endsOn, stopped } = coverage;
  return (
    <>
      <p className="meta">
        {t(keptAt === 'here' ? 'hours.list.here' : 'hours.list.marketplace')}
        {endsOn !== null &&
          ` · ${t('publishing.panel.endsOn', { date: formats.dayWithYear(endsOn, today) })}`}
      </p>
      {stopped && <p className="hours-warn">{t('publishing.panel.stopped')}</p>}
      <CalendarSwitch key={addressId} coverage={coverage} onChanged={onChanged} />
    </>
  );
}
