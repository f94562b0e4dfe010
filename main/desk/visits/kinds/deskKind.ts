import type { VisitItem } from '#shared/contract/attention.ts';
import type { VisitDecision } from '#shared/contract/visits.ts';
import type { BookingId, CalendarRef } from '#shared/domain/ids.ts';
import type { Action, IntentOf } from '#shared/domain/intentOf.ts';
import type { DeskStore } from '../../deskStore.ts';
import type { Session } from '../../session.ts';
import type { Ground } from './ground.ts';

/** A decision of this kind, as it comes from the screen. */
export type DecisionOf<A extends Action> = Extract<VisitDecision, { kind: A['kind'] }>;

/** What the desk does with a kind of decision about visits, and tells of it. */
export interface DeskKind<A extends Action, D = DecisionOf<A>> {
  /** Compares what was on the screen when somebody decided with what is shown now: a press means what was seen. */
  ground(session: Session, decision: D): Ground;
  /**
   * The decision as the outbox takes it; `null` where a calendar that it names is gone.
   * @param visitId the id that the visit has now; `null` of a new one
   */
  action(store: DeskStore, decision: D, visitId: BookingId | null): A | null;
  /** Where what it makes will stand; `null`: it is about what stands somewhere already. */
  calendar(store: DeskStore, decision: D): CalendarRef | null;
  /** Whom the decision itself names; `null`: whoever the visit is of. */
  patient(action: A): VisitItem['patient'];
  /** What would be true after it; `null`: nothing but the visit's state. */
  wanted(intent: Pick<IntentOf<A>, 'action' | 'seen'>): VisitItem['wanted'];
  /** What was typed for it; `null`: nothing that another try could take over. */
  entered(action: A): VisitItem['entered'];
  /** @param exists whether its visit is there and not called off */
  nextSteps(exists: boolean): VisitItem['steps'];
  /** What the desk does besides when somebody decides it here, in the same transaction. @param staff initials of whoever decides */
  follow(session: Session, action: A, staff: string): void;
}
