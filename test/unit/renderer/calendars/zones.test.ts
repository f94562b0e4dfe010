// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { BoardDay } from '#shared/contract/board.ts';
import type { LastDecision } from '#shared/contract/undo.ts';
import { shownState } from '#shared/domain/shownState.ts';
import { wallClockOf } from '#shared/time/zone.ts';
import { waitingNow } from '../../../../renderer/state/places.ts';
import type { Scene } from '../scene.ts';
import { mountApp, type Mounted } from '../mount.ts';
import { sceneOf } from '../scenes.ts';
import { calendarsOf } from './playedCalendars.ts';
import { itemOf, withVisits } from '../visitScenes.ts';

/*
 * Two facilities whose clocks are an hour apart stand on one board by the instant, each column's times its own; and whatever tells of a
 * visit somewhere else in the window (the way back, a patient who is known) tells the time that people there will read on their clock.
 */
vi.setConfig({ testTimeout: 90_000 });
const minute = 60_000;
const now = Date.UTC(2026, 10, 23, 9, 41);
/** 12:30 in Madrid, 11:30 in the Canaries. */
const start = Date.UTC(2026, 10, 24, 11, 30);
const canaries = 'Atlantic/Canary';

/** The board is drawn column by column. */
const soon = (look: () => void): Promise<void> => vi.waitFor(look, 20_000);

const scene = (): Scene => withVisits(sceneOf(new URLSearchParams('scene=houses-zones'), now), now);
function shownDay(): BoardDay {
  const day = scene().day(null);
  if (!day.ok) throw new Error('the scene has no day');
  return day.value;
}

/** So wide that the side column stands there, not only its icons. */
const wideWindow = (): void => {
  vi.spyOn(window, 'matchMedia').mockImplementation(
    (media) =>
      Object.assign(new EventTarget(), {
        matches: media.includes('min-width'),
        media,
        onchange: null,
      }) as never,
  );
};
afterEach(() => vi.restoreAllMocks());

async function inSpain(change: Partial<Scene> = {}): Promise<Mounted> {
  vi.setSystemTime(now);
  const app = await mountApp({ ...scene(), calendars: calendarsOf(shownDay()), ...change });
  await soon(() => expect(app.root.querySelectorAll('[data-column] .slot').length).toBeGreaterThan(20));
  return app;
}

const lastOf = (timeZone: string): LastDecision => ({
  about: 'visit',
  deed: 'cancel',
  at: now - minute,
  patient: { name: 'Anna', surname: 'Kowalska' },
  visits: ['b1'],
  start,
  timeZone,
  way: { kind: 'none', why: 'taken' },
  freely: false,
});

