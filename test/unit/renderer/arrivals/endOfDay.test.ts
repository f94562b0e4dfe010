// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { ok } from '#shared/result.ts';
import { rowsOf } from '../../../../renderer/arrivals/rows.ts';
import { findByName, settlingOf } from '../../../../renderer/arrivals/settling.ts';
import { dayWith, stepped, visitAt } from './arrivalScenes.ts';
import type { Scene } from '../scene.ts';
import { mountApp, type Mounted } from '../mount.ts';
import { sceneOf } from '../scenes.ts';
import { itemOf } from '../visitScenes.ts';
import type { BoardCard } from '#shared/contract/board.ts';

/*
 * The clinic is charged by it: what is settled is exactly what is over and has no answer, each once, as it was ticked; what
 * was refused is not settled silently again.
 */
vi.setConfig({ testTimeout: 60_000 });
const minute = 60_000;
const now = Math.floor(Date.now() / minute) * minute;
const over = (id: string, change: Partial<BoardCard> = {}): BoardCard => visitAt(id, now, -60, change);

describe('what is to be settled', () => {
  const of = (...cards: BoardCard[]) => settlingOf(rowsOf(dayWith(now, cards)), now);

  it('is what is over and has no presence, and nothing else', () => {
    const settling = of(
      over('open'),
      over('taken back', { presence: 'present', arrival: stepped('expected', now, 1) }),
      over('present', { presence: 'present' }),
      over('absent', { presence: 'absent', notSent: true }),
      over('cancelled', { status: 'canceled' }),
      visitAt('later', now, -10),
    );
    expect(settling.open.map(({ card }) => card.id)).toEqual(['open', 'taken back']);
    expect(settling).toMatchObject({ over: 4, present: 1, absent: 1, waiting: 1, later: 1 });
  });

  it('leaves to a person what was refused', () => {
    const settling = of(over('refused', { needsPerson: true }));
    expect(settling.open).toEqual([]);
    expect(settling.refused).toHaveLength(1);
  });

  it('adds up: each visit that is over is open, refused, present or absent', () => {
    const cards = Array.from({ length: 40 }, (_, n) =>
      over(`v${n}`, {
        presence: ([null, 'present', 'absent'] as const)[n % 3] ?? null,
        needsPerson: n % 7 === 0,
      }),
    );
    const { open, refused, present, absent, over: all } = of(...cards);
    expect(open.length + refused.length + present + absent).toBe(all);
  });
});

describe('a name', () => {
  const rows = rowsOf(
    dayWith(now, [
      over('1', { surname: 'Żółw', name: 'Łukasz' }),
      over('2', { surname: 'Nowak-Lis', name: 'Ewa' }),
      over('3', { surname: 'Nowakowska', name: 'Jan' }),
      over('4', { surname: 'Lewandowski', name: 'Wojciech' }),
      over('5', { surname: 'Wójcik', name: 'Anna' }),
      over('6', { surname: 'Wójcik', name: 'Piotr' }),
    ]),
  );
  const found = (typed: string): string[] => findByName(rows, typed).map(({ card }) => card.id);

  it('is found by the beginnings of its words, whatever the marks and capitals, in any order', () => {
    expect(found('zolw')).toEqual(['1']);
    expect(found('luk ŻÓŁ')).toEqual(['1']);
    expect(found('lis')).toEqual(['2']);
    expect(found('nowak, j')).toEqual(['3']);
    expect(found('nowak')).toEqual(['2', '3']);
  });

  it('is a surname before it is a first name', () => {
    expect(found('wojc')).toEqual(['5', '6', '4']);
  });

  it('is not found in its middle; where nothing is typed, all are there', () => {
    expect(found('kowska')).toEqual([]);
    expect(found('123')).toEqual([]);
    expect(found('  ')).toHaveLength(rows.length);
  });
});

