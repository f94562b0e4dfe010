import type { LastOfferDecision } from '#shared/contract/undo.ts';
import type { Translator } from '#shared/messages/makeTranslator.ts';

/** How the last decision is told of, where it is about what a calendar offers. */
export function offerDecidedWords({ deed, doctorName, name, calendars }: LastOfferDecision, t: Translator) {
  const others = calendars === 1 ? '' : ` (${t('services.calendars', { count: calendars })})`;
  const wish = t(`services.wish.${deed}`);
  return { what: name === '' ? wish : `${wish}, ${name}`, doctor: `${doctorName}${others}` };
}
