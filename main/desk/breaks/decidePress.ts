import type { BreakDecided } from '#shared/contract/breaks.ts';
import type { CalendarRef, IntentId } from '#shared/domain/ids.ts';
import type { BreakAction } from '#shared/domain/kinds/decisionKinds.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { calendarsOfPress } from '../calendars/calendarOf.ts';
import type { Session } from '../session.ts';

/** One decision of a press. */
export interface Wished {
  readonly action: BreakAction;
  /** Of a new break; of one that is there, it is known. */
  readonly calendar: CalendarRef | null;
}

/** Takes the decisions of one press together: all of them, or none. */
export function decidePress(
  { store, sync }: Session,
  wished: readonly Wished[],
  staff: string,
): Result<BreakDecided, Problem> {
  return store.transaction(() => {
    let first: { readonly id: IntentId; readonly heldUntil: number } | null = null;
    for (const { action, calendar } of wished) {
      const decided = sync.decisions.decide({ action, calendar, staff, bundle: first?.id });
      // The first that cannot be taken was the only one: what comes later is about something new.
      if (!decided.ok) return err({ kind: decided.error, until: null, params: {}, details: '' });
      if (decided.value.kind !== 'intent') continue;
      first ??= decided.value;
    }
    if (first === null) return ok({ kind: 'settled' });
    const { id, heldUntil } = first;
    const calendars = calendarsOfPress(store.intents.ofBundle(id));
    return ok({ kind: 'intent', id, heldUntil, calendars });
  });
}
