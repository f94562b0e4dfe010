// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ok } from '#shared/result.ts';
import { addDays, localDateOf, startOfDay, wallClockOf } from '#shared/time/zone.ts';
import type { Scene } from '../scene.ts';
import { mountApp, type Mounted } from '../mount.ts';
import { calendarsOf } from '../calendars/playedCalendars.ts';
import { dayOf, sceneOf } from '../scenes.ts';
import { visitOf, withVisits } from '../visitScenes.ts';
import type { BoardDay } from '#shared/contract/board.ts';
import type { FreeTime } from '#shared/contract/freeTimes.ts';

/*
 * A card that is dragged to a free time makes the same decision as the list of free times would. Only what that list offers is
 * lit; everything else leaves the visit where it is, and says so. A press that hardly moves stays a press.
 */
const minute = 60_000;
const zone = 'Europe/Warsaw';
const now = Math.floor(Date.now() / minute) * minute;
const tomorrow = addDays(localDateOf(now, zone), 1);
const ten = startOfDay(tomorrow, zone) + 10 * 60 * minute;
const [free, freeElsewhere, notOffered] = [ten + 60 * minute, ten + 90 * minute, ten + 120 * minute];
vi.setConfig({ testTimeout: 60_000 });

const service = { id: 's1', name: 'Consultation', duration: 20 };
const offered: readonly FreeTime[] = [
  {
    addressId: 'a0',
    doctorName: 'Maria Nowak',
    start: free,
    services: [service],
    onlineOnly: false,
    demands: [],
  },
  {
    addressId: 'a1',
    doctorName: 'Maria Ferreira',
    start: freeElsewhere,
    services: [{ ...service, id: 's7' }],
    onlineOnly: false,
    demands: [],
  },
  {
    addressId: 'a0',
    doctorName: 'Maria Nowak',
    start: notOffered,
    services: [{ ...service, id: 's2', name: 'X-ray' }],
    onlineOnly: false,
    demands: [],
  },
];

function scene(): Scene {
  const full = withVisits(sceneOf(new URLSearchParams(), now), now);
  const plain = dayOf(tomorrow, now);
  const [first, second] = plain.columns;
  const [card] = first?.cards ?? [];
  if (first === undefined || second === undefined || card === undefined)
    throw new Error('the scene is empty');
  const slot = (start: number) => ({ start, minutes: 20, services: [0] });
  const booked = {
    ...card,
    start: ten,
    end: ten + 20 * minute,
    presence: null,
    surname: 'Kowalska',
    name: 'Anna',
  };
  const day: BoardDay = {
    ...plain,
    columns: [
      {
        ...first,
        cards: [
          { ...booked, id: 'b1' },
          { ...booked, id: 'gone', start: ten - 60 * minute, end: ten - 40 * minute, presence: 'absent' },
        ],
        slots: [slot(free), slot(notOffered)],
      },
      { ...second, cards: [], slots: [slot(freeElsewhere)] },
    ],
  };
  return {
    ...full,
    settings: { ...full.settings, zoomMinutes: 60 },
    day: () => ok(day),
    visit: (id) => ok(visitOf(id, ten)),
    freeTimes: ({ from, to }) => offered.filter(({ start }) => start >= from && start < to),
    outbox: { waiting: 0, firstDueAt: null, attention: [] },
    decided: () => ok({ kind: 'intent', id: 'i1', heldUntil: Date.now() + 10_000 }),
  };
}

/** A page without layout: what is under the hand is said by the test. */
let under: Element | null = null;
beforeEach(() => {
  under = null;
  Object.assign(document, { elementFromPoint: () => under });
  Object.assign(HTMLElement.prototype, { setPointerCapture: () => undefined });
});
afterEach(() => vi.restoreAllMocks());

