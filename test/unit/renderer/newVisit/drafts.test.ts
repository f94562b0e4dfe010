// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { dayOf } from '../scenes.ts';
import { localDateOf } from '#shared/time/zone.ts';
import { err, ok } from '#shared/result.ts';
import type { Mounted } from '../mount.ts';
import { card, decided, minute, now, panel, scene, slot, start, zone } from '../oneVisit.ts';
import { mountApp } from '../mount.ts';
import type { Scene } from '../scene.ts';
import { problemOf } from '../scenes.ts';
import { freeTimesFrom } from '../visitScenes.ts';

/*
 * What is half typed for a new visit stays with its time, whatever is looked at meanwhile, and nobody else is put into it. It ends when
 * it is booked or thrown away, with whoever typed it, with the day; and nobody reads it on a locked screen. A form whose time goes
 * meanwhile says so, keeps what was typed and leads to other times.
 */
vi.setConfig({ testTimeout: 60_000 });

async function begun(change: Partial<Scene> = {}): Promise<Mounted> {
  const app = await mountApp(scene(change));
  card(app)?.focus();
  await app.click(await slot(app));
  await vi.waitFor(() => app.find('Surname'));
  await app.type('Surname', 'Halftyped');
  return app;
}
const surname = (app: Mounted): string => (app.find('Surname') as HTMLInputElement).value;
const draftSlot = (app: Mounted) => app.root.querySelector('.slot[data-draft]');
const escape = (app: Mounted): Promise<boolean> =>
  app.key({ key: 'Escape' }, document.activeElement ?? document.body);

describe('a new visit that is half typed', () => {
  it('stays with its time when the panel is closed: the slot says so, and a press goes on with it', async () => {
    const app = await begun();
    await escape(app);
    expect(panel(app)).toBeNull();
    expect(draftSlot(app)?.getAttribute('data-says')).toContain('draft');
    expect(draftSlot(app)?.getAttribute('title')).toContain('draft');
    await app.click(await slot(app));
    expect(surname(app)).toBe('Halftyped');
  });

  it('stays when another card takes the panel, and is not put into another time', async () => {
    const app = await begun();
    await app.click(card(app));
    expect(panel(app)?.textContent).toContain('Kowalska, Anna');
    const { select } = await import('../../../../renderer/state/selection.ts');
    await app.click(await slot(app));
    expect(surname(app)).toBe('Halftyped');
    const { act } = await import('react');
    await act(async () => {
      select({ kind: 'slot', addressId: 'a0', start: start + 120 * minute, entered: null, settles: null });
      await new Promise((resolve) => setTimeout(resolve, 0));
    });
    expect(surname(app)).toBe('');
  });

  it('is not another patient’s who is brought to the same time by what needs a person', async () => {
    const app = await begun();
    const at = start + 60 * minute;
    const { select } = await import('../../../../renderer/state/selection.ts');
    const { act } = await import('react');
    const rest = { email: null, birthDate: null, nin: null, gender: null };
    const patient = { ...rest, name: 'Ewa', surname: 'Refused', phone: '+48 600 700 800' };
    const show = (settles: string | null) =>
      act(async () => {
        const entered = settles === null ? null : { patient, comment: null };
        const addressId = app.root.querySelector<HTMLElement>('[data-column]')?.dataset['column'] ?? '';
        select({ kind: 'slot', addressId, start: at, entered, settles });
        await new Promise((resolve) => setTimeout(resolve, 0));
      });
    await escape(app);
    await show('i7');
    expect(surname(app)).toBe('Refused');
    await escape(app);
    await show(null);
    expect(surname(app)).toBe('Halftyped');
  });

  it('is gone when it is thrown away, and when nothing is left of it', async () => {
    const app = await begun();
    await app.press('Throw away');
    expect(panel(app)).toBeNull();
    expect(draftSlot(app)).toBeNull();
    await app.click(await slot(app));
    expect(surname(app)).toBe('');
    await app.type('Surname', 'Again');
    await app.type('Surname', '');
    await escape(app);
    expect(draftSlot(app)).toBeNull();
  });

  it('is gone when it is booked, and stays where it could not be', async () => {
    let taken = false;
    const app = await begun({
      decided: () =>
        taken ? ok({ kind: 'intent', id: 'i9', heldUntil: Date.now() + 60_000 }) : err(problemOf('diskFull')),
    });
    await app.type('First name', 'Nina');
    await app.type('Phone', '+48 600 100 200');
    const book = () => app.click(app.root.querySelector<HTMLElement>('.panel [type=submit]'));
    await book();
    expect(draftSlot(app)).not.toBeNull();
    taken = true;
    await book();
    expect(decided(app)).toHaveLength(2);
    expect(draftSlot(app)).toBeNull();
  });

  it('goes with the person at the desk', async () => {
    const members = [
      { id: 's1', name: 'Anna', initials: 'AK', hasPin: false, right: 'atDesk' as const },
      { id: 's2', name: 'Ewa', initials: 'EN', hasPin: false, right: 'atDesk' as const },
    ];
    const app = await begun({ staff: { members, atDesk: 's1', former: [] } });
    await app.hear('staff.changed', { members, atDesk: 's2', former: [] });
    expect(panel(app)).toBeNull();
    expect(draftSlot(app)).toBeNull();
    await app.click(await slot(app));
    expect(surname(app)).toBe('');
  });

  it('is not marked on a locked screen, and is there again afterwards', async () => {
    const app = await begun();
    await escape(app);
    await app.hear('lock.changed', { locked: true, hasPin: false, secretOpens: true });
    expect(draftSlot(app)).toBeNull();
    expect(document.documentElement.outerHTML).not.toContain('Halftyped');
    await app.hear('lock.changed', { locked: false, hasPin: false, secretOpens: true });
    await vi.waitFor(() => expect(draftSlot(app)).not.toBeNull());
  });

  it('is found in the palette, also when its time is not on the board any more', async () => {
    const app = await begun();
    await escape(app);
    await app.key({ key: 'k', ctrlKey: true });
    expect(app.text()).toContain('Draft: Halftyped');
  });
});

