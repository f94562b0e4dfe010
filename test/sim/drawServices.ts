import { chance, intBetween, pick } from '#shared/random.ts';
import type { PlannedDeed } from './plan.ts';
import { streamOf } from './streams.ts';

/**
 * Now and then a doctor takes a service away, offers another one or changes one, while desks book and move by what they know of it.
 */
export function drawServices(seed: number, { length }: { readonly length: number }): readonly PlannedDeed[] {
  // A generator of its own: all else of the plan stays as it was.
  const random = streamOf(seed, 'services');
  if (!chance(random, 0.08)) return [];
  return Array.from({ length: intBetween(random, 1, 3) }, () => ({
    at: intBetween(random, 0, length),
    deed: {
      kind: pick(random, ['serviceGoes', 'serviceComes', 'serviceChanges'] as const),
      pick: random(),
    },
  }));
}
