// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { NewBooking } from '#shared/contract/news.ts';
import type { Scene } from '../scene.ts';
import { mountApp, type Mounted } from '../mount.ts';
import { dayOf, sceneOf } from '../scenes.ts';
import { ok } from '#shared/result.ts';
import { withVisits } from '../visitScenes.ts';

/*
 * A new online booking is said, counted in the title and the bar, and pulses where it stands; it is seen when its
 * visit is opened, or when it was in front of somebody for a second (which `test/pages/seen.test.ts` looks at, for nothing is laid out here). The sound comes only where main says so.
 */
const minute = 60_000;
const now = Math.floor(Date.now() / minute) * minute;
const dayMs = 24 * 60 * minute;
vi.setConfig({ testTimeout: 60_000 });
beforeEach(() => {
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
});
afterEach(() => vi.restoreAllMocks());

const booking = (id: string, start: number): NewBooking => ({
  id,
  start,
  bookedAt: now,
  surname: 'Kowalska',
  name: 'Anna',
  doctorName: 'Maria Nowak',
});
const scene = (change: Partial<Scene> = {}): Scene => ({
  ...withVisits(sceneOf(new URLSearchParams(), now), now),
  outbox: { waiting: 0, firstDueAt: null, attention: [] },
  ...change,
});
const seen = (app: Mounted) =>
  app.asked.filter(({ name }) => name === 'news.seen').map(({ request }) => request);
const said = (app: Mounted) => app.root.querySelector('[aria-live]')?.textContent;
it('is said, with its time and doctor; many are said as a number', async () => {
  const app = await mountApp(scene());
  const visit = { id: 'b9', start: now + 3 * dayMs, doctorName: 'Maria Nowak' };
  await app.hear('news.arrived', { count: 1, visit, sound: false });
  expect(said(app)).toMatch(/^1 new online booking: .*\d\d:\d\d, Maria Nowak$/);
  await app.hear('news.arrived', { count: 12, visit: null, sound: false });
  expect(said(app)).toBe('12 new online bookings');
});

it('is counted in the title and the bar; the list leads to it, and to open it is to see it', async () => {
  const app = await mountApp(scene());
  expect(document.title).toBe('Frontdesk');
  const start = now + 3 * dayMs;
  await app.hear('news.changed', { unseen: [booking('b8', start), booking('b9', start + minute)] });
  expect(document.title).toBe('(2) Frontdesk');
  expect(seen(app)).toEqual([]);
  await app.press('2 new online bookings');
  expect(seen(app)).toEqual([]);
  // What is read does not vanish under the eyes.
  await app.hear('news.changed', { unseen: [booking('b9', start + minute)] });
  expect(document.title).toBe('(1) Frontdesk');
  expect(document.querySelectorAll('.news-row')).toHaveLength(2);
  await app.hear('news.changed', { unseen: [booking('b8', start), booking('b9', start + minute)] });
  const row = document.querySelector<HTMLElement>('.news-row');
  expect(row?.textContent).toContain('Kowalska Anna');
  await app.click(row);
  expect(app.asked.filter(({ name }) => name === 'visits.get').at(-1)?.request).toEqual({ bookingId: 'b8' });
  expect(document.querySelector('.news-row')).toBeNull();
  expect(seen(app)).toEqual([{ ids: ['b8'] }]);
  await app.hear('news.changed', { unseen: [] });
  expect(document.querySelector('.news-mark')).toBeNull();
});

it('is not seen because its day is on the board', async () => {
  const day = dayOf(new Date(now).toLocaleDateString('sv-SE', { timeZone: 'Europe/Warsaw' }), now);
  const card = day.columns[0]?.cards[0];
  if (card === undefined) throw new Error('the scene has no visits');
  const app = await mountApp(scene({ day: () => ok(day) }));
  await app.hear('news.changed', { unseen: [booking(card.id, card.start)] });
  expect(document.title).toBe('(1) Frontdesk');
  expect(seen(app)).toEqual([]);
  expect(app.root.querySelector('[data-fresh]')).toBeNull();
  // Cards beyond the view are drawn when the thread has time.
  const drawn = await vi.waitFor(
    () => {
      const found = app.root.querySelector<HTMLElement>(`.card[data-item="${card.id}"]`);
      if (found === null) throw new Error('The card is not drawn yet.');
      return found;
    },
    { timeout: 30_000 },
  );
  await app.click(drawn);
  expect(seen(app)).toEqual([{ ids: [card.id] }]);
  expect(app.root.querySelector('[data-fresh]')?.getAttribute('data-item')).toBe(card.id);
});

