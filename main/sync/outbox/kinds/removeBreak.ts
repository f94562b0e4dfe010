import type { IntentOf } from '#shared/domain/intentOf.ts';
import { isSameBreak } from '#shared/domain/kinds/breakKind.ts';
import { removeBreak as decision, type RemoveBreakAction } from '#shared/domain/kinds/removeBreak.ts';
import { unsent } from '#shared/domain/kinds/visitKind.ts';
import { ok, type Result } from '#shared/result.ts';
import { breakGone, inBreakLane } from './breakDone.ts';
import { breakChanged, checkBreak, onBreaks, readBreak } from './breakReads.ts';
import { touchedBy } from './breakWindows.ts';
import { breakNow, decidedOn, isAdding, lineOfBreak, settledOn, unsentOfKind } from './onBreak.ts';
import type { Finding, Ground, GroundContext, KindContext, OutboxKind, Unread } from './outboxKind.ts';

/** The time is open again. */
export const removeBreak: OutboxKind<RemoveBreakAction> = {
  ...onBreaks,
  decision,
  subjectNow: breakNow,
  ground,
  noted: ({ seen }) => ({ since: seen.since, till: seen.till }),
  timesOf: ({ action }) => [action.seen.since],
  checkPrecondition: (context, intent) => checkBreak(context, intent, () => lookUp(context, intent)),
  async call(context, { action, calendar }) {
    const { breakId } = action;
    const answer = await inBreakLane(context, calendar, () =>
      context.remote.deleteCalendarBreak(calendar, breakId),
    );
    return answer.ok ? ok(breakGone(context.store, breakId)) : answer;
  },
  lookUp,
  // Its time is what the next caller may want.
  touches: (context, { action, calendar }) => touchedBy(context, calendar, [action.seen], 'now'),
};

/** A break that has never left is taken back with all that was decided on it. */
function ground(context: GroundContext, { breakId }: RemoveBreakAction): Ground<RemoveBreakAction> {
  const line = lineOfBreak(context, breakId);
  if (line === null) return { kind: 'undecidable', why: 'breakGone' };
  const waiting = line.earlier.filter((intent) => unsent([intent]).length > 0);
  if (waiting.some(isAdding)) return settledOn(line, waiting);
  return decidedOn(line, unsentOfKind(line, 'moveBreak'), (on) => ({ kind: 'removeBreak', ...on }));
}

async function lookUp(
  context: KindContext,
  intent: IntentOf<RemoveBreakAction>,
): Promise<Result<Finding, Unread>> {
  const found = await readBreak(context, intent);
  if (!found.ok) return found;
  const pause = found.value;
  // What is gone, or was never made, is removed as it was wanted.
  if (pause === null) return ok({ kind: 'done', done: breakGone(context.store, intent.action.breakId) });
  if (isSameBreak(pause, intent.action.seen)) return ok({ kind: 'notDone' });
  return ok(breakChanged(context, intent, pause));
}
