import type { LucideIcon } from 'lucide-react';
import type { VisitDetails } from '#shared/contract/visits.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import type { Translator } from '#shared/messages/makeTranslator.ts';
import type { Ways } from '../../state/steps.ts';

/** What the rules look at; details of a visit have it, and so has a card with its clinic's zone. */
export type Standing = Pick<
  VisitDetails,
  'status' | 'start' | 'end' | 'confirmed' | 'presence' | 'arrival' | 'timeZone'
>;

/** Why something cannot be done with a visit now. */
export type WhyNot =
  'cancelled' | 'coming' | 'notBegun' | 'done' | 'missed' | 'noStep' | 'confirmed' | 'marked' | 'begun';

/** What a press on an action is: a step of the patient's, a decision that is taken at once, or one that a form asks more about. */
export type Press =
  | { readonly kind: 'step'; readonly way: keyof Ways }
  | { readonly kind: 'confirm' }
  | { readonly kind: 'form'; readonly task: 'move' | 'cancel' };

/** Something that can be done with a visit: how it looks, when it makes sense, and what a press on it is. */
export interface VisitActionKind {
  readonly icon: LucideIcon;
  readonly press: Press;
  /** Why it makes no sense for a visit that is not called off; `null`: it does. */
  whyNot(visit: Standing, now: EpochMs): WhyNot | null;
  /** What it is called. */
  word(ways: Ways, t: Translator): string;
}
