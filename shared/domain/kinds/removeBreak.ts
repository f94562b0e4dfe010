import { z } from 'zod';
import type { BreakId } from '../ids.ts';
import {
  breakId,
  breakSubject,
  layOnBreak,
  seenBreak,
  withBreak,
  type BreakKind,
  type SeenBreak,
} from './breakKind.ts';
import { itsCalendar } from './visitKind.ts';

/** The time is open again. */
export interface RemoveBreakAction {
  readonly kind: 'removeBreak';
  readonly breakId: BreakId;
  readonly seen: SeenBreak;
}

export const removeBreak: BreakKind<RemoveBreakAction> = {
  schema: z.object({ kind: z.literal('removeBreak'), breakId, seen: seenBreak }),
  subjectOf: breakSubject,
  withSubject: withBreak,
  calendarsOf: itsCalendar,
  lay: (fold, intent) => layOnBreak(fold, intent, intent.action.breakId, () => null),
};
