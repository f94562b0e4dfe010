import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { systemClock, withSleep } from '../../../main/shell/clock.ts';

const day = 86_400_000;

describe('the system’s clock', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('runs a task once, when its time has come', () => {
    const task = vi.fn();
    systemClock.after(1000, task);
    vi.advanceTimersByTime(999);
    expect(task).not.toHaveBeenCalled();
    vi.advanceTimersByTime(5000);
    expect(task).toHaveBeenCalledTimes(1);
  });

  test('waits longer than the longest timer of the system, which would fire at once', () => {
    const task = vi.fn();
    systemClock.after(60 * day, task);
    vi.advanceTimersByTime(59 * day);
    expect(task).not.toHaveBeenCalled();
    vi.advanceTimersByTime(day);
    expect(task).toHaveBeenCalledTimes(1);
  });

  test('calls a task off, also in its second stretch', () => {
    const task = vi.fn();
    const off = systemClock.after(60 * day, task);
    vi.advanceTimersByTime(40 * day);
    off();
    vi.advanceTimersByTime(60 * day);
    expect(task).not.toHaveBeenCalled();
  });

  test('takes a time that is past as now', () => {
    const task = vi.fn();
    systemClock.after(-5, task);
    vi.advanceTimersByTime(0);
    expect(task).toHaveBeenCalledTimes(1);
  });
});

test('what has elapsed goes on while the machine sleeps, also where its fine count does not, and never back', () => {
  const machine = { fine: 500, whole: 86_000 };
  const elapsed = withSleep(
    () => machine.fine,
    () => machine.whole,
  );
  expect(elapsed()).toBe(500);
  machine.fine += 700;
  // Whole seconds: it lags, and then is ahead by less than one.
  expect(elapsed()).toBe(1_200);
  machine.fine += 100;
  machine.whole += 1_000;
  expect(elapsed()).toBe(1_300);
  machine.whole += 3_600_000;
  expect(elapsed()).toBeGreaterThanOrEqual(3_601_300);
  machine.fine += 1_000;
  expect(elapsed()).toBeLessThan(3_603_000);
});
