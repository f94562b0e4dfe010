import type { BookingId, IntentId } from '#shared/domain/ids.ts';
import type { Action } from '#shared/domain/intentOf.ts';
import { isVisitAction, visitKindOf } from '#shared/domain/kinds/decisionKinds.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import type { Store } from '../../ports.ts';
import { noteOf } from '../note.ts';

/**
 * A sweep can show a visit under its new number before the answer that gives it. Somebody may decide on it there, while an earlier
 * decision still waits under the old number. When both stand in one line, the later one takes back what it supersedes, as it would
 * have at once: else the earlier one leaves first, and the later one meets a visit that nobody saw so.
 * @param decidedThere what was decided under the new number
 * @returns what was taken back, in the order in which it was decided
 */
export function joinLines(
  store: Pick<Store<Action>, 'intents'>,
  visit: BookingId,
  decidedThere: ReadonlySet<IntentId>,
  at: EpochMs,
): readonly IntentId[] {
  const line = store.intents.ofVisit(visit).filter(({ state }) => state !== 'refused');
  const takenBack = new Set<IntentId>();
  for (const [index, { id, action }] of line.entries()) {
    if (!decidedThere.has(id) || !isVisitAction(action)) continue;
    const earlier = line
      .slice(0, index)
      .filter((intent) => !decidedThere.has(intent.id) && !takenBack.has(intent.id));
    for (const withdrawn of visitKindOf(action).supersede(action, earlier, null).withdraws) {
      store.intents.drop(withdrawn, id, noteOf(at, {}));
      takenBack.add(withdrawn);
    }
  }
  return line.filter(({ id }) => takenBack.has(id)).map(({ id }) => id);
}
