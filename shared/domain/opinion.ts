import type { EpochMs } from '../time/zone.ts';
import type { Presence } from './booking.ts';

/** Asking the patient of a visit for an opinion, which the vendor does by their phone number (API.md §5, `requestOpinion`). */

/** Why nobody is asked after a visit. */
export type WhyNoOpinion = 'canceled' | 'notOver' | 'absent' | 'noPhone';

/** What decides about it; a visit as it is shown has it, and so have its details. */
export interface OpinionGround {
  readonly status: string;
  readonly end: EpochMs;
  readonly presence: Presence | null;
  readonly patient: { readonly phone: string | null } | null;
}

/** Why the patient of a visit cannot be asked now; `null`: they can. */
export function whyNoOpinion(visit: OpinionGround, now: EpochMs): WhyNoOpinion | null {
  if (visit.status === 'canceled') return 'canceled';
  if (visit.presence === 'absent') return 'absent';
  if (!isOver(visit, now)) return 'notOver';
  return (visit.patient?.phone ?? '') === '' ? 'noPhone' : null;
}

/** Whether a visit has ended. */
export const isOver = ({ end }: Pick<OpinionGround, 'end'>, now: EpochMs): boolean => end <= now;
