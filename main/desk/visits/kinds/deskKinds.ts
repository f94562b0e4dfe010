import type { VisitDecision } from '#shared/contract/visits.ts';
import type { VisitAction, VisitActions } from '#shared/domain/kinds/decisionKinds.ts';
import { kindOf } from '#shared/domain/kinds/kindOf.ts';
import { askForOpinion } from './askForOpinion.ts';
import { book } from './book.ts';
import { cancel } from './cancel.ts';
import { confirm } from './confirm.ts';
import type { DeskKind } from './deskKind.ts';
import { move } from './move.ts';
import { presence } from './presence.ts';

/** The module of each kind of decision about visits: one that is left out does not compile. */
const deskKinds: { readonly [K in keyof VisitActions]: DeskKind<VisitActions[K]> } = {
  book,
  confirm,
  move,
  cancel,
  presence,
  askForOpinion,
};

/** The module of a decision's kind. */
export const deskKindOf = (action: VisitAction): DeskKind<VisitAction> => kindOf(deskKinds, action);

/** The module of a decision's kind, as it comes from the screen. */
export const deskKindOfDecision = (decision: VisitDecision): DeskKind<VisitAction> =>
  kindOf<VisitDecision, DeskKind<VisitAction>>(deskKinds, decision);
