import { asIntentId, type IntentId } from '#shared/domain/ids.ts';
import { isOnBreak, type BreakAction, type BreakIntent } from '#shared/domain/kinds/decisionKinds.ts';
import { isSameBreak, isSameSpan } from '#shared/domain/kinds/breakKind.ts';
import type { DeskReads } from '../deskReads.ts';
import type { Session } from '../session.ts';
import { breakOf, wantedBreak } from './breakWish.ts';

/**
 * The decision that leads back from one about a break that has left the desk; `null`: the break is not as that one left it.
 */
export function wayBackFrom(
  store: Pick<DeskReads, 'intents' | 'schedule'>,
  intent: BreakIntent,
): BreakAction | null {
  const { action, state } = intent;
  if (state === 'refused') return null;
  const now = breakOf(store, intent);
  const { since, till, description } = wantedBreak(action);
  switch (action.kind) {
    case 'addBreak':
      return now !== null && isSameBreak(now, action)
        ? { kind: 'removeBreak', breakId: now.id, seen: { since, till, description } }
        : null;
    case 'moveBreak':
      return now !== null && isSameSpan(now, action.to)
        ? {
            kind: 'moveBreak',
            breakId: now.id,
            seen: { ...action.to, description },
            to: { since, till },
          }
        : null;
    case 'removeBreak':
      return now === null ? { kind: 'addBreak', since, till, description } : null;
  }
}

/** Leads back from a press: what has not left is undone, the rest gets its opposite, as one press. */
export function takeBackPress({ store, sync }: Session, intentId: string, staff: string): 'done' | 'gone' {
  return store.transaction(() => {
    let first: IntentId | undefined;
    let done = false;
    for (const one of store.intents.ofBundle(asIntentId(intentId)).filter(isOnBreak)) {
      if (sync.decisions.undo(one.id, staff) === 'undone') {
        done = true;
        continue;
      }
      const action = wayBackFrom(store, one);
      if (action === null) continue;
      const { calendar } = one;
      const decided = sync.decisions.decide({ action, calendar, staff, bundle: first });
      if (!decided.ok) continue;
      done = true;
      if (decided.value.kind === 'intent') first ??= decided.value.id;
    }
    return done ? 'done' : 'gone';
  });
}
