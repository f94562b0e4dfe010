import { CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { stepState } from '#shared/domain/setUpGuide.ts';
import { useT } from '../../i18n/useT.ts';
import { Button } from '../../ui/Button.tsx';
import { useInSteps } from '../../ui/useInSteps.ts';
import { CalendarLine } from './CalendarLine.tsx';
import type { StepProps } from './stepProps.ts';
import { StillReading } from './StillReading.tsx';

interface Props extends Pick<StepProps, 'guide' | 'onOpen'> {
  readonly of: 'services' | 'hours';
}

/** Which calendars have no services, or no hours, and the way to where they get some. */
export function CalendarsStep({ of, guide, onOpen }: Props): ReactNode {
  const t = useT();
  const state = stepState(of, guide);
  const missing =
    state.kind === 'missing'
      ? guide.calendars.filter(
          (one) => one.commercial && (of === 'services' ? one.services === 0 : !one.hasHours),
        )
      : [];
  const { count } = useInSteps({ question: of, all: missing.length, atOnce: 30, more: 40 });
  return (
    <>
      <p className="guide-text">{t(`setup.guide.${of}.text`)}</p>
      <StillReading guide={guide} until={of === 'services' ? 'catalogue' : 'schedule'} />
      {state.kind === 'done' && (
        <p className="guide-all">
          <CircleCheck size={18} aria-hidden />
          {t(`setup.guide.${of}.all`)}
        </p>
      )}
      <div className="setup-actions">
        <Button onPress={() => onOpen(of)}>{t(`setup.guide.${of}.open`)}</Button>
      </div>
      {missing.length > 0 && (
        <section className="guide-missing">
          <h4>{t(`setup.guide.${of}.missing`)}</h4>
          <ul className="guide-list">
            {missing.slice(0, count).map((calendar) => (
              <CalendarLine key={calendar.addressId} calendar={calendar} />
            ))}
          </ul>
        </section>
      )}
      {of === 'hours' && <p className="guide-note">{t('setup.guide.addresses.disabled')}</p>}
    </>
  );
}
