import type { Practice } from '../../e2e/harness/practice.ts';
import type { Figure } from '../figures.ts';
import { clockFrom, monday } from '../fixedClock.ts';
import { benchAcknowledge } from './acknowledge.ts';
import { openBenchDesk } from './desk.ts';
import { createEar } from './ear.ts';
import { benchFold } from './fold.ts';
import { benchReconcile } from './reconcile.ts';

/**
 * What needs no window: comparing, deciding and folding, on one desk with a hospital's data, on a certain Monday, at which the
 * clinic's clock began too.
 */
export async function benchSync(clinic: Practice): Promise<Figure[]> {
  const ear = createEar();
  const desk = openBenchDesk(clinic, ear.fetch, clockFrom(monday));
  try {
    return [...(await benchReconcile(desk, ear)), ...(await benchAcknowledge(desk)), ...benchFold(desk)];
  } finally {
    await desk.close();
  }
}
