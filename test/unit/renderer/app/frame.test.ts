// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { ok } from '#shared/result.ts';
import type { Scene } from '../scene.ts';
import { mountApp, type Mounted } from '../mount.ts';
import { dayOf, problemOf, sceneOf } from '../scenes.ts';
import { itemOf } from '../visitScenes.ts';
import type { BoardDay } from '#shared/contract/board.ts';

/* The frame says which day is shown, how the line stands and who waits; the menu, the keys and the buttons do the same things. */
const minute = 60_000;
const now = Math.floor(Date.now() / minute) * minute;
const inWarsaw = (at: number): string =>
  new Date(at).toLocaleDateString('sv-SE', { timeZone: 'Europe/Warsaw' });
const at = (time: number): string =>
  new Date(time).toLocaleTimeString('en-GB', { timeZone: 'Europe/Warsaw', timeStyle: 'short' });

vi.setConfig({ testTimeout: 60_000 });

/** One doctor is enough for the frame, and quick. */
const scene = (query: string): Scene => {
  const full = sceneOf(new URLSearchParams(query), now);
  const small = (date: string): BoardDay => {
    const plain = dayOf(date, now);
    return {
      ...plain,
      columns: plain.columns.slice(0, 1).map((c) => ({ ...c, cards: c.cards.slice(0, 2) })),
    };
  };
  return {
    ...full,
    settings: { ...full.settings, zoomMinutes: 60 },
    day: (date) => ok(small(date ?? inWarsaw(now))),
  };
};
const opened = (app: Mounted) =>
  app.asked
    .filter(({ name }) => name === 'board.open')
    .map(({ request }) => (request as { date: string }).date);
const day = 24 * 60 * minute;

describe('the day', () => {
  it('is today’s at first, then what a person chooses, and "today" again', async () => {
    const app = await mountApp(scene('scene=day'));
    await app.press('Next day');
    await app.press('Next day');
    await app.press('Today');
    await app.press('Previous day');
    expect(opened(app)).toEqual([
      null,
      inWarsaw(now + day),
      inWarsaw(now + 2 * day),
      null,
      inWarsaw(now - day),
    ]);
  });

  it('follows the menu', async () => {
    const app = await mountApp(scene('scene=day'));
    await app.hear('app.command', 'nextDay');
    await app.hear('app.command', 'previousDay');
    await app.hear('app.command', 'previousDay');
    await app.hear('app.command', 'today');
    expect(opened(app)).toEqual([null, inWarsaw(now + day), null, inWarsaw(now - day), null]);
  });

  it('follows the keys, but not while somebody types', async () => {
    const app = await mountApp(scene('scene=day'));
    expect(await app.key({ key: 'ArrowRight', altKey: true })).toBe(true);
    expect(await app.key({ key: 't' })).toBe(true);
    const field = document.body.appendChild(document.createElement('input'));
    expect(await app.key({ key: 't' }, field)).toBe(false);
    expect(await app.key({ key: 'ArrowLeft', altKey: true }, field)).toBe(false);
    expect(await app.key({ key: 't', ctrlKey: true })).toBe(false);
    field.remove();
    expect(opened(app)).toEqual([null, inWarsaw(now + day), null]);
  });

  it('is said aloud when it changes', async () => {
    const app = await mountApp(scene('scene=day'));
    const live = app.root.querySelector('[aria-live]');
    expect(live?.textContent).toBe('');
    await app.press('Next day');
    expect(live?.textContent).toMatch(/\w+day,? \d+ \w+ \d{4} is shown/);
  });

  it('is opened anew for another clinic', async () => {
    const app = await mountApp(scene('scene=day'));
    await app.hear('connection.changed', scene('scene=live').connection);
    expect(opened(app)).toEqual([null, null]);
  });
});

