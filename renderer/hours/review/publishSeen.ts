import type { HoursDifference, HoursView } from '#shared/contract/hours.ts';
import type { PublishingChanged } from '#shared/contract/publishing.ts';
import type { Plan } from '#shared/domain/availability/plan.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { Result } from '#shared/result.ts';
import { door } from '../../state/door.ts';

/** A calendar's hours with the draft that was looked at, and what publishing it would change. */
export interface SeenHours {
  readonly hours: HoursView;
  readonly plans: readonly Plan[];
  readonly difference: Extract<HoursDifference, { kind: 'difference' }>;
}

/**
 * Puts in force what was seen, and on its way: one publication, however many calendars. Hours that were kept at the marketplace are taken
 * over first; from then on they are kept here. Where somebody edits there between the look and the press, nothing of it is taken over.
 */
export async function publishSeen(all: readonly SeenHours[]): Promise<Result<PublishingChanged, Problem>> {
  const calendars: { addressId: string; seen: number }[] = [];
  for (const { hours, plans, difference } of all) {
    const { addressId, timetable } = hours;
    let seen = timetable.revision;
    if (timetable.inForce === null) {
      const taken = await door().ask('publishing.takeOver', {
        ...{ addressId, seen, plans: [...plans], shown: difference.shown },
      });
      if (!taken.ok) return taken;
      if (taken.value.kind === 'changedMeanwhile') return { ok: true, value: taken.value };
      seen = taken.value.revision;
    }
    calendars.push({ addressId, seen });
  }
  return door().ask('publishing.publish', { calendars });
}
