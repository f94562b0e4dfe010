import { asBreakId, asIntentId, type BreakId, type CalendarRef } from '#shared/domain/ids.ts';
import type { Action, IntentOf } from '#shared/domain/intentOf.ts';
import type { AddBreakAction } from '#shared/domain/kinds/addBreak.ts';
import { isSameBreak, type OnBreak } from '#shared/domain/kinds/breakKind.ts';
import { unsent } from '#shared/domain/kinds/visitKind.ts';
import type { Break } from '#shared/domain/schedule.ts';
import type { ShownBreak } from '#shared/domain/shownBreak.ts';
import type { Subject } from '#shared/domain/subject.ts';
import type { Ground, GroundContext } from './outboxKind.ts';
import { isWaiting } from './visitGround.ts';

/** What a decision on a break finds when it is made: the break as it is shown, and what was decided on it before. */
export interface BreakLine {
  readonly subject: Extract<Subject, { kind: 'break' }>;
  readonly calendar: CalendarRef;
  /** Open decisions on it, oldest first. */
  readonly earlier: readonly IntentOf<Action>[];
  /** With all of them laid over it. */
  readonly shown: ShownBreak;
  /** With only some of them laid over it. */
  shownWith(some: readonly IntentOf<Action>[]): ShownBreak | null;
}

/** `null`: there is no such break any more. */
export function lineOfBreak(context: GroundContext, id: BreakId): BreakLine | null {
  const { copy, breakId } = idsOf(context, id);
  const subject = { kind: 'break', id: breakId } as const;
  const earlier = context.store.intents.ofSubject(subject);
  const shownWith = (some: readonly IntentOf<Action>[]): ShownBreak | null =>
    context.projectBreaks(copy === null ? [] : [copy], some)[0] ?? null;
  const shown = shownWith(earlier);
  const calendar = calendarOf(context, copy, breakId);
  return shown === null || calendar === null ? null : { subject, calendar, earlier, shown, shownWith };
}

/** The line in which decisions on a break stand now. */
export const breakNow = (context: GroundContext, subject: Subject): Subject =>
  subject.kind === 'break' ? { kind: 'break', id: idsOf(context, subject.id).breakId } : subject;

/** What a decision comes to for which nothing is left to tell the vendor. */
export const settledOn = (
  { subject }: Pick<BreakLine, 'subject'>,
  withdraws: readonly IntentOf<Action>[],
): Ground<never> => ({ kind: 'decided', subject, withdraws: withdraws.map(({ id }) => id), intent: null });

/** What a decision comes to that stands behind what is left of the line. */
export function decidedOn<A extends OnBreak>(
  line: BreakLine,
  withdraws: readonly IntentOf<Action>[],
  actionOn: (seen: Pick<A, 'breakId' | 'seen'>) => A,
): Ground<A> {
  const { subject, calendar, earlier } = line;
  // What the vendor will have when this one's turn comes: the fold without what is about to be taken back.
  const left = line.shownWith(earlier.filter((intent) => !withdraws.includes(intent)));
  if (left === null) return { kind: 'undecidable', why: 'breakGone' };
  const { since, till, description } = left;
  return {
    kind: 'decided',
    subject,
    withdraws: withdraws.map(({ id }) => id),
    intent: {
      action: actionOn({ breakId: subject.id, seen: { since, till, description } }),
      calendar,
      seen: null,
    },
  };
}

/** Those of a kind that have not left. */
export const unsentOfKind = (
  { earlier }: Pick<BreakLine, 'earlier'>,
  kind: string,
): readonly IntentOf<Action>[] =>
  earlier.filter((intent) => intent.action.kind === kind && unsent([intent]).length > 0);

/**
 * A sweep may see a break before the answer to its own decision is here. Until then the break goes by that decision's id: what is
 * decided on it stands in the same line.
 */
function idsOf(
  { store }: GroundContext,
  id: BreakId,
): { readonly copy: Break | null; readonly breakId: BreakId } {
  const copy = store.schedule.break(id);
  if (copy === null) return { copy, breakId: id };
  const maker = store.intents
    .open([copy.addressId])
    .find((intent) => isWaiting(intent) && isAdding(intent) && isSameBreak(intent.action, copy));
  return maker === undefined ? { copy, breakId: id } : { copy: null, breakId: asBreakId(maker.id) };
}

/** Whether a decision of whatever kind makes a break. */
export const isAdding = <I extends Pick<IntentOf<Action>, 'action'>>(
  intent: I,
): intent is I & { readonly action: AddBreakAction } => intent.action.kind === 'addBreak';

/** Where the vendor has the break; of one that it has not numbered yet, where it was decided. */
function calendarOf({ store }: GroundContext, copy: Break | null, id: BreakId): CalendarRef | null {
  if (copy === null) return store.intents.get(asIntentId(id))?.calendar ?? null;
  const address = store.catalogue.address(copy.addressId);
  return address === null
    ? null
    : { facilityId: address.facilityId, doctorId: address.doctorId, addressId: address.id };
}
