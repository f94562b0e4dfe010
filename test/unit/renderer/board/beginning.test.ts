import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  beginInFrame,
  forgetBeginning,
  isBeginning,
  whenBegun,
} from '../../../../renderer/focus/beginning.ts';

/** The frames that were asked for, drawn when the test says so. */
let frames: Map<number, () => void>;
beforeEach(() => {
  frames = new Map();
  let last = 0;
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => {
    frames.set(++last, run);
    return last;
  });
  vi.stubGlobal('cancelAnimationFrame', (handle: number) => frames.delete(handle));
});
afterEach(() => {
  forgetBeginning();
  vi.unstubAllGlobals();
});
function nextFrame(): void {
  const due = [...frames.values()];
  frames.clear();
  due.forEach((run) => run());
}

test('who scrolls the board after another day was drawn comes after its beginning, in the same frame', () => {
  const done: string[] = [];
  beginInFrame(() => done.push('begins'));
  whenBegun(() => done.push('shows a visit'));
  expect(done).toEqual([]);
  nextFrame();
  expect(done).toEqual(['begins', 'shows a visit']);
  expect(isBeginning()).toBe(false);
});

test('where no day is about to begin, the board is scrolled at once', () => {
  const done: string[] = [];
  whenBegun(() => done.push('shows a visit'));
  expect(done).toEqual(['shows a visit']);
});

test('two days in one frame begin once, the last of them', () => {
  const done: string[] = [];
  beginInFrame(() => done.push('Monday'));
  beginInFrame(() => done.push('Tuesday'));
  nextFrame();
  expect(done).toEqual(['Tuesday']);
});

test('a board that goes is not scrolled any more', () => {
  const done: string[] = [];
  beginInFrame(() => done.push('begins'));
  whenBegun(() => done.push('shows a visit'));
  forgetBeginning();
  nextFrame();
  expect(done).toEqual([]);
});
