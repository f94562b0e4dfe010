import type { Action, IntentOf } from '../intentOf.ts';
import type { OfferFold, UnderWay } from '../services/shownOffer.ts';
import type { DecisionKind } from './decisionKind.ts';

/** A kind of decision about what a calendar offers: services, insurers and who pays. */
export interface OfferKind<A extends Action> extends DecisionKind<A> {
  /** What it does to the calendar's offer as it is shown. @param intent not confirmed */
  layOnOffer(offer: OfferFold, intent: IntentOf<A>): void;
}

/** What is the same of all of them: nothing of the board changes. */
export const onOffer = { lay: () => undefined } satisfies Partial<DecisionKind<Action>>;

/** What is under way with one decision more. A refused one changes nothing and asks for attention. */
export const withIntent = (
  { pending, attention }: UnderWay,
  { id, state }: Pick<IntentOf<Action>, 'id' | 'state'>,
): UnderWay =>
  state === 'refused' ? { pending, attention: [...attention, id] } : { pending: [...pending, id], attention };
