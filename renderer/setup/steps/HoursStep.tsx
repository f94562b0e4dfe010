import type { ReactNode } from 'react';
import { stepState } from '#shared/domain/setUpGuide.ts';
import { useT } from '../../i18n/useT.ts';
import { Button } from '../../ui/Button.tsx';
import { Drafts } from './Drafts.tsx';
import { MissingCalendars, NoneMissing } from './MissingCalendars.tsx';
import type { StepProps } from './stepProps.ts';
import { StillReading } from './StillReading.tsx';

/** Which calendars have no hours, the way to where they get some, and those whose hours only wait to be published. */
export function HoursStep({ guide, onOpen }: Pick<StepProps, 'guide' | 'onOpen'>): ReactNode {
  const t = useT();
  const { kind } = stepState('hours', guide);
  const missing =
    kind === 'missing'
      ? guide.calendars.filter(({ commercial, hours, draft }) => commercial && hours === 'none' && !draft)
      : [];
  const isSoon = guide.calendars.some(({ hours }) => hours === 'kept');
  return (
    <>
      <p className="guide-text">{t('setup.guide.hours.text')}</p>
      <StillReading guide={guide} until="schedule" />
      {kind === 'done' && <NoneMissing of={isSoon ? 'soon' : 'hours'} />}
      <Drafts guide={guide} onOpen={(addressId) => onOpen('hours', addressId)} />
      <div className="setup-actions">
        <Button
          // Hours that wait are published first.
          rank={missing.length > 0 && !guide.calendars.some(({ draft }) => draft) ? 'primary' : 'plain'}
          onPress={() => onOpen('hours', missing[0]?.addressId ?? null)}
        >
          {t('setup.guide.hours.open')}
        </Button>
      </div>
      <MissingCalendars of="hours" calendars={missing} facilities={guide.facilities} />
      <p className="guide-note">{t('setup.guide.addresses.disabled')}</p>
    </>
  );
}
