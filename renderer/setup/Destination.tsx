import type { ReactNode } from 'react';
import { type MarketplaceLocale, marketplaces } from '#shared/domain/marketplace.ts';
import { countryName } from '../i18n/countries.ts';
import { useLanguage, useT } from '../i18n/useT.ts';
import { CountryChoice } from './CountryChoice.tsx';

interface Props {
  readonly locale: MarketplaceLocale;
  /** Set where the desk can only go to the practice clinic on this port. */
  readonly practicePort: number | null;
  /** `null`: the clinic at work stays where it is. */
  readonly onChange: ((locale: MarketplaceLocale) => void) | null;
}

/** Which marketplace the credentials are for: chosen before there is a clinic, and only named afterwards. */
export function Destination({ locale, practicePort, onChange }: Props): ReactNode {
  const t = useT();
  const language = useLanguage();
  if (practicePort === null && onChange !== null)
    return <CountryChoice label={t('setup.country')} value={locale} onChange={onChange} withBrand />;
  const { brand, domain } = marketplaces[locale];
  return (
    <div className="field">
      <p className="field-label">{t('setup.destination')}</p>
      <p className="setup-destination">
        {practicePort === null
          ? t('setup.countryOption', { country: countryName(locale, language), brand, domain })
          : t('setup.practiceHere', { port: String(practicePort) })}
      </p>
    </div>
  );
}