describe('a clinic in another zone than the desk', () => {
  it('has its own times in its columns, which say how far its clock is from the desk’s', async () => {
    const app = await inSpain();
    const column = (id: string) => app.root.querySelector<HTMLElement>(`[data-column="${id}"]`);
    const timesIn = (id: string) =>
      new Map(
        [...(column(id)?.querySelectorAll<HTMLElement>('[data-item^="slot "]') ?? [])].map((slot) => [
          Number(slot.dataset['item']?.slice('slot '.length)),
          slot.dataset['time'] ?? '',
        ]),
      );
    const clock = (at: number, timeZone: string): string =>
      new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at);
    for (const [id, zone] of [
      ['a0', 'Europe/Madrid'],
      ['a2', canaries],
    ] as const) {
      const times = timesIn(id);
      expect(times.size, id).toBeGreaterThan(1);
      for (const [at, told] of times) expect(told, id).toBe(clock(at, zone));
    }
    const heads = [...app.root.querySelectorAll('.board-head')].map(({ textContent }) => textContent);
    expect(heads.filter((head) => head.includes('−1')).length).toBe(4);
  });

  it.each([
    [canaries, '11:30'],
    ['Europe/Madrid', '12:30'],
  ])('is meant by the words of the way back: %s', async (zone, told) => {
    const app = await inSpain({ last: () => lastOf(zone) });
    await app.key({ key: 'z', ctrlKey: true });
    await soon(() => expect(app.root.querySelector('.toasts')?.textContent).toContain(told));
  });

  it.each([
    [canaries, '09:39'],
    ['Europe/Madrid', '10:39'],
  ])('is meant by when it was that a visit was decided on: %s', async (zone, told) => {
    const last = {
      ...lastOf(zone),
      at: now - 2 * minute,
      way: { kind: 'none', why: 'confirmation' } as const,
    };
    const app = await inSpain({ last: () => last });
    await app.key({ key: 'z', ctrlKey: true });
    await soon(() => expect(app.root.querySelector('.toasts')?.textContent).toContain(told));
  });

  it.each([
    [canaries, '13:41'],
    ['Europe/Madrid', '14:41'],
  ])(
    'is meant by from when on the marketplace is told, and by what needs a person: %s',
    async (zone, told) => {
      wideWindow();
      const app = await inSpain();
      const later = now + 4 * 60 * minute;
      const item = itemOf(now, {
        timeZone: zone,
        now: null,
        reason: 'timeTaken',
        kind: 'book',
        wanted: { start: later, presence: null },
      });
      await app.hear('attention.changed', {
        waiting: 1,
        firstDueAt: later,
        timeZone: zone,
        attention: [item],
      });
      expect(app.root.querySelector('[data-outbox]')?.textContent).toContain(told);
      expect(app.root.querySelector('.attention-row')?.textContent).toContain(told);
    },
  );

  it('is meant by who waits, on the board’s day and on another', async () => {
    wideWindow();
    const waiting = (addressId: string) => ({
      ...{ id: addressId, addressId, surname: 'Lis', name: 'Jan', doctor: 'Maria Nowak' },
      ...{ start: now - 11 * minute, arrivedAt: null },
    });
    const app = await inSpain({ waiting: [waiting('a0'), waiting('a2')] });
    const told = () =>
      [...app.root.querySelectorAll('[data-place="waiting"] .place-row .visually-hidden')].map(
        ({ textContent }) => textContent,
      );
    const clocks = (texts: readonly (string | null)[]) =>
      texts.map((text) => /\d\d:\d\d/.exec(text ?? '')?.[0]);
    const day = shownDay();
    const here = waitingNow(day, now).slice(0, told().length);
    const zoneAt = (addressId: string) =>
      day.columns.find((one) => one.addressId === addressId)?.facilityId === 'f2'
        ? canaries
        : 'Europe/Madrid';
    expect(new Set(here.map(({ addressId }) => zoneAt(addressId))).size).toBe(2);
    expect(clocks(told())).toEqual(
      here.map(({ addressId, start: at }) => wallClockOf(at, zoneAt(addressId))),
    );
    await app.key({ key: 'ArrowRight', altKey: true });
    await soon(() => expect(told()).toHaveLength(2));
    expect(clocks(told())).toEqual(['10:30', '09:30']);
  });

  it('is meant by why a key does nothing with a card', async () => {
    const app = await inSpain();
    for (const [id, zone] of [
      ['a0', 'Europe/Madrid'],
      ['a2', canaries],
    ] as const) {
      const column = shownDay().columns.find(({ addressId }) => addressId === id);
      const card = column?.cards.find((one) => shownState(one, now) === 'expected' && one.start > now);
      app.root.querySelector<HTMLElement>(`.card[data-item="${card?.id}"]`)?.focus();
      await app.key({ key: 'a' });
      const time = wallClockOf(card?.start ?? 0, zone);
      await soon(() =>
        expect(app.root.querySelector('.toast:last-of-type')?.textContent, id).toContain(time),
      );
    }
  });

  it('is meant by the day of a patient’s visit', async () => {
    // Half past midnight in Madrid is still the day before in the Canaries.
    const late = Date.UTC(2026, 10, 24, 23, 30);
    const known = (timeZone: string) => ({
      ...{ name: 'Anna', surname: 'Kowalska', phone: null, email: null, birthDate: null, nin: null },
      gender: null,
      visit: { start: late, timeZone, coming: true, doctorName: 'Jan Lis' },
    });
    const app = await inSpain({ known: () => [known(canaries), known('Europe/Madrid')] });
    await app.click([...app.root.querySelectorAll<HTMLElement>('[data-column="a2"] .slot')].at(-1));
    await soon(() => expect(app.find('Surname')).toBeDefined());
    await app.type('Surname', 'kow');
    await soon(() => expect(document.querySelectorAll('.known-visit')).toHaveLength(2));
    const [there, here] = [...document.querySelectorAll('.known-visit')].map((one) => one.textContent);
    expect(there).toContain('24');
    expect(here).toContain('25');
  });
});
