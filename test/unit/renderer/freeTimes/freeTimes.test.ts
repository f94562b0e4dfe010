// @vitest-environment happy-dom
import { act } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { freeTimesFrom } from '../visitScenes.ts';
import { type Mounted, mountApp } from '../mount.ts';
import { minute, now, panel, scene } from '../oneVisit.ts';

/*
 * A long list of free times comes with what is in sight, and the rest in the pauses after it, without a hand noticing: the focus stays,
 * keys go to what is not drawn yet, and one press is one choice. (The steps up and down need a layout: test/e2e/choices.test.ts.)
 */
vi.setConfig({ testTimeout: 60_000 });

/** What waits for a pause of the window. */
let waiting: Map<number, () => void>;
let handles = 0;

vi.stubGlobal('requestIdleCallback', (run: () => void) => {
  waiting.set((handles += 1), run);
  return handles;
});
vi.stubGlobal('cancelIdleCallback', (handle: number) => waiting.delete(handle));
beforeEach(() => {
  waiting = new Map();
});

/** One pause, in which all that waits for one is done. */
async function pause(): Promise<void> {
  const due = [...waiting.values()];
  waiting.clear();
  await act(async () => {
    for (const run of due) run();
    await Promise.resolve();
  });
}

const all = 130;
/** One every half hour, around the clock. */
const timesFrom = (from: number) =>
  freeTimesFrom(from, 'facility', all).map((time, n, [first]) => ({
    ...time,
    start: (first ?? time).start + n * 30 * minute,
  }));
const services = ['Consultation', 'Follow-up visit with a review of results'];

/** The list of the next free times, with the first in focus. */
async function openList(): Promise<Mounted> {
  const app = await mountApp(
    scene({
      services: services.map((name) => ({ name, calendars: 2 })),
      nextFree: ({ from }) => timesFrom(from),
    }),
  );
  await app.key({ key: 'f' });
  await vi.waitFor(() => expect(options()).not.toEqual([]));
  return app;
}

const options = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.times [role=option]')];
const timeInFocus = (): string => document.activeElement?.querySelector('.tabular')?.textContent ?? '';
const press = async (app: Mounted, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await app.key({ key }, document.activeElement ?? document.body);
};

describe('a long list', () => {
  it('is drawn in steps, each in a pause, until all are there; the focus stays where it is', async () => {
    const app = await openList();
    await press(app, 'ArrowRight');
    const chosen = document.activeElement;
    expect(chosen).toBe(options()[1]);
    const counts = [options().length];
    while (waiting.size > 0 && counts.length < 9) {
      await pause();
      counts.push(options().length);
    }
    expect(counts).toEqual([40, 80, 120, all]);
    expect(document.activeElement).toBe(chosen);
  });

  it('has its last time for whoever presses End before it was drawn', async () => {
    const app = await openList();
    await press(app, 'End');
    expect(options()).toHaveLength(all);
    expect(document.activeElement).toBe(options().at(-1));
    await press(app, 'Home');
    expect(document.activeElement).toBe(options()[0]);
  });

  it('begins anew for another question', async () => {
    const app = await openList();
    await press(app, 'End');
    expect(options()).toHaveLength(all);
    await app.type('Service', services[1] ?? '');
    expect(options()).toHaveLength(40);
  });
});

describe('the keys of the list', () => {
  it('go to the next time that begins with the digits that were typed, with or without the first 0', async () => {
    const app = await openList();
    await press(app, '1', '5', ':', '3', '0');
    expect(document.activeElement).toBe(options().find(({ dataset }) => dataset['time'] === '15:30'));
    // What is typed after a pause is another time.
    vi.spyOn(Event.prototype, 'timeStamp', 'get').mockReturnValue(performance.now() + 5_000);
    await press(app, '9');
    expect(timeInFocus()).toMatch(/^0?9:/);
    vi.restoreAllMocks();
  });

  it('choose once: a key that is held down does not choose again', async () => {
    const app = await openList();
    const time = document.activeElement;
    await app.key({ key: 'Enter', repeat: true }, time ?? document.body);
    expect(panel(app)?.textContent).not.toContain('Surname');
    await app.key({ key: 'Enter' }, time ?? document.body);
    expect(panel(app)?.textContent).toContain('Surname');
  });

  it('leave one time to the Tab key, the one that had the focus', async () => {
    const app = await openList();
    const stops = (): HTMLElement[] => options().filter(({ tabIndex }) => tabIndex === 0);
    expect(stops()).toEqual([options()[0]]);
    await press(app, 'ArrowRight', 'ArrowRight');
    expect(stops()).toEqual([options()[2]]);
    await pause();
    expect(stops()).toEqual([options()[2]]);
  });
});

it('is chosen from with the mouse; a press beside the times chooses none', async () => {
  const app = await openList();
  await app.click(app.root.querySelector<HTMLElement>('.times-date'));
  expect(panel(app)?.textContent).not.toContain('Surname');
  await app.click(options()[3]?.querySelector<HTMLElement>('.tabular'));
  expect(panel(app)?.textContent).toContain('Surname');
  const asked = app.asked.findLast(({ name }) => name === 'freeTimes.get')?.request;
  expect(asked).toMatchObject({ from: timesFrom(now)[3]?.start });
});

describe('a time that somebody takes meanwhile', () => {
  it('stays in its place at once, cannot be chosen, and is told to ears where it has the focus', async () => {
    let taken = -1;
    const app = await mountApp(
      scene({
        services: services.map((name) => ({ name, calendars: 2 })),
        nextFree: ({ from }) => timesFrom(from).filter((_, n) => n !== taken),
      }),
    );
    await app.key({ key: 'f' });
    await vi.waitFor(() => expect(options()).not.toEqual([]));
    const before = options().map(({ dataset }) => dataset['key']);
    await press(app, 'ArrowRight');
    taken = 1;
    await app.hear('attention.changed', { waiting: 0, firstDueAt: null, attention: [] });
    await vi.waitFor(() => expect(options()[1]?.getAttribute('aria-disabled')).toBe('true'), 3_000);
    expect(options().map(({ dataset }) => dataset['key'])).toEqual(before);
    expect(options().filter((one) => one.getAttribute('aria-disabled') === 'true')).toHaveLength(1);
    expect(document.activeElement).toBe(options()[1]);
    const time = timeInFocus();
    await vi.waitFor(() =>
      expect(document.querySelector('[role=status][aria-live]')?.textContent).toContain(
        `${time} is not free any more.`,
      ),
    );
    await press(app, 'Enter');
    expect(panel(app)?.textContent).not.toContain('Surname');
    await press(app, 'ArrowRight', 'Enter');
    expect(panel(app)?.textContent).toContain('Surname');
  });
});
