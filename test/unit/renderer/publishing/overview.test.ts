// @vitest-environment happy-dom
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Door } from '#shared/contract/door.ts';
import { publishingRests } from '#shared/contract/publishing.ts';
import { err, ok } from '#shared/result.ts';
import { addDays, atWallClock, localDateOf } from '#shared/time/zone.ts';
import type { Scene } from '../scene.ts';
import { withHours } from '../hours/hoursScenes.ts';
import { mountApp, type Mounted } from '../mount.ts';
import { problemOf, sceneOf } from '../scenes.ts';
import { driftNow, progressNow, withOverview } from './overviewScenes.ts';

/*
 * The overview says of every calendar and date how it stands; what differs is chosen for what was on the screen, once; publishing is paused,
 * stopped and goes on, and whatever is in the way is said with a way on.
 */
vi.setConfig({ testTimeout: 60_000 });
const now = Date.now();
const today = localDateOf(now, 'Europe/Warsaw');
const base = (): Scene => withOverview(withHours(sceneOf(new URLSearchParams('scene=day'), now), now), now);

async function opened(change: Partial<Scene> = {}, wrap?: (door: Door) => Door): Promise<Mounted> {
  const app = await mountApp({ ...base(), ...change }, wrap);
  await app.key({ key: '5' });
  await app.press('Overview');
  await vi.waitFor(() => expect(document.querySelector('.overview')).not.toBeNull(), 20_000);
  await app.settled();
  return app;
}
const asked = (app: Mounted, name: string) =>
  app.asked.filter((one) => one.name === name).map(({ request }) => request);
const rows = () => [...document.querySelectorAll<HTMLElement>('.overview-row')];
const chosen = () => document.querySelector<HTMLElement>('[role=gridcell][aria-selected=true]');
const look = (label: string): HTMLElement => {
  const found = [...document.querySelectorAll<HTMLElement>('.overview-look')].find((one) =>
    one.textContent.startsWith(label),
  );
  if (found === undefined) throw new Error(`There is no "${label}".`);
  return found;
};
const drifting = () => [...document.querySelectorAll<HTMLElement>('.overview-drift-day')];
const button = (within: Element | undefined, words: string) =>
  [...(within?.querySelectorAll('button') ?? [])].find((one) => one.textContent === words);

describe('the map', () => {
  it('says each date of each calendar in words, and one date takes the Tab key', async () => {
    await opened();
    await vi.waitFor(() => expect(rows()[0]?.querySelectorAll('[role=gridcell]')).toHaveLength(84));
    const cells = [...(rows()[0]?.querySelectorAll('[role=gridcell]') ?? [])];
    expect(cells[2]?.getAttribute('aria-label')).toContain('Differs');
    expect(document.querySelectorAll('[role=gridcell][tabindex="0"]')).toHaveLength(1);
    expect(chosen()?.getAttribute('data-at')).toBe('0');
    expect(look('Differs').textContent).toContain('2');
  });

  it('is walked by the arrows, and the date beside it follows', async () => {
    const app = await opened();
    await app.key({ key: 'ArrowRight' }, chosen() ?? undefined);
    await app.key({ key: 'ArrowRight' }, chosen() ?? undefined);
    expect(chosen()?.getAttribute('data-at')).toBe('2');
    expect(document.activeElement).toBe(chosen());
    expect(document.querySelector('.overview-now')?.textContent).toContain('offers something else');
    await app.key({ key: 'ArrowDown' }, chosen() ?? undefined);
    expect(chosen()?.closest('[data-row]')?.getAttribute('data-row')).toBe('1');
  });

  it('shows what is looked for, leads to the first of it, and a row stays when its date has been mended', async () => {
    const app = await opened();
    const all = rows().length;
    await app.click(look('Differs'));
    expect(rows()).toHaveLength(1);
    expect(chosen()?.getAttribute('data-at')).toBe('2');
    await app.hear('publishing.datesChanged', { addressId: 'a0' });
    expect(rows()).toHaveLength(1);
    await app.click(look('Differs'));
    expect(rows()).toHaveLength(all);
  });

  it('is searched by words of names, and says where nobody is called so', async () => {
    const app = await opened();
    await app.type('Find a doctor', 'Zielińska');
    expect(rows().length).toBe(1);
    await app.type('Find a doctor', 'nobody at all');
    expect(rows()).toHaveLength(0);
    expect(app.text()).toContain('No calendar has such a name and such dates.');
  });

  it('says what could not be read with a way on, and how old it is without the line', async () => {
    const scene = base();
    let isBroken = true;
    const app = await mountApp({ ...scene, line: { kind: 'offline', since: now, asOf: now } }, (door) => ({
      ...door,
      ask: (name, request) =>
        isBroken && name === 'publishing.coverage'
          ? Promise.resolve(err(problemOf('storeHeld')))
          : door.ask(name, request),
    }));
    await app.key({ key: '5' });
    await app.press('Overview');
    await vi.waitFor(() => expect(document.querySelector('[data-problem=storeHeld]')).not.toBeNull());
    expect(app.text()).toContain('No connection: as last read');
    isBroken = false;
    await app.press('Try again');
    await vi.waitFor(() => expect(rows().length).toBeGreaterThan(0));
    expect(document.querySelector('[data-problem=storeHeld]')).toBeNull();
  });

  it('that has no calendars yet says what will be there', async () => {
    const app = await mountApp({ ...base(), calendars: [], coverage: [] });
    await app.key({ key: '5' });
    await app.press('Overview');
    await vi.waitFor(() => expect(app.text()).toContain('No calendars yet'));
  });
});

