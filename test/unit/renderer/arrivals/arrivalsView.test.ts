// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { err, ok } from '#shared/result.ts';
import { dayWith, stepped, visitAt } from './arrivalScenes.ts';
import type { Scene } from '../scene.ts';
import { mountApp, type Mounted } from '../mount.ts';
import { problemOf, sceneOf } from '../scenes.ts';
import type { BoardCard } from '#shared/contract/board.ts';

/*
 * The list asks main for each step and shows what main says; one press or one key is one step; the row that has the focus
 * keeps it while the list changes under it.
 */
vi.setConfig({ testTimeout: 60_000 });
const minute = 60_000;
const now = Math.floor(Date.now() / minute) * minute;

const visits: readonly (readonly BoardCard[])[] = [
  [
    visitAt('soon', now, 10, { surname: 'Soon' }),
    visitAt('waits', now, -30, {
      surname: 'Waits',
      presence: 'present',
      arrival: stepped('arrived', now, 40),
    }),
  ],
  [
    visitAt('inside', now, -10, {
      surname: 'Inside',
      presence: 'present',
      arrival: stepped('withDoctor', now, 5),
    }),
    visitAt('off', now, -5, { surname: 'Cancelled', status: 'canceled' }),
  ],
];

const scene = (change: Partial<Scene> = {}): Scene => ({
  ...sceneOf(new URLSearchParams(), now),
  day: () => ok(dayWith(now, ...visits)),
  ...change,
});

async function opened(change: Partial<Scene> = {}): Promise<Mounted> {
  const app = await mountApp(scene(change));
  await app.key({ key: '2' });
  return app;
}
const rows = (app: Mounted): HTMLElement[] => [...app.root.querySelectorAll<HTMLElement>('.list-row')];
const row = (app: Mounted, id: string): HTMLElement => {
  const found = rows(app).find(({ dataset }) => dataset['item'] === id);
  if (found === undefined) throw new Error(`no row ${id}`);
  return found;
};
const asked = (app: Mounted): unknown[] =>
  app.asked.filter(({ name }) => name === 'arrivals.step').map(({ request }) => request);
/** A step with how the list showed the visit when it was pressed. */
const wanted = (bookingId: string, seen: string, to: string) => {
  const start = visits.flat().find(({ id }) => id === bookingId)?.start;
  return { steps: [{ bookingId, seen: { step: seen, start }, to }] };
};
const focused = (): string | undefined =>
  document.activeElement instanceof HTMLElement ? document.activeElement.dataset['item'] : undefined;

describe('the list', () => {
  it('has every visit of the day by time, with its doctor, and none that was cancelled', async () => {
    const app = await opened();
    expect(rows(app).map(({ dataset }) => dataset['item'])).toEqual(['waits', 'inside', 'soon']);
    expect(row(app, 'waits').textContent).toContain('Maria Nowak');
    expect(app.root.querySelector('[role=grid]')?.getAttribute('aria-rowcount')).toBe('4');
  });

  it('counts the minutes of who waits, in red past the limit, and of nobody else', async () => {
    const app = await opened();
    const waited = row(app, 'waits').querySelector<HTMLElement>('.waited');
    expect(waited?.textContent).toBe('40 min, over the limit');
    expect(waited?.dataset['late']).toBe('true');
    expect(app.root.querySelectorAll('.list-row .waited')).toHaveLength(1);
  });

  it('is narrowed by state and by doctor, with the counts of the chosen doctor', async () => {
    const app = await opened();
    await app.press('Waiting: 1');
    expect(rows(app).map(({ dataset }) => dataset['item'])).toEqual(['waits']);
    await app.type('Doctor', 'a1');
    expect(rows(app)).toEqual([]);
    expect(app.text()).toContain('No visit of this day fits the choice.');
    expect(app.find('With the doctor: 1')).toBeDefined();
    await app.press('Show all');
    expect(rows(app)).toHaveLength(3);
  });

  it('says what will appear on a day without visits', async () => {
    const empty = await opened({ day: () => ok(dayWith(now, [])) });
    expect(empty.text()).toContain('The visits of the day appear here by time');
  });

  it('says that a day cannot be read', async () => {
    const failed = await opened({ day: () => err(problemOf('bug')) });
    expect(failed.text()).toContain('This day could not be opened');
  });

  it('is a table whose columns are named and whose rows are named after the patient', async () => {
    const app = await opened();
    const heads = [...app.root.querySelectorAll('.list-grid [role=columnheader]')];
    for (const one of rows(app)) {
      const cells = [...one.children];
      expect(cells).toHaveLength(heads.length);
      const named = cells.filter((cell) => cell.getAttribute('role') === 'rowheader');
      expect(named.map((cell) => cell.getAttribute('data-cell'))).toEqual(['patient']);
      expect(named[0]?.textContent).toContain('Anna');
    }
  });
});

