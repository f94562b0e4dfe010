import type { IntentOf } from '#shared/domain/intentOf.ts';
import { isSameBreak, isSameSpan } from '#shared/domain/kinds/breakKind.ts';
import { moveBreak as decision, type MoveBreakAction } from '#shared/domain/kinds/moveBreak.ts';
import { onTheWay } from '#shared/domain/kinds/visitKind.ts';
import { ok, type Result } from '#shared/result.ts';
import { breakKept, inBreakLane } from './breakDone.ts';
import { breakChanged, checkBreak, onBreaks, readBreak } from './breakReads.ts';
import { touchedBy } from './breakWindows.ts';
import { breakNow, decidedOn, lineOfBreak, settledOn, unsentOfKind } from './onBreak.ts';
import type { Finding, Ground, GroundContext, KindContext, OutboxKind, Unread } from './outboxKind.ts';

/** A break begins or ends at another time. */
export const moveBreak: OutboxKind<MoveBreakAction> = {
  ...onBreaks,
  decision,
  subjectNow: breakNow,
  ground,
  noted: ({ seen, to }) => ({
    since: seen.since,
    till: seen.till,
    to: { since: to.since, till: to.till },
  }),
  timesOf: ({ action }) => [action.seen.since, action.to.since],
  checkPrecondition: (context, intent) => checkBreak(context, intent, () => lookUp(context, intent)),
  async call(context, { action, calendar }) {
    const { breakId, seen, to } = action;
    const answer = await inBreakLane(context, calendar, () =>
      context.remote.moveCalendarBreak(calendar, breakId, to),
    );
    if (!answer.ok) return answer;
    const { addressId } = calendar;
    return ok(breakKept(context.store, { id: breakId, addressId, description: seen.description, ...to }));
  },
  lookUp,
  touches: (context, { action, calendar }) =>
    touchedBy(context, calendar, [action.seen, action.to], 'nextLook'),
};

/** Of several that have not left only the last does; one that leads back to where the break stands is none. */
function ground(context: GroundContext, { breakId, to }: MoveBreakAction): Ground<MoveBreakAction> {
  const line = lineOfBreak(context, breakId);
  if (line === null) return { kind: 'undecidable', why: 'breakGone' };
  const withdraws = unsentOfKind(line, 'moveBreak');
  const left = line.shownWith(line.earlier.filter((intent) => !withdraws.includes(intent)));
  const isThere = left !== null && isSameSpan(left, to) && onTheWay(line.earlier).length === 0;
  if (isThere) return settledOn(line, withdraws);
  return decidedOn(line, withdraws, (on) => ({ kind: 'moveBreak', ...on, to }));
}

async function lookUp(
  context: KindContext,
  intent: IntentOf<MoveBreakAction>,
): Promise<Result<Finding, Unread>> {
  const found = await readBreak(context, intent);
  if (!found.ok) return found;
  const { seen, to } = intent.action;
  const pause = found.value;
  if (pause !== null && isSameSpan(pause, to))
    return ok({ kind: 'done', done: breakKept(context.store, pause) });
  if (pause !== null && isSameBreak(pause, seen)) return ok({ kind: 'notDone' });
  return ok(breakChanged(context, intent, pause));
}
