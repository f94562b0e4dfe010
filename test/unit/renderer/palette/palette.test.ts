// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { meant } from '../../../../renderer/palette/command.ts';
import { searchesWait, withFound } from '../search/findScenes.ts';
import { mountApp, type Mounted } from '../mount.ts';
import { sceneOf } from '../scenes.ts';
import { withVisits } from '../visitScenes.ts';

/*
 * Everything the desk can do is found by its name in one place, also by somebody who knows no key: what makes sense for the visit
 * that is looked at, a date as it is said, a doctor, a patient. Choosing does it, and the focus is back where it was.
 */
const minute = 60_000;
const now = Math.floor(Date.now() / minute) * minute;
vi.setConfig({ testTimeout: 60_000 });
const scene = withFound(withVisits(sceneOf(new URLSearchParams(), now), now), now);
const items = (app: Mounted) => [...app.root.querySelectorAll<HTMLElement>('.palette [cmdk-item]')];
const titles = (app: Mounted) => items(app).map((item) => item.textContent);
const field = (app: Mounted) => app.root.querySelector<HTMLInputElement>('.palette-field');
const enter = (app: Mounted) => app.key({ key: 'Enter' }, field(app) ?? undefined);

async function opened(typed = ''): Promise<Mounted> {
  const app = await mountApp(scene);
  await app.key({ key: 'k', ctrlKey: true });
  if (typed !== '') await app.type('Commands', typed);
  return app;
}

describe('the palette', () => {
  it('opens with its key on what the desk can do, each with the key that does it as well', async () => {
    const app = await opened();
    expect(document.activeElement).toBe(field(app));
    expect(titles(app)).toEqual(
      expect.arrayContaining(['Show the keys?', 'Connection check', 'Appearance: Dark']),
    );
    expect(titles(app).some((title) => title.startsWith('Language'))).toBe(false);
  });

  it('says that nothing is called so, beside the list: a list holds only what can be chosen', async () => {
    const app = await opened('qqq');
    expect(items(app)).toEqual([]);
    expect(app.root.querySelector('.palette [role=status]')?.textContent).toContain('qqq');
    expect(app.root.querySelector('.palette [role=listbox]')?.textContent).toBe('');
  });

  it('offers what makes sense for the visit that is open, and does it', async () => {
    const app = await mountApp(scene);
    const card = await vi.waitFor(() => {
      const drawn = app.root.querySelector<HTMLElement>('.card[data-state=done]');
      if (drawn === null) throw new Error('not drawn yet');
      return drawn;
    });
    await app.click(card);
    await app.key({ key: 'k', ctrlKey: true });
    await app.type('Commands', 'did not come');
    expect(titles(app)).toHaveLength(1);
    await enter(app);
    await vi.waitFor(() =>
      expect(app.asked.find(({ name }) => name === 'arrivals.step')?.request).toMatchObject({
        steps: [{ bookingId: card.dataset['item'] }],
      }),
    );
    expect(app.root.querySelector('.palette')).toBeNull();
  });

  it('opens from within a field too, where single keys rest, but not over another dialog', async () => {
    const app = await mountApp(scene);
    await app.key({ key: '/' });
    const search = app.find('Find a patient');
    expect(await app.key({ key: '?' }, search)).toBe(false);
    await app.key({ key: 'k', ctrlKey: true }, search);
    expect(document.activeElement).toBe(field(app));
    expect(await app.key({ key: 'k', ctrlKey: true }, field(app) ?? undefined)).toBe(false);
  });

  it('goes to a date as it is said', async () => {
    const app = await opened('tomorrow');
    expect(titles(app)[0]).toMatch(/^\w+ \d+ \w+ \d{4}|^\w+,? \d+ \w+ \d{4}/);
    await enter(app);
    await vi.waitFor(() => expect(app.find('Today').hasAttribute('disabled')).toBe(false));
  });

  it('goes to a doctor, and finds patients by the same search as the bar', async () => {
    const app = await opened('ferreira');
    expect(titles(app)[0]).toContain('Maria Ferreira');
    await app.type('Commands', 'kow ann');
    await vi.waitFor(() => expect(app.root.querySelectorAll('.palette .hit').length).toBeGreaterThan(2));
    await enter(app);
    await vi.waitFor(() =>
      expect(app.asked.filter(({ name }) => name === 'visits.get').at(-1)?.request).toEqual({
        bookingId: 'f1',
      }),
    );
  });

  it('takes with Enter the patient who is typed, also where the answer is not there yet', async () => {
    const waiting: (() => void)[] = [];
    const app = await mountApp(scene, (door) => searchesWait(door, waiting));
    await app.key({ key: 'k', ctrlKey: true });
    await app.type('Commands', 'kow ann');
    await enter(app);
    expect(field(app)?.value).toBe('kow ann');
    expect(app.root.querySelector('.palette [role=status]')).toBeNull();
    waiting[0]?.();
    await vi.waitFor(() =>
      expect(app.asked.filter(({ name }) => name === 'visits.get').at(-1)?.request).toEqual({
        bookingId: 'f1',
      }),
    );
    expect(app.root.querySelector('.palette')).toBeNull();
  });

  it('takes with Enter no patient who was found for what was typed before', async () => {
    const waiting: (() => void)[] = [];
    const app = await mountApp(scene, (door) => searchesWait(door, waiting));
    await app.key({ key: 'k', ctrlKey: true });
    await app.type('Commands', 'kow ann');
    waiting[0]?.();
    await vi.waitFor(() => expect(app.root.querySelectorAll('.palette .hit').length).toBeGreaterThan(2));
    await app.type('Commands', 'zyx abc');
    await enter(app);
    waiting[1]?.();
    await vi.waitFor(() => expect(app.root.querySelector('.palette [role=status]')).not.toBeNull());
    expect(app.asked.some(({ name }) => name === 'visits.get')).toBe(false);
  });

  it('changes theme and language by their names', async () => {
    const app = await opened('dark');
    await enter(app);
    await vi.waitFor(() => expect(document.documentElement.dataset['theme']).toBe('dark'));
    await app.key({ key: 'k', ctrlKey: true });
    await app.type('Commands', 'polski');
    await enter(app);
    await vi.waitFor(() => expect(document.documentElement.lang).toBe('pl'));
  });

  it('says that nothing fits', async () => {
    const app = await opened('qqq');
    expect(app.text()).toContain('Nothing fits “qqq”');
  });
});

describe('what is meant', () => {
  const command = (id: string, title: string, more = {}) => ({ id, title, run: () => undefined, ...more });
  const all = [
    command('a', 'Język: Čeština'),
    command('b', 'Go back', { onlyTyped: true }),
    command('c', 'Old', { alsoCalled: 'Straße' }),
  ];
  const ids = (typed: string) => meant(all, typed).map(({ id }) => id);

  it('is everything but the many before something is typed', () => {
    expect(ids(' ')).toEqual(['a', 'c']);
  });
  it('is found by beginnings of words in any order, without marks, and by other names', () => {
    expect(ids('ces jez')).toEqual(['a']);
    expect(ids('strasse')).toEqual(['c']);
    expect(ids('back go')).toEqual(['b']);
    expect(ids('ack')).toEqual([]);
    expect(ids('?')).toEqual([]);
  });
});