describe('what differs', () => {
  it('stands there with both sides, and what was seen is what is chosen, once for a double press', async () => {
    const app = await opened();
    await vi.waitFor(() => expect(drifting()).toHaveLength(2));
    expect(drifting()[0]?.textContent).toContain('08:00–10:40 (9 times)');
    expect(drifting()[0]?.textContent).toContain('15:00–16:40 (6 times)');
    const keep = button(drifting()[0], 'Keep theirs');
    await app.click({ click: () => [keep, keep].forEach((one) => one?.click()) } as HTMLElement);
    expect(asked(app, 'publishing.keepTheirs')).toEqual([
      { addressId: 'a0', date: addDays(today, 2), told: 'told-one' },
    ]);
    expect(drifting()[0]?.textContent).toContain('Theirs is kept');
    await app.click(button(drifting()[1], 'Publish ours'));
    expect(asked(app, 'publishing.publishOurs')).toEqual([
      { addressId: 'a0', date: addDays(today, 9), told: 'told-two' },
    ]);
  });

  it('that has changed meanwhile is said, and nothing else', async () => {
    const app = await opened({ driftChosen: { kind: 'changedMeanwhile' } });
    await vi.waitFor(() => expect(drifting()).toHaveLength(2));
    await app.click(button(drifting()[0], 'Keep theirs'));
    expect(drifting()[0]?.textContent).toContain('It has changed meanwhile.');
    expect(drifting()[0]?.textContent).not.toContain('Theirs is kept');
  });

  it('is not for everybody to choose: who may is said', async () => {
    const app = await opened({}, (door) => ({
      ...door,
      ask: (name, request) =>
        name === 'publishing.publishOurs'
          ? Promise.resolve(err(problemOf('keepersOnly')))
          : door.ask(name, request),
    }));
    await vi.waitFor(() => expect(drifting()).toHaveLength(2));
    await app.click(button(drifting()[0], 'Publish ours'));
    expect(drifting()[0]?.querySelector('[data-problem=keepersOnly]')).not.toBeNull();
  });

  it('and does not any more keeps its place, so that no other date comes under the hand', async () => {
    const scene = { ...base() };
    let drift = driftNow(now);
    const app = await mountApp(scene, (door) => ({
      ...door,
      ask: (name, request) =>
        name === 'publishing.drift' ? Promise.resolve(ok(drift) as never) : door.ask(name, request),
    }));
    await app.key({ key: '5' });
    await app.press('Overview');
    await vi.waitFor(() => expect(drifting()).toHaveLength(2));
    drift = { ...drift, days: drift.days.slice(1) };
    await app.hear('publishing.datesChanged', { addressId: 'a0' });
    await vi.waitFor(() =>
      expect(drifting()[0]?.textContent).toContain('Nothing differs on this date any more.'),
    );
    expect(drifting()).toHaveLength(2);
    expect(button(drifting()[0], 'Keep theirs')).toBeUndefined();
  });
});

