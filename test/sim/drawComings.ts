import { chance, intBetween, pick, seededRandom } from '#shared/random.ts';
import type { PlannedDeed } from './plan.ts';

/**
 * Now and then a doctor's calendar is taken from the clinic's client, or given to it only after the desks have begun; some come and
 * go, and of some the vendor says nothing.
 */
export function drawComings(seed: number, { length }: { readonly length: number }): readonly PlannedDeed[] {
  // A generator of its own: all else of the plan stays as it was.
  const random = seededRandom(seed ^ 0x165667b1);
  if (!chance(random, 0.1)) return [];
  const which = random();
  const [first = 0, second = 0] = [0, 0]
    .map(() => intBetween(random, 0, length))
    .sort((one, other) => one - other);
  const goes = (at: number): PlannedDeed => ({
    at,
    deed: { kind: 'calendarGoes', pick: which, told: chance(random, 0.7) },
  });
  const comes = (at: number): PlannedDeed => ({
    at,
    deed: { kind: 'calendarComes', pick: which, told: chance(random, 0.7) },
  });
  return pick(random, [[goes(first)], [goes(first), comes(second)], [goes(0), comes(second)]]);
}
