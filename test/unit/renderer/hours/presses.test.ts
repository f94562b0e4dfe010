// @vitest-environment happy-dom
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { RequestOf } from '#shared/contract/contract.ts';
import type { Door } from '#shared/contract/door.ts';
import type { Scene } from '../scene.ts';
import { mountApp, type Mounted } from '../mount.ts';
import { sceneOf } from '../scenes.ts';
import { withHours } from './hoursScenes.ts';

/*
 * A press in Hours means what was on the screen, once: what the first half of a double press brings is published by no second half of it, and
 * what is being removed is removed once. What is said of publishing holds without the line, too. A field never shows what does not count.
 */
vi.setConfig({ testTimeout: 60_000 });
const now = Date.now();

async function opened(change: Partial<Scene> = {}, wrap?: (door: Door) => Door): Promise<Mounted> {
  const scene = withHours(sceneOf(new URLSearchParams('scene=day'), now), now);
  const app = await mountApp({ ...scene, ...change }, wrap);
  await app.key({ key: '5' });
  await vi.waitFor(() => expect(document.querySelector('.hours-head')).not.toBeNull(), 20_000);
  return app;
}
const asked = (app: Mounted, name: string) => app.asked.filter((one) => one.name === name);
const button = (words: RegExp): HTMLButtonElement | undefined =>
  [...document.querySelectorAll('button')].find((one) => words.test(one.textContent));
const settles = { key: 'Enter', ctrlKey: true };

describe('publishing', () => {
  it('takes no second tap of the key that opened what would be published, and takes the next one', async () => {
    const app = await opened();
    const begun = performance.now();
    // The clock of the presses, so that a busy machine is no slow hand.
    const clock = vi.spyOn(performance, 'now').mockReturnValue(begun);
    onTestFinished(() => clock.mockRestore());
    await app.key(settles, document.querySelector('.hours-parts') ?? undefined);
    await vi.waitFor(() => expect(button(/^Publish \d+ dates$/)).toBeDefined());
    for (const ms of [120, 300]) {
      clock.mockReturnValue(begun + ms);
      await app.key(settles);
    }
    expect(asked(app, 'publishing.publish')).toEqual([]);
    clock.mockReturnValue(begun + 600);
    await app.key(settles);
    expect(asked(app, 'publishing.publish')).toHaveLength(1);
  });

  const saidOfPublishing = async (change: Partial<Scene>): Promise<string> => {
    const app = await opened(change);
    await app.press('Review and publish');
    await vi.waitFor(() => expect(button(/^Publish \d+ dates$/)).toBeDefined());
    await app.click(button(/^Publish \d+ dates$/));
    await vi.waitFor(() => expect(document.querySelector('.hours-published')).not.toBeNull());
    return document.querySelector('.hours-published')?.textContent ?? '';
  };

  it('says how long it takes', async () => {
    expect(await saidOfPublishing({})).toContain('about 1 min');
  });

  it('promises no minutes without the line', async () => {
    const said = await saidOfPublishing({ line: { kind: 'offline', since: now, asOf: now } });
    expect(said).toContain('sent by itself as soon as it is back');
    expect(said).not.toContain('about');
  });
});

describe('special dates', () => {
  it('are removed once by a double press', async () => {
    let answer: () => void = () => undefined;
    const isAsked = new Promise<void>((resolve) => (answer = resolve));
    const app = await opened({}, (door) => ({
      ...door,
      ask: async (name, request) => {
        const answered = await door.ask(name, request);
        if (name === 'hours.removeException') await isAsked;
        return answered;
      },
    }));
    await app.press('Days off');
    const remove = document.querySelector<HTMLElement>('.hours-exceptions button');
    await app.click(remove);
    await app.click(remove);
    expect(asked(app, 'hours.removeException')).toHaveLength(1);
    answer();
    await vi.waitFor(() => expect(document.querySelector('.hours-off-form [role=status]')).not.toBeNull());
    expect(asked(app, 'hours.removeException')).toHaveLength(1);
  });
});

describe('holidays', () => {
  it('that are chosen before the first is kept are all kept, each once', async () => {
    let answer: () => void = () => undefined;
    const isAsked = new Promise<void>((resolve) => (answer = resolve));
    const app = await opened({}, (door) => ({
      ...door,
      ask: async (name, request) => {
        const answered = await door.ask(name, request);
        if (name === 'hours.chooseHolidays') await isAsked;
        return answered;
      },
    }));
    await app.press('Days off');
    const days = () => [...document.querySelectorAll<HTMLElement>('.hours-holidays > li')];
    await vi.waitFor(() => expect(days().length).toBeGreaterThan(1));
    const [one, other] = days().map((day) => [...day.querySelectorAll<HTMLElement>('input')].at(0));
    const before = asked(app, 'hours.chooseHolidays').length;
    await app.click(one);
    await app.click(other);
    answer();
    await vi.waitFor(() => expect(asked(app, 'hours.chooseHolidays')).toHaveLength(before + 2));
    const dates = asked(app, 'hours.chooseHolidays').map(({ request }) =>
      (request as RequestOf<'hours.chooseHolidays'>).choices.map(({ date }) => date),
    );
    expect(new Set(dates.flat()).size).toBe(2);
  });
});

describe('the minutes of a service', () => {
  it('that are no number go back to what they were, and pasted ones are read', async () => {
    const app = await opened();
    const field = (): HTMLInputElement => {
      const found = document.querySelector<HTMLInputElement>('.hours-minutes input');
      if (found === null) throw new Error('there are no minutes');
      return found;
    };
    await app.click(document.querySelector<HTMLElement>('[data-head="0"]'));
    await app.click({
      click: () => document.querySelector<HTMLElement>('.hours-period input')?.focus(),
    } as HTMLElement);
    await vi.waitFor(() => field());
    const before = field().value;
    const enter = async (typed: string): Promise<void> => {
      field().value = typed;
      await app.key({ key: 'Enter' }, field());
    };
    await enter('half an hour');
    expect(field().value).toBe(before);
    expect(asked(app, 'hours.saveDraft')).toEqual([]);
    await enter('\u200E35\uFEFF');
    expect(field().value).toBe('35');
    await vi.waitFor(() => expect(asked(app, 'hours.saveDraft')).toHaveLength(1));
  });
});
