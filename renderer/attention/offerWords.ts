import type { OfferItem } from '#shared/contract/attention.ts';
import type { OfferKindName, OfferWish } from '#shared/contract/services.ts';
import type { Translator } from '#shared/messages/makeTranslator.ts';
import { offerWhy } from '../i18n/offerWhy.ts';
import type { AttentionWords } from './itemWords.ts';

/** What was decided about an offer: `to add “Consultation” · 3 calendars`. */
export function offerWishWords(
  { kind, name, calendars }: OfferWish & { readonly kind: OfferKindName },
  t: Translator,
): string {
  const wanted =
    kind === 'changeInsuranceSupport'
      ? t('services.wanted.changeInsuranceSupport')
      : t(`services.wanted.${kind}`, { name });
  return calendars === 1 ? wanted : `${wanted} · ${t('services.calendars', { count: calendars })}`;
}

/** An attention item about an offer in the clinic's words. */
export function offerItemWords(item: OfferItem, t: Translator): AttentionWords {
  const why = offerWhy(item.reason, t);
  return { wanted: offerWishWords(item, t), why, now: '', short: why };
}
