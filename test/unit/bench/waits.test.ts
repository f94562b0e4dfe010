import { expect, test } from 'vitest';
import { intervalsOf, tasksIn, waited, waitsOf } from '../../bench/input/waits.ts';

/*
 * A press is joined with what Chromium says of it, and never counts for less than either says; what had no effect is no wait.
 */
test('a press has the longest of Chromium’s times that began with it', () => {
  const answers = [{ pressed: 100, shown: 130 }];
  const timings = [
    { at: 100.1, duration: 24 },
    { at: 100.1, duration: 48 },
    { at: 180, duration: 96 },
  ];
  expect(waitsOf(answers, timings)).toEqual([{ made: 30, presented: 48 }]);
});

test('a press that Chromium does not tell of was presented within 16 ms, and is as long as the page says', () => {
  const [wait] = waitsOf([{ pressed: 100, shown: 109 }], []);
  expect(wait).toEqual({ made: 9, presented: null });
  expect(waited({ made: 9, presented: null })).toBe(9);
});

test('the later of both counts', () => {
  expect(waited({ made: 20, presented: 32 })).toBe(32);
  expect(waited({ made: 70, presented: 32 })).toBe(70);
});

test('a press without an effect is no wait', () => {
  expect(waitsOf([{ pressed: 100, shown: null }], [{ at: 100, duration: 64 }])).toEqual([]);
});

test('long tasks belong to the measure in which they began, and to none in between', () => {
  const spans = [
    { name: 'open', from: 0, to: 10 },
    { name: 'drag', from: 20, to: 30 },
    { name: 'open', from: 40, to: 50 },
  ];
  const [first, between, last] = [5, 15, 45].map((at) => ({ at, took: 60, worked: 55 }));
  const found = tasksIn(
    [first, between, last].flatMap((task) => task ?? []),
    spans,
  );
  expect(found.get('open')).toEqual([first, last]);
  expect(found.get('drag')).toEqual([]);
});

test('a long task in two overlapping spans of one measure counts once', () => {
  const task = { at: 8, took: 60, worked: 55 };
  const spans = [
    { name: 'switch', from: 0, to: 10 },
    { name: 'switch', from: 5, to: 15 },
  ];
  expect(tasksIn([task], spans).get('switch')).toEqual([task]);
});

test('times between frames are one fewer than the frames', () => {
  expect(intervalsOf([10, 26, 60])).toEqual([16, 34]);
  expect(intervalsOf([10])).toEqual([]);
});
