// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { ok } from '#shared/result.ts';
import { addDays, atWallClock, localDateOf } from '#shared/time/zone.ts';
import { dayWith, visitAt } from '../arrivals/arrivalScenes.ts';
import type { Scene } from '../scene.ts';
import { mountApp, type Mounted } from '../mount.ts';
import { sceneOf } from '../scenes.ts';
import { visitOf, withVisits } from '../visitScenes.ts';
import type { BoardCard, BoardDay } from '#shared/contract/board.ts';

/*
 * The focus is never lost. Whatever happens to what has it, it is on the same visit afterwards, also under another id or at another
 * time, or else on what is nearest in the column; after a note or a button has done its work, on what is next. A field that is
 * typed into keeps it, and what a person takes it away from is not given it again.
 */
vi.setConfig({ testTimeout: 60_000 });
const minute = 60_000;
const zone = 'Europe/Warsaw';
const now = atWallClock(localDateOf(Date.now(), zone), '10:00', zone);

const early = visitAt('early', now, 0, { surname: 'Early' });
const middle = visitAt('middle', now, 60, { surname: 'Middle' });
const late = visitAt('late', now, 120, { surname: 'Late' });
const other = visitAt('other', now, 70, { surname: 'Other' });
const next = visitAt('next', now, 24 * 60 + 50, { surname: 'Next' });
const nextLate = visitAt('nextLate', now, 24 * 60 + 180, { surname: 'Nextlate' });

function scene(change: Partial<Scene> = {}): Scene {
  const base = withVisits(sceneOf(new URLSearchParams(), now), now);
  const today = localDateOf(now, zone);
  return {
    ...base,
    outbox: { waiting: 0, firstDueAt: null, attention: [] },
    day: (date) =>
      ok(
        date === null || date === today
          ? dayWith(now, [early, middle, late], [other])
          : { ...dayWith(now + (Date.parse(date) - Date.parse(today)), [next, nextLate], []), date },
      ),
    ...change,
  };
}

const item = (app: Mounted, id: string): HTMLElement => {
  const found = app.root.querySelector<HTMLElement>(`[data-item="${id}"]`);
  if (found === null) throw new Error(`${id} is not drawn`);
  return found;
};
const drawn = (app: Mounted, id: string): Promise<HTMLElement> => vi.waitFor(() => item(app, id));
const focused = (): string | undefined => (document.activeElement as HTMLElement | null)?.dataset['item'];
const isKept = (): void => expect(document.activeElement).not.toBe(document.body);

async function onBoard(id: string, change: Partial<Scene> = {}): Promise<Mounted> {
  const app = await mountApp(scene(change));
  await drawn(app, 'other');
  (await drawn(app, id)).focus();
  return app;
}

/** Something that lies over the day, and what can have the focus in it. */
function popover(): { readonly pop: HTMLElement; readonly button: HTMLElement } {
  const pop = document.createElement('div');
  pop.className = 'pop';
  const button = document.createElement('button');
  document.body.append(pop);
  pop.append(button);
  return { pop, button };
}

interface Change {
  readonly addressId?: string;
  readonly upserts?: BoardCard[];
  readonly removals?: string[];
}
function change(app: Mounted, changes: readonly Change[], revision = 2): Promise<void> {
  return app.hear('board.delta', {
    date: localDateOf(now, zone),
    revision,
    columnsChanged: false,
    changes: changes.map(({ addressId = 'a0', upserts = [], removals = [] }) => ({
      addressId,
      upserts,
      removals,
    })),
  });
}

