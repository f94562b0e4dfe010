import { expect, test, vi } from 'vitest';
import type { Client } from '../../../main/docplanner/client.ts';
import { managersRun } from './managers.ts';

/*
 * Whatever managers, a doctor in the panel, a bad line and a dying desk do to each other: at rest what is offered equals the plan wherever
 * nobody else edited; an edit of somebody else is never written over unseen; no booked visit is lost, and nothing is left open.
 */
vi.setConfig({ testTimeout: 240_000 });
const seeds = Number(process.env['SEEDS'] ?? 1);

test('at rest the marketplace has what is in force, and nobody’s edit was written over unseen', async () => {
  const found: string[] = [];
  const sum = { writes: 0, edits: 0, kills: 0, lost: 0 };
  for (let seed = 1; seed <= seeds; seed += 1) {
    const { violations, tally } = await managersRun(seed);
    found.push(...violations.map((what) => `seed ${seed}: ${what}`));
    for (const name of ['writes', 'edits', 'kills', 'lost'] as const) sum[name] += tally[name];
  }
  expect(found).toEqual([]);
  expect(sum.writes).toBeGreaterThan(seeds * 60);
  expect(sum.edits).toBeGreaterThan(0);
  expect(sum.lost).toBeGreaterThan(0);
});

test('a day that is sent by halves is found', async () => {
  const byHalves = (client: Client): Client => ({
    ...client,
    replaceSlots: (calendar, periods) => {
      const [first] = periods;
      if (first === undefined) return client.replaceSlots(calendar, periods);
      const middle = first.start + Math.round((first.end - first.start) / 120_000) * 60_000;
      return client.replaceSlots(calendar, [{ ...first, end: middle }]);
    },
  });
  const { violations } = await managersRun(1, byHalves);
  expect(violations).not.toEqual([]);
});
