import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
// eslint-disable-next-line no-restricted-syntax -- It is what is tested, with timers and a date of the test's.
import { systemClock, withSleep } from '../../../main/shell/clock.ts';

const day = 86_400_000;

describe('the system’s clock', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.UTC(2026, 10, 23, 9) });
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

describe('what has elapsed', () => {
  test('is whole milliseconds, as all moments are that are told to a window', () => {
    for (let n = 0; n < 100; n += 1) expect(Number.isInteger(systemClock.elapsed())).toBe(true);
  });

  function machine() {
    const counts = { fine: 500, wall: 1_000_000, whole: 86_000 };
    let asked = 0;
    const elapsed = withSleep({
      fine: () => counts.fine,
      wall: () => counts.wall,
      whole: () => {
        asked += 1;
        return Math.floor(counts.whole / 1_000) * 1_000;
      },
    });
    const passes = (ms: number): void => {
      counts.fine += ms;
      counts.wall += ms;
      counts.whole += ms;
    };
    const sleeps = (ms: number): void => {
      counts.wall += ms;
      counts.whole += ms;
    };
    return { counts, elapsed, passes, sleeps, asked: () => asked };
  }

  test('goes on while the machine sleeps, also where its fine count does not, in whole milliseconds and never back', () => {
    const { elapsed, passes, sleeps } = machine();
    passes(700.4);
    expect(elapsed()).toBe(86_700);
    sleeps(3_600_000);
    const woken = elapsed();
    expect(Math.abs(woken - 3_686_700)).toBeLessThanOrEqual(1_000);
    passes(1_000);
    expect(elapsed()).toBe(woken + 1_000);
    sleeps(60_000);
    expect(Math.abs(elapsed() - woken - 61_000)).toBeLessThanOrEqual(1_000);
  });

  test('goes on in the next life of the desk where it stood in the one before', () => {
    const counts = { wall: 1_000_000, whole: 86_000 };
    const life = (fine: () => number) =>
      withSleep({ fine, wall: () => counts.wall, whole: () => counts.whole });
    const before = life(() => 500)();
    counts.wall += 40_000 - 86_400_000;
    counts.whole += 40_000;
    expect(life(() => 3)() - before).toBe(40_000);
  });

  test('does not go on because somebody sets the clock', () => {
    const { counts, elapsed, passes } = machine();
    for (const by of [3_600_000, -7_200_000, 86_400_000]) {
      const before = elapsed();
      counts.wall += by;
      passes(10);
      expect(elapsed()).toBe(before + 10);
    }
  });

  test('asks for the dear count only where something happened', () => {
    const { elapsed, passes, sleeps, asked } = machine();
    const atStart = asked();
    for (let n = 0; n < 100; n += 1) {
      passes(50);
      elapsed();
    }
    expect(asked()).toBe(atStart);
    sleeps(10_000);
    elapsed();
    expect(asked()).toBe(atStart + 1);
  });
});
