// @vitest-environment happy-dom
import { describe, expect, test, vi } from 'vitest';
import type { BoardWeek } from '#shared/contract/week.ts';
import { ok } from '#shared/result.ts';
import { addDays, localDateOf, startOfDay } from '#shared/time/zone.ts';
import { firstOfWeek } from '../../../../renderer/week/weekDays.ts';
import type { Scene } from '../scene.ts';
import { mountApp, type Mounted } from '../mount.ts';
import { dayOf, sceneOf } from '../scenes.ts';
import { visitOf, withVisits } from '../visitScenes.ts';

/*
 * The week of one doctor: the cards of the day board in columns of days. It is the same visits under the same keys, kept up to
 * date in the same way, and it is watched only while it is shown.
 */
const zone = 'Europe/Warsaw';
const minute = 60_000;
const now = Math.floor(Date.now() / minute) * minute;
const today = localDateOf(now, zone);
const monday = firstOfWeek(today, 'en-GB');
vi.setConfig({ testTimeout: 60_000 });

/** A visit a day from Monday to Friday, and nothing at the weekend. */
function weekOf(addressId: string, from: string): BoardWeek {
  const calendars = dayOf(from, now).columns;
  const days = Array.from({ length: 7 }, (_, index) => {
    const day = dayOf(addDays(from, index), now);
    const column = day.columns.find((one) => one.addressId === addressId);
    const [card] = column?.cards ?? [];
    if (column === undefined || card === undefined) throw new Error('the scene is empty');
    const start = startOfDay(day.date, zone) + 10 * 60 * minute;
    const visit = { ...card, id: `v${index}`, start, end: start + 20 * minute, presence: null };
    return { ...day, columns: [{ ...column, cards: index < 5 ? [visit] : [], slots: [], breaks: [] }] };
  });
  return { addressId, calendars, days };
}

function scene(): Scene {
  const full = withVisits(sceneOf(new URLSearchParams(), now), now);
  return {
    ...full,
    settings: { ...full.settings, zoomMinutes: 60 },
    week: ({ addressId, from }) => ok(weekOf(addressId ?? 'a0', from)),
    visit: (id) => ok(visitOf(id, now)),
    outbox: { waiting: 0, firstDueAt: null, attention: [] },
  };
}

const cards = (app: Mounted): (string | undefined)[] =>
  [...app.root.querySelectorAll<HTMLElement>('.week .card:not(.card-gone)')].map(
    ({ dataset }) => dataset['item'],
  );
const asked = (app: Mounted, name: string): unknown[] =>
  app.asked.filter((one) => one.name === name).map(({ request }) => request);

async function opened(): Promise<Mounted> {
  const app = await mountApp(scene());
  await app.key({ key: '4' });
  await vi.waitFor(() => {
    if (cards(app).length === 0) throw new Error('the week is not drawn yet');
  });
  return app;
}

describe('the week', () => {
  test('opens with its key: seven days, with a visit on each that has one', async () => {
    const app = await opened();
    expect(asked(app, 'week.open')).toEqual([{ addressId: null, from: monday }]);
    expect(cards(app)).toEqual(['v0', 'v1', 'v2', 'v3', 'v4']);
    const heads = [...app.root.querySelectorAll('.week .board-head')].map(({ textContent }) => textContent);
    expect(heads).toHaveLength(7);
    expect(heads[0]).toMatch(/^Mon.*1 visit$/);
    expect(heads[6]).toMatch(/^Sun.*No times$/);
    expect(app.root.querySelectorAll('.week .board-head[data-today]')).toHaveLength(1);
  });

  test('goes to the weeks beside it by the keys and buttons of the day, and back to today', async () => {
    const app = await opened();
    await app.press('Next week');
    await app.key({ key: 'ArrowRight', altKey: true });
    await app.key({ key: 't' });
    expect(asked(app, 'week.open')).toEqual(
      [0, 7, 14, 0].map((days) => ({ addressId: null, from: addDays(monday, days) })),
    );
  });

  test('is another doctor’s by choice', async () => {
    const app = await opened();
    await app.type('Doctor of this week', 'a3');
    expect(asked(app, 'week.open').at(-1)).toEqual({ addressId: 'a3', from: monday });
  });

  test('opens a visit where the day board would, and leads to the day of all doctors', async () => {
    const app = await opened();
    await app.click(app.root.querySelector<HTMLElement>('[data-item="v1"]'));
    expect(app.root.querySelector('.panel')).not.toBeNull();
    await app.click(app.root.querySelectorAll<HTMLElement>('.week-day')[3]);
    expect(app.root.querySelector('.week')).toBeNull();
    expect(asked(app, 'week.close')).toEqual([null]);
    const wanted = addDays(monday, 3);
    expect(asked(app, 'board.open').at(-1)).toEqual({ date: wanted === today ? null : wanted });
  });

  test('takes changes of its days, each by its own revision, and asks again after a gap', async () => {
    const app = await opened();
    const [card] = weekOf('a0', monday).days[2]?.columns[0]?.cards ?? [];
    if (card === undefined) throw new Error('the scene is empty');
    const delta = (revision: number, id: string) => ({
      date: addDays(monday, 2),
      revision,
      columnsChanged: false,
      changes: [
        { addressId: 'a0', upserts: [{ ...card, id, start: card.start + 60 * minute }], removals: [] },
      ],
    });
    await app.hear('week.delta', delta(2, 'came'));
    expect(cards(app)).toContain('came');
    await app.hear('week.delta', delta(9, 'missed'));
    expect(asked(app, 'week.open')).toHaveLength(2);
  });
});
