import { asIntentId, type BreakId, type CalendarRef } from '#shared/domain/ids.ts';
import type { Action, IntentOf } from '#shared/domain/intentOf.ts';
import { isSameBreak, type OnBreak } from '#shared/domain/kinds/breakKind.ts';
import type { RefusalReason } from '#shared/domain/refusal.ts';
import type { Break } from '#shared/domain/schedule.ts';
import type { BreakSpan } from '#shared/domain/shownBreak.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { minuteMs } from '#shared/time/durations.ts';
import { windowTask } from '../../read/windowTask.ts';
import { daysOfSpan } from './breakWindows.ts';
import type { Finding, KindContext, OutboxKind, Said, Unread } from './outboxKind.ts';

/** A copy of a break's days that is older than this is looked at again before the break is written to. */
const staleAfterMs = 2 * minuteMs;

/** Reads the breaks of the days of a span anew. What is read is in the store afterwards. */
export async function readBreaks(
  context: KindContext,
  calendar: CalendarRef,
  span: BreakSpan,
): Promise<Result<null, Unread>> {
  const read = daysOfSpan(context, calendar, 'breaks', span);
  const result = await windowTask(context, context.reading, calendar, read, Number.POSITIVE_INFINITY).run();
  return result.ok ? ok(null) : err({ error: result.error, addressId: calendar.addressId });
}

/** Before a break is written to, its copy must be what was seen; an old copy is read again first. @param lookUp where it is not */
export async function checkBreak(
  context: KindContext,
  { action, calendar }: IntentOf<OnBreak>,
  lookUp: () => Promise<Result<Finding, Unread>>,
): Promise<Result<Finding, Unread>> {
  const { breakId, seen } = action;
  const now = context.clock.now();
  const readAt = context.freshness.readAt(daysOfSpan(context, calendar, 'breaks', seen), now);
  if (readAt === null || now - readAt > staleAfterMs) {
    const read = await readBreaks(context, calendar, seen);
    if (!read.ok) return read;
  }
  const copy = context.store.schedule.break(breakId);
  return copy !== null && isSameBreak(copy, seen) ? ok({ kind: 'notDone' }) : lookUp();
}

/**
 * One break as the vendor has it. @returns `null`: it has no such break
 */
export async function readBreak(
  context: KindContext,
  { action, calendar }: IntentOf<OnBreak>,
): Promise<Result<Break | null, Unread>> {
  const days = await readBreaks(context, calendar, action.seen);
  if (!days.ok) return days;
  // A break that the vendor never numbered, because the decision that makes it was refused: there is nothing to ask for.
  if (context.store.intents.get(asIntentId(action.breakId)) !== null) return ok(null);
  const alone = await context.remote.getCalendarBreak(calendar, action.breakId);
  if (alone.ok) return ok(alone.value);
  return alone.error.kind === 'notFound'
    ? ok(null)
    : err({ error: alone.error, addressId: calendar.addressId });
}

/** It is not as it was seen. @param pause what the vendor has of it */
export function breakChanged(
  { store }: Pick<KindContext, 'store'>,
  { id, action }: IntentOf<OnBreak>,
  pause: Break | null,
): Finding {
  const isBehindRefused =
    isUnmade(store, action.breakId) ||
    store.intents
      .ofSubject({ kind: 'break', id: action.breakId })
      .some((other) => other.id !== id && other.state === 'refused');
  if (isBehindRefused) return { kind: 'changed', reason: 'beforeRefused' };
  return { kind: 'changed', reason: pause === null ? 'gone' : 'changedMeanwhile' };
}

const isUnmade = (store: KindContext['store'], id: BreakId): boolean =>
  store.intents.get(asIntentId(id)) !== null;

/** Why the vendor said no to a decision about a break (API.md §4, §5). */
export function breakReason({ error, message, fields }: Said): RefusalReason {
  if (/commercial/i.test(message)) return 'notCommercial';
  if (fields.length > 0) return 'fieldsWrong';
  if (error.kind === 'forbidden') return 'notAllowed';
  if (error.kind === 'notFound') return 'gone';
  return 'vendorRefused';
}

/** What is the same of all decisions about breaks. */
export const onBreaks = {
  rebase: () => [],
  ownTime: null,
  mayHaveMade: () => false,
  knownBefore: () => [],
  reasonOf: breakReason,
} satisfies Partial<OutboxKind<Action>>;
