import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { afterFirstPaintOf } from '../../../main/shell/firstPaint.ts';

/* What can wait runs after the window's first frame; a window that paints nothing does not keep it for ever. */

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const aWindow = (): { readonly window: BrowserWindow; readonly paint: () => void } => {
  const emitter = new EventEmitter();
  return { window: emitter as unknown as BrowserWindow, paint: () => void emitter.emit('ready-to-show') };
};

test('what can wait runs once, after the first frame, and at once from then on', () => {
  const { window, paint } = aWindow();
  const later = afterFirstPaintOf(window);
  const [early, late] = [vi.fn(), vi.fn()];
  later(early);
  vi.advanceTimersByTime(1_000);
  expect(early).not.toHaveBeenCalled();
  paint();
  vi.advanceTimersByTime(100);
  expect(early).toHaveBeenCalledTimes(1);
  later(late);
  expect(late).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(60_000);
  expect(early).toHaveBeenCalledTimes(1);
});

test('a window that never paints is waited for three seconds at most', () => {
  const run = vi.fn();
  afterFirstPaintOf(aWindow().window)(run);
  vi.advanceTimersByTime(3_000);
  expect(run).toHaveBeenCalledTimes(1);
});

test('what was taken back does not run', () => {
  const { window, paint } = aWindow();
  const run = vi.fn();
  const takeBack = afterFirstPaintOf(window)(run);
  takeBack();
  paint();
  vi.advanceTimersByTime(60_000);
  expect(run).not.toHaveBeenCalled();
});
