// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { LockOpened } from '#shared/contract/lock.ts';
import { ok } from '#shared/result.ts';
import type { Scene } from '../scene.ts';
import { mountApp, type Mounted } from '../mount.ts';
import { dayOf, sceneOf } from '../scenes.ts';
import { visitOf, withVisits } from '../visitScenes.ts';

/*
 * One key hides every name, wherever the focus is; the board's shape stays. Without a PIN anything that is meant brings the day
 * back, with one only the PIN does. What was open and what was typed is there again afterwards.
 */
const minute = 60_000;
const now = Math.floor(Date.now() / minute) * minute;
vi.setConfig({ testTimeout: 60_000 });
afterEach(() => vi.useRealTimers());
const people = /Kowalska|Zając|O’Connor|Brzęczyszczykiewicz|\+48 500/;
const scene = (change: Partial<Scene> = {}): Scene => ({
  ...withVisits(sceneOf(new URLSearchParams(), now), now),
  ...change,
});
const lock = (app: Mounted, target?: EventTarget) => app.key({ key: 'l', ctrlKey: true }, target);
const everything = () => document.body.innerHTML;
const asked = (app: Mounted, name: string) => app.asked.filter((one) => one.name === name);

/** The board draws what is out of sight a little later: until all of the day's visits are there, and no more. */
const drawn = (app: Mounted, visits: number): Promise<void> =>
  vi.waitFor(
    () => {
      expect(app.root.querySelectorAll('[data-item][data-state]')).toHaveLength(visits);
    },
    { timeout: 10_000 },
  );

describe('locking', () => {
  it('leaves no name in the document, and the shape of the day', async () => {
    const app = await mountApp(scene());
    await app.click(app.root.querySelector<HTMLElement>('[data-item][data-state]'));
    expect(everything()).toMatch(people);
    const day = scene().day(null);
    const inDay = day.ok ? day.value.columns.flatMap(({ cards }) => cards).length : 0;
    await drawn(app, inDay);
    expect(await lock(app)).toBe(true);
    expect(asked(app, 'lock.close')).toHaveLength(1);
    expect(everything()).not.toMatch(people);
    await drawn(app, inDay);
    expect(app.root.querySelector('.frame')?.hasAttribute('inert')).toBe(true);
    expect(app.root.querySelector('[aria-live]')?.textContent).toBe(
      'The screen is locked. No patient can be read.',
    );
  });

  it('comes before a dialog, a field and the palette', async () => {
    const app = await mountApp(scene());
    await app.hear('app.command', 'about');
    const field = document.body.appendChild(document.createElement('input'));
    expect(await lock(app, field)).toBe(true);
    expect(document.querySelectorAll('dialog')).toHaveLength(1);
    expect(document.querySelector('dialog.cover')).not.toBeNull();
    await app.hear('lock.changed', { locked: false, hasPin: false, secretOpens: true });
    // What was open is open again.
    expect(app.text()).toContain('Version 0.1.0');
    field.remove();
  });

  it('leaves a letter to the field where somebody has chosen one for it', async () => {
    const plain = scene();
    const app = await mountApp({ ...plain, settings: { ...plain.settings, keys: { lock: 'Q' } } });
    const field = document.body.appendChild(document.createElement('input'));
    expect(await app.key({ key: 'q' }, field)).toBe(false);
    expect(await app.key({ key: 'q' })).toBe(true);
    field.remove();
  });

  it('happens by the menu and by itself, after the time that was set and not while somebody works', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], shouldAdvanceTime: true });
    const plain = scene();
    const app = await mountApp({ ...plain, settings: { ...plain.settings, lockAfterMinutes: 1 } });
    const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
    await pass(50_000);
    window.dispatchEvent(new Event('pointermove'));
    await pass(50_000);
    expect(asked(app, 'lock.close')).toHaveLength(0);
    await pass(11_000);
    expect(asked(app, 'lock.close')).toHaveLength(1);
    await app.hear('lock.changed', { locked: false, hasPin: false, secretOpens: true });
    await app.hear('app.command', 'lock');
    expect(asked(app, 'lock.close')).toHaveLength(2);
  });
});

