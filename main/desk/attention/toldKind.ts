import type { AttentionItem, WaitingDecision } from '#shared/contract/attention.ts';
import type { Action, IntentOf } from '#shared/domain/intentOf.ts';
import type { WholeDesk } from '../session.ts';
import type { Together } from './together.ts';

/** How a kind of decision is told of to people. */
export interface ToldKind<A extends Action> {
  /** @param some of one press, and refused for one reason */
  item(desk: Pick<WholeDesk, 'store' | 'view'>, some: Together<IntentOf<A>>): AttentionItem;
  /** @param some of one press, none of them refused */
  waiting(desk: Pick<WholeDesk, 'store' | 'view'>, some: Together<IntentOf<A>>): WaitingDecision;
}