describe('on the board, the focus', () => {
  it('of a visit that is cancelled goes to the nearest in its column', async () => {
    const app = await onBoard('late');
    await change(app, [{ upserts: [{ ...late, status: 'canceled' }] }]);
    expect(focused()).toBe('middle');
  });

  it('of the last visit of a column goes to the nearest in the column beside', async () => {
    const app = await onBoard('other');
    await change(app, [{ addressId: 'a1', removals: ['other'] }]);
    expect(focused()).toBe('middle');
  });

  it('follows a visit that is moved, within its column and to another', async () => {
    const app = await onBoard('early');
    const moved = { ...early, start: late.start + 60 * minute, end: late.end + 60 * minute };
    await change(app, [{ upserts: [moved] }]);
    expect(focused()).toBe('early');
    await change(app, [{ removals: ['early'] }, { addressId: 'a1', upserts: [moved] }], 3);
    expect(focused()).toBe('early');
    expect(document.activeElement?.closest<HTMLElement>('[data-column]')?.dataset['column']).toBe('a1');
  });

  it('follows a visit that gets another id', async () => {
    const app = await onBoard('early');
    await change(app, [{ removals: ['early'], upserts: [{ ...early, id: '777' }] }]);
    expect(focused()).toBe('777');
  });

  it('follows a visit that its patient moves, which gives it another id as well', async () => {
    const app = await onBoard('early');
    const moved = { ...early, id: '778', start: now + 200 * minute, end: now + 220 * minute };
    await change(app, [{ upserts: [{ ...early, status: 'canceled' }, moved] }]);
    expect(focused()).toBe('778');
  });

  it('of a free time stays in its own column, though others have the same start', async () => {
    const start = now + 180 * minute;
    const slots = [{ start, minutes: 20, services: [0] }];
    const free = (): BoardDay => {
      const day = dayWith(now, [early, middle, late], [other]);
      return { ...day, columns: day.columns.map((column) => ({ ...column, slots })) };
    };
    const app = await mountApp(scene({ day: () => ok(free()) }));
    await drawn(app, 'other');
    const own = (): HTMLElement | null =>
      app.root.querySelector(`[data-column=a1] [data-item="slot ${start}"]`);
    await vi.waitFor(() => expect(own()).not.toBeNull());
    own()?.focus();
    const booked = visitAt('booked', now, 180, { surname: 'Booked' });
    await app.hear('board.delta', {
      date: localDateOf(now, zone),
      revision: 2,
      columnsChanged: false,
      changes: [{ addressId: 'a1', upserts: [booked], removals: [], slots: [] }],
    });
    expect(own()).toBeNull();
    expect(focused()).toBe('booked');
  });

  it('stays at its time where another day is shown', async () => {
    const app = await onBoard('middle');
    await app.key({ key: 'ArrowRight', altKey: true }, item(app, 'middle'));
    await vi.waitFor(() => expect(focused()).toBe('next'));
  });

  it('leaves a visit before another day takes it away, so that the browser need not lay half a day out for it', async () => {
    const app = await onBoard('middle');
    const visit = item(app, 'middle');
    const left: boolean[] = [];
    visit.addEventListener('focusout', () => left.push(visit.isConnected));
    await app.key({ key: 'ArrowRight', altKey: true }, visit);
    await drawn(app, 'next');
    expect(left).toEqual([true]);
    expect(visit.isConnected).toBe(false);
  });

  it('waits on the day where nothing is there yet, and goes on when it is', async () => {
    const app = await onBoard('middle', { day: () => ok(dayWith(now, [middle], [other])) });
    await change(app, [{ removals: ['middle'] }, { addressId: 'a1', removals: ['other'] }]);
    expect(document.activeElement?.className).toBe('board');
    await change(app, [{ upserts: [late] }], 3);
    expect(focused()).toBe('late');
  });

  it('is left in a field, and where somebody took it away', async () => {
    const app = await onBoard('late');
    const field = app.root.querySelector<HTMLElement>('.find input');
    field?.focus();
    await change(app, [{ removals: ['late'] }]);
    expect(document.activeElement).toBe(field);
    field?.blur();
    await new Promise((resolve) => setTimeout(resolve, 5));
    await change(app, [{ removals: ['middle'] }], 3);
    expect(document.activeElement).toBe(document.body);
  });
});

