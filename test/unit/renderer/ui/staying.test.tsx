// @vitest-environment happy-dom
import { act, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ShownDay } from '../../../../renderer/state/boardDelta.ts';
import { asRead } from '../../../../renderer/state/boardDelta.ts';
import { useStaying } from '../../../../renderer/ui/useStaying.ts';
import { aDay } from '../board/invented.ts';

/*
 * A day that is read within a blink replaces the one before on the screen, with nothing in between; one that takes longer, or
 * cannot be read, leaves nothing of it there.
 */
(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;

const monday = asRead(aDay([]));
const tuesday: ShownDay = { ...monday, date: '2026-11-24' };
let root: Root;
let drawn: (string | null)[] = [];

function Probe({ day, reading }: { readonly day: ShownDay | null; readonly reading: boolean }): ReactNode {
  drawn.push(useStaying(day, reading)?.date ?? null);
  return null;
}
const show = (day: ShownDay | null, reading: boolean): Promise<void> =>
  act(async () => {
    root.render(<Probe day={day} reading={reading} />);
    await Promise.resolve();
  });
const pass = (ms: number): Promise<void> =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });

beforeEach(() => {
  vi.useFakeTimers();
  drawn = [];
  root = createRoot(document.createElement('div'));
});
afterEach(() => {
  act(() => root.unmount());
  vi.useRealTimers();
});

test('nothing is drawn before the first day is there', async () => {
  await show(null, true);
  await show(monday, false);
  expect([drawn[0], drawn.at(-1)]).toEqual([null, monday.date]);
});

test('the day before stays until the next is there', async () => {
  await show(monday, false);
  await show(null, true);
  await pass(100);
  await show(tuesday, false);
  await pass(1_000);
  expect(drawn).not.toContain(null);
  expect(drawn.at(-1)).toBe(tuesday.date);
});

test('it stays no longer than for a blink, each time anew', async () => {
  await show(monday, false);
  await show(null, true);
  await pass(140);
  expect(drawn.at(-1)).toBe(monday.date);
  await pass(20);
  expect(drawn.at(-1)).toBeNull();
  await show(tuesday, false);
  await show(null, true);
  await pass(140);
  expect(drawn.at(-1)).toBe(tuesday.date);
});

test('it goes at once where the next cannot be read', async () => {
  await show(monday, false);
  await show(null, false);
  expect(drawn.at(-1)).toBeNull();
});
