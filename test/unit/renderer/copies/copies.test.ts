// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import type { KeptCopy } from '#shared/contract/copies.ts';
import { mountApp, type Mounted } from '../mount.ts';
import { sceneOf } from '../scenes.ts';

/* Copies of damaged files are listed with their age, and are deleted only by whoever says twice that they mean it. */
vi.setConfig({ testTimeout: 60_000 });
const day = 86_400_000;
const now = Math.floor(Date.now() / day) * day + day / 2;
vi.setSystemTime(now);
const copies: readonly KeptCopy[] = [
  { name: 'desk.db.set-aside-2', at: now - 3 * 3_600_000, bytes: 12_345_678 },
  { name: 'desk.db.set-aside-1', at: now - 40 * day, bytes: 900 },
];
const scene = (kept: readonly KeptCopy[]) => ({ ...sceneOf(new URLSearchParams(), now), copies: kept });
const asked = (app: Mounted) =>
  app.asked.filter(({ name }) => name === 'copies.remove').map(({ request }) => request);
const rows = () => [...document.querySelectorAll<HTMLElement>('.copies-row')];
async function opened(kept: readonly KeptCopy[]): Promise<Mounted> {
  const app = await mountApp(scene(kept));
  await app.click([...app.root.querySelectorAll<HTMLElement>('.top-right > .press')].at(-1));
  const tabs = [...document.querySelectorAll<HTMLElement>('.tab')];
  await app.click(tabs.find((tab) => tab.textContent === 'Privacy'));
  return app;
}

describe('kept copies', () => {
  it('are none on most desks, and then there is nothing to press', async () => {
    const app = await opened([]);
    expect(app.text()).toContain('There are none.');
    expect(app.text()).not.toContain('Show the copies…');
  });

  it('are counted in the settings and listed with when, how old and how large', async () => {
    const app = await opened(copies);
    expect(app.text()).toContain('2 copies were kept. They hold patients’ data.');
    await app.press('Show the copies…');
    expect(rows().map((row) => row.querySelector('.copies-about')?.textContent)).toEqual([
      'from today · 12.3 MB',
      '40 days old · 0.1 MB',
    ]);
  });

  it('are deleted by whoever is sure, and kept by whoever is not', async () => {
    const app = await opened(copies);
    await app.press('Show the copies…');
    const press = async (label: string) =>
      app.click([...(rows()[1]?.querySelectorAll('button') ?? [])].find((one) => one.textContent === label));
    await press('Delete…');
    expect(app.text()).toContain('Delete this copy for good?');
    expect(document.activeElement?.textContent).toBe('Keep');
    await press('Keep');
    expect(rows()).toHaveLength(2);
    expect(document.activeElement?.textContent).toBe('Delete…');
    await press('Delete…');
    await press('Delete for good');
    expect(asked(app)).toEqual([{ name: 'desk.db.set-aside-1' }]);
    expect(rows()).toHaveLength(1);
    expect(app.text()).toContain('The copy is deleted.');
    expect(document.querySelector('.dialog')?.contains(document.activeElement)).toBe(true);
  });
});
