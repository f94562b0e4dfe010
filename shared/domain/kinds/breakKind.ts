import { z } from 'zod';
import { asBreakId, type BreakId, type IntentId } from '../ids.ts';
import type { Action, IntentOf } from '../intentOf.ts';
import type { Break } from '../schedule.ts';
import type { BreakSpan, ShownBreak } from '../shownBreak.ts';
import type { Subject } from '../subject.ts';
import type { DecisionKind } from './decisionKind.ts';
import type { Fold } from './fold.ts';

type BreakSubject = Extract<Subject, { kind: 'break' }>;

/** A break as whoever decided on it had it on the screen. */
export type SeenBreak = Pick<Break, 'since' | 'till' | 'description'>;

/** A kind of decision about a break. */
export interface BreakKind<A extends Action> extends DecisionKind<A> {
  subjectOf(intent: Pick<IntentOf<A>, 'id' | 'action'>): BreakSubject;
}

/** An action on a break that is there already. */
export interface OnBreak extends Action {
  readonly breakId: BreakId;
  readonly seen: SeenBreak;
}

export const breakId = z.string().transform(asBreakId);
export const seenBreak = z.object({
  since: z.number(),
  till: z.number(),
  description: z.string().nullable(),
});

/** The subject of all that is decided on a break that is there already. */
export const breakSubject = ({ action }: { readonly action: OnBreak }): BreakSubject => ({
  kind: 'break',
  id: action.breakId,
});

/** The same action on the id that the vendor gave a new break. */
export const withBreak = <A extends OnBreak>(action: A, { id }: Subject): A => ({
  ...action,
  breakId: asBreakId(id),
});

/** Whether two stand at the same time. */
export const isSameSpan = (a: BreakSpan, b: BreakSpan): boolean => a.since === b.since && a.till === b.till;

/** Whether two cannot be told apart: the vendor refuses a second such break in a calendar (API.md §5, 409). */
export const isSameBreak = (a: SeenBreak, b: SeenBreak): boolean =>
  isSameSpan(a, b) && (a.description ?? '') === (b.description ?? '');

/** Lays what a decision does to its break over that break. A refused one changes nothing and asks for attention. */
export function layOnBreak(
  { breaks, arrivedAs }: Fold,
  { id, state }: { readonly id: IntentId; readonly state: IntentOf<Action>['state'] },
  on: BreakId,
  change: (before: ShownBreak) => ShownBreak | null,
): void {
  const before = breaks.get(arrivedAs.get(on) ?? on);
  if (before === undefined) return;
  if (state === 'refused') {
    breaks.set(before.id, { ...before, attention: [...before.attention, id] });
    return;
  }
  const after = change(before);
  if (after === null) breaks.delete(before.id);
  else breaks.set(before.id, { ...after, pending: [...after.pending, id] });
}
