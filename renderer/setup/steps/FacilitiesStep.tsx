import type { ReactNode } from 'react';
import { useT } from '../../i18n/useT.ts';
import { useBrand } from '../useBrand.ts';
import type { StepProps } from './stepProps.ts';
import { StillReading } from './StillReading.tsx';

/** Which clinics the credentials open. */
export function FacilitiesStep({ guide }: Pick<StepProps, 'guide'>): ReactNode {
  const t = useT();
  const brand = useBrand();
  return (
    <>
      <p className="guide-text">{t('setup.guide.facilities.text')}</p>
      <StillReading guide={guide} until="catalogue" />
      <ul className="guide-list">
        {guide.facilities.map(({ id, name, doctors, calendars }) => (
          <li key={id}>
            <span className="guide-name">{name}</span>
            <span className="meta tabular">{t('setup.guide.facilities.counts', { doctors, calendars })}</span>
          </li>
        ))}
      </ul>
      <p className="guide-note">{t('setup.guide.facilities.why', { brand })}</p>
    </>
  );
}
