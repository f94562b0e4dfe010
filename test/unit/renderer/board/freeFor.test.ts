// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import { ok } from '#shared/result.ts';
import { localDateOf } from '#shared/time/zone.ts';
import type { Scene } from '../scene.ts';
import { mountApp, type Mounted } from '../mount.ts';
import { dayOf, sceneOf } from '../scenes.ts';
import { withVisits } from '../visitScenes.ts';
import type { BoardColumn, BoardDay } from '#shared/contract/board.ts';

/*
 * The free times for one service: chosen by key, by hand or by name, they alone stand on the board, on every day and in the week,
 * until one key or one press shows all again. A new visit begun meanwhile is for that service.
 */
vi.setConfig({ testTimeout: 60_000 });
const minute = 60_000;
const now = Math.floor(Date.now() / minute) * minute;
const tomorrow = localDateOf(now + 24 * 60 * minute, 'Europe/Warsaw');
const follow = 'Follow-up visit after treatment';

/** Three free starts of the first doctor and one of the second: for one service, for two, for another one. */
function dayWithFree(date: string): BoardDay {
  const plain = dayOf(date, now);
  const [first, second] = plain.columns;
  if (first === undefined || second === undefined) throw new Error('the scene has no columns');
  const ten = plain.from + 10 * 60 * minute;
  const free = (column: BoardColumn, ...services: number[][]): BoardColumn => ({
    ...column,
    cards: [],
    slots: services.map((of, n) => ({ start: ten + n * 60 * minute, minutes: 20, services: of })),
  });
  return { ...plain, columns: [free(first, [0], [0, 1], [2]), free(second, [1])] };
}
const scene = (): Scene => {
  const full = withVisits(sceneOf(new URLSearchParams('zoom=60'), now), now);
  return {
    ...full,
    outbox: { waiting: 0, firstDueAt: null, attention: [] },
    day: (date) => ok(dayWithFree(date ?? tomorrow)),
    week: ({ from }) => ok({ addressId: 'a0', calendars: dayWithFree(tomorrow).columns, days: week(from) }),
  };
};
const week = (from: string): BoardDay[] => {
  const day = dayWithFree(from);
  return [{ ...day, columns: day.columns.slice(0, 1) }];
};

async function opened(): Promise<Mounted> {
  const app = await mountApp(scene());
  await vi.waitFor(() => expect(slots(app)).toHaveLength(4));
  return app;
}
const slots = (app: Mounted) =>
  [...app.root.querySelectorAll<HTMLElement>('.slot')].map((slot) => slot.title);
const strip = (app: Mounted) => app.root.querySelector('.free-strip')?.textContent;
const live = (app: Mounted) => app.root.querySelector('[aria-live=polite][role=status]')?.textContent;
const items = () => [...document.querySelectorAll<HTMLElement>('.free-for-list [role=menuitemradio]')];
async function choose(app: Mounted, name: string): Promise<void> {
  await app.key({ key: 'v' });
  await app.click(items().find(({ textContent }) => textContent.startsWith(name)));
}

it('are chosen from a list that says how many there are of each, and stand alone on the board', async () => {
  const app = await opened();
  expect(slots(app)[1]).toMatch(/^Free at \d\d:\d\d, Consultation, Follow-up visit after treatment$/);
  await app.key({ key: 'v' });
  expect(items().map((item) => item.getAttribute('aria-label') ?? item.textContent)).toEqual([
    'All services',
    'Consultation, 2 free times',
    `${follow}, 2 free times`,
    'Ultrasound scan, 1 free time',
  ]);
  await app.click(items()[2]);
  expect(slots(app)).toHaveLength(2);
  expect(slots(app).every((label) => label.includes(follow))).toBe(true);
  expect(strip(app)).toContain(`Free times for ${follow}2 free times`);
  expect(live(app)).toBe(`Free times for ${follow}: 2 free times`);
});

it('stay while days change and in the week; the key shows all again, and says so', async () => {
  const app = await opened();
  await choose(app, 'Ultrasound');
  await app.press('Next day');
  expect(slots(app)).toHaveLength(1);
  await app.key({ key: '4' });
  await vi.waitFor(() => expect(app.root.querySelector('.week-bar .free-strip')).not.toBeNull());
  expect(slots(app)).toHaveLength(1);
  await app.key({ key: 'v' });
  expect(slots(app)).toHaveLength(3);
  expect(strip(app)).toBeUndefined();
  expect(live(app)).toBe('Free times for all services are shown');
});

it('give way to all with one press on the strip', async () => {
  const app = await opened();
  await choose(app, 'Ultrasound');
  await app.press('All free times');
  expect(slots(app)).toHaveLength(4);
});

it('begin a new visit with their service: by the key for a new visit, and pressed', async () => {
  const app = await opened();
  await choose(app, follow);
  const service = () => app.find('Service') as HTMLSelectElement;
  await app.key({ key: 'n' });
  await vi.waitFor(() => expect(service().value).toBe('s2'));
  // The first doctor is free as early, but for something else.
  expect(app.asked.filter(({ name }) => name === 'freeTimes.get').at(-1)?.request).toMatchObject({
    addressId: 'a1',
  });
  await app.press('Close the panel');
  await app.click(app.root.querySelector<HTMLElement>('.slot'));
  await vi.waitFor(() => expect(service().value).toBe('s2'));
  await app.press('Close the panel');
  await app.key({ key: 'v' });
  await app.click(app.root.querySelector<HTMLElement>('.slot'));
  await vi.waitFor(() => expect(service().value).toBe('s1'));
});

it('for a service are what the list of the next free times begins with', async () => {
  const app = await mountApp({
    ...scene(),
    services: [
      { name: 'Consultation', calendars: 8 },
      { name: 'Ultrasound scan', calendars: 2 },
    ],
  });
  await vi.waitFor(() => expect(slots(app)).toHaveLength(4));
  await choose(app, 'Ultrasound');
  await app.key({ key: 'f' });
  await vi.waitFor(() => expect((app.find('Service') as HTMLSelectElement).value).toBe('Ultrasound scan'));
});

it('are asked for and left by name in the palette', async () => {
  const app = await opened();
  const palette = async (typed: string) => {
    await app.key({ key: 'k', ctrlKey: true });
    await app.type('Commands', typed);
    return [...document.querySelectorAll<HTMLElement>('[cmdk-item]')];
  };
  await app.click((await palette('free ultra'))[0]);
  await vi.waitFor(() => expect(slots(app)).toHaveLength(1));
  const [off] = await palette('all free');
  expect(off?.textContent).toBe('All free timesV');
  await app.click(off);
  await vi.waitFor(() => expect(slots(app)).toHaveLength(4));
});