describe('the line', () => {
  it('says since when everything is in step, to the second', async () => {
    const app = await mountApp(scene('scene=day'));
    expect(app.text()).toMatch(/\d\d:\d\d:\d\d in step/);
  });

  it('says since when it is down, and tells a screen reader when it goes and comes', async () => {
    const app = await mountApp(scene('scene=day'));
    const live = app.root.querySelector('[aria-live]');
    await app.hear('line.changed', { kind: 'offline', since: now, asOf: now });
    expect(app.text()).toMatch(/Offline since \d\d:\d\d/);
    expect(live?.textContent).toContain('The line is down.');
    await app.hear('line.changed', { kind: 'inStep', asOf: now });
    expect(live?.textContent).toContain('The line is back.');
  });

  it('stays quiet when it is only in step again, as every few seconds', async () => {
    const app = await mountApp(scene('scene=day'));
    await app.hear('line.changed', { kind: 'inStep', asOf: now + minute });
    expect(app.root.querySelector('[aria-live]')?.textContent).toBe('');
  });

  it('says until when it is paused, and why on asking', async () => {
    const app = await mountApp(scene('scene=paused'));
    expect(app.text()).toMatch(/Paused until \d\d:\d\d/);
    const face = app.root.querySelector<HTMLElement>('[data-line]')?.closest('button')?.textContent ?? '';
    await app.press(face);
    expect(app.text()).toContain('The marketplace’s protection wants a pause');
    await app.press('Look for news now');
    expect(app.asked.at(-1)).toEqual({ name: 'line.checkNow', request: null });
  });

  it('warns where the secret is kept for this session only', async () => {
    const app = await mountApp(scene('scene=live'));
    const face = app.root.querySelector<HTMLElement>('[data-line]')?.closest('button')?.textContent ?? '';
    await app.press(face);
    expect(app.text()).toContain('This computer has no keychain');
    expect(app.text()).toContain('znanylekarz.pl');
  });
});

describe('the import', () => {
  const running = {
    kind: 'running',
    step: 'doctors',
    done: 3,
    of: 12,
    todayReady: false,
    waiting: null,
  } as const;

  it('says what comes in and how many of how many', async () => {
    const app = await mountApp(scene('scene=day'));
    await app.hear('line.importProgress', running);
    expect(app.text()).toContain('Doctors · 3 of 12');
    const bar = app.root.querySelector('[role=progressbar]');
    expect(bar?.getAttribute('aria-valuenow')).toBe('3');
    expect(bar?.getAttribute('aria-valuemax')).toBe('12');
  });

  it('says when today can be used, once aloud, and disappears at the end', async () => {
    const app = await mountApp(scene('scene=day'));
    await app.hear('line.importProgress', running);
    await app.hear('line.importProgress', { ...running, step: 'schedule', todayReady: true });
    const live = app.root.querySelector('[aria-live]');
    expect(live?.textContent).toContain('Today is ready');
    expect(app.root.querySelector('.import')?.textContent).toContain(
      'Today is ready – the rest is on its way.',
    );
    await app.hear('line.importProgress', { kind: 'finished', at: now });
    expect(app.root.querySelector('.import')).toBeNull();
    expect(live?.textContent).toContain('Everything has arrived.');
  });

  it('says why it waits and when it goes on', async () => {
    const app = await mountApp(scene('scene=day'));
    await app.hear('line.importProgress', { ...running, waiting: problemOf('rateLimited', now + minute) });
    expect(app.root.querySelector('.import')?.textContent).toMatch(/A short pause – Goes on at \d\d:\d\d\./);
    await app.hear('line.importProgress', { ...running, waiting: problemOf('offline') });
    expect(app.root.querySelector('.import')?.textContent).toContain('No connection – Goes on by itself.');
  });

  it('has no figures where a part has nothing to count', async () => {
    const app = await mountApp(scene('scene=day'));
    await app.hear('line.importProgress', { ...running, done: 0, of: 0 });
    expect(app.root.querySelector('[role=progressbar]')?.hasAttribute('aria-valuenow')).toBe(false);
    expect(app.root.querySelector('.import')?.textContent).not.toContain('0 of 0');
  });
});

