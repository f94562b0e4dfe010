import type { ReactNode } from 'react';
import { marketplaces } from '#shared/domain/marketplace.ts';
import { countryName } from '../../i18n/countries.ts';
import { useLanguage, useT } from '../../i18n/useT.ts';
import { Button } from '../../ui/Button.tsx';
import type { ConnectedClinic } from '../connectedClinics.ts';
import type { Given } from '../given.ts';

interface Props {
  readonly clinic: ConnectedClinic;
  /** Only other credentials bring it back to work. */
  readonly needsCredentials: boolean;
  readonly onRenew: (given: Given) => void;
}

/** A clinic of this desk: where it is, by which client, and what keeps it from work. */
export function ClinicLine({ clinic, needsCredentials, onRenew }: Props): ReactNode {
  const t = useT();
  const language = useLanguage();
  const { locale, clientId, practicePort, rests } = clinic;
  const country = countryName(locale, language);
  const name =
    practicePort === null
      ? t('setup.countryOption', { country, ...marketplaces[locale] })
      : `${t('setup.guide.connection.practice')} – ${country}`;
  return (
    <li>
      <span className="guide-name">{name}</span>
      {clientId !== null && (
        <span className="meta guide-id">{t('setup.guide.connection.client', { id: clientId })}</span>
      )}
      {needsCredentials && clientId !== null && (
        <span className="guide-line-end">
          <span className="guide-badge" data-tone="care">
            {rests === 'untilRenewed' ? t('setup.guide.connection.rests') : t('app.line.refused')}
          </span>
          <Button
            rank="primary"
            aria-label={`${t('setup.renew.open')} ${name}`}
            onPress={() => onRenew({ locale, clientId, practicePort })}
          >
            {t('setup.renew.open')}
          </Button>
        </span>
      )}
      {rests === 'forNow' && (
        <span className="guide-line-end">
          <span className="guide-badge" data-tone="care">
            {t('setup.guide.connection.rests')}
          </span>
          <span className="meta">{t('setup.guide.connection.restsForNow')}</span>
        </span>
      )}
    </li>
  );
}
