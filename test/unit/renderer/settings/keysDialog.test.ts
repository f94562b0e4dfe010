// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { mountApp, type Mounted } from '../mount.ts';
import { sceneOf } from '../scenes.ts';
import { withVisits } from '../visitScenes.ts';

/*
 * What a key does is seen with `?`, and can be given another key: at once, kept with the settings, and never so that two things
 * have one key or a key is taken from fields, the menu or the system. The board's keys act on the card with the focus.
 */
const minute = 60_000;
const now = Math.floor(Date.now() / minute) * minute;
vi.setConfig({ testTimeout: 60_000 });
const scene = withVisits(sceneOf(new URLSearchParams(), now), now);
const dialog = (app: Mounted) => app.root.querySelector<HTMLElement>('dialog');
const kept = (app: Mounted) =>
  app.asked.filter(({ name }) => name === 'settings.set').map(({ request }) => request);

async function changing(): Promise<Mounted> {
  const app = await mountApp(scene);
  await app.key({ key: '?', shiftKey: true });
  await app.press('Change keys');
  return app;
}
const pressIn = async (app: Mounted, label: string, init: KeyboardEventInit): Promise<void> => {
  await app.press(label);
  await app.key(init, app.find('Press the new key'));
};

describe('the keys', () => {
  it('are shown with “?”, by where they hold', async () => {
    const app = await mountApp(scene);
    await app.key({ key: '?', shiftKey: true });
    const said = dialog(app)?.textContent ?? '';
    for (const part of [
      'The open or marked visit',
      'Next step: arrived, with the doctor, doneP',
      'Find a patient/',
      'All commandsCtrl+K',
      'OpenEnter',
    ])
      expect(said).toContain(part);
  });

  it('of the end of the day and of the menu are among them, and are nobody else’s', async () => {
    const app = await changing();
    const said = dialog(app)?.textContent ?? '';
    for (const part of [
      'End of day: settle allCtrl+Enter',
      'Today, previous and next day, also while you typeCtrl+TCtrl+Page UpCtrl+Page Down',
      'Print the dayCtrl+P',
      'SettingsCtrl+,',
      'Larger, smaller, usual sizeCtrl++Ctrl+-Ctrl+0',
    ])
      expect(said).toContain(part);
    await pressIn(app, 'Change the key for “Today”: T', { key: 'p', ctrlKey: true });
    expect(kept(app)).toEqual([]);
  });

  it('can be given another key, which holds at once and is kept', async () => {
    const app = await changing();
    await pressIn(app, 'Change the key for “Today”: T', { key: 'd' });
    expect(kept(app)).toEqual([{ keys: { today: 'D' } }]);
    expect(app.find('Change the key for “Today”: D')).toBeDefined();
    await app.press('Close');
    await app.key({ key: 'ArrowRight', altKey: true });
    await app.key({ key: 't' });
    expect(app.find('Today').hasAttribute('disabled')).toBe(false);
    await app.key({ key: 'd' });
    expect(app.find('Today').hasAttribute('disabled')).toBe(true);
  });

  it('say whose a key is already, and swap the two if that is wanted', async () => {
    const app = await changing();
    await pressIn(app, 'Change the key for “Next step: arrived, with the doctor, done”: P', { key: 'm' });
    expect(dialog(app)?.querySelector('[role=alert]')?.textContent).toContain('M already stands for “Move”');
    expect(kept(app)).toEqual([]);
    await app.press('Swap the two');
    expect(kept(app)).toEqual([{ keys: { next: 'M', move: 'P' } }]);
    await app.press('Back to the usual keys');
    expect(kept(app).at(-1)).toEqual({ keys: {} });
  });

  it('leave to fields, menu and system what is theirs, and Escape changes nothing', async () => {
    const app = await changing();
    await pressIn(app, 'Change the key for “Next step: arrived, with the doctor, done”: P', {
      key: 'c',
      ctrlKey: true,
    });
    expect(dialog(app)?.querySelector('[role=alert]')?.textContent).toContain('Ctrl+C belongs to');
    await app.key({ key: 'Escape' }, app.find('Press the new key'));
    expect(app.find('Change the key for “Next step: arrived, with the doctor, done”: P')).toBeDefined();
    expect(kept(app)).toEqual([]);
  });
});

describe('on the board', () => {
  const decided = (app: Mounted) =>
    app.asked.filter(({ name }) => name === 'visits.decide').map(({ request }) => request);

  it('a key acts on the card with the focus, without opening it; of what makes no sense the reason is said', async () => {
    const app = await mountApp(scene);
    const card = await vi.waitFor(() => {
      const drawn = app.root.querySelector<HTMLElement>('.card[data-state=done]');
      if (drawn === null) throw new Error('not drawn yet');
      return drawn;
    });
    card.focus();
    await app.key({ key: 'c' }, card);
    expect(app.text()).toMatch(/confirmed already|presence has been marked already|has begun \(/);
    await app.key({ key: 'a' }, card);
    const steps = app.asked.filter(({ name }) => name === 'arrivals.step').map(({ request }) => request);
    expect(steps).toMatchObject([{ steps: [{ bookingId: card.dataset['item'] }] }]);
    expect(app.root.querySelector('.panel')).toBeNull();
  });

  it('nothing is done where no card has the focus', async () => {
    const app = await mountApp(scene);
    expect(await app.key({ key: 'p' })).toBe(false);
    expect(decided(app)).toEqual([]);
  });

  it('N begins a new visit at the next free time, or says that there is none', async () => {
    const app = await mountApp(scene);
    await app.key({ key: 'n' });
    expect(app.text()).toMatch(/New visit|There is no free time on this day/);
  });
});
