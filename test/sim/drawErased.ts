import { chance, intBetween } from '#shared/random.ts';
import type { PlannedDeed } from './plan.ts';
import { streamOf } from './streams.ts';

/** How long after a visit was made a doctor erases it: before or after the desk has read that day anew. Milliseconds. */
const soon = 6_000;
/** One of the next free times: today is read day by day, which is how a desk comes to know a day's list by heart. */
const nextFree = 0.005;
/** The newest visit of all. */
const newest = 1 - Number.EPSILON;

/**
 * Now and then a doctor erases a visit as soon as a desk has made it. The vendor's list is then what it was before, to the last sign,
 * and a desk that takes it for what it knows keeps a visit that is gone.
 */
export function drawErased(
  seed: number,
  plan: { readonly length: number; readonly undoMs: number; readonly desks: number },
): readonly PlannedDeed[] {
  // A generator of its own: all else of the plan stays as it was.
  const random = streamOf(seed, 'erased');
  if (!chance(random, 0.06)) return [];
  const desk = intBetween(random, 0, plan.desks - 1);
  const at = intBetween(random, 0, plan.length);
  return [
    { at, deed: { kind: 'book', desk, pick: nextFree * random(), which: random() } },
    { at: at + plan.undoMs + intBetween(random, 1, soon), deed: { kind: 'doctorErases', pick: newest } },
  ];
}
