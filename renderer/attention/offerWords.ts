import type { OfferItem } from '#shared/contract/attention.ts';
import type { OfferKindName, OfferWish } from '#shared/contract/services.ts';
import type { Translator } from '#shared/messages/makeTranslator.ts';
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
  const { reason } = item;
  const why = isOwn(reason) ? t(`services.why.${reason}`) : t(`visit.why.${reason}`);
  return { wanted: offerWishWords(item, t), why, now: '', short: why };
}

const own = ['inUse', 'changedMeanwhile', 'serviceGone', 'gone', 'fieldsWrong'] as const;
const isOwn = (reason: string): reason is (typeof own)[number] => own.some((one) => one === reason);
