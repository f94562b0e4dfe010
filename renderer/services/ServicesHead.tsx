import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CalendarEntry } from '#shared/contract/calendars.ts';
import type { Offer } from '#shared/contract/services.ts';
import { shownName } from '#shared/domain/ownName.ts';
import { useT } from '../i18n/useT.ts';
import { Button } from '../ui/Button.tsx';
import { servicesTabs, showBeside, showTab, useServicesShown } from './servicesState.ts';

interface Props {
  readonly calendar: CalendarEntry;
  /** `null`: not read yet. */
  readonly offer: Offer | null;
}

/** Whose offer it is, its parts, and the first step. */
export function ServicesHead({ calendar, offer }: Props): ReactNode {
  const t = useT();
  const shown = useServicesShown(({ tab }) => tab);
  const place = [calendar.facilityName, calendar.place].filter(Boolean).join(', ');
  return (
    <header className="hours-head services-head">
      <div className="services-who">
        <h2 className="hours-title">{shownName(calendar)}</h2>
        <p className="meta" title={place}>
          {calendar.onlineOnly ? t('services.online') : place}
          {offer?.commercial === false && <> · {t('services.notCommercial')}</>}
        </p>
      </div>
      <nav className="views" aria-label={t('services.tab.label')}>
        {servicesTabs.map((tab) => (
          <Button
            key={tab}
            rank="quiet"
            {...(tab === shown ? { 'aria-current': 'page' } : {})}
            onPress={() => showTab(tab)}
          >
            {t(`services.tab.${tab}`)}
          </Button>
        ))}
      </nav>
      {shown === 'services' && (
        <Button rank="primary" isDisabled={offer === null} onPress={() => showBeside({ kind: 'add' })}>
          <Plus size={16} aria-hidden />
          {t('services.add.open')}
        </Button>
      )}
    </header>
  );
}
