import type { IntentOf } from './intentOf.ts';
import type { Actions } from './kinds/decisionKinds.ts';

/** The kinds of decisions. */
export type ActionKind = keyof Actions;

/** What a receptionist can decide: one of the kinds that have a module in `kinds/`. */
export type IntentAction = Actions[ActionKind];

/** Something a receptionist decided, on its way to the vendor. */
export type Intent = IntentOf<IntentAction>;

/** After so many sends that each came back as not done, a person is asked. */
export const mostAttempts = 6;