describe('the places', () => {
  it('count true, follow the board, and lead to a visit on it', async () => {
    const plain = dayOf(inWarsaw(now), now);
    const [first] = plain.columns;
    const [card] = first?.cards ?? [];
    if (first === undefined || card === undefined) throw new Error('the scene has no visits');
    const quiet = {
      ...card,
      needsPerson: false,
      presence: null,
      start: now - 3 * minute,
      end: now + 30 * minute,
    };
    const cards = [
      { ...quiet, id: '1', surname: 'Waits', presence: 'present' as const },
      { ...quiet, id: '3', surname: 'Comes' },
    ];
    const shown = { ...plain, columns: [{ ...first, cards }] };
    const app = await mountApp({ ...scene('scene=day'), day: () => ok(shown) });
    const counts = () => [...app.root.querySelectorAll('.side .count')].map((count) => count.textContent);
    expect(counts()).toEqual(['1', '0']);
    // What needs a person is of any day, so it comes from the outbox and not from the day on the board.
    await app.hear('attention.changed', { waiting: 0, firstDueAt: null, attention: [itemOf(now)] });
    expect(counts()).toEqual(['1', '1']);
    const upserts = [{ ...quiet, id: '3', surname: 'Comes', presence: 'present' as const }];
    const changes = [{ addressId: first.addressId, upserts, removals: [] }];
    await app.hear('board.delta', { date: shown.date, revision: 2, changes, columnsChanged: false });
    await app.hear('attention.changed', { waiting: 0, firstDueAt: null, attention: [] });
    expect(counts()).toEqual(['2', '0']);
    await app.press('Waiting now: 2 patients are waiting');
    // Three minutes when the test began; the minute may have turned since.
    const waited = Math.floor((Date.now() - quiet.start) / minute);
    await app.press(
      `Waits, ${quiet.name}${waited} minVisit at ${at(quiet.start)}, waiting for ${waited} minutesMaria Nowak`,
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(document.activeElement?.getAttribute('data-item')).toBe('1');
  });
});

describe('the practice mark', () => {
  it('stands on a practice desk and leads out of it', async () => {
    const app = await mountApp(scene('scene=day'));
    await app.press('Practice');
    await app.press('Leave practice');
    expect(app.asked).toContainEqual({ name: 'connection.leavePractice', request: null });
  });

  it('is not on a live desk', async () => {
    const app = await mountApp(scene('scene=live'));
    expect(app.root.querySelector('.practice')).toBeNull();
  });
});

describe('what the menu opens', () => {
  it('are the settings, kept at once', async () => {
    const app = await mountApp(scene('scene=day'));
    await app.hear('app.command', 'settings');
    await app.press('Dark');
    await app.press('Compact');
    await app.type('One line of the day', '30');
    await app.type('Time to undo', '20');
    const set = app.asked.filter(({ name }) => name === 'settings.set').map(({ request }) => request);
    expect(set).toEqual([
      { theme: 'dark' },
      { density: 'compact' },
      { zoomMinutes: 30 },
      { undoSeconds: 20 },
    ]);
    expect(document.documentElement.dataset).toMatchObject({ theme: 'dark', density: 'compact' });
  });

  it('is the version for support', async () => {
    const app = await mountApp(scene('scene=day'));
    await app.hear('app.command', 'about');
    expect(app.text()).toContain('Version 0.1.0');
    await app.press('Close');
    expect(app.text()).not.toContain('Version 0.1.0');
  });

  it('leave the day alone while a dialog lies over it', async () => {
    const app = await mountApp(scene('scene=day'));
    await app.hear('app.command', 'about');
    expect(await app.key({ key: 'ArrowRight', altKey: true })).toBe(false);
    await app.press('Close');
    expect(await app.key({ key: 'ArrowRight', altKey: true })).toBe(true);
    expect(opened(app)).toEqual([null, inWarsaw(now + day)]);
  });

  it('do not wait behind the set-up to open later', async () => {
    const app = await mountApp(scene('scene=setup'));
    await app.hear('app.command', 'settings');
    await app.hear('connection.changed', scene('scene=live').connection);
    expect(app.text()).not.toContain('Appearance');
    await app.hear('app.command', 'settings');
    expect(app.text()).toContain('Appearance');
  });
});