describe('publishing', () => {
  const said = () => document.querySelector('.overview-progress')?.textContent ?? '';

  it('says how far it is and when it is done, is paused, and is stopped', async () => {
    const app = await opened();
    expect(said()).toContain('214 of 612 dates published');
    expect(said()).toContain('ready about');
    expect(said()).toContain('the next seven days stand');
    await app.press('Pause');
    await app.press('Stop');
    expect(app.asked.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['publishing.pause', 'publishing.stop']),
    );
    expect(document.querySelector('[aria-live]')?.closest('body')?.textContent).toContain('Stopped:');
  });

  it('is paused once by a double press: the second half is no press of what the first has brought', async () => {
    const paused = [progressNow(now, { rests: { why: 'paused', until: null }, readyAt: null })];
    const app = await opened({}, (door) => ({
      ...door,
      ask: (name, request) =>
        name === 'publishing.pause'
          ? door.ask(name, request).then(() => ok(paused) as never)
          : door.ask(name, request),
    }));
    const begun = performance.now();
    // The clock of the presses, so that a busy machine is no slow hand.
    const clock = vi.spyOn(performance, 'now').mockReturnValue(begun);
    onTestFinished(() => clock.mockRestore());
    const button = app.find('Pause');
    await app.click(button);
    expect(button.textContent).toBe('Continue');
    for (const ms of [120, 300]) {
      clock.mockReturnValue(begun + ms);
      await app.click(button);
    }
    expect(asked(app, 'publishing.pause')).toHaveLength(1);
    expect(asked(app, 'publishing.resume')).toEqual([]);
    clock.mockReturnValue(begun + 600);
    await app.click(button);
    expect(asked(app, 'publishing.resume')).toHaveLength(1);
  });

  it('is told as it goes, and says what holds it up and until when', async () => {
    const app = await opened();
    await app.hear('publishing.progressChanged', [progressNow(now, { done: 300 })]);
    expect(said()).toContain('300 of 612');
    const words = {
      paused: 'Paused',
      line: 'Waits for the connection',
      people: 'Decisions of the reception go first',
      pace: 'only so many changes a minute',
      sameAgain: 'only after three minutes',
      held: 'Can still be undone',
    } as const;
    for (const why of publishingRests) {
      const rests = { why, until: now + 60_000 };
      await app.hear('publishing.progressChanged', [progressNow(now, { rests, live: false })]);
      expect(said()).toContain(`${words[why]} · until`);
      expect(said()).toContain('the next seven days go first');
    }
    await app.hear('publishing.progressChanged', [
      progressNow(now, { rests: { why: 'paused', until: null }, readyAt: null }),
    ]);
    await app.press('Continue');
    expect(asked(app, 'publishing.resume')).toEqual([{ clinic: '' }]);
  });

  it('that has nothing to do says what needs a decision, and goes on with what was stopped', async () => {
    const none = { total: 0, done: 0, waiting: 0, onItsWay: 0, readyAt: null };
    const app = await opened({ publishing: [progressNow(now, none)] });
    expect(said()).toContain('3 dates need a decision');
    expect(said()).toContain('1 calendar stopped');
    expect((app.find('Stop') as HTMLButtonElement).disabled).toBe(true);
    await app.press('Continue');
    expect(asked(app, 'publishing.resume')).toHaveLength(1);
    await app.hear('publishing.progressChanged', [progressNow(now, { ...none, differs: 0, refused: 0 })]);
    expect(said()).toContain('Everything that was published stands.');
  });

  it('of nobody leads to the hours', async () => {
    const app = await opened({ publishing: [] });
    expect(said()).toContain('No hours are kept here yet');
    await app.press('Go to Hours');
    expect(document.querySelector('.hours-list')).not.toBeNull();
  });
});

describe('why a time is offered or is not', () => {
  it('is asked for the time, the date and the service that were chosen, and an answer goes with its question', async () => {
    const app = await opened({
      why: () => ({ offered: false, reasons: ['exception', 'stopped'], note: 'narty', next: null }),
    });
    await app.click(look('Differs'));
    await app.type('Service', 's1');
    await app.press('Why?');
    const at = atWallClock(addDays(today, 2), '09:00', 'Europe/Warsaw');
    expect(asked(app, 'publishing.why')).toEqual([{ addressId: 'a0', at, serviceId: 's1' }]);
    const answer = () => document.querySelector('.overview-answer')?.textContent;
    expect(answer()).toContain('09:00 is not offered');
    expect(answer()).toContain('A day off or other hours hold on this date. (narty)');
    expect(answer()).toContain('Publishing of this calendar is stopped.');
    await app.press('The date after');
    expect(answer()).toBeUndefined();
  });
});

describe('a calendar that is off', () => {
  it('says so and can be switched on', async () => {
    const scene = base();
    const app = await opened({
      coverage: (scene.coverage ?? []).map((one, index) => (index === 0 ? { ...one, off: true } : one)),
    });
    expect(document.querySelector('.overview-panel')?.textContent).toContain('switched off');
    await app.press('Switch on');
    expect(asked(app, 'publishing.switch')).toEqual([{ addressId: 'a0', on: true }]);
  });

  it('is switched off once it was said what that means and how it is at the marketplace; the way back is offered', async () => {
    const app = await opened();
    const panel = () => document.querySelector('.overview-panel')?.textContent ?? '';
    expect(panel()).toContain('Patients can book in this calendar.');
    await app.press('Switch off …');
    await vi.waitFor(() => expect(panel()).toContain('At the marketplace it is on'));
    expect(panel()).toContain('Booked visits stay as they are.');
    expect(asked(app, 'publishing.switch')).toEqual([]);
    await app.press('Keep it on');
    expect(panel()).not.toContain('Booked visits stay as they are.');
    await app.press('Switch off …');
    const press = app.find('Switch calendar off');
    await app.click({ click: () => [press, press].forEach((one) => one.click()) } as HTMLElement);
    expect(asked(app, 'publishing.switch')).toEqual([{ addressId: 'a0', on: false }]);
    expect(document.querySelector('.toast')?.textContent).toContain('will be switched off');
  });

  it('is no button’s while its switch is on its way, but for the way back', async () => {
    const scene = base();
    const switching = { to: 'off', intentId: 'i9', undoable: true } as const;
    const app = await opened({
      coverage: (scene.coverage ?? []).map((one, index) => (index === 0 ? { ...one, switching } : one)),
    });
    const panel = document.querySelector('.overview-panel');
    expect(panel?.textContent).toContain('The calendar will be switched off.');
    expect(panel?.textContent).not.toContain('Switch off …');
    await app.click(panel?.querySelector('.overview-switch button') ?? null);
    expect(asked(app, 'undo.decision')).toEqual([{ intentId: 'i9' }]);
  });
});
