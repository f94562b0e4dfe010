import type { AttentionItem, WaitingDecision } from '#shared/contract/attention.ts';
import type { IntentId } from '#shared/domain/ids.ts';
import type { Action, IntentOf } from '#shared/domain/intentOf.ts';
import type { Session, WholeDesk } from '../session.ts';
import type { Together } from './together.ts';

/** How a kind of decision is told of to people. */
export interface ToldKind<A extends Action> {
  /** @param some of one press, and refused for one reason */
  item(desk: Pick<WholeDesk, 'store' | 'view'>, some: Together<IntentOf<A>>): AttentionItem;
  /** @param some of one press, none of them refused */
  waiting(desk: Pick<WholeDesk, 'store' | 'view'>, some: Together<IntentOf<A>>): WaitingDecision;
  /** What is refused for one cause is one item; absent: of one press. */
  causeOf?(intent: IntentOf<A>): string;
  /** What `again` does, where it is not the same decision once more. */
  again?(session: Session, intent: IntentOf<A>): void;
  /** What else goes on under the new decision; `by`: `null`, where nothing more was to be decided. */
  carryOn?(session: Session, intent: IntentOf<A>, by: IntentId | null): void;
  /** The desk's own step, which nobody has pressed: it is not told among what waits. */
  readonly isOwn?: true;
}
