import type { ReactNode } from 'react';
import { type MarketplaceLocale, marketplaces } from '#shared/domain/marketplace.ts';
import { Choice } from '../ui/Choice.tsx';
import { countries } from '../i18n/countries.ts';
import { useLanguage, useT } from '../i18n/useT.ts';

interface Props {
  readonly label: string;
  readonly value: MarketplaceLocale;
  readonly onChange: (locale: MarketplaceLocale) => void;
  /** Adds the marketplace's brand and domain to each country. */
  readonly withBrand?: boolean;
}

/** The vendor's 13 countries, by their names in the window's language. */
export function CountryChoice({ label, value, onChange, withBrand = false }: Props): ReactNode {
  const t = useT();
  const language = useLanguage();
  const options = countries(language).map(({ locale, name }) => {
    const { brand, domain } = marketplaces[locale];
    return {
      value: locale,
      label: withBrand ? t('setup.countryOption', { country: name, brand, domain }) : name,
    };
  });
  return <Choice label={label} value={value} options={options} onChange={onChange} />;
}
