import type { BreakItem } from '#shared/contract/attention.ts';
import type { BreakKindName, BreakWish } from '#shared/contract/breaks.ts';
import type { AttentionWords } from './itemWords.ts';
import { spanWords, type SayingTimes } from '../i18n/spanWords.ts';

/** What was decided about a break: `A break, 12:00 to 13:00, lunch · 3 calendars`. */
export function breakWishWords(
  { kind, span, to, description, calendars }: BreakWish & { readonly kind: BreakKindName },
  saying: SayingTimes,
): string {
  const { t } = saying;
  const wanted = t(`breaks.wanted.${kind}`, {
    span: spanWords(span, saying),
    to: to === null ? '' : spanWords(to, saying),
  });
  const named = description === null || description === '' ? wanted : `${wanted}, ${description}`;
  return calendars === 1 ? named : `${named} · ${t('breaks.calendars', { count: calendars })}`;
}

/** An attention item about a break in the clinic's words. */
export function breakItemWords(item: BreakItem, saying: SayingTimes): AttentionWords {
  const { t } = saying;
  const { reason, now } = item;
  const why =
    reason === 'changedMeanwhile' || reason === 'gone' ? t(`breaks.why.${reason}`) : t(`visit.why.${reason}`);
  return {
    wanted: breakWishWords(item, saying),
    why,
    now: now === null ? t('breaks.now.none') : t('breaks.now.there', { span: spanWords(now, saying) }),
    short: why,
  };
}
