// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import type { CalendarEntry } from '#shared/contract/calendars.ts';
import { calendarsOf } from '../calendars/playedCalendars.ts';
import { mountApp, type Mounted } from '../mount.ts';
import { sceneOf } from '../scenes.ts';

/*
 * A new break offers the doctor's other calendars as main finds them: by the vendor's id of the doctor. Two doctors of one name are two,
 * and a hidden calendar is none.
 */
vi.setConfig({ testTimeout: 90_000 });
const now = Date.UTC(2026, 10, 23, 9, 41);
const other = 'Also in the doctor’s other calendar';

/** The panel of a new break in the first calendar. @param change of the third calendar, as beside the first one */
async function offered(change: (first: CalendarEntry) => Partial<CalendarEntry>): Promise<string> {
  return (await opened(change)).text();
}

async function opened(change: (first: CalendarEntry) => Partial<CalendarEntry>): Promise<Mounted> {
  vi.setSystemTime(now);
  const scene = sceneOf(new URLSearchParams('scene=day'), now);
  const day = scene.day(null);
  if (!day.ok) throw new Error('the scene has no day');
  const calendars = calendarsOf(day.value);
  const [first] = calendars;
  if (first === undefined) throw new Error('the scene has no calendar');
  const changed = calendars.map((one, index) => (index === 2 ? { ...one, ...change(first) } : one));
  const app = await mountApp({ ...scene, calendars: changed });
  await vi.waitFor(() => expect(app.root.querySelector('[data-column]')).not.toBeNull(), 20_000);
  await app.key({ key: 'r' });
  await vi.waitFor(() => expect(app.text()).toContain('What for (if you like)'), 20_000);
  return app;
}

describe('a new break', () => {
  it('is offered in another calendar of the same doctor, whatever that is called', async () => {
    expect(await offered(({ doctorId }) => ({ doctorId, doctor: 'Online' }))).toContain(other);
  });
  it('is not offered in one of a doctor of the same name', async () => {
    expect(await offered(({ doctor }) => ({ doctor }))).not.toContain(other);
  });
  it('is dropped by Escape at once where nothing was typed, else only when that is asked for twice', async () => {
    const app = await opened(() => ({}));
    const what = () => document.querySelector<HTMLInputElement>('.panel input[name=what]');
    await app.key({ key: 'Escape' }, what() ?? undefined);
    expect(what()).toBeNull();
    await app.key({ key: 'r' });
    await vi.waitFor(() => expect(what()).not.toBeNull(), 20_000);
    await app.type('From', '12:10');
    for (const value of ['12:10', undefined]) {
      await app.key({ key: 'Escape' }, what() ?? undefined);
      expect(document.querySelector<HTMLInputElement>('.panel input[name=from]')?.value).toBe(value);
    }
  });
  it.each([
    ['a new visit', { key: 'n' }],
    ['the next free times', { key: 'f' }],
    ['an absence', { key: 'w' }],
    ['the hours of a day', { key: 'h' }],
  ])(
    'that is half typed is not replaced by %s, whose key is pressed on the board, but when it is pressed twice',
    async (_, key) => {
      const app = await opened(() => ({}));
      const from = () => document.querySelector<HTMLInputElement>('.panel input[name=from]')?.value;
      await app.type('From', '12:10');
      const board = app.root.querySelector('.board') ?? undefined;
      await app.key(key, board);
      expect(from()).toBe('12:10');
      await app.key(key, board);
      await vi.waitFor(() => expect(from()).not.toBe('12:10'));
    },
  );
  it('is not offered in one that is hidden', async () => {
    expect(await offered(({ doctorId }) => ({ doctorId, shown: false }))).not.toContain(other);
  });
});
