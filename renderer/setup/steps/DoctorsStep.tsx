import type { ReactNode } from 'react';
import { useT } from '../../i18n/useT.ts';
import type { StepProps } from './stepProps.ts';
import { StillReading } from './StillReading.tsx';

/** Who works there, and whom nobody can book. */
export function DoctorsStep({ guide }: Pick<StepProps, 'guide'>): ReactNode {
  const t = useT();
  const names = new Set(guide.calendars.map(({ doctor }) => doctor));
  const waiting = guide.reading === 'catalogue' ? [] : guide.withoutCalendar;
  return (
    <>
      <p className="guide-text">{t('setup.guide.doctors.text', { count: guide.doctors })}</p>
      <StillReading guide={guide} until="catalogue" />
      {waiting.length > 0 && (
        <section className="guide-missing">
          <h4>{t('setup.guide.doctors.without')}</h4>
          <p>{waiting.join(', ')}</p>
          <p className="guide-note">{t('setup.guide.doctors.withoutWhy')}</p>
        </section>
      )}
      <ul className="guide-list guide-list-names">
        {[...names].map((name) => (
          <li key={name}>
            <span className="guide-name">{name}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
