import type { Intent } from '#shared/domain/intent.ts';
import type { WholeDesk } from '../session.ts';
import { mostWaiting, type WaitingDecisions } from '#shared/contract/attention.ts';
import { together, type Together } from './together.ts';
import { toldKindOf } from './toldKinds.ts';

/** What the vendor has not been told yet, the oldest first, at most `mostWaiting` of it. What was refused is an attention item. */
export function waitingDecisions(desk: Pick<WholeDesk, 'store' | 'view'>): WaitingDecisions {
  const waiting = waitingIn(desk.store.intents.allOpen());
  return {
    decisions: waiting.slice(0, mostWaiting).map((some) => toldKindOf(some[0].action).waiting(desk, some)),
    more: Math.max(0, waiting.length - mostWaiting),
  };
}

/** Presses of people of which something waits, the oldest first. */
export const waitingIn = (open: readonly Intent[]): readonly Together<Intent>[] =>
  together(
    open.filter(({ state, action }) => state !== 'refused' && toldKindOf(action).isOwn !== true),
    ({ id, bundle }) => bundle ?? id,
  );
