// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { activityEntry } from '../search/findScenes.ts';
import { mountApp, type Mounted } from '../mount.ts';
import { sceneOf } from '../scenes.ts';

/*
 * What is opened from the settings leads back to them when it is closed: to its group, with the focus on the button that opened it. What
 * was opened from the day leads back to the day, and so does what goes on there.
 */
vi.setConfig({ testTimeout: 60_000 });
const now = Date.parse('2026-11-23T10:00:00Z');
const scene = () => sceneOf(new URLSearchParams('scene=live'), now);
const settings = () => document.querySelector('dialog .settings');
const shownTab = () => document.querySelector('.settings [role=tab][aria-selected=true]')?.textContent;

/** Closes what lies on top, by its button or as Escape does. */
async function close(app: Mounted): Promise<void> {
  const dialog = document.querySelector('dialog');
  const closing = [...(dialog?.querySelectorAll('button') ?? [])].find(
    (button) => button.textContent === 'Close' || button.getAttribute('aria-label') === 'Close',
  );
  await app.click(closing ?? null);
}

describe('what was opened from the settings', () => {
  it.each([
    ['Staff', 'Set up staff'],
    ['Staff', 'Activity'],
    ['Calendars', 'Calendars…'],
    ['Calendars', 'Names and codes…'],
    ['Keys', 'Keys'],
    ['Connection', 'Connection check'],
    ['Connection', 'Enter new credentials…'],
  ])('%s: “%s” leads back to its button', async (group, label) => {
    const app = await mountApp(scene());
    await app.settings(group);
    const found = buttonLike(label);
    await app.click(found);
    expect(settings()).toBeNull();
    expect(document.querySelectorAll('dialog')).toHaveLength(1);
    await close(app);
    expect(settings()).not.toBeNull();
    expect(shownTab()).toBe(group);
    expect(document.activeElement?.textContent).toBe(found.textContent);
    await close(app);
    expect(document.querySelector('dialog')).toBeNull();
  });

  it('leads to the day where it goes on there', async () => {
    const visit = { id: 'v1', start: now, addressId: 'a1' };
    const entry = { ...activityEntry(7, now), visit };
    const app = await mountApp({ ...scene(), activity: () => ({ entries: [entry], older: false }) });
    await app.settings('Staff');
    await app.press('Activity');
    await app.click(document.querySelector<HTMLElement>('.activity-row button'));
    expect(document.querySelector('dialog')).toBeNull();
  });

  it('leads to the day where something of the bar took its place', async () => {
    const app = await mountApp(scene());
    await app.settings('Calendars');
    await app.click(buttonLike('Calendars…'));
    await app.hear('app.command', 'settings');
    expect(settings()).not.toBeNull();
    await close(app);
    expect(document.querySelector('dialog')).toBeNull();
  });
});

describe('what was opened over the day leads back to it', () => {
  it.each(['diagnostics', 'about'] as const)('from the menu: %s', async (command) => {
    const app = await mountApp(scene());
    await app.hear('app.command', command);
    expect(document.querySelectorAll('dialog')).toHaveLength(1);
    await close(app);
    expect(document.querySelector('dialog')).toBeNull();
  });

  it('by the palette', async () => {
    const app = await mountApp(scene());
    await app.key({ key: 'k', ctrlKey: true });
    await app.type(
      document.querySelector('.palette-field')?.getAttribute('aria-label') ?? '',
      'Set up staff',
    );
    await app.click(document.querySelector<HTMLElement>('.palette [cmdk-item]'));
    expect(settings()).toBeNull();
    expect(document.querySelectorAll('dialog')).toHaveLength(1);
    await close(app);
    expect(document.querySelector('dialog')).toBeNull();
  });
});

/** The button whose words begin so: some end with dots. */
function buttonLike(label: string): HTMLElement {
  const words = label.replace('…', '');
  const found = [...document.querySelectorAll<HTMLElement>('.settings-panel button')].find((button) =>
    button.textContent.startsWith(words),
  );
  if (found === undefined) throw new Error(`there is no button “${words}”`);
  return found;
}
