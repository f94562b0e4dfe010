import { count, ms, type Figure } from '../figures.ts';
import { quantile } from '../statistics.ts';
import type { Results } from './hand.ts';
import type { Days } from './switching.ts';
import { longMs, type Task } from '../../support/longTasks.ts';
import { waited } from './waits.ts';

/** What is waited for after a press, and how long it may take at the 95th percentile; milliseconds. */
export interface Aimed {
  readonly name: string;
  readonly aim: number;
  /** What is on the screen then. */
  readonly until: string;
}

/** The least that a p95 can be told of. */
const least = 40;

/** @param measure what its presses were called */
export function waitFigures(
  { name, aim, until }: Aimed,
  measure: string,
  results: Results,
  days?: Days,
): Figure[] {
  const waits = results.waits(measure);
  if (waits.length < least) throw new Error(`${name}: there are only ${waits.length} presses.`);
  const values = waits.map(waited);
  const p95 = quantile(values, 0.95);
  const made = waits.map((wait) => wait.made);
  const told = waits.flatMap(({ presented }) => presented ?? []);
  const lost = results.lost(measure);
  const beside = [
    `p50 ${ms(quantile(values, 0.5))}, longest ${ms(Math.max(...values))}, until ${until}`,
    `frame made p95 ${ms(quantile(made, 0.95))}`,
    told.length === 0
      ? 'no press over 16 ms by Chromium'
      : `next frame by Chromium p95 ${quantile(told, 0.95).toFixed(0)} ms (${told.length} of ${waits.length} over 16)`,
    ...(days === undefined ? [] : [`${count(quantile(days.visits, 0.5))} visits, ${days.columns} calendars`]),
    ...(lost === 0 ? [] : [`${lost} without an effect`]),
  ];
  return [
    {
      name: `input: ${name}, p95 of ${waits.length}`,
      ours: ms(p95),
      beside: beside.join('; '),
      aim,
      value: p95,
    },
  ];
}

/** At 60 frames a second; fewer than 55 begin to be seen. */
const frameAim = 1000 / 55;

export function frameFigure(intervals: readonly number[], drags: number): Figure {
  const p50 = quantile(intervals, 0.5);
  const mean = intervals.reduce((sum, one) => sum + one, 0) / intervals.length;
  const late = intervals.filter((one) => one > frameAim).length;
  return {
    name: 'input: dragging a card, time between frames, p50',
    ours: ms(p50),
    beside: `${(1000 / p50).toFixed(0)} frames a second (mean ${(1000 / mean).toFixed(1)}), p95 ${ms(quantile(intervals, 0.95))}; ${late} of ${intervals.length} late in ${drags} drags of 2 s`,
    aim: Number(frameAim.toFixed(1)),
    value: p50,
  };
}

/**
 * Tasks in which the window's thread worked for too long. Beside them those that were as long only by the clock: two processors that
 * also draw, play the clinic and hold the hand take the thread's away in the middle of one, which no change of the window mends.
 */
export function longTaskFigure(name: string, longTasks: ReadonlyMap<string, readonly Task[]>): Figure {
  const all = [...longTasks].flatMap(([measure, tasks]) => tasks.map((task) => ({ ...task, measure })));
  const worked = all.filter((task) => task.worked > longMs);
  const longest = all.toSorted((a, b) => b.took - a.took).slice(0, 3);
  return {
    name: `input: ${name}`,
    ours: String(worked.length),
    beside: [
      ...worked.map((task) => `${task.measure} ${ms(task.worked)}`),
      `${all.length} by the clock in ${[...longTasks.keys()].join(', ')}`,
      ...longest.map((task) => `${task.measure} ${ms(task.took)}, worked ${ms(task.worked)}`),
    ].join('; '),
    aim: 0,
    value: worked.length,
  };
}
