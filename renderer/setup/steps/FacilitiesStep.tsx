import type { ReactNode } from 'react';
import { clinicKeyOf } from '#shared/domain/clinicKey.ts';
import { clinicName } from '../../i18n/clinicName.ts';
import { useLanguage, useT } from '../../i18n/useT.ts';
import { useDesk } from '../../state/desk.ts';
import { useBrands } from '../useBrands.ts';
import type { StepProps } from './stepProps.ts';
import { StillReading } from './StillReading.tsx';

/** Which clinics the credentials open; of several credentials, by which. */
export function FacilitiesStep({ guide }: Pick<StepProps, 'guide'>): ReactNode {
  const t = useT();
  const brand = useBrands();
  const nameOf = useNameOf();
  return (
    <>
      <p className="guide-text">{t('setup.guide.facilities.text')}</p>
      <StillReading guide={guide} until="catalogue" />
      <ul className="guide-list">
        {guide.facilities.map(({ id, name, doctors, calendars }) => (
          <li key={id}>
            <span className="guide-name">{name}</span>
            <span className="meta tabular">{t('setup.guide.facilities.counts', { doctors, calendars })}</span>
            <span className="meta guide-of">{nameOf(id)}</span>
          </li>
        ))}
      </ul>
      <p className="guide-note">{t('setup.guide.facilities.why', { brand })}</p>
    </>
  );
}

/** Which of the desk's clinics a facility is of, in words; nothing where the desk has one. */
function useNameOf(): (facilityId: string) => string | null {
  const language = useLanguage();
  const clinics = useDesk(({ connection }) => (connection.kind === 'none' ? undefined : connection.clinics));
  return (facilityId) => {
    const clinic = clinics?.find(({ key }) => key === clinicKeyOf(facilityId));
    return clinics === undefined || clinic === undefined ? null : clinicName(clinic, clinics, language);
  };
}
