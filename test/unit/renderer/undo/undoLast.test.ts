// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import type { LastVisitDecision } from '#shared/contract/undo.ts';
import { ok } from '#shared/result.ts';
import type { Scene } from '../scene.ts';
import { mountApp, type Mounted } from '../mount.ts';
import { sceneOf } from '../scenes.ts';
import { visitOf, withVisits } from '../visitScenes.ts';

/*
 * The keys of undoing mean what was decided last, whether or not a toast still tells of it. What others have been told is
 * never taken back silently: it is asked first, with one stroke for yes and one for no, and the focus is never lost. Where
 * there is no way back, a sentence says why.
 */
const now = Math.floor(Date.now() / 60_000) * 60_000;
const start = now + 20 * 60 * 60_000;
vi.setConfig({ testTimeout: 60_000 });

function lastOf(change: Partial<LastVisitDecision>): LastVisitDecision {
  return {
    about: 'visit',
    deed: 'move',
    at: now - 60_000,
    patient: { name: 'Anna', surname: 'Kowalska' },
    visits: ['b1'],
    start,
    way: { kind: 'none', why: 'taken' },
    freely: false,
    ...change,
  };
}
const moveBack = {
  kind: 'move',
  bookingId: 'b1',
  seen: { addressId: 'a0', start: now },
  addressId: 'a0',
  start,
  duration: 20,
  addressServiceId: 's1',
} as const;
const bookAgain = {
  kind: 'book',
  addressId: 'a0',
  start,
  duration: 20,
  addressServiceId: 's1',
  patient: {
    name: 'Anna',
    surname: 'Kowalska',
    phone: '1234567',
    email: null,
    birthDate: null,
    nin: null,
    gender: null,
  },
  comment: null,
} as const;

async function asked(last: LastVisitDecision | null, change: Partial<Scene> = {}): Promise<Mounted> {
  const app = await mountApp({
    ...withVisits(sceneOf(new URLSearchParams(), now), now),
    visit: (id) => ok(visitOf(id, start)),
    last: () => last,
    ...change,
  });
  // The board is drawn column by column.
  await vi.waitFor(() => {
    app.root.querySelector<HTMLElement>('.board [data-item]')?.focus();
    expect(document.activeElement?.matches('.board [data-item]')).toBe(true);
  });
  await app.key({ key: 'z', ctrlKey: true });
  return app;
}
const dialog = (app: Mounted) => app.root.querySelector<HTMLElement>('.offer');
const question = (app: Mounted) => dialog(app)?.textContent.replaceAll(/\s/g, ' ') ?? '';
const decided = (app: Mounted) =>
  app.asked.filter(({ name }) => name === 'visits.decide').map(({ request }) => request);
const toasts = (app: Mounted) => app.root.querySelector('.toasts')?.textContent ?? '';

describe('a decision that was sent', () => {
  it('is taken back by its opposite only after a question, which has the focus', async () => {
    const app = await asked(lastOf({ way: { kind: 'moveBack', decision: moveBack, doctorName: null } }));
    expect(question(app)).toMatch(/^Sent already. Move Kowalska, Anna back to .*\?/);
    expect(document.activeElement?.textContent).toContain('Move back');
    expect(decided(app)).toEqual([]);
    await app.click(document.activeElement as HTMLElement);
    expect(decided(app)).toEqual([moveBack]);
    expect(dialog(app)).toBeNull();
    expect(toasts(app)).toContain('Kowalska, Anna: moved to');
    expect(document.activeElement?.matches('.board [data-item]')).toBe(true);
  });

  it('stays with Escape, and the focus goes back to where it was', async () => {
    const app = await asked(lastOf({ way: { kind: 'moveBack', decision: moveBack, doctorName: 'Jan Lis' } }));
    expect(question(app)).toContain('back to Jan Lis,');
    expect(await app.key({ key: 'Escape' }, document.activeElement ?? undefined)).toBe(true);
    expect(dialog(app)).toBeNull();
    expect(decided(app)).toEqual([]);
    expect(document.activeElement?.matches('.board [data-item]')).toBe(true);
  });

  it('is left by whoever turns to something else', async () => {
    const app = await asked(lastOf({ way: { kind: 'moveBack', decision: moveBack, doctorName: null } }));
    vi.spyOn(document, 'hasFocus').mockReturnValue(true);
    await app.click(app.root.querySelector<HTMLElement>('.top button'));
    app.root.querySelector<HTMLElement>('.top button')?.focus();
    await vi.waitFor(() => expect(dialog(app)).toBeNull());
    expect(decided(app)).toEqual([]);
  });

  it('is booked again as a new visit where it was cancelled, and it says so', async () => {
    const app = await asked(lastOf({ deed: 'cancel', way: { kind: 'bookAgain', decision: bookAgain } }));
    expect(question(app)).toContain('It will be a new visit.');
    await app.click(document.activeElement as HTMLElement);
    expect(decided(app)).toEqual([bookAgain]);
    expect(toasts(app)).toContain('Kowalska, Anna: booked for');
  });

  it('is cancelled where it was booked, and asks for the reason as cancelling always does', async () => {
    const app = await asked(lastOf({ deed: 'book', way: { kind: 'cancel', bookingId: 'b1' } }));
    expect(question(app)).toContain('You will be asked why.');
    await app.click(document.activeElement as HTMLElement);
    expect(decided(app)).toEqual([]);
    await app.type('Reason (if you like)', 'By mistake');
    await app.press('Cancel the visit');
    expect(decided(app)).toEqual([
      { kind: 'cancel', bookingId: 'b1', seen: { addressId: 'a0', start }, reason: 'By mistake' },
    ]);
  });

  it.each([
    ['confirmation', 'no way to undo it'],
    ['taken', 'is not free any more'],
    ['onItsWay', 'on its way to the marketplace'],
    ['laterOnes', 'Undo that first'],
  ] as const)('says why where there is no way back: %s', async (why, words) => {
    const app = await asked(lastOf({ way: { kind: 'none', why } }));
    expect(dialog(app)).toBeNull();
    expect(toasts(app)).toContain(words);
  });
});

