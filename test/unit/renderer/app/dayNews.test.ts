// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { ok } from '#shared/result.ts';
import { changedElsewhere } from '../../../../renderer/app/dayNews.ts';
import { dayWith, stepped, visitAt } from '../arrivals/arrivalScenes.ts';
import type { Scene } from '../scene.ts';
import { mountApp, type Mounted } from '../mount.ts';
import { sceneOf } from '../scenes.ts';
import { itemOf, visitOf, withVisits } from '../visitScenes.ts';
import type { BoardCard } from '#shared/contract/board.ts';

/*
 * What a glance would show is said as well: what needs somebody, who waits too long, and what others did to a visit of today. Once
 * each, what comes together in one go, and never what was decided here or was so before. Waiting too long is told by words, too,
 * wherever it is told by colour.
 */
vi.setConfig({ testTimeout: 60_000 });
const minute = 60_000;
const now = Math.floor(Date.now() / minute) * minute;
const soon = visitAt('soon', now, 30, { surname: 'Soon' });
const later = visitAt('later', now, 50, { surname: 'Later' });
const waits = visitAt('waits', now, -20, {
  surname: 'Waits',
  presence: 'present',
  arrival: stepped('arrived', now, 12),
});

const scene = (change: Partial<Scene> = {}): Scene => {
  const base = withVisits(sceneOf(new URLSearchParams(), now), now);
  return {
    ...base,
    outbox: { waiting: 0, firstDueAt: null, attention: [] },
    day: () => ok(dayWith(now, [waits, soon, later])),
    visit: (id) => ok(visitOf(id, now + 30 * minute)),
    ...change,
  };
};
const said = (app: Mounted): string => app.root.querySelector('[aria-live]')?.textContent ?? '';
const isSaid = (app: Mounted, words: string): Promise<void> =>
  vi.waitFor(() => expect(said(app)).toBe(words), { timeout: 3_000 });
const aMoment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1_200));

function change(app: Mounted, upserts: BoardCard[], removals: string[] = []): Promise<void> {
  const { date, revision } = dayWith(now, []);
  const changes = [{ addressId: 'a0', upserts, removals }];
  return app.hear('board.delta', { date, revision: revision + 1, changes, columnsChanged: false });
}

describe('is said', () => {
  it('what needs somebody, by name, or as a number', async () => {
    const app = await mountApp(scene());
    await app.hear('attention.changed', { waiting: 0, firstDueAt: null, attention: [itemOf(now)] });
    await isSaid(app, 'A visit needs you: Kowalska, Anna');
    const more = ['i5', 'i6', 'i7'].map((intentId) => itemOf(now, { intentId }));
    await app.hear('attention.changed', { waiting: 0, firstDueAt: null, attention: [itemOf(now), ...more] });
    await isSaid(app, '3 visits need you');
  });

  it('a visit of today that its patient cancels, and with it what came at the same time', async () => {
    const app = await mountApp(scene());
    await change(app, [{ ...soon, status: 'canceled' }], ['later']);
    await vi.waitFor(
      () => expect(said(app)).toMatch(/^Cancelled today: Soon, Anna, \d\d:\d\d\. No longer today: Later/),
      {
        timeout: 3_000,
      },
    );
  });

  it('a visit of today that its patient moves, though it has another id then', async () => {
    const app = await mountApp(scene());
    const moved = { ...soon, id: '9', start: soon.start + 90 * minute, end: soon.end + 90 * minute };
    await change(app, [{ ...soon, status: 'canceled' }, moved]);
    await vi.waitFor(() => expect(said(app)).toMatch(/^Moved today: Soon, Anna, now at \d\d:\d\d$/), {
      timeout: 3_000,
    });
  });

  it('a patient who waits past the limit, also where the limit is lowered, and by words on card, row and list', async () => {
    const app = await mountApp(scene());
    const card = await vi.waitFor(() => {
      const found = app.root.querySelector('.card[data-item=waits]');
      if (found === null) throw new Error('not drawn yet');
      return found;
    });
    expect(card.getAttribute('title')).not.toContain('over the limit');
    await app.press('Settings');
    await app.type('Waiting turns red after', '10');
    await isSaid(app, 'Waits, Anna: waiting for more than 10 min');
    await app.press('Close');
    expect(card.getAttribute('title')).toMatch(/waiting \d+ min, over the limit/);
    await app.press('Waiting now: 1 patient is waiting');
    expect(document.querySelector('.pop .place-when')?.textContent).toContain('over the limit');
    await app.key({ key: '2' });
    expect(app.root.querySelector('.list-row[data-item=waits] .waited')?.textContent).toMatch(
      /^\d+ min, over the limit$/,
    );
  });
});

describe('is not said', () => {
  it('what was so before, and what was decided here', async () => {
    const app = await mountApp(scene({ outbox: { waiting: 0, firstDueAt: null, attention: [itemOf(now)] } }));
    await aMoment();
    expect(said(app)).toBe('');
    const card = await vi.waitFor(() => {
      const found = app.root.querySelector<HTMLElement>('.card[data-item=soon]');
      if (found === null) throw new Error('not drawn yet');
      return found;
    });
    card.focus();
    await app.key({ key: 'c' }, card);
    const confirmed = said(app);
    expect(confirmed).toContain('Kowalska');
    // What was decided about it leads away from today, such as a move to tomorrow.
    await change(app, [], ['soon']);
    await aMoment();
    expect(said(app)).toBe(confirmed);
  });

  it('what only got another id, is not sent yet, is over, or is hidden now', () => {
    const day = (...cards: BoardCard[]) => dayWith(now, cards);
    const changed = (after: BoardCard[], before: BoardCard[] = [soon]) =>
      changedElsewhere(day(...before), day(...after), now);
    expect(changed([{ ...soon, id: '7' }])).toEqual([]);
    expect(changed([{ ...soon, status: 'canceled', notSent: true }])).toEqual([]);
    expect(changed([{ ...soon, start: soon.start + minute, notSent: true }])).toEqual([]);
    expect(changed([], [{ ...soon, end: now - minute }])).toEqual([]);
    expect(changed([], [{ ...soon, status: 'canceled' }])).toEqual([]);
    expect(changedElsewhere(day(soon), { columns: [] }, now)).toEqual([]);
    expect(changed([])).toMatchObject([{ kind: 'gone', to: null }]);
  });
});
