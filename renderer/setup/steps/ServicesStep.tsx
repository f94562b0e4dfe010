import type { ReactNode } from 'react';
import { stepState } from '#shared/domain/setUpGuide.ts';
import { useT } from '../../i18n/useT.ts';
import { Button } from '../../ui/Button.tsx';
import { MissingCalendars, NoneMissing } from './MissingCalendars.tsx';
import type { StepProps } from './stepProps.ts';
import { StillReading } from './StillReading.tsx';

/** Which calendars have no services, and the way to where they get some. */
export function ServicesStep({ guide, onOpen }: Pick<StepProps, 'guide' | 'onOpen'>): ReactNode {
  const t = useT();
  const { kind } = stepState('services', guide);
  const missing =
    kind === 'missing'
      ? guide.calendars.filter((calendar) => calendar.commercial && calendar.services === 0)
      : [];
  return (
    <>
      <p className="guide-text">{t('setup.guide.services.text')}</p>
      <StillReading guide={guide} until="catalogue" />
      {kind === 'done' && <NoneMissing of="services" />}
      <div className="setup-actions">
        <Button
          rank={missing.length > 0 ? 'primary' : 'plain'}
          onPress={() => onOpen('services', missing[0]?.addressId ?? null)}
        >
          {t('setup.guide.services.open')}
        </Button>
      </div>
      <MissingCalendars of="services" calendars={missing} facilities={guide.facilities} />
    </>
  );
}