describe('a patient’s step', () => {
  it('that is older than the undo window is asked for, with what the marketplace keeps', async () => {
    const steps = [{ bookingId: 'b1', since: now }];
    const app = await asked(lastOf({ deed: 'noShow', way: { kind: 'unstep', steps, told: true } }));
    expect(question(app)).toContain('Undo for Kowalska, Anna: Did not come?');
    expect(question(app)).toContain('The marketplace knows already');
    await app.click(document.activeElement as HTMLElement);
    expect(app.asked.at(-1)).toEqual({ name: 'arrivals.undo', request: { steps } });
  });
});

describe('the keys of undoing', () => {
  it('pressed twice mean two decisions, the newest first, though neither has a toast', async () => {
    const made = ['i4', 'i3'];
    const app = await asked(null, {
      last: () => {
        const intentId = made[0];
        return intentId === undefined ? null : lastOf({ way: { kind: 'undo', intentId }, freely: true });
      },
    });
    // Main forgets one only when it is told, so the second press has to come after that.
    const undone = () =>
      app.asked.filter(({ name }) => name === 'undo.decision').map(({ request }) => request);
    expect(undone()).toEqual([{ intentId: 'i4' }]);
    made.shift();
    await app.key({ key: 'z', ctrlKey: true });
    expect(undone()).toEqual([{ intentId: 'i4' }, { intentId: 'i3' }]);
  });

  it('go on after something broke: that is said, and the next press takes back what was meant', async () => {
    const intentId = 'i4';
    let isBroken = true;
    const app = await asked(null, {
      last: () => {
        if (isBroken) throw new Error('the window came back while main answered');
        return lastOf({ way: { kind: 'undo', intentId }, freely: true });
      },
    });
    expect(toasts(app)).toContain('it is our fault');
    isBroken = false;
    await app.key({ key: 'z', ctrlKey: true });
    expect(app.asked.at(-1)).toEqual({ name: 'undo.decision', request: { intentId } });
  });

  it('are a command too, named by what they would do', async () => {
    const app = await asked(null, {
      last: () => lastOf({ way: { kind: 'moveBack', decision: moveBack, doctorName: null } }),
    });
    await app.key({ key: 'Escape' }, document.activeElement ?? undefined);
    await app.key({ key: 'k', ctrlKey: true });
    await vi.waitFor(() => expect(app.text()).toContain('Move back · Kowalska, Anna'));
  });

  it('are a button in the history of the visit that was decided about', async () => {
    const app = await asked(null, {
      last: () => lastOf({ way: { kind: 'moveBack', decision: moveBack, doctorName: null } }),
    });
    await app.key({ key: 'Escape' }, document.activeElement ?? undefined);
    const { openVisit } = await import('../../../../renderer/state/selection.ts');
    openVisit('b1');
    await vi.waitFor(() => expect(app.root.querySelector('.history .press')?.textContent).toBe('Move back'));
    await app.click(app.root.querySelector<HTMLElement>('.history .press'));
    expect(question(app)).toContain('Move Kowalska, Anna back to');
  });
});
