import type { Random } from '#shared/ports.ts';
import { chance, intBetween, pick } from '#shared/random.ts';
import type { PlannedDeed } from './plan.ts';
import { streamOf } from './streams.ts';

/**
 * Now and then a doctor's calendar is taken from the clinic's client, or given to it only after the desks have begun; some come and
 * go, and of some the vendor says nothing.
 */
export function drawComings(seed: number, { length }: { readonly length: number }): readonly PlannedDeed[] {
  // A generator of its own: all else of the plan stays as it was.
  const random = streamOf(seed, 'comings');
  if (!chance(random, 0.1)) return [];
  const which = random();
  const [first, second] = twoMoments(random, length);
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

/**
 * Seldom the same happens to the whole facility, and with it to all that the client sees: first the clinic gives another program the
 * access, and then it comes back, or the desks begin before it was given to theirs.
 */
export function drawFacility(seed: number, { length }: { readonly length: number }): readonly PlannedDeed[] {
  const random = streamOf(seed, 'facility');
  if (!chance(random, 0.03)) return [];
  const [first, second] = twoMoments(random, length);
  const goes = (at: number): PlannedDeed => ({ at, deed: { kind: 'facilityGoes' } });
  const comes = (at: number): PlannedDeed => ({ at, deed: { kind: 'facilityComes' } });
  return pick(random, [[goes(first)], [goes(first), comes(second)], [goes(0), comes(second)]]);
}

function twoMoments(random: Random, length: number): readonly [number, number] {
  const [one, other] = [intBetween(random, 0, length), intBetween(random, 0, length)];
  return [Math.min(one, other), Math.max(one, other)];
}
