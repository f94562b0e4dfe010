// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ok } from '#shared/result.ts';
import type { Scene } from '../scene.ts';
import { mountApp, type Mounted } from '../mount.ts';
import { dayOf, sceneOf } from '../scenes.ts';
import type { BoardDay } from '#shared/contract/board.ts';

/* In a wide window month, waiting patients and what needs a person stand open beside the board; nothing has to be opened to be seen. */
vi.setConfig({ testTimeout: 60_000 });
const minute = 60_000;
const now = Math.floor(Date.now() / minute) * minute;
const inWarsaw = (at: number): string =>
  new Date(at).toLocaleDateString('sv-SE', { timeZone: 'Europe/Warsaw' });
const date = inWarsaw(now);

function scene(change: Partial<Scene> = {}, cards = 0): Scene {
  const full = sceneOf(new URLSearchParams('scene=day'), now);
  const plain = dayOf(date, now);
  const [first] = plain.columns;
  const [card] = first?.cards ?? [];
  if (first === undefined || card === undefined) throw new Error('the scene has no visits');
  const waiting = Array.from({ length: cards }, (_, n) => ({
    ...card,
    id: `w${n}`,
    surname: `Patient${n}`,
    presence: 'present' as const,
    needsPerson: false,
    start: now - (n + 1) * minute,
    end: now + 60 * minute,
  }));
  const day: BoardDay = { ...plain, columns: [{ ...first, cards: waiting, slots: [] }] };
  return { ...full, settings: { ...full.settings, zoomMinutes: 60 }, day: () => ok(day), ...change };
}

beforeEach(() => {
  vi.spyOn(window, 'matchMedia').mockImplementation(
    (media) =>
      Object.assign(new EventTarget(), {
        matches: media.includes('min-width'),
        media,
        onchange: null,
      }) as never,
  );
});

const side = (app: Mounted): HTMLElement | null => app.root.querySelector<HTMLElement>('.side');
const days = (app: Mounted): HTMLElement[] => [...app.root.querySelectorAll<HTMLElement>('.side .month-day')];

describe('the side column', () => {
  it('says what will appear in an empty place', async () => {
    const app = await mountApp(scene());
    expect(side(app)?.textContent).toContain('Patients who have arrived appear here.');
    expect(side(app)?.textContent).toContain('Visits that need a decision appear here.');
    expect(side(app)?.dataset['folded']).toBe('false');
  });

  it('lists who waits with the minutes, and counts those who do not fit', async () => {
    const app = await mountApp(scene({}, 14));
    const rows = [...app.root.querySelectorAll('.side [data-place=waiting] .place-row')];
    expect(rows).toHaveLength(12);
    expect(rows[0]?.textContent).toContain('Patient13');
    // A minute may begin while the window is drawn.
    expect(rows[0]?.textContent).toMatch(/1[45] min/);
    expect(side(app)?.textContent).toContain('and 2 more');
    expect(app.root.querySelector('.side .count')?.textContent).toBe('14');
  });
});

it('says who waits today also while it looks at another day, and not before it knows', async () => {
  const other = (wanted: string | null): BoardDay => {
    const today = scene({}, 3).day(null);
    if (!today.ok) throw new Error('the scene has no problem');
    return { ...today.value, date: wanted ?? date };
  };
  const waiting = [
    {
      id: 'w9',
      surname: 'Elsewhere',
      name: 'Ewa',
      doctor: 'Maria Nowak',
      start: now,
      arrivedAt: now - 20 * minute,
      addressId: 'a0',
    },
  ];
  const app = await mountApp(scene({ day: (wanted) => ok(other(wanted)), waiting }));
  const count = (): string => app.root.querySelector('.side .count')?.textContent ?? '';
  expect(count()).toBe('3');
  await app.hear('app.command', 'nextDay');
  expect(count()).toBe('1');
  expect(side(app)?.textContent).toContain('Elsewhere');
  await app.hear('app.command', 'today');
  expect(count()).toBe('3');
});

it('shows in red who waits past the limit, and counts from the coming', async () => {
  const came = (minutesAgo: number) => ({
    step: 'arrived' as const,
    arrivedAt: now - minutesAgo * minute,
    since: now,
  });
  const today = scene({}, 2).day(null);
  if (!today.ok) throw new Error('the scene has no problem');
  const [column] = today.value.columns;
  if (column === undefined) throw new Error('the scene has no calendars');
  const start = now - 60 * minute;
  const cards = column.cards.map((card, index) => ({ ...card, start, arrival: came(index === 0 ? 25 : 5) }));
  const day = { ...today.value, columns: [{ ...column, cards }] };
  const app = await mountApp(scene({ day: () => ok(day) }));
  const late = [...app.root.querySelectorAll('.side [data-late]')].map(({ textContent }) => textContent);
  // A minute may have turned meanwhile.
  expect(late).toHaveLength(1);
  expect(late[0]).toMatch(/^2[5-7] min$/);
});

describe('the month', () => {
  it('marks today and the day that is shown', async () => {
    const app = await mountApp(scene());
    const selected = days(app).filter((cell) => cell.hasAttribute('data-selected'));
    expect(selected.map((cell) => cell.textContent)).toEqual([String(Number(date.slice(8)))]);
    expect(selected[0]?.classList.contains('month-today')).toBe(true);
  });

  it('leads to a day with one press', async () => {
    const app = await mountApp(scene());
    const other = date.endsWith('-15') ? '16' : '15';
    const cell = days(app).find(
      (day) => day.textContent === other && !day.hasAttribute('data-outside-month'),
    );
    await app.click(cell);
    expect(app.asked.filter(({ name }) => name === 'board.open').at(-1)?.request).toEqual({
      date: `${date.slice(0, 8)}${other}`,
    });
  });

  it('has who waits today beside it, which is asked for once, however many days are looked at', async () => {
    const app = await mountApp(scene());
    const questions = (): number => app.asked.filter(({ name }) => name === 'arrivals.waiting').length;
    expect(questions()).toBe(0);
    for (let n = 0; n < 5; n += 1) await app.hear('app.command', 'nextDay');
    expect(questions()).toBe(1);
  });

  it('turns to the month of the day that is shown', async () => {
    const app = await mountApp(scene());
    const heading = (): string => app.root.querySelector('.side .month-name')?.textContent ?? '';
    const before = heading();
    for (let n = 0; n < 31; n += 1) await app.hear('app.command', 'nextDay');
    expect(heading()).not.toBe(before);
    await app.hear('app.command', 'today');
    expect(heading()).toBe(before);
  });

  it('begins its weeks as the country does', async () => {
    const first = (app: Mounted): string => app.root.querySelector('.side .month th')?.textContent ?? '';
    expect(first(await mountApp(scene()))).toBe('M');
    const brazil = {
      kind: 'practice',
      locale: 'br',
      port: 1,
      timeZone: 'America/Sao_Paulo',
      clientId: null,
    } as const;
    const settings = { ...scene().settings, language: 'pt' as const };
    const app = await mountApp(scene({ connection: brazil, settings }));
    expect(first(app)).toBe('D');
  });
});
