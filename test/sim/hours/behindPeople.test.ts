import { expect, test, vi } from 'vitest';
import { minuteMs, secondMs } from '#shared/time/durations.ts';
import { seededRandom } from '#shared/random.ts';
import type { Plan, PlannedDeed } from '../plan.ts';
import { runPlan } from '../run.ts';

vi.setConfig({ testTimeout: 240_000 });

const quiet = (deeds: readonly PlannedDeed[]): Plan => ({
  seed: 3,
  desks: 1,
  busy: true,
  from: 'morning',
  place: 'warsaw',
  imports: false,
  quirks: {},
  undoMs: 5_000,
  pollMs: 20_000,
  slowness: 0,
  deeds,
});
const plans = (pick: number): PlannedDeed => ({
  at: 0,
  deed: { kind: 'hours', doing: 'plans', desk: 0, pick, seed: 9 },
});
const without = (deeds: readonly PlannedDeed[]): readonly PlannedDeed[] =>
  deeds.map(({ at, deed }) => ({ at, deed: deed.kind === 'hours' ? { kind: 'nothing' } : deed }));

/*
 * While receptionists decide no more than their half of a minute's writes, what they decide leaves at most a second later than it would
 * if nothing were published; beyond that publishing gives way first.
 */
test('up to half of a minute’s writes, decisions leave within a second of when they would without publishing', async () => {
  const random = seededRandom(11);
  // Twenty in each minute, at any second of it.
  const deeds = [plans(0.1), plans(0.9)];
  for (let minute = 0; minute < 3; minute += 1)
    for (let n = 0; n < 20; n += 1)
      deeds.push({
        at: minute * minuteMs + 10 * secondMs + Math.floor(random() * minuteMs),
        deed: { kind: 'confirm', desk: 0, pick: random() },
      });
  deeds.sort((one, two) => one.at - two.at);
  const [beside, alone] = [await runPlan(quiet(deeds)), await runPlan(quiet(without(deeds)))];
  expect([beside.violations, alone.violations]).toEqual([[], []]);
  expect(alone.left.decisions.size).toBeGreaterThan(45);
  const dates = beside.left.dates.filter((at) => at < 6 * minuteMs);
  // Publishing was at work all the time.
  expect(dates.length).toBeGreaterThan(10);
  const later = [...alone.left.decisions].map(
    ([mark, at]) => (beside.left.decisions.get(mark) ?? Infinity) - at,
  );
  expect(Math.max(...later)).toBeLessThanOrEqual(secondMs);
});

test('where people decide more than the vendor takes in a minute, no date leaves before all of it has left', async () => {
  const deeds: PlannedDeed[] = [
    plans(0.1),
    plans(0.9),
    { at: 45 * secondMs, deed: { kind: 'confirmAll', desk: 0 } },
  ];
  const { violations, left } = await runPlan(quiet(deeds));
  expect(violations).toEqual([]);
  const decided = [...left.decisions.values()];
  expect(decided.length).toBeGreaterThan(60);
  const [first, last] = [Math.min(...decided), Math.max(...decided)];
  // Longer than a minute, so that the vendor's limit was in the way.
  expect(last - first).toBeGreaterThan(minuteMs);
  expect(left.dates.filter((at) => at > first && at < last)).toEqual([]);
  expect(left.dates.filter((at) => at < first).length).toBeGreaterThan(5);
  expect(left.dates.some((at) => at > last)).toBe(true);
});
