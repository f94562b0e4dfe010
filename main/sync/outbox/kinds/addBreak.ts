import type { CalendarRef } from '#shared/domain/ids.ts';
import type { IntentOf } from '#shared/domain/intentOf.ts';
import { addBreak as decision, type AddBreakAction } from '#shared/domain/kinds/addBreak.ts';
import { isSameBreak } from '#shared/domain/kinds/breakKind.ts';
import type { Break } from '#shared/domain/schedule.ts';
import { ok, type Result } from '#shared/result.ts';
import { addDays, startOfDay } from '#shared/time/zone.ts';
import { breakMade, inBreakLane } from './breakDone.ts';
import { onBreaks, readBreaks } from './breakReads.ts';
import { daysOfSpan, touchedBy } from './breakWindows.ts';
import { breakNow } from './onBreak.ts';
import type { Finding, Ground, GroundContext, KindContext, OutboxKind, Unread } from './outboxKind.ts';

/** A calendar takes no bookings for a while. */
export const addBreak: OutboxKind<AddBreakAction> = {
  ...onBreaks,
  decision,
  subjectNow: breakNow,
  ground,
  // What it is for may name a patient, and the audit names none.
  noted: ({ since, till }) => ({ since, till }),
  timesOf: ({ action }) => [action.since],
  // A new break stands on nothing.
  checkPrecondition: () => Promise.resolve(ok({ kind: 'notDone' })),
  async call(context, intent) {
    const { action, calendar } = intent;
    const { since, till, description } = action;
    const answer = await inBreakLane(context, calendar, () =>
      context.remote.addCalendarBreak(calendar, {
        since,
        till,
        ...(description !== null && { description }),
      }),
    );
    if (!answer.ok) return answer;
    const { id, break: told } = answer.value;
    const made = told ?? { id, addressId: calendar.addressId, since, till, description };
    return ok(breakMade(context.store, intent, made));
  },
  lookUp,
  touches: (context, { action, calendar }) => touchedBy(context, calendar, [action], 'nextLook'),
};

/** The same break, which is shown already, is not wanted twice: the vendor refuses a second one, too (API.md §5). */
function ground(
  context: GroundContext,
  action: AddBreakAction,
  calendar: CalendarRef | null,
): Ground<AddBreakAction> {
  if (calendar === null) return { kind: 'undecidable', why: 'breakGone' };
  const { addressId } = calendar;
  const window = { from: action.since, to: action.till };
  const { store } = context;
  const shown = context.projectBreaks(
    store.schedule.breaksInWindow([addressId], window),
    store.intents.open([addressId]),
  );
  const isThere = shown.some((pause) => pause.addressId === addressId && isSameBreak(pause, action));
  return {
    kind: 'decided',
    subject: null,
    withdraws: [],
    intent: isThere ? null : { action, calendar, seen: null },
  };
}

/** It has no number yet: it is known again by its calendar, its times and what it is for. */
async function lookUp(
  context: KindContext,
  intent: IntentOf<AddBreakAction>,
): Promise<Result<Finding, Unread>> {
  const { action, calendar } = intent;
  const read = await readBreaks(context, calendar, action);
  if (!read.ok) return read;
  const made = findAdded(
    action,
    context.store.schedule.breaksInWindow([calendar.addressId], { from: action.since, to: action.till }),
  );
  if (made !== null) return ok({ kind: 'done', done: breakMade(context.store, intent, made) });
  // A second one would close the calendar twice; which of both is wanted is for a person.
  return ok(
    movedSince(context, intent) === null
      ? { kind: 'notDone' }
      : { kind: 'changed', reason: 'changedMeanwhile' },
  );
}

/** The break that was wanted, at another time of its days: somebody moved it in the panel before it was looked for. */
function movedSince(context: KindContext, { id, action, calendar }: IntentOf<AddBreakAction>): Break | null {
  const { store, zoneOf } = context;
  const zone = zoneOf(calendar.facilityId);
  const { first, last } = daysOfSpan(context, calendar, 'breaks', action);
  const days = { from: startOfDay(first, zone), to: startOfDay(addDays(last, 1), zone) };
  const isOfAnother = (pause: Break): boolean =>
    store.intents.ofSubject({ kind: 'break', id: pause.id }).some((other) => other.id !== id);
  return (
    store.schedule
      .breaksInWindow([calendar.addressId], days)
      .find((pause) => isSameElsewhen(pause, action) && !isOfAnother(pause)) ?? null
  );
}

/** The same words and length; without words nothing could tell it from another break of the day. */
const isSameElsewhen = (pause: Break, { since, till, description }: AddBreakAction): boolean =>
  description !== null &&
  description !== '' &&
  pause.description === description &&
  pause.till - pause.since === till - since;

/** The break that was wanted, among those that stand there; `null`: it is not done. Pure. */
export const findAdded = (action: AddBreakAction, there: readonly Break[]): Break | null =>
  there.find((pause) => isSameBreak(pause, action)) ?? null;
