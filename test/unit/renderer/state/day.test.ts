// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { showDay, showToday, stepDay, useChosenDate, useShownDate } from '../../../../renderer/state/day.ts';
import { useDesk } from '../../../../renderer/state/desk.ts';
import { sceneOf } from '../scenes.ts';

/* "Today" is the clinic's, not this computer's, and turns over at the clinic's midnight; a day that somebody chose stays. */
const beforeMidnight = Date.parse('2026-11-23T22:59:30Z');
let shown = '';
let chosen: string | null = null;
let unmount = (): void => undefined;

beforeEach(() => {
  vi.useFakeTimers({ now: beforeMidnight });
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  useDesk.setState(sceneOf(new URLSearchParams('scene=day'), beforeMidnight));
  showToday();
  const Probe = (): null => {
    shown = useShownDate();
    chosen = useChosenDate();
    return null;
  };
  const app = createRoot(document.createElement('div'));
  act(() => app.render(createElement(Probe)));
  unmount = () => app.unmount();
});
afterEach(() => {
  act(unmount);
  vi.useRealTimers();
});

it('is the day in the clinic’s zone', () => {
  expect(shown).toBe('2026-11-23');
  act(() =>
    useDesk.setState({
      connection: { kind: 'practice', locale: 'tr', port: 1, timeZone: 'Europe/Istanbul', clientId: null },
    }),
  );
  expect(shown).toBe('2026-11-24');
});

it('turns over at midnight while today is shown', () => {
  act(() => {
    vi.advanceTimersByTime(31_000);
  });
  expect(shown).toBe('2026-11-24');
  expect(chosen).toBeNull();
});

it('stays where a person went, also over midnight', () => {
  act(() => stepDay(1));
  expect(chosen).toBe('2026-11-24');
  act(() => {
    vi.advanceTimersByTime(31_000);
  });
  expect(shown).toBe('2026-11-24');
});

it('steps over the ends of months and over a clock change', () => {
  act(() => showDay('2027-03-27'));
  act(() => stepDay(1));
  act(() => stepDay(1));
  expect(shown).toBe('2027-03-29');
  act(() => showDay('2026-12-31'));
  act(() => stepDay(1));
  expect(shown).toBe('2027-01-01');
});

it('is today again, and follows it, when today’s date is chosen', () => {
  act(() => stepDay(-1));
  act(() => showDay('2026-11-23'));
  expect(chosen).toBeNull();
});
