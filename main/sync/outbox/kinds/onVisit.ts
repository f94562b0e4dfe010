import type { Booking } from '#shared/domain/booking.ts';
import type { BookingId } from '#shared/domain/ids.ts';
import type { Action, IntentOf } from '#shared/domain/intentOf.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { minuteMs } from '#shared/time/durations.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import type { Finding, KindContext, OutboxKind, Unread } from './outboxKind.ts';
import { isAsSeen, findingOf, type Found, type VisitFinding } from './visitFinding.ts';
import { visitNow } from './visitGround.ts';
import { freshen, readVisit } from './visitReads.ts';
import { visitReason } from './visitRefusals.ts';

/** The copy of a visit that is older than this is looked at again before it is written to. */
const staleAfterMs = 2 * minuteMs;

/** What is the same of all decisions on a visit that is there already and stays where it is. */
export const onVisit = {
  subjectNow: visitNow,
  noted: () => ({}),
  rebase: () => [],
  ownTime: null,
  timesOf: ({ seen }: Pick<IntentOf<Action>, 'seen'>): readonly EpochMs[] =>
    seen === null ? [] : [seen.start],
  mayHaveMade: () => false,
  knownBefore: () => [],
  reasonOf: (said) => visitReason(said),
} satisfies Partial<OutboxKind<Action>>;

/**
 * Before a visit is written to, its copy must be what the receptionist saw. An old copy is read again first, however new the
 * decision is: what somebody marked an hour ago may not be in it.
 */
export async function checkVisit(
  context: KindContext,
  intent: IntentOf<Action>,
  bookingId: BookingId,
  lookUp: () => Promise<Result<Finding, Unread>>,
): Promise<Result<Finding, Unread>> {
  const fresh = await freshen(context, intent, staleAfterMs);
  if (!fresh.ok) return fresh;
  const isSame = isAsSeen(intent, context.store.bookings.get(bookingId));
  return isSame ? ok({ kind: 'notDone' }) : lookUp();
}

/** Looks what became of a decision that leaves its visit where it is. @param find compares what was wanted with what is true */
export async function lookUpVisit(
  context: KindContext,
  intent: IntentOf<Action>,
  bookingId: BookingId,
  find: (found: Found) => VisitFinding,
): Promise<Result<Finding, Unread>> {
  const found = await readVisit(context, intent, bookingId, null);
  return found.ok
    ? ok(findingOf(context.store, intent, bookingId, intent.calendar, find(found.value)))
    : err(found.error);
}

/** It is true of the visit already. */
export const isDone = (booking: Booking): VisitFinding => ({ kind: 'done', booking, isNew: false });
