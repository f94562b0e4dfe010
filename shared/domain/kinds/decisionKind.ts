import type { ZodType } from 'zod';
import type { CalendarRef } from '../ids.ts';
import type { Action, IntentOf } from '../intentOf.ts';
import type { Subject } from '../subject.ts';
import type { Fold } from './fold.ts';

/** What store, outbox and screen all know of a kind of decision. Pure. */
export interface DecisionKind<A extends Action> {
  /** Reads an action as it stands in the file. */
  readonly schema: ZodType<A>;
  /** What it is about, and stands in line behind. */
  subjectOf(intent: Pick<IntentOf<A>, 'id' | 'action'>): Subject;
  /** The same decision, after its subject got another id. */
  withSubject(action: A, subject: Subject): A;
  /** The calendars that it concerns: where its subject is, and last where it is once the decision is done. */
  calendarsOf(intent: Pick<IntentOf<A>, 'action' | 'calendar'>): readonly [CalendarRef, ...CalendarRef[]];
  /** What it does to what is shown. @param intent not confirmed */
  lay(fold: Fold, intent: IntentOf<A>): void;
}

/** The calendar in which the subject is once the decision is done. */
export function targetOf<A extends Action>(
  kind: Pick<DecisionKind<A>, 'calendarsOf'>,
  intent: Pick<IntentOf<A>, 'action' | 'calendar'>,
): CalendarRef {
  const calendars = kind.calendarsOf(intent);
  return calendars.at(-1) ?? calendars[0];
}
