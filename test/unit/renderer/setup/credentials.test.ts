// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { createTranslator } from '#shared/messages/translator.ts';
import { err } from '#shared/result.ts';
import { mountApp, type Mounted } from '../mount.ts';
import { problemOf, sceneOf } from '../scenes.ts';
import { uiLanguages } from '#shared/contract/scalars.ts';

/*
 * A desk whose credentials the vendor has withdrawn says so in plain words wherever one looks, and a person gets to the form for new
 * ones in one press, over the day, which stays. Nothing is asked of anybody that a desk knows by itself.
 */
vi.setConfig({ testTimeout: 60_000 });
const now = Date.parse('2026-11-23T10:00:00Z');
const refused = sceneOf(new URLSearchParams('scene=refused'), now);
const asked = (app: Mounted, name: string) => app.asked.filter((question) => question.name === name);
const note = (app: Mounted) =>
  app.root.querySelector<HTMLElement>('.desk-notes [data-problem="unauthorized"]');
const form = (app: Mounted) => app.root.querySelector('dialog.dialog form');
const renew = 'Enter new credentials…';

describe('withdrawn credentials', () => {
  it.each(uiLanguages)('are named in the bar and under the day, in %s', async (language) => {
    const app = await mountApp({ ...refused, settings: { ...refused.settings, language } });
    const t = createTranslator(language);
    expect(app.root.querySelector('.top [data-line=paused]')?.textContent).toBe(t('app.line.refused'));
    expect(app.root.querySelector('.top [data-line=paused]')?.getAttribute('data-tone')).toBe('act');
    expect(note(app)?.textContent).toContain(t('setup.renew.why'));
    expect(note(app)?.getAttribute('role')).toBe('alert');
    expect(app.root.querySelector('#board')).not.toBeNull();
  });

  it('lead to the form in every view, and the note goes when the line is back', async () => {
    const app = await mountApp(refused);
    for (const view of ['2', '3', '1']) {
      await app.key({ key: view });
      expect(note(app)).not.toBeNull();
    }
    await app.hear('line.changed', { kind: 'inStep', asOf: now });
    expect(note(app)).toBeNull();
  });

  it('are told in what opens from the bar as well, with the way to the form, over which nothing stays', async () => {
    const app = await mountApp(refused);
    await app.click(app.root.querySelector('.top [data-line=paused]')?.closest('button') ?? null);
    const opened = document.querySelector('.pop [data-problem="unauthorized"]');
    expect(opened?.textContent).toContain('You can go on working');
    await app.click(
      [...(opened?.querySelectorAll('button') ?? [])].find((b) => b.textContent === renew) ?? null,
    );
    expect(form(app)).not.toBeNull();
    await vi.waitFor(() => expect(document.querySelector('.pop')).toBeNull());
  });

  it('are not offered to be renewed where nobody was given any: the practice clinic inside the desk', async () => {
    const connection = {
      kind: 'practice',
      locale: 'pl',
      port: 1,
      timeZone: 'Europe/Warsaw',
      clientId: null,
    } as const;
    const app = await mountApp({ ...refused, connection });
    expect(note(app)).not.toBeNull();
    expect(() => app.find(renew)).toThrow();
  });

  it('are another thing than a pause that ends by itself', async () => {
    const app = await mountApp(sceneOf(new URLSearchParams('scene=paused'), now));
    expect(app.root.querySelector('.desk-notes .note')).toBeNull();
    expect(app.root.querySelector('[data-line=paused]')?.getAttribute('data-tone')).toBe('wait');
  });
});

describe('the form for new ones', () => {
  it('knows client id and marketplace, waits for the secret, and goes when it was right', async () => {
    const app = await mountApp(refused);
    await app.press(renew);
    expect(app.find('Client ID')).toHaveProperty('value', '1_invented');
    expect(document.activeElement).toBe(app.find('Secret'));
    expect(form(app)?.textContent).toContain('Poland – ZnanyLekarz (znanylekarz.pl)');
    expect(() => app.find('Country and marketplace')).toThrow();
    expect(app.root.querySelector('#board')).not.toBeNull();
    await app.type('Secret', ' a new secret ');
    await app.press('Save and go on');
    expect(asked(app, 'connection.save')).toEqual([
      { name: 'connection.save', request: { locale: 'pl', clientId: '1_invented', secret: 'a new secret' } },
    ]);
    expect(form(app)).toBeNull();
    expect(app.root.querySelector('.toast')?.textContent).toContain('The new credentials work');
  });

  it('stays with what was typed where they are still wrong', async () => {
    const app = await mountApp({ ...refused, tested: err(problemOf('unauthorized')) });
    await app.press(renew);
    await app.type('Secret', 'still wrong');
    await app.press('Save and go on');
    expect(form(app)?.querySelector('[role=alert][data-problem]')?.textContent).toContain('is not right');
    expect(app.find('Secret')).toHaveProperty('value', 'still wrong');
  });

  it('says that they are another clinic’s', async () => {
    const app = await mountApp({ ...refused, tested: err(problemOf('otherClinic')) });
    await app.press(renew);
    await app.type('Secret', 'of somebody else');
    await app.press('Test the connection');
    expect(form(app)?.textContent).toContain('These credentials are another clinic’s');
  });

  it('is found among the commands: first while they are refused, by its name otherwise', async () => {
    const app = await mountApp(refused);
    await app.key({ key: 'k', ctrlKey: true });
    const titles = () =>
      [...app.root.querySelectorAll('.palette [cmdk-item]')].map((item) => item.textContent);
    expect(titles()).toContain(renew);
    await app.hear('line.changed', { kind: 'inStep', asOf: now });
    expect(titles()).not.toContain(renew);
    await app.type('Commands', 'secret');
    expect(titles()).toEqual([renew]);
    await app.click(app.root.querySelector('.palette [cmdk-item]'));
    expect(form(app)).not.toBeNull();
  });
});

it('a desk that is connected anew, be it to the same clinic, asks for its day again: nothing is watched yet', async () => {
  const app = await mountApp(refused);
  const before = asked(app, 'board.open').length;
  await app.hear('connection.changed', { ...refused.connection });
  expect(asked(app, 'board.open').length).toBe(before + 1);
});