describe('in the window', () => {
  const names = ['Adamska', 'Bąk', 'Cichy', 'Dudek'];
  const four = names.map((surname, n) => over(`v${n}`, { surname }));
  const scene = (change: Partial<Scene> = {}): Scene => ({
    ...sceneOf(new URLSearchParams(), now),
    day: () => ok(dayWith(now, four)),
    ...change,
  });
  async function opened(change: Partial<Scene> = {}): Promise<Mounted> {
    const app = await mountApp(scene(change));
    await app.key({ key: '3' });
    return app;
  }
  const asked = (app: Mounted): unknown[] =>
    app.asked.filter(({ name }) => name === 'arrivals.step').map(({ request }) => request);
  const steps = (...absent: string[]) => ({
    steps: four.map(({ id, start }) => ({
      bookingId: id,
      seen: { step: 'expected', start },
      to: absent.includes(id) ? 'noShow' : 'done',
    })),
  });
  const enter = (app: Mounted, change: KeyboardEventInit = {}): Promise<boolean> =>
    app.key({ key: 'Enter', ...change }, app.find('Type a name, Enter unticks it'));

  it('all are present until they are unticked, and one press settles all', async () => {
    const app = await opened();
    expect(app.text()).toContain('4 visits to settle');
    await app.press('Bąk, Anna came');
    expect(app.text()).toContain('Settle: 3 present, 1 absent');
    await app.click(app.root.querySelector<HTMLElement>('.end .press[data-rank=primary]'));
    expect(asked(app)).toEqual([steps('v1')]);
    expect(app.text()).toContain('Settled: 3 present, 1 absent');
    await app.key({ key: 'z', ctrlKey: true });
    expect(app.asked.at(-1)?.name).toBe('arrivals.undo');
  });

  it('where the disk is full in between, what is settled is said, with its way back, and why it is not more', async () => {
    const problem = { kind: 'diskFull', until: null, params: {}, details: '' } as const;
    const app = await opened({
      stepped: () => ({
        taken: [{ bookingId: 'v0', since: now }],
        left: [],
        heldUntil: Date.now() + 60_000,
        remains: [],
        stopped: { problem, bookingIds: ['v1', 'v2', 'v3'] },
      }),
    });
    await app.click(app.root.querySelector<HTMLElement>('.end .press[data-rank=primary]'));
    expect(app.text()).toContain('Settled: 1 present');
    expect(app.text()).toContain('Frontdesk cannot write anything down');
  });

  it.each([
    ['linux', 'en', 'Ctrl+Enter', 'Control+Enter', 'Type a name, Enter unticks it'],
    ['win32', 'de', 'Strg+Eingabe', 'Control+Enter', 'Name tippen, Eingabe nimmt den Haken weg'],
    ['darwin', 'es', '⌘Intro', 'Meta+Enter', 'Escriba un nombre, Intro lo desmarca'],
  ] as const)(
    'its keys are called as on the keyboard: %s, %s',
    async (platform, language, key, aria, hint) => {
      const { info, settings } = scene();
      const app = await opened({ info: { ...info, platform }, settings: { ...settings, language } });
      const settle = app.root.querySelector('.end .press[data-rank=primary]');
      expect(settle?.querySelector('kbd')?.textContent).toBe(key);
      expect(settle?.getAttribute('aria-keyshortcuts')).toBe(aria);
      expect(app.find(hint)).toBeDefined();
    },
  );

  it('by keys alone: a name and Enter for each who did not come, then Ctrl and Enter', async () => {
    const app = await opened();
    for (const name of ['bak', 'dud']) {
      await app.type('Type a name, Enter unticks it', name);
      expect(app.text()).toContain('did not come');
      await enter(app);
    }
    await enter(app, { ctrlKey: true });
    expect(asked(app)).toEqual([steps('v1', 'v3')]);
  });

  it('a name that is nobody’s changes nothing, and a second time ticks again', async () => {
    const app = await opened();
    await app.type('Type a name, Enter unticks it', 'xy');
    expect(app.text()).toContain('Nobody of this name is left to settle.');
    await enter(app);
    for (let twice = 0; twice < 2; twice += 1) {
      await app.type('Type a name, Enter unticks it', 'cich');
      await enter(app);
    }
    expect(app.text()).toContain('Settle: 4 present, 0 absent');
  });

  it('of several nobody is unticked by Enter: it says so, and an arrow chooses', async () => {
    const cards = [
      over('l', { surname: 'Lewandowski', name: 'Wojciech' }),
      over('w1', { surname: 'Wójcik', name: 'Anna' }),
      over('w2', { surname: 'Wójcik', name: 'Piotr' }),
      over('o', { surname: 'Other' }),
    ];
    const app = await opened({ day: () => ok(dayWith(now, cards)) });
    const shown = (): (string | undefined)[] =>
      [...app.root.querySelectorAll<HTMLElement>('.came')].map((one) => one.dataset['visit']);
    await app.type('Type a name, Enter unticks it', 'wojc');
    expect(shown()).toEqual(['w1', 'w2', 'l']);
    await enter(app);
    expect(app.text()).toContain('Settle: 4 present, 0 absent');
    expect(app.text()).toContain('3 visits of this name.');
    await app.key({ key: 'ArrowDown' }, app.find('Type a name, Enter unticks it'));
    await app.key({ key: 'ArrowDown' }, document.activeElement as HTMLElement);
    await app.key({ key: 'Enter' }, document.activeElement as HTMLElement);
    expect(app.root.querySelector<HTMLElement>('[data-absent]')?.dataset['visit']).toBe('w2');
    expect(shown()).toHaveLength(4);
    expect(document.activeElement).toBe(app.find('Type a name, Enter unticks it'));
  });

  it('begins on the list: letters are the beginning of a name, figures change the view, Escape leaves the field', async () => {
    const app = await opened();
    const field = app.find('Type a name, Enter unticks it');
    expect(document.activeElement?.closest('.came')).not.toBeNull();
    for (const key of ['n', 's', 't', 'f', 'g', 'v']) {
      app.root.querySelector<HTMLElement>('.came input')?.focus();
      await app.key({ key }, document.activeElement as HTMLElement);
      expect(document.activeElement).toBe(field);
    }
    expect(app.root.querySelector('.panel')).toBeNull();
    expect(document.querySelector('.staff-row')).toBeNull();
    await app.type('Type a name, Enter unticks it', 'dud');
    await app.key({ key: 'Escape' }, field);
    expect(document.activeElement?.closest<HTMLElement>('.came')?.dataset['visit']).toBe('v3');
    expect(app.root.querySelectorAll('.came')).toHaveLength(4);
    await app.key({ key: '1' }, document.activeElement as HTMLElement);
    expect(app.root.querySelector('.end')).toBeNull();
    expect(app.root.querySelector('.board')).not.toBeNull();
  });

  it('arrows walk from tick to tick', async () => {
    const app = await opened();
    const ticks = [...app.root.querySelectorAll<HTMLInputElement>('.came input')];
    ticks[0]?.focus();
    await app.key({ key: 'ArrowDown' }, ticks[0]);
    expect(document.activeElement).toBe(ticks[1]);
  });

  it('says how far it is, what waits, and what was refused', async () => {
    const cards = [
      over('a', { presence: 'present' }),
      over('b', { presence: 'absent', notSent: true }),
      over('c', { needsPerson: true, surname: 'Refused' }),
    ];
    const item = itemOf(now, { bookingId: 'c', kind: 'presence', reason: 'vendorRefused' });
    const app = await opened({
      day: () => ok(dayWith(now, cards)),
      line: { kind: 'offline', since: now, asOf: now },
      outbox: { waiting: 1, firstDueAt: now, attention: [item] },
    });
    expect(app.text()).toContain('2 of 3 settled');
    expect(app.text()).toContain('1 waits for the line or its time');
    expect(app.root.querySelectorAll('.end .attention-row')).toHaveLength(1);
  });

  it('says when there is nothing yet', async () => {
    const early = await opened({ day: () => ok(dayWith(now, [visitAt('x', now, 30)])) });
    expect(early.text()).toContain('No visit of this day is over yet');
  });

  it('says when all is settled', async () => {
    const done = await opened({ day: () => ok(dayWith(now, [over('x', { presence: 'present' })])) });
    expect(done.text()).toContain('This day is settled');
    expect(done.text()).toContain('1 present, 0 absent.');
  });

  it('leads to the days of the last week that are not settled', async () => {
    const app = await opened({ unsettled: [{ date: '2026-11-20', count: 12 }] });
    const day = app.root.querySelector<HTMLElement>('.end-past .press');
    expect(day?.textContent).toContain('12 to settle');
    await app.click(day);
    expect(app.asked.filter(({ name }) => name === 'board.open').at(-1)?.request).toEqual({
      date: '2026-11-20',
    });
  });
});
