// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Door } from '#shared/contract/door.ts';
import type { Connection } from '#shared/contract/connection.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { err } from '#shared/result.ts';
import { createFakeDoor, type FakeDoor } from '../fakeDoor.ts';
import type { Scene } from '../scene.ts';
import { sceneOf } from '../scenes.ts';

/* The window's first frame has today's visits in the language that is set: nothing else is painted before it, nothing asked twice. */

const now = Date.parse('2026-11-23T09:00:00+01:00');
/** For a machine that is busy with something else. Milliseconds. */
const long = 20_000;
vi.setConfig({ testTimeout: 2 * long });
const dayScene = (): Scene => sceneOf(new URLSearchParams('scene=day'), now);
let root: HTMLElement;
beforeEach(() => {
  vi.useFakeTimers({ now, toFake: ['Date'] });
  // React draws when it does in the window, not when a test lets it.
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false });
  root = document.createElement('div');
  root.id = 'desk';
  document.body.append(root);
});
afterEach(() => {
  vi.useRealTimers();
  root.remove();
});

/** Starts the page as the window does. @returns what main was asked, and what is painted first */
async function startPage(
  scene: Scene,
  wrap: (door: Door) => Door = (door) => door,
): Promise<FakeDoor & { readonly first: () => string }> {
  vi.resetModules();
  const fake = createFakeDoor(scene);
  Object.defineProperty(window, 'frontdesk', { value: wrap(fake.door), configurable: true });
  let first: string | null = null;
  const watching = new MutationObserver(() => (first ??= root.innerHTML));
  watching.observe(root, { childList: true, subtree: true });
  await import('../../../../renderer/main.tsx');
  await vi.waitFor(() => expect(first).not.toBeNull(), long);
  await aWhile();
  watching.disconnect();
  return { ...fake, first: () => first ?? '' };
}

/** What would be asked twice is asked right behind: nothing that is to come is waited for here. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 60));
const asksForDay = ({ asked }: FakeDoor): number => asked.filter(({ name }) => name === 'board.open').length;

it('has the visits in what is drawn first, and asks for them once', async () => {
  const page = await startPage(dayScene(), (door) => ({
    ...door,
    // As long as main takes to read a day.
    ask: async (name, request) => {
      const answer = await door.ask(name, request);
      if (name === 'board.open') await new Promise((resolve) => setTimeout(resolve, 30));
      return answer;
    },
  }));
  expect(page.first()).toContain('data-item');
  expect(page.first()).not.toContain('board-skeleton');
  expect(asksForDay(page)).toBe(1);
});

it('is drawn first in the language that is set', async () => {
  const scene = dayScene();
  const page = await startPage({ ...scene, settings: { ...scene.settings, language: 'pl' } });
  expect(page.first()).toContain('Dzisiaj');
  expect(page.first()).not.toContain('Today');
  expect(document.documentElement.lang).toBe('pl');
});

it('does not wait for ever for a day that is slow to come', async () => {
  const page = await startPage(dayScene(), (door) => ({
    ...door,
    ask: (name, request) => {
      const answer = door.ask(name, request);
      return name === 'board.open' ? new Promise<never>(() => undefined) : answer;
    },
  }));
  expect(page.first()).not.toBe('');
  expect(asksForDay(page)).toBe(1);
});

it('is the set-up where there is no clinic; the day is asked for when there is one, and no failure is shown', async () => {
  const day = dayScene();
  let connection: Connection = none;
  const page = await startPage({
    ...day,
    connection,
    line: { kind: 'notConnected' },
    day: (date) => (connection.kind === 'none' ? err(notConnected) : day.day(date)),
  });
  expect(page.first()).toContain('Connect your clinic');
  connection = day.connection;
  const seen: string[] = [];
  const watching = new MutationObserver(() => seen.push(root.innerHTML));
  watching.observe(root, { childList: true, subtree: true });
  page.push('connection.changed', connection);
  await vi.waitFor(() => expect(root.querySelector('[data-item]')).not.toBeNull(), long);
  watching.disconnect();
  expect(seen.join()).not.toContain('role="alert"');
});

it('asks anew for the day of another clinic that came while the first was asked for', async () => {
  const day = dayScene();
  const page = createFakeDoor(day);
  vi.resetModules();
  Object.defineProperty(window, 'frontdesk', { value: page.door, configurable: true });
  const started = import('../../../../renderer/main.tsx');
  await vi.waitFor(() => expect(asksForDay(page)).toBe(1), long);
  page.push('connection.changed', { ...day.connection });
  await started;
  await vi.waitFor(() => expect(asksForDay(page)).toBe(2), long);
  await aWhile();
  expect(asksForDay(page)).toBe(2);
});

const none: Connection = { kind: 'none', practicePort: null };
const notConnected: Problem = {
  kind: 'notConnected',
  until: null,
  params: {},
  details: 'no clinic is set up',
};
