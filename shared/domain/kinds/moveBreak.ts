import { z } from 'zod';
import type { BreakId } from '../ids.ts';
import type { BreakSpan } from '../shownBreak.ts';
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

/** A break begins or ends at another time; what it is for stays (API.md §5: PATCH changes its times only). */
export interface MoveBreakAction {
  readonly kind: 'moveBreak';
  readonly breakId: BreakId;
  readonly seen: SeenBreak;
  readonly to: BreakSpan;
}

export const moveBreak: BreakKind<MoveBreakAction> = {
  schema: z.object({
    kind: z.literal('moveBreak'),
    breakId,
    seen: seenBreak,
    to: z.object({ since: z.number(), till: z.number() }),
  }),
  subjectOf: breakSubject,
  withSubject: withBreak,
  calendarsOf: itsCalendar,
  lay: (fold, intent) =>
    layOnBreak(fold, intent, intent.action.breakId, (pause) => ({ ...pause, ...intent.action.to })),
};
