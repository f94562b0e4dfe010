import type { BookingId } from '../ids.ts';
import type { IntentOf } from '../intentOf.ts';
import { book, type BookAction } from './book.ts';
import { cancel, type CancelAction } from './cancel.ts';
import { confirm, type ConfirmAction } from './confirm.ts';
import { kindOf } from './kindOf.ts';
import { move, type MoveAction } from './move.ts';
import { presence, type PresenceAction } from './presence.ts';
import type { VisitKind } from './visitKind.ts';

/** What a receptionist can decide, by kind. Files and audit know the kinds by these names. */
export interface Actions {
  readonly book: BookAction;
  readonly confirm: ConfirmAction;
  readonly move: MoveAction;
  readonly cancel: CancelAction;
  readonly presence: PresenceAction;
}

/** The module of each kind: one that is left out does not compile. */
export const decisionKinds: { readonly [K in keyof Actions]: VisitKind<Actions[K]> } = {
  book,
  confirm,
  move,
  cancel,
  presence,
};

/** The visit that a decision is about; one that the vendor has not numbered yet goes by the intent's own id. */
export const visitOf = (intent: Pick<IntentOf<Actions[keyof Actions]>, 'id' | 'action'>): BookingId =>
  visitKindOf(intent.action).subjectOf(intent).id;

/** The module of a decision's kind: all that there are today are about visits. */
export const visitKindOf = (action: Actions[keyof Actions]): VisitKind<Actions[keyof Actions]> =>
  kindOf(decisionKinds, action);
