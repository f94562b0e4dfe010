// @vitest-environment happy-dom
import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { mountApp, type Mounted } from '../mount.ts';
import { sceneOf } from '../scenes.ts';
import { mappedClinic } from './playedMapping.ts';

/*
 * Each row says what it changes and how that stood on the screen; what cannot be is said at its field, and what was typed stays there. Of
 * thousands of rows a window draws those in sight.
 */
vi.setConfig({ testTimeout: 60_000 });
const now = Date.now();

async function opened(calendars = 8): Promise<Mounted> {
  const app = await mountApp({ ...sceneOf(new URLSearchParams(), now), mapping: mappedClinic(calendars) });
  await app.settings('Calendars');
  await app.press('Names and codes…');
  return app;
}
const row = (id: string): HTMLElement | null => document.querySelector(`[data-object="${id}"]`);
const field = (id: string, part: string): HTMLInputElement => {
  const found = row(id)?.querySelector<HTMLInputElement>(`[data-part=${part}]`);
  if (!found) throw new Error(`no ${part} of ${id}`);
  return found;
};
const labelOf = (id: string, part: string): string => field(id, part).getAttribute('aria-label') ?? '';
const asked = (app: Mounted) =>
  app.asked
    .filter(({ name }) => name === 'mapping.set' || name === 'mapping.setMany')
    .map(({ request }) => request);
const listed = (): (string | undefined)[] =>
  [...document.querySelectorAll<HTMLElement>('[data-object]')].map(({ dataset }) => dataset['object']);

