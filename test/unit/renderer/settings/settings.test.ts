// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { err } from '#shared/result.ts';
import { mountApp, type Mounted } from '../mount.ts';
import { problemOf, sceneOf } from '../scenes.ts';
import type { Settings } from '#shared/contract/settings.ts';

/* A setting is kept the moment it is chosen, is seen at once, and says so where it could not be kept. */
vi.setConfig({ testTimeout: 60_000 });
const setUp = sceneOf(new URLSearchParams('scene=setup'), Date.parse('2026-11-23T10:00:00Z'));
const withSettings = (settings: Partial<Settings>) => ({
  ...setUp,
  settings: { ...setUp.settings, ...settings },
});
const languages = (app: Mounted, label: string) =>
  [...app.find(label).querySelectorAll('option')].map((option) => option.textContent);

describe('the language', () => {
  it('is chosen among the eight by their own names, or left to the computer', async () => {
    const app = await mountApp(setUp);
    expect(languages(app, 'Language')).toEqual([
      'As on this computer',
      'Čeština',
      'Deutsch',
      'English',
      'Español',
      'Italiano',
      'Polski',
      'Português',
      'Türkçe',
    ]);
    const polish = app.find('Language').querySelector('option[value=pl]');
    expect(polish?.getAttribute('lang')).toBe('pl');
  });

  it('is the computer’s where nobody has chosen', async () => {
    const scene = withSettings({ language: 'system' });
    const app = await mountApp({ ...scene, info: { ...scene.info, systemLocale: 'de-DE' } });
    expect(app.text()).toContain('Verbinden Sie Ihre Praxis');
    expect(document.documentElement.lang).toBe('de');
  });

  it('lists the pseudo-language only while it is on', async () => {
    const app = await mountApp(withSettings({ language: 'pseudo' }));
    const label = app.root.querySelector('.setup-language label')?.textContent ?? '';
    expect(languages(app, label)).toHaveLength(10);
    expect(app.text()).toMatch(/^\[Ƒ/);
  });

  it('changes as well when main says so, such as from another place', async () => {
    const app = await mountApp(setUp);
    await app.hear('settings.changed', { ...setUp.settings, language: 'it' });
    await vi.waitFor(() => expect(app.text()).toContain('Collega la tua clinica'), 20_000);
  });

  it('stays as it was, with the reason, where it cannot be kept', async () => {
    const app = await mountApp(setUp, (door) => ({
      ...door,
      ask: (name, request) =>
        name === 'settings.set' ? Promise.resolve(err(problemOf('diskFull'))) : door.ask(name, request),
    }));
    await app.type('Language', 'pl');
    expect(app.text()).toContain('Connect your clinic');
    expect(app.text()).toContain('The disk is full');
  });
});

describe('the appearance', () => {
  it('follows the system until somebody chooses', async () => {
    const app = await mountApp(withSettings({ theme: 'system', density: 'compact' }));
    expect(document.documentElement.dataset['theme']).toBeUndefined();
    expect(document.documentElement.dataset['density']).toBe('compact');
    await app.hear('settings.changed', { ...setUp.settings, theme: 'dark' });
    expect(document.documentElement.dataset['theme']).toBe('dark');
    await app.hear('settings.changed', { ...setUp.settings, theme: 'system' });
    expect(document.documentElement.dataset['theme']).toBeUndefined();
  });
});

describe('what support gets', () => {
  const failing = { ...setUp, tested: err(problemOf('unauthorized')) };
  const failed = async (): Promise<Mounted> => {
    const app = await mountApp(failing);
    await app.type('Client ID', '1_invented');
    await app.type('Secret', 'very secret');
    await app.press('Test the connection');
    return app;
  };

  it('is copied with one press, and holds no secret', async () => {
    const app = await failed();
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await app.press('Copy for support');
    expect(write).toHaveBeenCalledOnce();
    expect(write.mock.calls[0]?.[0]).toContain('problem: unauthorized');
    expect(write.mock.calls[0]?.[0]).not.toContain('very secret');
    expect(app.find('Copied')).toBeDefined();
  });

  it('does not say "copied" where the system refused', async () => {
    const app = await failed();
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('refused'));
    await app.press('Copy for support');
    expect(app.find('Copy for support')).toBeDefined();
  });
});
