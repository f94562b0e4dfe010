import type { ServiceTerms, TermName } from '#shared/domain/services/terms.ts';
import type { Translator } from '#shared/messages/makeTranslator.ts';
import type { MarketplaceLocale } from '#shared/domain/marketplace.ts';
import { priceText } from '../i18n/price.ts';

/** How terms are told at this clinic. */
export interface TermWords {
  readonly t: Translator;
  readonly country: MarketplaceLocale | null;
  readonly tag: string;
}

/** A term in words, as a cell shows it. */
export function termText(name: TermName, terms: ServiceTerms, words: TermWords): string {
  const { t } = words;
  switch (name) {
    case 'duration':
      return terms.duration === null
        ? t('services.durationUnknown')
        : t('services.minutes', { minutes: terms.duration });
    case 'price':
      return priceOf(terms, words);
    case 'priceFrom':
      return t(terms.priceFrom ? 'services.yes' : 'services.no');
    case 'visible':
      return t(terms.visible ? 'services.visible' : 'services.hidden');
    case 'allowedAges':
      return agesText(terms, t);
    case 'customName':
      return terms.customName ?? t('services.noOwnName');
    case 'description':
      return terms.description?.trim() ?? '';
  }
}

/** A price as patients read it: whole, and "from" where it begins there. */
export function priceOf(
  { price, priceFrom }: Pick<ServiceTerms, 'price' | 'priceFrom'>,
  { t, country, tag }: TermWords,
): string {
  if (price === null) return t('services.noPrice');
  const text = priceText(price, country, tag);
  return priceFrom ? t('services.priceFrom', { price: text }) : text;
}

export function agesText({ allowedAges }: Pick<ServiceTerms, 'allowedAges'>, t: Translator): string {
  const { minimum, maximum } = allowedAges ?? { minimum: null, maximum: null };
  if (minimum !== null && maximum !== null) return t('services.ages.between', { from: minimum, to: maximum });
  if (minimum !== null) return t('services.ages.from', { from: minimum });
  if (maximum !== null) return t('services.ages.to', { to: maximum });
  return t('services.ages.any');
}
