import { CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Guide, GuideCalendar } from '#shared/contract/connection.ts';
import { useT } from '../../i18n/useT.ts';
import { CalendarLines } from './CalendarLines.tsx';

interface Props {
  readonly of: 'services' | 'hours';
  readonly calendars: readonly GuideCalendar[];
  readonly facilities: Guide['facilities'];
}

/** Which calendars lack something. */
export function MissingCalendars({ of, calendars, facilities }: Props): ReactNode {
  const t = useT();
  if (calendars.length === 0) return null;
  return (
    <section className="guide-missing">
      <h4>{t(`setup.guide.${of}.missing`)}</h4>
      <CalendarLines calendars={calendars} facilities={facilities} />
    </section>
  );
}

/** That none lacks it. `soon`: what they have is on its way to patients. */
export function NoneMissing({ of }: { readonly of: Props['of'] | 'soon' }): ReactNode {
  const t = useT();
  return (
    <p className="guide-all">
      <CircleCheck size={18} aria-hidden />
      {of === 'soon' ? t('setup.guide.hours.soon') : t(`setup.guide.${of}.all`)}
    </p>
  );
}
