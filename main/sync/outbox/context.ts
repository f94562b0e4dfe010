import type { IntentAction } from '#shared/domain/intent.ts';
import type { Action, IntentOf } from '#shared/domain/intentOf.ts';
import type { Hint } from '../events/hints.ts';
import type { SyncListener } from '../parts.ts';
import type { Store } from '../ports.ts';
import type { ReadContext } from '../read/context.ts';
import type { OutboxKinds } from './kinds/outboxKind.ts';
import type { Records } from './record.ts';

/** What the outbox is handed; the decisions that it carries are of the kinds `A`. */
export interface OutboxParts<A extends Action = IntentAction> extends Pick<
  ReadContext,
  | 'clock'
  | 'freshness'
  | 'lanes'
  | 'log'
  | 'problemOfThrown'
  | 'random'
  | 'reading'
  | 'remote'
  | 'settings'
  | 'zone'
  | 'zoneOf'
> {
  readonly store: Store<A>;
  readonly on: Pick<SyncListener, 'changed'> & { intentChanged(intent: IntentOf<A>): void };
  /**
   * Makes reads due, besides what the plan says. What can wait for the next look into the queue is read with what is in it.
   * It costs no look of its own.
   */
  readonly hint: (hints: readonly Hint[], when: 'now' | 'nextLook') => void;
}

/** What one step of an intent needs. */
export interface OutboxContext<A extends Action> extends OutboxParts<A> {
  readonly records: Records;
  /** All that is special to one kind of decision is in its module. */
  readonly kinds: OutboxKinds<A>;
}