describe('a step', () => {
  it('is one press: the next one, the no-show, or back', async () => {
    const app = await opened();
    await app.press('Arrived: Soon, Anna');
    await app.press('Did not come: Waits, Anna');
    await app.press('One step back: Inside, Anna');
    expect(asked(app)).toEqual([
      wanted('soon', 'expected', 'arrived'),
      wanted('waits', 'arrived', 'noShow'),
      wanted('inside', 'withDoctor', 'arrived'),
    ]);
  });

  it('is one key on the row that has the focus, and arrows lead there', async () => {
    const app = await opened();
    row(app, 'waits').focus();
    await app.key({ key: 'p' }, row(app, 'waits'));
    await app.key({ key: 'ArrowDown' }, row(app, 'waits'));
    expect(focused()).toBe('inside');
    await app.key({ key: 'a' }, row(app, 'inside'));
    await app.key({ key: 'End' }, row(app, 'inside'));
    expect(focused()).toBe('soon');
    expect(await app.key({ key: 'a' }, row(app, 'soon'))).toBe(true);
    row(app, 'waits').focus();
    await app.key({ key: 'b' }, row(app, 'waits'));
    expect(asked(app)).toEqual([
      wanted('waits', 'arrived', 'withDoctor'),
      wanted('inside', 'withDoctor', 'noShow'),
      wanted('waits', 'arrived', 'expected'),
    ]);
  });

  it('leads to the buttons of a row with the arrow to the right, and back to it', async () => {
    const app = await opened();
    row(app, 'waits').focus();
    await app.key({ key: 'ArrowRight' }, row(app, 'waits'));
    expect(document.activeElement?.getAttribute('data-way')).toBe('back');
    await app.key({ key: 'ArrowLeft' }, document.activeElement ?? document.body);
    expect(focused()).toBe('waits');
  });

  it('is said, and taken back by the toast', async () => {
    const app = await opened();
    await app.press('Arrived: Soon, Anna');
    expect(app.text()).toContain('Soon, Anna: arrived');
    await app.key({ key: 'z', ctrlKey: true });
    expect(app.asked.filter(({ name }) => name === 'arrivals.undo')).toHaveLength(1);
    expect(app.text()).toContain('Undone for Kowalska, Anna: Arrived.');
  });

  it('that the marketplace has heard of says so when it is taken back', async () => {
    const app = await opened({ undoneTold: 1 });
    await app.press('Done: Inside, Anna');
    await app.key({ key: 'z', ctrlKey: true });
    expect(app.text()).toContain('The marketplace had heard of 1 visit already');
  });

  it('back of a patient of whom the marketplace knows says what remains', async () => {
    const remains = [{ bookingId: 'waits', presence: 'present' as const }];
    const app = await opened({
      stepped: ({ steps }) => ({
        taken: steps.map(({ bookingId }) => ({ bookingId, since: now })),
        left: [],
        heldUntil: Date.now() + 5_000,
        remains,
        stopped: null,
      }),
    });
    await app.press('One step back: Waits, Anna');
    expect(app.text()).toContain('The marketplace was told “present” already');
  });

  it.each([
    ['arrived', 'already “arrived”'],
    ['withDoctor', 'already “with the doctor”'],
    ['cancelled', 'already “cancelled”'],
    ['moved', 'already “moved to another time”'],
    ['gone', 'already “removed”'],
  ] as const)('of a visit that has changed meanwhile is left, and says how it is: %s', async (is, words) => {
    const app = await opened({
      stepped: () => ({
        taken: [],
        left: [{ bookingId: 'soon', is }],
        heldUntil: now,
        remains: [],
        stopped: null,
      }),
    });
    await app.press('Arrived: Soon, Anna');
    expect(app.text()).toContain(`Soon, Anna: ${words}. Nothing was changed.`);
    expect(app.text()).not.toContain('Soon, Anna: arrived');
  });
});

describe('the focus', () => {
  const change = (app: Mounted, upserts: BoardCard[], removals: string[] = []): Promise<void> => {
    const { date, revision } = dayWith(now, ...visits);
    const changes = [{ addressId: 'a0', upserts, removals }];
    return app.hear('board.delta', { date, revision: revision + 1, changes, columnsChanged: false });
  };

  it('stays on its visit while that one changes', async () => {
    const app = await opened();
    row(app, 'waits').focus();
    await change(app, [visitAt('waits', now, -30, { presence: 'absent' })]);
    expect(focused()).toBe('waits');
    expect(row(app, 'waits').dataset['rowState']).toBe('noShow');
  });

  it('goes to what comes to the place of a visit that leaves the list', async () => {
    const app = await opened();
    row(app, 'waits').focus();
    await change(app, [], ['waits']);
    expect(focused()).toBe('inside');
  });
});

describe('the views', () => {
  it('change by key and by press, and say which one is shown', async () => {
    const app = await mountApp(scene());
    const current = (): string | null | undefined =>
      app.root.querySelector('.views [aria-current]')?.getAttribute('aria-label');
    expect(current()).toBe('Day');
    await app.key({ key: '3' });
    expect(current()).toBe('End of day');
    await app.press('Arrivals');
    expect(current()).toBe('Arrivals');
    expect(await app.key({ key: '9' })).toBe(false);
    await app.key({ key: '1' });
    expect(app.root.querySelector('.board')).not.toBeNull();
  });

  it('on the board, P and A step the card that has the focus', async () => {
    const app = await mountApp(scene());
    const card = await vi.waitFor(() => {
      const found = app.root.querySelector<HTMLElement>('.card[data-item=soon]');
      if (found === null) throw new Error('not drawn yet');
      return found;
    });
    card.focus();
    await app.key({ key: 'p' }, card);
    expect(asked(app)).toEqual([wanted('soon', 'expected', 'arrived')]);
  });
});
