import { asBookingId } from '#shared/domain/ids.ts';
import type { Action, IntentOf } from '#shared/domain/intentOf.ts';
import type { Subject } from '#shared/domain/subject.ts';
import type { Place } from './visitReads.ts';

/** Whether the visit that a decision is about can be what another's call made: it stands where that one wanted it, and is new. */
export function mayStandAt(
  { calendar, start }: Place,
  { knownBefore }: Pick<IntentOf<Action>, 'knownBefore'>,
  about: Pick<IntentOf<Action>, 'calendar' | 'seen'>,
  subject: Subject,
): boolean {
  return (
    subject.kind === 'visit' &&
    about.calendar.addressId === calendar.addressId &&
    about.seen?.start === start &&
    !knownBefore.includes(asBookingId(subject.id))
  );
}