it('is not seen by anybody while the screen is locked', async () => {
  const app = await mountApp(scene());
  const start = now + 3 * dayMs;
  await app.hear('news.changed', { unseen: [booking('b9', start)] });
  await app.hear('lock.changed', { locked: true, hasPin: true, secretOpens: true });
  await app.hear('news.show', { id: 'b9', start });
  expect(seen(app)).toEqual([]);
  await app.hear('lock.changed', { locked: false, hasPin: true, secretOpens: true });
  await vi.waitFor(() => expect(seen(app)).toEqual([{ ids: ['b9'] }]));
});

it('sounds only where main says so', async () => {
  const made = vi.fn();
  vi.stubGlobal('AudioContext', made);
  const plain = scene();
  const app = await mountApp({ ...plain, settings: { ...plain.settings, newsSound: 'soft' } });
  await app.hear('news.arrived', { count: 2, visit: null, sound: false });
  expect(made).not.toHaveBeenCalled();
  await app.hear('news.arrived', { count: 2, visit: null, sound: true });
  expect(made).toHaveBeenCalledOnce();
  vi.unstubAllGlobals();
});

it('has a sound that rises; what newly needs a person has one that falls and lies lower, and none where sound is off', async () => {
  const pitches: number[] = [];
  const param = () => ({ setValueAtTime: vi.fn(), exponentialRampToValueAtTime: vi.fn() });
  const voice = () => ({
    frequency: {
      set value(pitch: number) {
        pitches.push(pitch);
      },
    },
    connect: (next: unknown) => next,
    start: vi.fn(),
    stop: vi.fn(),
  });
  const audio = {
    currentTime: 0,
    resume: () => Promise.resolve(),
    createOscillator: voice,
    createGain: () => ({ gain: param(), connect: vi.fn() }),
  };
  vi.stubGlobal('AudioContext', function AudioContext() {
    return audio;
  });
  const plain = scene();
  const app = await mountApp({ ...plain, settings: { ...plain.settings, newsSound: 'soft' } });
  await app.hear('news.arrived', { count: 1, visit: null, sound: true });
  await app.hear('news.sound', null);
  const [first = 0, second = 0, third = 0, fourth = 0, ...more] = pitches;
  expect(more).toEqual([]);
  expect(second).toBeGreaterThan(first);
  expect(fourth).toBeLessThan(third);
  expect(third).toBeLessThan(first);
  await app.hear('settings.changed', { ...plain.settings, newsSound: 'off' });
  await app.hear('news.sound', null);
  expect(pitches).toHaveLength(4);
  vi.unstubAllGlobals();
});

it('is set up in the settings: sound, desktop, name, quiet hours', async () => {
  vi.stubGlobal('AudioContext', vi.fn());
  const app = await mountApp(scene());
  await app.settings('New bookings');
  expect(app.text()).not.toContain('Name the patient in it');
  await app.press('Clear');
  await app.click([...document.querySelectorAll<HTMLInputElement>('input[value=yes]')].at(0));
  expect(app.text()).toContain('Name the patient in it');
  await app.click([...document.querySelectorAll<HTMLInputElement>('input[value=yes]')].at(1));
  await app.type('Quiet from', '19:30');
  const set = app.asked.filter(({ name }) => name === 'settings.set').map(({ request }) => request);
  expect(set).toEqual([
    { newsSound: 'clear' },
    { newsOnDesktop: true },
    { newsNamesPatient: true },
    { quietFrom: '19:30' },
  ]);
  vi.unstubAllGlobals();
});

it('pressed as a notice shows its visit', async () => {
  const app = await mountApp(scene());
  await app.hear('news.show', { id: 'b9', start: now + 2 * dayMs });
  expect(app.asked.filter(({ name }) => name === 'visits.get').at(-1)?.request).toEqual({ bookingId: 'b9' });
});
