import { chance, intBetween, pick } from '#shared/random.ts';
import type { PlannedDeed } from './plan.ts';
import { streamOf } from './streams.ts';

const second = 1_000;

/**
 * Now and then: a vendor who takes its time with a booking, a desk that dies meanwhile or loses its line for a moment, and a patient
 * who moves or cancels the newest visit. Drawn apart these three hardly ever meet, and whoever looks too early for what was on its
 * way books twice only where they do (docs/adr/0010).
 */
export function drawSlowBooking(
  seed: number,
  plan: { readonly length: number; readonly undoMs: number; readonly desks: number },
): readonly PlannedDeed[] {
  // A generator of its own: all else of the plan stays as it was.
  const random = streamOf(seed, 'slowBooking');
  if (!chance(random, 0.15)) return [];
  const at = intBetween(random, 0, plan.length);
  const desk = intBetween(random, 0, plan.desks - 1);
  const slow = { kind: 'delay', ms: intBetween(random, 15, 40) * second } as const;
  const gone = pick(random, ['desk', 'line'] as const);
  const newest = 1 - Number.EPSILON;
  const where = random();
  const byPatient = pick(random, [
    { kind: 'patientMoves', pick: newest, where },
    { kind: 'patientCancels', pick: newest },
  ] as const);
  return [
    {
      at,
      deed: {
        kind: 'faults',
        rules: [{ fault: slow, operations: ['bookSlot'], times: 1 }],
        forMs: 60 * second,
      },
    },
    { at, deed: { kind: 'leaveWaiting', desk, gone, after: intBetween(random, 200, 3_000), downMs: 0 } },
    { at, deed: { kind: 'book', desk, pick: random(), which: random() } },
    { at: at + plan.undoMs + 12 * second, deed: byPatient },
  ];
}
