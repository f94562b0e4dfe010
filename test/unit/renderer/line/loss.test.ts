// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import type { RequestName } from '#shared/contract/contract.ts';
import { err } from '#shared/result.ts';
import { mountApp, type Mounted } from '../mount.ts';
import { problemOf, sceneOf } from '../scenes.ts';

/* That decisions are missing stands under the day, in words, until somebody has read it, and never longer. */
const now = Date.parse('2026-11-23T10:00:00Z');
const lost = { ...problemOf('storeLostDecisions'), details: 'store: kept as desk.db.set-aside-1' };
const scene = { ...sceneOf(new URLSearchParams('scene=day'), now), loss: lost };
const note = (app: Mounted) => app.root.querySelector('[data-problem="storeLostDecisions"]');
const asked = (app: Mounted, wanted: RequestName) => app.asked.filter(({ name }) => name === wanted).length;

vi.setConfig({ testTimeout: 60_000 });

describe('a loss', () => {
  it('is told under the day with what to do, and its copy is named for support only', async () => {
    const app = await mountApp(scene);
    expect(note(app)?.getAttribute('role')).toBe('alert');
    expect(note(app)?.textContent).toContain('enter again what is not on the board');
    expect(note(app)?.querySelector('details')?.textContent).toContain('desk.db.set-aside-1');
    expect(app.root.querySelector('#board')).not.toBe(null);
  });

  it('goes when somebody has read it and main says so', async () => {
    const app = await mountApp(scene);
    await app.press('Understood');
    expect(asked(app, 'line.lossSeen')).toBe(1);
    expect(note(app)).not.toBe(null);
    await app.hear('line.lossChanged', null);
    expect(note(app)).toBe(null);
  });

  it('stays where that could not be written down, with the reason beside it', async () => {
    const app = await mountApp(scene, (door) => ({
      ...door,
      ask: async (name, request) =>
        name === 'line.lossSeen' ? err(problemOf('storeReadOnly')) : door.ask(name, request),
    }));
    await app.press('Understood');
    expect(note(app)).not.toBe(null);
    expect(app.root.querySelector('[data-problem="storeReadOnly"]')?.textContent).toContain('allow writing');
  });

  it('is not spoken of where there is none, and comes when main tells of one', async () => {
    const app = await mountApp(sceneOf(new URLSearchParams('scene=day'), now));
    expect(note(app)).toBe(null);
    await app.hear('line.lossChanged', lost);
    expect(note(app)).not.toBe(null);
  });
});
