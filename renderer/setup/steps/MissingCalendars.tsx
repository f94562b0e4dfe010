import { CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import type { GuideCalendar } from '#shared/contract/connection.ts';
import { useT } from '../../i18n/useT.ts';
import { useInSteps } from '../../ui/useInSteps.ts';
import { CalendarLine } from './CalendarLine.tsx';

interface Props {
  readonly of: 'services' | 'hours';
  readonly calendars: readonly GuideCalendar[];
}

/** Which calendars lack something. */
export function MissingCalendars({ of, calendars }: Props): ReactNode {
  const t = useT();
  const { count } = useInSteps({ question: of, all: calendars.length, atOnce: 30, more: 40 });
  if (calendars.length === 0) return null;
  return (
    <section className="guide-missing">
      <h4>{t(`setup.guide.${of}.missing`)}</h4>
      <ul className="guide-list">
        {calendars.slice(0, count).map((calendar) => (
          <CalendarLine key={calendar.addressId} calendar={calendar} />
        ))}
      </ul>
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
