// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { err } from '#shared/result.ts';
import { languages, textsOf } from '../../messages/catalogue.ts';
import { mountApp, type Mounted } from '../mount.ts';
import { problemOf, sceneOf } from '../scenes.ts';
import { settingGroups, type SettingName, settingsOf } from '../../../../renderer/settings/settingNames.ts';

/*
 * Everything that can be set stands in one group of the settings, is explained in a line, and is found by its name or by another word for
 * it, in the language that is shown. Nothing is lost that could be set before.
 */
vi.setConfig({ testTimeout: 60_000 });
const scene = (query: string) => sceneOf(new URLSearchParams(query), Date.parse('2026-11-23T10:00:00Z'));

const shown = () =>
  [...document.querySelectorAll<HTMLElement>('[data-setting]')].map(({ dataset }) => dataset['setting']);
const tabs = () => [...document.querySelectorAll<HTMLElement>('.settings [role=tab]')];
async function opened(query = 'scene=live', at?: Parameters<typeof mountApp>[1]): Promise<Mounted> {
  const app = await mountApp(scene(query), at);
  await app.hear('app.command', 'settings');
  return app;
}
const search = () => {
  const field = document.querySelector<HTMLInputElement>('.settings-side input');
  if (field === null) throw new Error('there is no search');
  return field;
};
async function look(app: Mounted, typed: string): Promise<readonly (string | undefined)[]> {
  const label = document.querySelector('.settings-side label')?.textContent ?? '';
  await app.type(label, typed);
  return shown();
}

describe('the groups', () => {
  it('hold every setting once, each with its control or its way, and a line that explains it', async () => {
    const app = await opened('scene=houses');
    await app.hear('settings.changed', { ...scene('scene=houses').settings, newsOnDesktop: true });
    const seen: (string | undefined)[] = [];
    for (const tab of tabs()) {
      await app.click(tab);
      seen.push(...shown());
      expect(document.getElementById(tab.getAttribute('aria-controls') ?? '')?.className).toBe(
        'settings-panel',
      );
      for (const setting of document.querySelectorAll('[data-setting]')) {
        const name = setting.getAttribute('data-setting');
        expect(setting.querySelector('.field-hint')?.textContent, `${name} is explained`).toMatch(/\S/);
        const control = setting.querySelector('select, input, button, li');
        if (name !== 'copies') expect(control, `${name} can be reached`).not.toBeNull();
      }
    }
    // This clinic is a practice one of its own: nobody was given credentials for it, and no other desk shares them.
    const none: readonly SettingName[] = ['credentials', 'desksSharing'];
    const all = settingGroups.flatMap((group): readonly SettingName[] => settingsOf[group]);
    expect(seen).toEqual(all.filter((name) => !none.includes(name)));
    expect(new Set(all).size).toBe(all.length);
  });

  it('of a live connection have the credentials, the desks that share them, and the pace with what the file says', async () => {
    const app = await opened();
    await app.click(tabs().at(-1));
    expect(shown()).toEqual(['check', 'guide', 'credentials', 'desksSharing', 'pace']);
    await vi.waitFor(() => expect(app.text()).toContain('Looks for news every 8 s'));
    expect(app.text()).toContain('Weeks from today kept in step: 8 (set in the file)');
    expect(app.text()).not.toContain('Questions in an hour, at most: 4,320 (');
    await app.press('Connection check');
    expect(document.querySelectorAll('dialog')).toHaveLength(1);
    expect(document.querySelector('.checks')).not.toBeNull();
  });
});

describe('the search', () => {
  it.each([
    ['en', 'sound', 'sound'],
    ['en', 'PIN', 'pin'],
    ['en', 'theme', 'theme'],
    ['en', 'dark', 'theme'],
    ['en', 'gdpr', 'keep'],
    ['en', 'shortcuts', 'keys'],
    ['pl', 'dźwięk', 'sound'],
    ['pl', 'dzwiek', 'sound'],
    ['pl', 'PIN', 'pin'],
    ['pl', 'motyw', 'theme'],
    ['de', 'Ton', 'sound'],
    ['tr', 'ses', 'sound'],
  ])('in %s finds “%s”', async (language, typed, name) => {
    const app = await opened(`scene=live&language=${language}`);
    expect(await look(app, typed)).toContain(name);
  });

  it('shows what fits with its group and how much there is, nothing else, and the group again when one is chosen', async () => {
    const app = await opened();
    expect(await look(app, 'quiet')).toEqual(['quiet']);
    expect(document.querySelector('.setting-group')?.textContent).toBe('New bookings');
    expect(document.querySelector('.settings-side [role=status]')?.textContent).toBe('1 setting fits.');
    await app.click(tabs()[0]);
    expect(search().value).toBe('');
    expect(shown()).toContain('language');
  });

  it('says that nothing fits', async () => {
    const app = await opened();
    expect(await look(app, 'xyzzy')).toEqual([]);
    expect(document.querySelector('.settings-panel')?.textContent).toContain('No setting fits “xyzzy”.');
  });

  it('does not offer what this desk does not have', async () => {
    const app = await opened('scene=day');
    expect(await look(app, 'credentials')).toEqual([]);
    expect(await look(app, 'several desks')).toEqual([]);
  });

  it('leads with Enter to the first that fits', async () => {
    const app = await opened();
    await look(app, 'time to undo');
    await app.key({ key: 'Enter' }, search());
    expect(document.activeElement).toBe(app.find('Time to undo'));
  });
});

describe('a choice', () => {
  it('that cannot be kept says why, and stays as it was', async () => {
    const app = await opened('scene=live', (door) => ({
      ...door,
      ask: (name, request) =>
        name === 'settings.set' ? Promise.resolve(err(problemOf('diskFull'))) : door.ask(name, request),
    }));
    await app.press('Dark');
    expect(document.querySelector('.settings-panel [role=alert]')?.textContent).toContain('The disk is full');
    expect(document.documentElement.dataset['theme']).not.toBe('dark');
  });
});

describe('the texts', () => {
  it.each(languages)('of %s have other words for each setting, and one line that explains', (language) => {
    const texts = textsOf(language);
    const words = new Map([...texts]);
    for (const name of settingGroups.flatMap((group): readonly SettingName[] => settingsOf[group]))
      expect(words.get(`app.settings.also.${name}`)?.split(' ').length, name).toBeGreaterThan(1);
    for (const [key, text] of words)
      if (key.startsWith('app.settings.explain.')) expect(text.length, key).toBeLessThan(100);
  });
});
