import type { LastDecision } from '#shared/contract/undo.ts';
import type { AuditEntry } from '#shared/domain/auditEntry.ts';
import type { AuditKind } from '#shared/domain/auditKind.ts';
import type { IntentAction } from '#shared/domain/intent.ts';
import type { Action, IntentOf } from '#shared/domain/intentOf.ts';
import type { Actions } from '#shared/domain/kinds/decisionKinds.ts';
import { kindOf } from '#shared/domain/kinds/kindOf.ts';
import type { Session } from '../session.ts';
import { lastOfBreak } from './lastOfBreak.ts';
import { lastOfOffer } from './lastOfOffer.ts';
import { lastOfVisit } from './lastOfVisit.ts';

/** Whether it is taken back without a question is told by when it was. */
export type Found = OfEach<LastDecision>;
type OfEach<L> = L extends LastDecision ? Omit<L, 'freely'> : never;

/** A decision as the last one, with the way back from it. */
export interface LastKind<A extends Action> {
  last(session: Session, intent: IntentOf<A>, deed: Pick<AuditEntry, 'at'>): Found;
}

/** By kind: one that is left out does not compile. `null`: it goes with something else, and is never the last. */
const lastKinds: { readonly [K in keyof Actions]: LastKind<Actions[K]> | null } = {
  book: { last: lastOfVisit },
  confirm: { last: lastOfVisit },
  move: { last: lastOfVisit },
  cancel: { last: lastOfVisit },
  presence: null,
  askForOpinion: { last: lastOfVisit },
  addBreak: { last: lastOfBreak },
  moveBreak: { last: lastOfBreak },
  removeBreak: { last: lastOfBreak },
  addService: { last: lastOfOffer },
  changeService: { last: lastOfOffer },
  removeService: { last: lastOfOffer },
  changeInsurance: { last: lastOfOffer },
  changeInsuranceSupport: { last: lastOfOffer },
  // Hours have a step back of their own.
  publishDay: null,
  enableCalendar: null,
  disableCalendar: null,
};

export const lastKindOf = (action: IntentAction): LastKind<IntentAction> | null =>
  kindOf<IntentAction, LastKind<IntentAction> | null>(lastKinds, action);

/** What the audit calls decisions that can be the last. */
export const decidedKinds: readonly AuditKind[] = (Object.keys(lastKinds) as (keyof Actions)[])
  .filter((kind) => lastKinds[kind] !== null)
  .map((kind) => `intent.${kind}` as const);
