import { chance, intBetween, pick } from '#shared/random.ts';
import type { PlannedDeed } from './plan.ts';
import { streamOf } from './streams.ts';

const minute = 60_000;

/** Now and then the clock of a machine is set wrong, back or ahead, and somebody sets it right later, or only at the end. */
export function drawClocks(
  seed: number,
  plan: { readonly length: number; readonly desks: number },
): readonly PlannedDeed[] {
  // A generator of its own: all else of the plan stays as it was.
  const random = streamOf(seed, 'clocks');
  if (!chance(random, 0.1)) return [];
  const desk = intBetween(random, 0, plan.desks - 1);
  const aheadMs = pick(random, [-24 * 60, -60, -10, -1, 1, 10, 60, 24 * 60]) * minute;
  const [first = 0, second = 0] = [0, 0]
    .map(() => intBetween(random, 0, plan.length))
    .sort((one, other) => one - other);
  const wrong: PlannedDeed = { at: first, deed: { kind: 'clockSet', desk, aheadMs } };
  return chance(random, 0.5)
    ? [wrong]
    : [wrong, { at: second, deed: { kind: 'clockSet', desk, aheadMs: 0 } }];
}
