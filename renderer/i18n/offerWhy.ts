import type { RefusalReason } from '#shared/domain/refusal.ts';
import type { Translator } from '#shared/messages/makeTranslator.ts';

/** Why the vendor did not take a decision about what a calendar offers, in the clinic's words. */
export const offerWhy = (reason: RefusalReason, t: Translator): string =>
  isOwn(reason) ? t(`services.why.${reason}`) : t(`visit.why.${reason}`);

/** Reasons that mean something else for an offer than for a visit. */
const own = ['inUse', 'changedMeanwhile', 'serviceGone', 'gone', 'fieldsWrong'] as const;
const isOwn = (reason: string): reason is (typeof own)[number] => own.some((known) => known === reason);
