// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import { ok } from '#shared/result.ts';
import { mountApp, type Mounted } from '../mount.ts';
import { sceneOf } from '../scenes.ts';
import { entryOf, visitOf, withVisits } from '../visitScenes.ts';

/*
 * Cancelled visits stand on the board only where they are asked for, struck and aside; the wish is kept as a setting. Their
 * panel says first who cancelled, when and why, and offers nothing that cannot be done any more.
 */
const now = Math.floor(Date.now() / 60_000) * 60_000;
vi.setConfig({ testTimeout: 60_000 });

const mounted = (query: string, change = {}): Promise<Mounted> => {
  const base = withVisits(sceneOf(new URLSearchParams('cancelled'), now), now);
  const settings = { ...base.settings, showCancelled: query === 'asked' };
  return mountApp({ ...base, settings, ...change });
};
const struck = (app: Mounted) => app.root.querySelectorAll('.card[data-state=cancelled][data-lies]').length;
const kept = (app: Mounted) =>
  app.asked.filter(({ name }) => name === 'settings.set').map(({ request }) => request);

it('are asked for in the palette, which then names the way back', async () => {
  const app = await mounted('plain');
  await vi.waitFor(() => expect(app.root.querySelectorAll('.card').length).toBeGreaterThan(50));
  expect(struck(app)).toBe(0);
  await app.key({ key: 'k', ctrlKey: true });
  await app.type('Commands', 'cancelled');
  const item = [...document.querySelectorAll<HTMLElement>('[cmdk-item]')].find(({ textContent }) =>
    textContent.includes('Show cancelled visits'),
  );
  await app.click(item);
  await vi.waitFor(() => expect(struck(app)).toBeGreaterThan(10));
  expect(kept(app)).toEqual([{ showCancelled: true }]);
  expect(app.root.querySelector('[aria-live=polite][role=status]')?.textContent).toBe(
    'Cancelled visits are shown',
  );
});

it('say in their panel who cancelled, when and why, and offer nothing', async () => {
  const visit = visitOf('b1', now + 60 * 60_000, {
    status: 'canceled',
    canceledBy: 'integration',
    canceledAt: now - 60_000,
    history: [entryOf(now - 60_000, 'intent.cancel', 'AK', { reason: 'Has a cold' })],
  });
  const app = await mounted('asked', { visit: () => ok(visit) });
  await vi.waitFor(() => expect(struck(app)).toBeGreaterThan(0));
  await app.click(app.root.querySelector<HTMLElement>('.card[data-lies]'));
  await vi.waitFor(() =>
    expect(app.root.querySelector('.panel-cancelled')?.textContent).toMatch(
      /^Cancelled here: Has a cold · AK · \d\d:\d\d$/,
    ),
  );
  expect(app.root.querySelectorAll('.actions button:not([aria-disabled=true]):not([disabled])')).toHaveLength(
    0,
  );
});

it('that the patient cancelled say so', async () => {
  const app = await mounted('asked');
  await vi.waitFor(() => expect(struck(app)).toBeGreaterThan(0));
  await app.click(app.root.querySelector<HTMLElement>('.card[data-lies]'));
  await vi.waitFor(() =>
    expect(app.root.querySelector('.panel-cancelled')?.textContent).toContain('Cancelled by the patient'),
  );
});