const at = (x: number, y: number) => ({
  clientX: x,
  clientY: y,
  pointerId: 1,
  isPrimary: true,
  button: 0,
  pointerType: 'mouse',
  bubbles: true,
  cancelable: true,
});
const settle = (): Promise<void> =>
  act(async () => {
    await new Promise((resolve) => setTimeout(resolve, 40));
  });
async function hand(
  type: 'pointerdown' | 'pointermove' | 'pointerup',
  x: number,
  y: number,
  on: Element = window.document.body,
): Promise<void> {
  await act(() => {
    on.dispatchEvent(new PointerEvent(type, at(x, y)));
    return Promise.resolve();
  });
}

const item = (app: Mounted, name: string): Promise<HTMLElement> =>
  vi.waitFor(() => {
    const found = app.root.querySelector<HTMLElement>(`[data-item="${name}"]`);
    if (found === null) throw new Error(`there is no ${name} yet`);
    return found;
  });
const slotAt = (app: Mounted, start: number): Promise<HTMLElement> => item(app, `slot ${start}`);
const lit = (app: Mounted): (string | undefined)[] =>
  [...app.root.querySelectorAll<HTMLElement>('.slot[data-target]')].map(({ dataset }) => dataset['item']);
const decided = (app: Mounted): unknown[] =>
  app.asked.filter(({ name }) => name === 'visits.decide').map(({ request }) => request);
const toasts = (app: Mounted): string => app.root.querySelector('.toasts')?.textContent ?? '';
const live = (app: Mounted): string | null | undefined =>
  app.root.querySelector('[aria-live=polite][role=status]')?.textContent;
const ghost = (): HTMLElement | null => document.querySelector('.moving-ghost');

/** Takes a card in hand, far enough for a drag. */
async function taken(id = 'b1', change: Partial<Scene> = {}): Promise<Mounted> {
  const app = await mountApp({ ...scene(), ...change });
  await slotAt(app, free);
  await hand('pointerdown', 100, 100, await item(app, id));
  await hand('pointermove', 110, 104);
  await settle();
  return app;
}
async function letGo(over: Element | null): Promise<void> {
  under = over;
  await hand('pointermove', 200, 200);
  await settle();
  await hand('pointerup', 200, 200);
  await settle();
}

