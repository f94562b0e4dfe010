import { chance, intBetween, pick } from '#shared/random.ts';
import type { PlannedDeed } from './plan.ts';
import { streamOf } from './streams.ts';

/** Now and then somebody who keeps the calendars adds services, changes and removes them, beside all else that goes on. */
export function drawOffers(
  seed: number,
  { length, desks }: { readonly length: number; readonly desks: number },
): readonly PlannedDeed[] {
  // A generator of its own: all else of the plan stays as it was.
  const random = streamOf(seed, 'offers');
  if (!chance(random, 0.2)) return [];
  return Array.from({ length: intBetween(random, 2, 7) }, (_, index) => ({
    at: intBetween(random, 0, length),
    deed: {
      kind:
        index === 0
          ? ('managerAdds' as const)
          : pick(random, ['managerAdds', 'managerAdds', 'managerChanges', 'managerRemoves'] as const),
      desk: intBetween(random, 0, desks - 1),
      pick: random(),
    },
  }));
}