describe('names and codes', () => {
  it('keeps a code by Enter with what was seen, once, and goes on to the row below', async () => {
    const app = await opened();
    field('300001', 'code').focus();
    await app.type(labelOf('300001', 'code'), ' R 1 ');
    await app.key({ key: 'Enter' }, field('300001', 'code'));
    expect(asked(app)).toEqual([
      { kind: 'address', wanted: { id: '300001', change: { code: 'R 1' }, seen: { code: null } } },
    ]);
    expect(document.activeElement).toBe(field('300002', 'code'));
    expect(field('300001', 'code').value).toBe('R 1');
  });

  it('says at the field that a name is another calendar’s, and takes back by Escape', async () => {
    const app = await opened();
    field('300001', 'name').focus();
    await app.type(labelOf('300001', 'name'), 'Taken');
    await app.key({ key: 'Enter' }, field('300001', 'name'));
    expect(row('300001')?.textContent).toContain('Another calendar is shown under this name.');
    expect(field('300001', 'name').value).toBe('Taken');
    await app.key({ key: 'Escape' }, field('300001', 'name'));
    expect(field('300001', 'name').value).toBe('');
    expect(row('300001')?.textContent).not.toContain('Another calendar');
  });

  it('finds by words of any column, and lists what has no code or has changed', async () => {
    const app = await opened();
    await app.type('Find', 'zielinska gab');
    expect(listed()).toEqual(['300002', '300008']);
    await app.type('Find', '');
    await app.click([...document.querySelectorAll<HTMLElement>('.segment input')].at(2));
    expect(listed()).toEqual(['300003', '300004', '300901']);
  });

  it('gives many a code in one decision, with what each was', async () => {
    const app = await opened();
    await app.press('Choose all that are listed');
    await app.press('Remove code');
    const [many] = asked(app) as { wanted: { id: string; change: object; seen: object }[] }[];
    expect(many?.wanted).toHaveLength(9);
    expect(many?.wanted[1]).toEqual({ id: '300002', change: { code: '' }, seen: { code: 'GAB-01' } });
    expect(app.text()).toContain('9 chosen');
  });

  it('takes many changes back in one decision, each to what it was', async () => {
    const app = await opened();
    expect(app.find('Undo')).toHaveProperty('disabled', true);
    await app.press('Choose all that are listed');
    await app.press('Remove code');
    expect(field('300002', 'code').value).toBe('');
    await app.press('Undo');
    const [, back] = asked(app) as { wanted: { id: string; change: object; seen: object }[] }[];
    expect(back?.wanted).toHaveLength(9);
    expect(back?.wanted[1]).toEqual({ id: '300002', change: { code: 'GAB-01' }, seen: { code: null } });
    expect(field('300002', 'code').value).toBe('GAB-01');
    expect(app.find('Undo')).toHaveProperty('disabled', true);
  });

  it('says whose name kept a pasted column from being taken', async () => {
    const app = await opened();
    const paste = new Event('paste', { bubbles: true, cancelable: true });
    Object.defineProperty(paste, 'clipboardData', { value: { getData: () => 'One\nTaken\n' } });
    await act(() => Promise.resolve(field('300001', 'name').dispatchEvent(paste)));
    await vi.waitFor(() => expect(app.text()).toContain('Nothing was changed. Ewa Zielińska, Online'));
    expect(app.text()).toContain('Another calendar is shown under this name.');
    expect(field('300001', 'name').value).toBe('');
    await app.press('Understood');
    expect(app.text()).not.toContain('Nothing was changed.');
  });

  it('keeps a row listed whose code was just typed, until something else is looked for', async () => {
    const app = await opened();
    const segment = (index: number) =>
      app.click([...document.querySelectorAll<HTMLElement>('.segment input')].at(index));
    await segment(1);
    expect(listed()).toEqual(['300001', '300004', '300007', '300901']);
    await app.type(labelOf('300004', 'code'), 'X');
    await app.key({ key: 'Enter' }, field('300004', 'code'));
    expect(field('300004', 'code').value).toBe('X');
    expect(listed()).toEqual(['300001', '300004', '300007', '300901']);
    await segment(0);
    await segment(1);
    expect(listed()).toEqual(['300001', '300007', '300901']);
  });

  it('says that a file cannot be opened, and lets another be chosen on the spot', async () => {
    const app = await opened();
    const input = document.querySelector<HTMLInputElement>('input[type=file]');
    const held = new File(['kind;id'], 'held.csv');
    Object.defineProperty(held, 'slice', {
      value: () => ({ text: () => Promise.reject(new Error('held')) }),
    });
    Object.defineProperty(input, 'files', { value: [held], configurable: true });
    await act(() => Promise.resolve(input?.dispatchEvent(new Event('change', { bubbles: true }))));
    await vi.waitFor(() => expect(app.text()).toContain('The file could not be opened.'));
    expect(app.find('Choose a file again…')).toHaveProperty('disabled', false);
    await app.press('Back to the table');
    expect(app.find('Import CSV…')).toHaveProperty('disabled', false);
  });

  it('lets what has gone go on as what a person chose, with its code', async () => {
    const app = await opened();
    const left = row('300003')?.querySelector<HTMLElement>('[data-part=left]') ?? null;
    expect(left?.textContent).toMatch(
      /^12 visits \(3 Dec 2026.*14 Feb 2027\), hours kept here, 2 special dates, 3 breaks, 1 decision waiting, 4 services$/u,
    );
    await app.click(left);
    const said = document.querySelector('.mapping-refused[role=status]');
    expect(said?.textContent).toContain('is not listed any more. Still here: 12 visits');
    await app.click(row('300003')?.querySelector<HTMLElement>('[data-part=same]'));
    expect(row('300003')).toBeNull();
    expect(field('300901', 'code').value).toBe('GAB-02');
  });

  it('tells in one row what a doctor has left behind, with all of their calendars', async () => {
    const app = await opened();
    await app.click([...document.querySelectorAll<HTMLElement>('.mapping-kind')].at(1));
    expect(row('200004')?.querySelector('[data-part=left]')?.textContent).toMatch(
      /^3 calendars, 41 visits \(3 Dec 2026.*14 Feb 2027\), a draft of hours, 1 break, 12 services$/u,
    );
    await app.click(row('200004')?.querySelector<HTMLElement>('[data-part=seen]'));
    expect(row('200004')?.querySelector('[data-part=left]')).toBeNull();
    expect(app.asked.at(-1)).toMatchObject({
      name: 'mapping.settle',
      request: { kind: 'doctor', ids: ['200004'] },
    });
  });

  it('says what became of the hours of what has gone until it was read, and why nothing was carried over', async () => {
    const app = await opened();
    const same = () => app.click(row('300003')?.querySelector<HTMLElement>('[data-part=same]'));
    const named = async (name: string): Promise<void> => {
      field('300003', 'name').focus();
      await app.type(labelOf('300003', 'name'), name);
      await app.key({ key: 'Enter' }, field('300003', 'name'));
    };
    await named('Over others');
    await same();
    expect(document.querySelector('.mapping-refused[role=alert]')?.textContent).toContain(
      'That calendar has hours of its own here.',
    );
    expect(row('300003')).not.toBeNull();
    await named('With hours');
    await same();
    expect(row('300003')).toBeNull();
    const said = document.querySelector('.mapping-refused[role=status]');
    expect(said?.textContent).toContain('does not offer: Ultrasound scan.');
    await app.click(said?.querySelector('button') ?? null);
    expect(document.querySelector('.mapping-refused')).toBeNull();
  });

  it('draws a few of twelve thousand services, and says how many there are', async () => {
    const app = await opened(3_000);
    await app.click([...document.querySelectorAll<HTMLElement>('.mapping-kind')].at(-1));
    expect(document.querySelector('[role=table]')?.getAttribute('aria-rowcount')).toBe('12001');
    expect(listed().length).toBeLessThan(60);
    expect(listed().length).toBeGreaterThan(5);
  });
});