describe('after what is done with, the focus', () => {
  it('of an Undo goes back to the visit that it came from', async () => {
    const app = await onBoard('middle');
    await app.key({ key: 'p' }, item(app, 'middle'));
    const undo = await vi.waitFor(() => app.find('UndoCtrl+Z'));
    undo.focus();
    await app.click(undo);
    await vi.waitFor(() => expect(focused()).toBe('middle'));
  });

  it('of one Undo of two goes to the other', async () => {
    const app = await onBoard('middle');
    await app.key({ key: 'p' }, item(app, 'middle'));
    item(app, 'early').focus();
    await app.key({ key: 'p' }, item(app, 'early'));
    const [first, second] = app.root.querySelectorAll<HTMLElement>('.toast button');
    first?.focus();
    await app.click(first);
    expect(document.activeElement).toBe(second);
  });

  it('of the set-up goes to the day that stands in its place, not to the link that skips there', async () => {
    const connected = scene().connection;
    const app = await mountApp(scene({ connection: { kind: 'none', practicePort: null } }));
    const button = await vi.waitFor(() => {
      const found = app.root.querySelector<HTMLElement>('form button:not(:disabled)');
      if (found === null) throw new Error('The set-up is not drawn.');
      return found;
    });
    button.focus();
    await app.hear('connection.changed', connected);
    await drawn(app, 'early');
    expect(document.activeElement?.matches('.skip, body')).toBe(false);
    expect(document.activeElement?.closest('main')).not.toBeNull();
  });

  it('of the day’s settling goes to the next day that is open', async () => {
    const over = visitAt('over', Date.now(), -60);
    const settled = { ...over, presence: 'present' as const };
    const today = localDateOf(Date.now(), zone);
    const app = await mountApp(
      scene({
        day: () => ok(dayWith(Date.now(), [over])),
        unsettled: [{ date: addDays(today, -1), count: 3 }],
      }),
    );
    await app.key({ key: '3' });
    const settle = await vi.waitFor(() => {
      const found = app.root.querySelector<HTMLElement>('.end-head .press');
      if (found === null) throw new Error('there is nothing to settle');
      return found;
    });
    settle.focus();
    await app.hear('board.delta', {
      date: dayWith(Date.now(), [over]).date,
      revision: 2,
      columnsChanged: false,
      changes: [{ addressId: 'a0', upserts: [settled], removals: [] }],
    });
    expect(settle.isConnected).toBe(false);
    expect(document.activeElement?.closest('.end-past')).not.toBeNull();
  });

  it('of a panel goes to its visit, though that has another id now', async () => {
    const app = await onBoard('early');
    await app.click(item(app, 'early'));
    await vi.waitFor(() => expect(document.activeElement?.className).toBe('panel'));
    await change(app, [{ removals: ['early'], upserts: [{ ...early, id: '777' }] }]);
    isKept();
    await app.key({ key: 'Escape' });
    expect(focused()).toBe('777');
  });

  it('of a dialog goes to what is nearest to a visit that has been cancelled meanwhile', async () => {
    const app = await onBoard('late');
    await app.key({ key: '?' }, item(app, 'late'));
    await vi.waitFor(() => expect(document.querySelector('dialog')).not.toBeNull());
    await change(app, [{ removals: ['late'] }]);
    await app.press('Close');
    expect(focused()).toBe('middle');
  });

  it('of two popovers that took it from each other goes to what the first was opened from', async () => {
    await onBoard('middle');
    const [first, second] = [popover(), popover()];
    // One that closes while the other opens takes it back once, and loses it again.
    for (const { button } of [first, second, first, second]) button.focus();
    second.pop.remove();
    first.pop.remove();
    await vi.waitFor(() => expect(focused()).toBe('middle'));
  });

  it('of an action that is done and deaf goes to the panel it is in', async () => {
    let confirmed = false;
    const app = await onBoard('middle', {
      visit: (id) => ok(visitOf(id, Date.now() + 60 * minute, { confirmed })),
    });
    await app.click(item(app, 'middle'));
    const confirm = await vi.waitFor(() => app.find('ConfirmC'));
    confirm.focus();
    confirmed = true;
    await change(app, [{ upserts: [{ ...middle, confirmed }] }]);
    expect(confirm.matches(':disabled')).toBe(true);
    expect(document.activeElement?.className).toBe('panel');
  });
});
