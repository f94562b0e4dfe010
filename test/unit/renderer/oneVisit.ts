import { vi } from 'vitest';
import { ok } from '#shared/result.ts';
import { localDateOf } from '#shared/time/zone.ts';
import type { Scene } from './scene.ts';
import { mountApp, type Mounted } from './mount.ts';
import { dayOf, sceneOf } from './scenes.ts';
import { visitOf, withVisits } from './visitScenes.ts';
import type { BoardDay } from '#shared/contract/board.ts';

export const minute = 60_000;
export const now = Math.floor(Date.now() / minute) * minute;
export const zone = 'Europe/Warsaw';

/** One visit that begins in 20 hours, and one free start. */
export const start = now + 20 * 60 * minute;
export function scene(change: Partial<Scene> = {}): Scene {
  const full = withVisits(sceneOf(new URLSearchParams(), now), now);
  const plain = dayOf(localDateOf(start, zone), now);
  const [column] = plain.columns;
  const [card] = column?.cards ?? [];
  if (column === undefined || card === undefined) throw new Error('the scene has no visits');
  const day: BoardDay = {
    ...plain,
    columns: [
      {
        ...column,
        cards: [{ ...card, id: 'b1', start, end: start + 20 * minute, presence: null, notSent: false }],
        slots: [{ start: start + 60 * minute, minutes: 20, services: [0] }],
      },
    ],
  };
  return {
    ...full,
    settings: { ...full.settings, zoomMinutes: 60 },
    day: () => ok(day),
    visit: (id) => ok(visitOf(id, start)),
    outbox: { waiting: 0, firstDueAt: null, attention: [] },
    ...change,
  };
}
export const card = (app: Mounted) => app.root.querySelector<HTMLElement>('[data-item="b1"]');
export const panel = (app: Mounted) => app.root.querySelector<HTMLElement>('.panel');
export const toasts = (app: Mounted) => app.root.querySelector('.toasts')?.textContent ?? '';
export const live = (app: Mounted) => app.root.querySelector('[aria-live=polite][role=status]')?.textContent;
export const decided = (app: Mounted) =>
  app.asked.filter(({ name }) => name === 'visits.decide').map(({ request }) => request);

/** The board draws what is in sight first, the rest a little later. */
export const slot = (app: Mounted): Promise<HTMLElement> =>
  vi.waitFor(() => {
    const found = app.root.querySelector<HTMLElement>('.slot');
    if (found === null) throw new Error('no free start is drawn yet');
    return found;
  });

export async function opened(change: Partial<Scene> = {}): Promise<Mounted> {
  const app = await mountApp(scene(change));
  card(app)?.focus();
  await app.click(card(app));
  return app;
}
