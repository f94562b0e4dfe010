import type { VisitDecision } from '#shared/contract/visits.ts';
import type { IntentAction } from '#shared/domain/intent.ts';
import type { Actions } from '#shared/domain/kinds/decisionKinds.ts';
import { kindOf } from '#shared/domain/kinds/kindOf.ts';
import { book } from './book.ts';
import { cancel } from './cancel.ts';
import { confirm } from './confirm.ts';
import type { DeskKind } from './deskKind.ts';
import { move } from './move.ts';
import { presence } from './presence.ts';

/** The module of each kind of decision: one that is left out does not compile. */
const deskKinds: { readonly [K in keyof Actions]: DeskKind<Actions[K]> } = {
  book,
  confirm,
  move,
  cancel,
  presence,
};

/** The module of a decision's kind. */
export const deskKindOf = (action: IntentAction): DeskKind<IntentAction> => kindOf(deskKinds, action);

/** The module of a decision's kind, as it comes from the screen. */
export const deskKindOfDecision = (decision: VisitDecision): DeskKind<IntentAction> =>
  kindOf<VisitDecision, DeskKind<IntentAction>>(deskKinds, decision);
