// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { mountApp, type Mounted } from '../mount.ts';
import { sceneOf } from '../scenes.ts';

/*
 * Columns are grouped by facility by a key, by name in the palette and in the settings, and the choice is kept; where the clinic
 * has one facility, nobody is offered what would do nothing.
 */
vi.setConfig({ testTimeout: 60_000 });
const now = Date.now();
const scene = (name: string) => sceneOf(new URLSearchParams(name), now);
const bands = (app: Mounted) => [...app.root.querySelectorAll('.board-band')].map((band) => band.textContent);
const kept = (app: Mounted) =>
  app.asked.filter(({ name }) => name === 'settings.set').map(({ request }) => request);
const houses = ['Przychodnia Zdrowie', 'Centrum Medyczne Łąkowa'];
const board = (app: Mounted) => vi.waitFor(() => expect(app.root.querySelector('.board')).not.toBeNull());
const palette = async (app: Mounted, typed: string) => {
  await app.key({ key: 'k', ctrlKey: true });
  await app.type('Commands', typed);
  return [...app.root.querySelectorAll<HTMLElement>('.palette [cmdk-item]')];
};

describe('a clinic with two facilities', () => {
  it('is grouped by a key, which takes it back too', async () => {
    const app = await mountApp(scene('scene=houses'));
    await board(app);
    expect(bands(app)).toEqual([]);
    await app.key({ key: 'g' });
    expect(bands(app)).toEqual(houses);
    expect(app.text()).toContain('The columns are grouped by clinic.');
    await app.key({ key: 'g' });
    expect(bands(app)).toEqual([]);
    expect(kept(app)).toEqual([{ groupByFacility: true }, { groupByFacility: false }]);
  });

  it('is grouped by name in the palette, which then names the way back', async () => {
    const app = await mountApp(scene('scene=houses'));
    await board(app);
    const command = (await palette(app, 'clinic')).find(({ textContent }) => textContent.startsWith('Group'));
    expect(command?.textContent).toBe('Group columns by clinicG');
    if (command !== undefined) await app.click(command);
    expect(bands(app)).toEqual(houses);
    const [back] = await palette(app, 'one row');
    expect(back?.textContent).toBe('All columns in one rowG');
  });

  it('is grouped in the settings, and the list of keys has its key', async () => {
    const app = await mountApp(scene('scene=houses'));
    await board(app);
    await app.press('Settings');
    await app.click(app.find('By clinic'));
    expect(bands(app)).toEqual(houses);
    await app.press('Close');
    await app.key({ key: '?' });
    expect(app.text()).toContain('Group by clinic, or not');
  });
});

describe('what is asked of the board elsewhere', () => {
  it('comes in the order in which the columns stand, so that of equal free times the leftmost is the next', async () => {
    const app = await mountApp(scene('scene=houses&grouped'));
    await board(app);
    const { shownColumns } = await import('../../../../renderer/state/shownColumns.ts');
    const onScreen = () =>
      [...app.root.querySelectorAll<HTMLElement>('[data-column]')].map(({ dataset }) => dataset['column']);
    const asked = () => shownColumns().map(({ addressId }) => addressId);
    expect(asked()).toEqual(onScreen());
    const grouped = onScreen();
    await app.key({ key: 'g' });
    expect(onScreen()).not.toEqual(grouped);
    expect(asked()).toEqual(onScreen());
  });
});

describe('a clinic with one facility', () => {
  it('is offered it nowhere, and the key does nothing', async () => {
    const app = await mountApp(scene('scene=day'));
    await board(app);
    await app.key({ key: 'g' });
    expect(kept(app)).toEqual([]);
    expect((await palette(app, 'clinic')).map(({ textContent }) => textContent)).toEqual(['Set-up guide…']);
    await app.key({ key: 'Escape' });
    await app.press('Settings');
    expect(app.text()).not.toContain('By clinic');
    await app.press('Close');
    await app.key({ key: '?' });
    expect(app.text()).not.toContain('Group by clinic');
  });
});
