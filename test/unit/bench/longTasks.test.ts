import { expect, test } from 'vitest';
import { longTasks } from '../../support/longTasks.ts';

const page = { pid: 7, tid: 1, ph: 'X', name: 'ThreadControllerImpl::RunTask' };
const mark = { pid: 7, tid: 1, ph: 'R', name: 'frontdesk-tasks', ts: 5_000_000 };
const end = { ...mark, name: 'frontdesk-tasks-end', ts: 6_000_000 };

test('a long task is known by the clock, and says how much of it the thread worked', () => {
  const preempted = { ...page, ts: 5_100_000, dur: 70_000, tdur: 20_000 };
  const short = { ...page, ts: 5_300_000, dur: 49_000, tdur: 48_000 };
  expect(longTasks([mark, preempted, short, end], 1_000)).toEqual([{ at: 1_100, took: 70, worked: 20 }]);
});

test('only the tasks of the window’s own thread count, and each once', () => {
  const long = { ts: 5_100_000, dur: 70_000, tdur: 60_000 };
  const events = [
    mark,
    { ...page, ...long },
    // The same task by the place that posted it, and the tasks of other threads and processes.
    { ...page, ...long, name: 'RunTask' },
    { ...page, ...long, tid: 2 },
    { ...page, ...long, pid: 8 },
    end,
  ];
  expect(longTasks(events, 0)).toHaveLength(1);
});

test('a trace that cannot tell is an error, not a clinic without long tasks', () => {
  expect(() => longTasks([{ ...page, ts: 1, dur: 70_000, tdur: 1 }], 0)).toThrow('beginning');
  expect(() => longTasks([mark], 0)).toThrow('end');
  expect(() => longTasks([mark, { ...page, ts: 5_000_001, dur: 70_000 }, end], 0)).toThrow('worked');
});