describe('a locked screen', () => {
  const locked = { locked: true, hasPin: false, secretOpens: true };
  it('is drawn without names from the start where main says so', async () => {
    const app = await mountApp(scene({ lock: locked, day: (date) => ok(dayOf(date ?? '2026-11-23', now)) }));
    expect(everything()).not.toMatch(people);
    expect(app.text()).toContain('Press a key or move the mouse to go on.');
  });

  it('opens by a key that then does nothing else, not by a modifier, and not by the menu', async () => {
    const app = await mountApp(scene({ lock: locked }));
    await app.hear('app.command', 'nextDay');
    expect(asked(app, 'board.open')).toHaveLength(1);
    await app.key({ key: 'Shift' });
    await app.key({ key: 'Control' });
    expect(asked(app, 'lock.open')).toHaveLength(0);
    expect(await app.key({ key: 'ArrowRight', altKey: true })).toBe(true);
    expect(asked(app, 'lock.open')).toEqual([{ name: 'lock.open', request: { pin: null } }]);
    expect(asked(app, 'board.open')).toHaveLength(1);
    await app.hear('lock.changed', { locked: false, hasPin: false, secretOpens: true });
    expect(asked(app, 'board.open')).toHaveLength(2);
    expect(everything()).toMatch(people);
  });

  it('opens by a movement that is meant, not by a bump', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now });
    const app = await mountApp(scene({ lock: locked }));
    const move = (x: number) =>
      window.dispatchEvent(Object.assign(new Event('pointermove'), { screenX: x, screenY: 10 }));
    move(0);
    move(400);
    expect(asked(app, 'lock.open')).toHaveLength(0);
    vi.setSystemTime(now + 2_000);
    move(0);
    move(20);
    expect(asked(app, 'lock.open')).toHaveLength(0);
    move(120);
    expect(asked(app, 'lock.open')).toHaveLength(1);
  });

  it('with a PIN asks for it, says what is wrong with one, and takes none while it waits', async () => {
    let answer: LockOpened = { kind: 'wrongPin' };
    const app = await mountApp(
      scene({ lock: { locked: true, hasPin: true, secretOpens: true }, lockOpened: () => answer }),
    );
    await app.key({ key: 'x' });
    expect(asked(app, 'lock.open')).toHaveLength(0);
    await app.type('PIN of this desk', '0000');
    await app.press('Open');
    expect(asked(app, 'lock.open')).toEqual([{ name: 'lock.open', request: { pin: '0000' } }]);
    expect(app.text()).toContain('This PIN is not right. The screen stays locked.');
    answer = { kind: 'wait', until: Date.now() + 5_000 };
    await app.type('PIN of this desk', '0001');
    await app.press('Open');
    expect(app.text()).toMatch(/Too many wrong PINs. The next one is looked at from \d\d:\d\d:\d\d/);
    expect(app.find('Open').hasAttribute('disabled')).toBe(true);
  });
});

