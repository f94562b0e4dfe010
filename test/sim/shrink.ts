import type { Plan } from './plan.ts';
import { runPlan } from './run.ts';

/** Leaves out of a failing plan whatever it fails without: first large parts, then single deeds, then the conditions. */
export async function shrink(plan: Plan, mostRuns = 400): Promise<Plan> {
  let best = plan;
  let runs = 0;
  const kind = kindOf((await runPlan(plan)).violations[0] ?? '');
  const fails = async (candidate: Plan): Promise<boolean> => {
    if (runs >= mostRuns) return false;
    runs += 1;
    return kindOf((await runPlan(candidate)).violations[0] ?? '') === kind;
  };
  for (let size = Math.ceil(best.deeds.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let start = 0; start < best.deeds.length;) {
      const deeds = best.deeds.map((one, index) =>
        index >= start && index < start + size ? nothingAt(one.at) : one,
      );
      const candidate = { ...best, deeds };
      const isSame = best.deeds.slice(start, start + size).every(({ deed }) => deed.kind === 'nothing');
      if (!isSame && (await fails(candidate))) best = candidate;
      start += size;
    }
  }
  for (const simpler of [{ quirks: {} }, { slowness: 0 }, { imports: false }]) {
    const candidate = { ...best, ...simpler };
    if (await fails(candidate)) best = candidate;
  }
  return best;
}

/** Marks are by place, so a deed is replaced and not taken out. */
const nothingAt = (at: number): Plan['deeds'][number] => ({ at, deed: { kind: 'nothing' } });

/** What went wrong without whom and when it befell. */
const kindOf = (violation: string): string => violation.replace(/[0-9]+/g, '#').slice(0, 60);