describe('a card in the hand', () => {
  test('lights the free times that take its visit, at every doctor, and nothing else', async () => {
    const app = await taken();
    expect(ghost()?.textContent).toContain('Kowalska');
    expect(lit(app).toSorted()).toEqual([`slot ${free}`, `slot ${freeElsewhere}`]);
    expect((await item(app, 'b1')).hasAttribute('data-dragged')).toBe(true);
    await letGo(null);
    expect([ghost(), lit(app), document.body.dataset['moving']]).toEqual([null, [], undefined]);
  });

  test('lights them also while the board shows the free times for another service, which then stand alone again', async () => {
    const app = await mountApp(scene());
    await slotAt(app, free);
    const { showFreeFor } = await import('../../../../renderer/state/freeFor.ts');
    await act(async () => {
      showFreeFor('Ultrasound scan');
      await Promise.resolve();
    });
    const drawn = (): number => app.root.querySelectorAll('.slot').length;
    expect(drawn()).toBe(0);
    await hand('pointerdown', 100, 100, await item(app, 'b1'));
    await hand('pointermove', 110, 104);
    await settle();
    expect(lit(app).toSorted()).toEqual([`slot ${free}`, `slot ${freeElsewhere}`]);
    await letGo(await slotAt(app, free));
    expect(decided(app)).toMatchObject([{ kind: 'move', start: free }]);
    expect(drawn()).toBe(0);
  });

  test('is moved to the free time that it is dropped on, to be undone like every move', async () => {
    const app = await taken();
    await letGo(await slotAt(app, free));
    expect(decided(app)).toEqual([
      {
        kind: 'move',
        bookingId: 'b1',
        seen: { addressId: 'a0', start: ten },
        ...{ addressId: 'a0', start: free, duration: 20, addressServiceId: 's1' },
      },
    ]);
    expect(toasts(app)).toMatch(/Kowalska, Anna: moved to .*11:00.*Undo/);
    expect(live(app)).toContain('Kowalska, Anna: moved to');
  });

  test('is moved to another doctor under the service of that doctor', async () => {
    const app = await taken();
    await letGo(await slotAt(app, freeElsewhere));
    expect(decided(app)).toMatchObject([{ addressId: 'a1', start: freeElsewhere, addressServiceId: 's7' }]);
  });

  test('stays, by the clock of the clinic where it is, whether it is let go or put back', async () => {
    const { day, connection: practice } = scene();
    const shown = day(null);
    if (!shown.ok || practice.kind !== 'practice') throw new Error('the scene has no clinic');
    const app = await taken('b1', {
      connection: { ...practice, locale: 'es', facilityZones: { f1: 'Atlantic/Canary' } },
      calendars: calendarsOf(shown.value),
    });
    const clock = wallClockOf(ten, 'Atlantic/Canary');
    expect(clock).not.toBe(wallClockOf(ten, zone));
    await letGo(await slotAt(app, notOffered));
    expect(toasts(app)).toContain(`stays at`);
    expect(toasts(app)).toContain(clock);
    await hand('pointerdown', 100, 100, await item(app, 'b1'));
    await hand('pointermove', 110, 104);
    await settle();
    await letGo(await item(app, 'b1'));
    expect(live(app)).toContain(clock);
  });

  test('stays where it was when dropped where its service is not offered, and says so', async () => {
    const app = await taken();
    await letGo(await slotAt(app, notOffered));
    expect(decided(app)).toEqual([]);
    expect(toasts(app)).toContain('Kowalska, Anna stays at');
  });

  test('is put back with Escape: nothing is decided, and only ears are told', async () => {
    const app = await taken();
    await app.key({ key: 'Escape' });
    expect([ghost(), lit(app), decided(app), toasts(app)]).toEqual([null, [], [], '']);
    expect(live(app)).toContain('Kowalska, Anna stays at');
  });

  test('draws nothing of the board again while it goes over it', async () => {
    const app = await taken();
    const drawn: MutationRecord[] = [];
    const watch = new MutationObserver((records) => drawn.push(...records));
    const board = app.root.querySelector('.board');
    if (board === null) throw new Error('there is no board');
    watch.observe(board, { childList: true, characterData: true, subtree: true });
    for (const start of [free, notOffered, freeElsewhere]) {
      under = await slotAt(app, start);
      await hand('pointermove', 200 + start / 1e12, 300);
      await settle();
    }
    watch.disconnect();
    expect(drawn).toEqual([]);
    expect(lit(app)).toHaveLength(2);
    await app.key({ key: 'Escape' });
  });

  test('shows another day when it stays over one, and can still be dropped', async () => {
    const app = await taken();
    under = app.root.querySelector('[data-leads-to="1"]');
    await act(() => new Promise((resolve) => setTimeout(resolve, 750)));
    const opened = app.asked.filter(({ name }) => name === 'board.open');
    expect(opened.at(-1)?.request).toEqual({ date: tomorrow });
    expect(ghost()).not.toBeNull();
    await letGo(await slotAt(app, free));
    expect(decided(app)).toHaveLength(1);
  });
});

describe('what is no drag', () => {
  test('is a press that moves less than 5 px: it opens the visit', async () => {
    const app = await mountApp(scene());
    const card = await item(app, 'b1');
    await hand('pointerdown', 100, 100, card);
    await hand('pointermove', 103, 103);
    expect(ghost()).toBeNull();
    await hand('pointerup', 103, 103);
    await app.click(card);
    expect(app.root.querySelector('.panel')).not.toBeNull();
  });

  test('is a visit that may not be moved', async () => {
    await taken('gone');
    expect(ghost()).toBeNull();
  });
});