describe('a form whose time goes while somebody types', () => {
  const changed = (app: Mounted) => {
    const day = dayOf(localDateOf(start, zone), now);
    return app.hear('board.delta', {
      date: day.date,
      revision: day.revision + 1,
      changes: [],
      columnsChanged: false,
    });
  };

  it('says so when the board does, keeps what was typed, does not book, and takes it along to another time', async () => {
    let isFree = true;
    const app = await begun({
      freeTimes: ({ from, to }) =>
        to - from === 1 && isFree
          ? freeTimesFrom(from, 'address', 1).map((time) => ({ ...time, start: from }))
          : [],
      nextFree: ({ from }) => freeTimesFrom(from + 60 * minute, 'facility', 12),
    });
    isFree = false;
    await changed(app);
    await vi.waitFor(() => expect(app.text()).toContain('Somebody else has this time by now.'));
    expect(surname(app)).toBe('Halftyped');
    await app.type('First name', 'Nina');
    await app.type('Phone', '+48 600 100 200');
    await app.click(app.root.querySelector<HTMLElement>('.panel [type=submit]'));
    expect(decided(app)).toEqual([]);
    isFree = true;
    const other = await vi.waitFor(() => {
      const found = app.root.querySelector<HTMLElement>('.other-times button');
      if (found === null) throw new Error('no other time is offered');
      return found;
    });
    await app.click(other);
    await vi.waitFor(() => expect(app.text()).not.toContain('Somebody else has this time by now.'));
    expect(surname(app)).toBe('Halftyped');
    await app.click(app.root.querySelector<HTMLElement>('.panel [type=submit]'));
    expect(decided(app)).toMatchObject([{ kind: 'book', patient: { surname: 'Halftyped', name: 'Nina' } }]);
  });

  it('says the same where main knows it first', async () => {
    const app = await begun({ decided: () => err(problemOf('timeTaken')) });
    await app.type('First name', 'Nina');
    await app.type('Phone', '+48 600 100 200');
    await app.click(app.root.querySelector<HTMLElement>('.panel [type=submit]'));
    expect(app.text()).toContain('Somebody else has this time by now.');
    expect(surname(app)).toBe('Halftyped');
    expect(app.root.querySelectorAll('.other-times button').length).toBeGreaterThan(0);
  });
});
