import { chance, intBetween, pick } from '#shared/random.ts';
import { editKinds } from '../../main/practice/panel/edits.ts';
import type { PlannedDeed } from './plan.ts';
import { streamOf } from './streams.ts';

/**
 * Now and then a doctor edits hours, breaks and services in the panel, while desks book and move by what they know of them. Of hours no
 * event tells: a desk is in step again once it has looked.
 */
export function drawPanel(seed: number, { length }: { readonly length: number }): readonly PlannedDeed[] {
  // A generator of its own: all else of the plan stays as it was.
  const random = streamOf(seed, 'panel');
  if (!chance(random, 0.25)) return [];
  return Array.from({ length: intBetween(random, 1, 6) }, () => ({
    at: intBetween(random, 0, length),
    deed: {
      kind: 'panelEdits' as const,
      edit: pick(random, editKinds).kind,
      seed: intBetween(random, 0, 2 ** 31),
    },
  }));
}
