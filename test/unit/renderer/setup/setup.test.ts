// @vitest-environment happy-dom
import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { Door } from '#shared/contract/door.ts';
import { createTranslator } from '#shared/messages/translator.ts';
import { mountApp, type Mounted } from '../mount.ts';
import { problemOf, sceneOf } from '../scenes.ts';
import { problemKinds } from '#shared/domain/problem.ts';

/* A clinic's manager gets from the message with two odd words in it to the clinic's names, and every way to fail says what to do. */
const now = Date.parse('2026-11-23T10:00:00Z');
vi.setConfig({ testTimeout: 60_000 });
const scene = (query: string) => sceneOf(new URLSearchParams(query), now);
const t = createTranslator('en');
const asked = (app: Mounted, name: string) => app.asked.filter((question) => question.name === name);

async function filled(app: Mounted): Promise<void> {
  await app.type('Client ID', ' 1_invented ');
  await app.type('Secret', ' a secret\n');
}

describe('the test of the connection', () => {
  it('names the clinics found, and sends what was typed without the spaces of copying', async () => {
    const app = await mountApp(scene('scene=setup'));
    await filled(app);
    await app.press('Test the connection');
    expect(asked(app, 'connection.test')).toEqual([
      { name: 'connection.test', request: { locale: 'pl', clientId: '1_invented', secret: 'a secret' } },
    ]);
    expect(app.text()).toContain('The connection works. 2 clinics were found:');
    expect(app.text()).toContain('Centrum Medyczne Łąkowa');
    expect(asked(app, 'connection.save')).toEqual([]);
  });

  it('asks for what is missing instead of asking main', async () => {
    const app = await mountApp(scene('scene=setup'));
    await app.press('Test the connection');
    expect(app.text()).toContain('Please enter the client ID.');
    expect(app.text()).toContain('Please enter the secret.');
    expect(app.find('Client ID').getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(app.find('Client ID'));
    await app.type('Client ID', 'x');
    expect(app.text()).not.toContain('Please enter the client ID.');
    expect(app.text()).toContain('Please enter the secret.');
    await app.press('Save and begin');
    expect(document.activeElement).toBe(app.find('Secret'));
    expect(asked(app, 'connection.test')).toEqual([]);
  });

  it.each(problemKinds)('has a sentence of its own for: %s', async (kind) => {
    const app = await mountApp(scene(`scene=setup-problem:${kind}`));
    await filled(app);
    await app.press('Test the connection');
    expect(app.text()).toContain(t(`problem.${kind}.title`));
    expect(app.text()).toContain(
      isTriedAgain(kind)
        ? t(`problem.asked.${kind}`)
        : t(`problem.${kind}.text`, { minutes: 7, ...problemOf(kind).params }),
    );
    // Nothing tries a test of the connection again but the person who asked for it.
    expect(app.text()).not.toMatch(/tries again by itself|goes on by itself|keeps trying|waits and then/);
    expect(app.root.querySelector('[role=alert] details')).not.toBeNull();
    expect(app.root.querySelector('details')?.open).toBe(false);
  });

  it('goes on by itself with what was to be saved, once there is a line, and not with what was only tested', async () => {
    const offline = scene('scene=setup-problem:offline');
    const app = await mountApp(offline);
    await filled(app);
    await app.press('Test the connection');
    window.dispatchEvent(new Event('online'));
    expect(asked(app, 'connection.test')).toHaveLength(1);
    await app.press('Save and begin');
    expect(app.text()).toContain(t('problem.offline.text'));
    await act(() => Promise.resolve(window.dispatchEvent(new Event('online'))));
    await vi.waitFor(() => expect(asked(app, 'connection.save')).toHaveLength(2));
    expect(asked(app, 'connection.save')[1]).toEqual(asked(app, 'connection.save')[0]);
    // Other words are another decision.
    await app.type('Secret', 'another secret');
    await act(() => Promise.resolve(window.dispatchEvent(new Event('online'))));
    expect(asked(app, 'connection.save')).toHaveLength(2);
    expect(app.text()).not.toContain(t('problem.offline.title'));
  });

  it('says when a pause ends', async () => {
    // The running hour of the real day: a pause that ends on another one is told with its date.
    const hour = 3_600_000;
    const thisHour = Math.floor(Date.now() / hour) * hour;
    const app = await mountApp(sceneOf(new URLSearchParams('scene=setup-problem:firewall'), thisHour));
    await filled(app);
    await app.press('Test the connection');
    expect(app.text()).toMatch(/Possible again from \d\d:13\./);
  });

  it('takes its outcome away as soon as something else is typed', async () => {
    const app = await mountApp(scene('scene=setup-problem:unauthorized'));
    await filled(app);
    await app.press('Test the connection');
    await app.type('Secret', 'another');
    expect(app.text()).not.toContain(t('problem.unauthorized.title'));
  });

  it('does not show the answer to words that have been changed meanwhile', async () => {
    const answers: (() => void)[] = [];
    const slow = (door: Door): Door => ({
      ...door,
      ask: async (name, request) => {
        const answer = await door.ask(name, request);
        if (name === 'connection.test') await new Promise<void>((resolve) => answers.push(resolve));
        return answer;
      },
    });
    const app = await mountApp(scene('scene=setup'), slow);
    await filled(app);
    await app.press('Test the connection');
    expect(app.text()).toContain('Testing the connection…');
    await app.type('Secret', 'another');
    answers.forEach((answer) => answer());
    await app.type('Secret', 'another one');
    expect(app.text()).not.toContain('The connection works');
    expect(app.text()).toContain('Test the connection');
  });
});

describe('the set-up', () => {
  it('hides the secret until it is to be seen', async () => {
    const app = await mountApp(scene('scene=setup'));
    expect(app.find('Secret').getAttribute('type')).toBe('password');
    await app.press('Show the secret');
    expect(app.find('Secret').getAttribute('type')).toBe('text');
    await app.press('Hide the secret');
    expect(app.find('Secret').getAttribute('type')).toBe('password');
  });

  it('keeps the credentials for the chosen country, and gives way to the day', async () => {
    const none = scene('scene=setup');
    const app = await mountApp({ ...none, connection: { kind: 'none', practicePort: null } }, (door) => ({
      ...door,
      ask: (name, request) =>
        name === 'connection.save'
          ? door.ask(name, request).then(() => ({ ok: true, value: scene('scene=live').connection }) as never)
          : door.ask(name, request),
    }));
    await filled(app);
    await app.type('Country and marketplace', 'de');
    await app.press('Save and begin');
    expect(asked(app, 'connection.save')).toEqual([
      { name: 'connection.save', request: { locale: 'de', clientId: '1_invented', secret: 'a secret' } },
    ]);
    expect(app.root.querySelector('.setup')).toBeNull();
    expect(app.root.querySelector('.top')).not.toBeNull();
  });

  it('offers the practice clinic that runs on this computer in the place of a country', async () => {
    const app = await mountApp(scene('scene=setup-port'));
    expect(app.text()).toContain('Practice clinic on this computer (port 41234)');
    expect(() => app.find('Country and marketplace')).toThrow();
    await filled(app);
    await app.press('Test the connection');
    expect(asked(app, 'connection.test')).toHaveLength(1);
  });

  it('lists 13 countries with the brand by which each is known', async () => {
    const app = await mountApp(scene('scene=setup'));
    const options = [...app.find('Country and marketplace').querySelectorAll('option')].map(
      (o) => o.textContent,
    );
    expect(options).toHaveLength(13);
    expect(options).toContain('Türkiye – Doktortakvimi (doktortakvimi.com)');
  });

  it('opens the practice clinic of a country and a size', async () => {
    const app = await mountApp(scene('scene=setup'));
    await app.type('Country', 'it');
    await app.type('Size', 'hospital');
    await app.press('Open the practice clinic');
    expect(asked(app, 'connection.practice')).toEqual([
      { name: 'connection.practice', request: { locale: 'it', size: 'hospital' } },
    ]);
  });

  it('opens one that is not set up yet, to be set up from nothing', async () => {
    const app = await mountApp(scene('scene=setup'));
    await app.type('Size', 'empty');
    await app.press('Open the practice clinic');
    expect(asked(app, 'connection.practice')).toMatchObject([{ request: { size: 'empty' } }]);
  });

  it('says why the practice clinic does not open', async () => {
    const app = await mountApp(scene('scene=setup-problem:diskFull'));
    await app.press('Open the practice clinic');
    expect(app.text()).toContain(t('problem.diskFull.title'));
  });

  it('changes its language at once, on the spot', async () => {
    const app = await mountApp(scene('scene=setup'));
    await app.type('Language', 'pl');
    expect(asked(app, 'settings.set')).toEqual([{ name: 'settings.set', request: { language: 'pl' } }]);
    await vi.waitFor(() => expect(app.text()).toContain('Połącz swoją placówkę'));
    expect(document.documentElement.lang).toBe('pl');
  });
});

const triedAgain = [
  'offline',
  'timeout',
  'rateLimited',
  'firewall',
  'server',
  'storeHeld',
  'storeDiskFault',
] as const;

/** What the desk tries again by itself, once it is connected. */
function isTriedAgain(kind: string): kind is (typeof triedAgain)[number] {
  return (triedAgain as readonly string[]).includes(kind);
}