describe('a forgotten PIN', () => {
  const closed = { locked: true, hasPin: true, secretOpens: true };
  it('is replaced by the API client’s secret, which is asked for, refused in words, and said to have taken it away', async () => {
    let answer: LockOpened = { kind: 'wrongPin' };
    const app = await mountApp(scene({ lock: closed, lockForgot: () => answer }));
    await app.press('Forgot the PIN?');
    expect(document.activeElement).toBe(app.find('Secret'));
    await app.press('Open and remove the PIN');
    expect(asked(app, 'lock.forgot')).toHaveLength(0);
    await app.type('Secret', 'wrong');
    await app.press('Open and remove the PIN');
    expect(asked(app, 'lock.forgot')).toEqual([{ name: 'lock.forgot', request: { secret: 'wrong' } }]);
    expect(app.text()).toContain('This is not the secret of this desk’s connection.');
    expect((app.find('Secret') as HTMLInputElement).value).toBe('');
    answer = { kind: 'open' };
    await app.type('Secret', 'right');
    await app.press('Open and remove the PIN');
    await app.hear('lock.changed', { locked: false, hasPin: false, secretOpens: true });
    expect(document.querySelector('dialog.cover')).toBeNull();
    expect(app.text()).toContain('The screen is open and the PIN is gone.');
  });

  it('has no quicker way than the PIN: a wait holds for both', async () => {
    const wait = (): LockOpened => ({ kind: 'wait', until: Date.now() + 5_000 });
    const app = await mountApp(scene({ lock: closed, lockForgot: wait }));
    await app.press('Forgot the PIN?');
    await app.type('Secret', 'wrong');
    await app.press('Open and remove the PIN');
    expect(app.text()).toMatch(/Too many wrong tries. The next one is looked at from \d\d:\d\d:\d\d/);
    await app.press('Back to the PIN');
    expect(app.find('Open').hasAttribute('disabled')).toBe(true);
    expect(app.text()).toMatch(/Too many wrong PINs/);
  });

  it('on a practice clinic of its own is told what to do, and no secret is asked for', async () => {
    const app = await mountApp(scene({ lock: { ...closed, secretOpens: false } }));
    await app.press('Forgot the PIN?');
    expect(app.text()).toContain('Close Frontdesk and start it again');
    expect(document.querySelector('dialog.cover input')).toBeNull();
    await app.press('Back to the PIN');
    expect(document.activeElement).toBe(app.find('PIN of this desk'));
  });
});

describe('the PIN of the desk', () => {
  it('is set in the settings, four to eight digits', async () => {
    const app = await mountApp(scene());
    await app.settings('Privacy');
    await app.type('Lock when nobody is at the desk', '5');
    expect(asked(app, 'settings.set')).toEqual([{ name: 'settings.set', request: { lockAfterMinutes: 5 } }]);
    await app.press('Set a PIN');
    await app.type('New PIN, four to eight digits', '12');
    await app.press('Save');
    expect(app.text()).toContain('Four to eight digits.');
    await app.type('New PIN, four to eight digits', '4711');
    await app.press('Save');
    expect(asked(app, 'lock.setPin')).toEqual([
      { name: 'lock.setPin', request: { pin: '4711', pinNow: null } },
    ]);
    expect(app.text()).toContain('The desk PIN is set.');
  });

  it('goes only with the one so far', async () => {
    const app = await mountApp(
      scene({ lock: { locked: false, hasPin: true, secretOpens: true }, lockPinSaved: { kind: 'wrongPin' } }),
    );
    await app.key({ key: 'k', ctrlKey: true });
    await app.hear('app.command', 'settings');
    await app.click([...document.querySelectorAll<HTMLElement>('[role=tab]')].at(1));
    await app.press('Change the PIN');
    await app.click(document.querySelector<HTMLInputElement>('input[value=none]'));
    await app.type('PIN so far', '0000');
    await app.press('Save');
    expect(asked(app, 'lock.setPin')).toEqual([
      { name: 'lock.setPin', request: { pin: null, pinNow: '0000' } },
    ]);
    expect(app.text()).toContain('This PIN is not right.');
  });
});

it('what is typed for a new visit outlives the lock, and is not on the screen meanwhile', async () => {
  const start = Math.ceil(now / (30 * minute)) * 30 * minute;
  const plain = dayOf('2026-11-23', now);
  const [column] = plain.columns;
  if (column === undefined) throw new Error('the scene has no columns');
  const slots = [{ start, minutes: 20, services: [] }];
  const day = { ...plain, from: start - 60 * minute, to: start + 600 * minute };
  const app = await mountApp(
    scene({
      day: () => ok({ ...day, columns: [{ ...column, cards: [], slots }] }),
      visit: (id) => ok(visitOf(id, now)),
    }),
  );
  await app.click(
    await vi.waitFor(() => {
      const found = app.root.querySelector<HTMLElement>('.slot');
      if (found === null) throw new Error('no free start is drawn yet');
      return found;
    }),
  );
  await app.type('Surname', 'Halftyped');
  await lock(app);
  expect(everything()).not.toContain('Halftyped');
  await app.hear('lock.changed', { locked: false, hasPin: false, secretOpens: true });
  expect((app.find('Surname') as HTMLInputElement).value).toBe('Halftyped');
});
