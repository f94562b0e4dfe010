import { z } from 'zod';
import type { EpochMs } from '../../time/zone.ts';
import { asBreakId } from '../ids.ts';
import { breakAsIs } from './fold.ts';
import { isSameBreak, type BreakKind } from './breakKind.ts';
import { nullableText } from './parsed.ts';
import { itsCalendar } from './visitKind.ts';

/** A calendar takes no bookings for a while. */
export interface AddBreakAction {
  readonly kind: 'addBreak';
  readonly since: EpochMs;
  readonly till: EpochMs;
  /** What for; may name a patient. */
  readonly description: string | null;
}

export const addBreak: BreakKind<AddBreakAction> = {
  schema: z.object({
    kind: z.literal('addBreak'),
    since: z.number(),
    till: z.number(),
    description: nullableText,
  }),
  subjectOf: ({ id }) => ({ kind: 'break', id: asBreakId(id) }),
  // Its subject is what it makes: the vendor's number of that comes when it is done.
  withSubject: (action) => action,
  calendarsOf: itsCalendar,
  lay({ breaks, arrivedAs }, { id, action, calendar, state }) {
    if (state === 'refused') return;
    const { addressId } = calendar;
    // Its answer is not here yet, or somebody else made the same: one break, not two.
    const there = [...breaks.values()].find(
      (pause) => pause.addressId === addressId && isSameBreak(pause, action),
    );
    if (there !== undefined) {
      arrivedAs.set(id, there.id);
      breaks.set(there.id, { ...there, pending: [...there.pending, id] });
      return;
    }
    const { since, till, description } = action;
    const made = breakAsIs({ id: asBreakId(id), addressId, since, till, description });
    breaks.set(id, { ...made, pending: [id] });
  },
};
