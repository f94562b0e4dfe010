// @vitest-environment happy-dom
import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { localDateOf } from '#shared/time/zone.ts';
import { ok } from '#shared/result.ts';
import { mountApp, type Mounted } from '../mount.ts';
import { calendarsOf } from './playedCalendars.ts';
import { dayOf, sceneOf } from '../scenes.ts';
import type { Scene } from '../scene.ts';

/*
 * Whatever the clinic can want of a calendar is one press or one word away, also by keyboard alone: the focus stays where it was, the
 * new place is said, and a name that cannot be is said before anything is asked. Where all are hidden the board says so.
 */
vi.setConfig({ testTimeout: 60_000 });
const now = Date.now();
const scene = (query = 'scene=day', change: Partial<Scene> = {}): Scene => {
  const base = sceneOf(new URLSearchParams(query), now);
  const day = base.day(null);
  return { ...base, calendars: day.ok ? calendarsOf(day.value) : [], ...change };
};
const asked = (app: Mounted, name: string) =>
  app.asked.filter((one) => one.name === name).map(({ request }) => request);
const rows = () => [...document.querySelectorAll<HTMLElement>('[data-calendar]')];
const order = () => rows().map(({ dataset }) => dataset['calendar']);
const part = (row: number, name: string) => {
  const found = rows()[row]?.querySelector<HTMLElement>(`[data-part=${name}]`) ?? null;
  if (found === null) throw new Error(`row ${row} has no ${name}`);
  return found;
};
const said = () => document.querySelector('dialog [role=status]')?.textContent;

async function opened(query?: string, change: Partial<Scene> = {}): Promise<Mounted> {
  const app = await mountApp(scene(query, change));
  await app.settings('Calendars');
  await app.press('Calendars…');
  return app;
}

describe('the calendars', () => {
  it('are found in the palette too, by their name and by what they are for', async () => {
    const app = await mountApp(scene());
    await app.key({ key: 'k', ctrlKey: true });
    for (const typed of ['calendars', 'columns doctors']) {
      await app.type('Commands', typed);
      const items = [...app.root.querySelectorAll('.palette [cmdk-item]')].map((item) => item.textContent);
      expect(items).toContain('Calendars…');
    }
  });

  it('stand as on the board: in one row with their clinic, or under it, and are moved within what is shown', async () => {
    const app = await opened('scene=houses');
    expect(order()).toEqual(['a0', 'a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7']);
    expect(rows()[2]?.textContent).toContain('Centrum Medyczne Łąkowa · ul. Długa 14');
    await app.press('Move Maria Ferreira up');
    await app.click(app.find('By clinic'));
    expect(
      [...document.querySelectorAll('.calendars-facility')].map(({ textContent }) => textContent),
    ).toEqual(['Przychodnia Zdrowie', 'Centrum Medyczne Łąkowa']);
    await app.press('Move Maria Ferreira down');
    expect(asked(app, 'calendars.move')).toEqual([
      { addressId: 'a2', by: -1, within: 'clinic' },
      { addressId: 'a2', by: 1, within: 'facility' },
    ]);
    expect(said()).toBe('Maria Ferreira, 2 of 4');
  });

  it('are told apart for ears where two bear one name', async () => {
    await opened('scene=houses');
    expect(part(0, 'up').getAttribute('aria-label')).toBe(
      'Move Maria Nowak (Przychodnia Zdrowie · Gabinet 2) up',
    );
    expect(part(1, 'up').getAttribute('aria-label')).toBe('Move Gabinet 2, dr Zielińska up');
  });
});

describe('the place', () => {
  it('is changed by Alt with the arrows; the focus stays on the row, and the new place is said', async () => {
    const app = await opened();
    part(0, 'shown').focus();
    await app.key({ key: 'ArrowDown', altKey: true }, part(0, 'shown'));
    expect(order().slice(0, 3)).toEqual(['a1', 'a0', 'a2']);
    expect(document.activeElement).toBe(part(1, 'shown'));
    expect(said()).toBe('Maria Nowak, 2 of 8');
    await app.key({ key: 'ArrowDown', altKey: true }, part(1, 'shown'));
    await app.key({ key: 'ArrowUp', altKey: true }, part(2, 'shown'));
    expect(said()).toBe('Maria Nowak, 2 of 8');
    expect(document.activeElement).toBe(part(1, 'shown'));
  });

  it('is changed by its buttons, which keep the focus at the end too, where they do nothing more', async () => {
    const app = await opened();
    part(1, 'up').focus();
    await app.click(part(1, 'up'));
    expect(document.activeElement).toBe(part(0, 'up'));
    expect(part(0, 'up').getAttribute('aria-disabled')).toBe('true');
    await app.click(part(0, 'up'));
    expect(order().slice(0, 2)).toEqual(['a1', 'a0']);
    expect(said()).toBe('Gabinet 2, dr Zielińska, 1 of 8');
  });
});

describe('the own name', () => {
  const name = 'Own name of Maria Nowak';
  const leave = (row: number) =>
    act(async () => {
      part(row, 'up').focus();
      await Promise.resolve();
    });

  it('is kept by Enter and by leaving the field, and an empty one is the vendor’s again', async () => {
    const app = await opened();
    await app.type(name, '  Dr  Nowak ');
    await app.key({ key: 'Enter' }, part(0, 'ownName'));
    expect(said()).toBe('Maria Nowak is “Dr Nowak” on the board.');
    part(1, 'ownName').focus();
    await app.type('Own name of Gabinet 2, dr Zielińska', '');
    await leave(0);
    await vi.waitFor(() =>
      expect(asked(app, 'calendars.change')).toEqual([
        { addressId: 'a0', ownName: 'Dr Nowak' },
        { addressId: 'a1', ownName: '' },
      ]),
    );
  });

  it('that another calendar has, or that is too long, is refused with the reason, and Escape takes it back', async () => {
    const app = await opened();
    await app.type(name, 'gabinet 2, DR zielińska');
    await app.key({ key: 'Enter' }, part(0, 'ownName'));
    expect(rows()[0]?.querySelector('[role=alert]')?.textContent).toBe(
      'Maria Zielińska has this name on the board. Choose another.',
    );
    await app.type(name, 'x'.repeat(61));
    await app.key({ key: 'Enter' }, part(0, 'ownName'));
    expect(rows()[0]?.querySelector('[role=alert]')?.textContent).toBe('At most 60 characters.');
    expect(part(0, 'ownName').getAttribute('aria-invalid')).toBe('true');
    expect(await app.key({ key: 'Escape' }, part(0, 'ownName'))).toBe(true);
    expect((part(0, 'ownName') as HTMLInputElement).value).toBe('');
    expect(asked(app, 'calendars.change')).toEqual([]);
    expect(await app.key({ key: 'Escape' }, part(0, 'ownName'))).toBe(false);
  });

  it('that is refused on the way to Close keeps the dialog once, so that nobody loses it unseen', async () => {
    const app = await opened();
    part(0, 'ownName').focus();
    await app.type(name, 'Maria Rossi');
    await leave(0);
    await app.press('Close');
    expect(document.activeElement).toBe(part(0, 'ownName'));
    await app.press('Close');
    expect(rows()).toEqual([]);
  });
});

describe('the colour', () => {
  it('is chosen among twelve by name; the choice folds up by Escape with the focus on its button', async () => {
    const app = await opened();
    await app.press('Colour of Maria Nowak: Blue');
    const radios = [...document.querySelectorAll<HTMLInputElement>('.calendar-colours input')];
    expect(radios).toHaveLength(12);
    expect(document.activeElement).toBe(radios[0]);
    await app.click(radios[8]);
    expect(asked(app, 'calendars.change')).toEqual([{ addressId: 'a0', colour: 8 }]);
    await app.key({ key: 'Escape' }, radios[8]);
    expect(document.querySelector('.calendar-colours')).toBeNull();
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Colour of Maria Nowak: Olive');
  });
});

describe('what is hidden', () => {
  it('is hidden and shown by a switch, and all of it is shown by one button, which does not take the focus along', async () => {
    const app = await opened();
    await app.press('Maria Nowak on the board');
    expect(asked(app, 'calendars.change')).toEqual([{ addressId: 'a0', shown: false }]);
    await app.press('Show all');
    expect(document.activeElement).toBe(part(0, 'shown'));
    expect(said()).toBe('All calendars are on the board.');
    expect(app.text()).not.toContain('Show all');
  });

  it('says so in place of the board, the week and the lists where it is all, and leads back', async () => {
    const date = localDateOf(now, 'Europe/Warsaw');
    const all = calendarsOf(dayOf(date, now)).map((one) => ({ ...one, shown: false }));
    const empty = ok({ ...dayOf(date, now), columns: [] });
    const app = await mountApp(scene('scene=day', { calendars: all, day: () => empty }));
    for (const key of ['1', '2', '3', '4']) {
      await app.key({ key });
      await vi.waitFor(() =>
        expect(document.querySelector('.board-notice')?.textContent).toContain('All calendars are hidden'),
      );
    }
    await app.press('Calendars…');
    expect(rows()).toHaveLength(8);
  });
});

describe('the clocks of the clinics', () => {
  const spain: Partial<Scene> = {
    connection: { kind: 'practice', locale: 'es', port: 1, timeZone: 'Europe/Madrid', clientId: null },
  };
  const choices = () => [...document.querySelectorAll<HTMLSelectElement>('.calendars-zones select')];

  it('are chosen for each clinic, among those of the country, with the time that is there', async () => {
    const app = await opened('scene=houses', spain);
    expect(choices().map(({ value }) => value)).toEqual(['Europe/Madrid', 'Europe/Madrid']);
    const [first] = choices();
    expect([...(first?.options ?? [])].map(({ text }) => text.replace(/\d\d:\d\d.*/, ''))).toEqual([
      'Mainland Spain, Balearics, now ',
      'Canary Islands, now ',
    ]);
    const second = choices()[1];
    if (second === undefined) throw new Error('one clinic only');
    expect(document.querySelector(`label[for="${second.id}"]`)?.textContent).toBe(
      'Time zone of Centrum Medyczne Łąkowa',
    );
    await act(async () => {
      second.value = 'Atlantic/Canary';
      second.dispatchEvent(new Event('change', { bubbles: true }));
      await Promise.resolve();
    });
    expect(asked(app, 'calendars.setZone')).toEqual([
      { facilityId: expect.any(String) as string, timeZone: 'Atlantic/Canary' },
    ]);
  });

  it('are not asked for where the country has one', async () => {
    await opened('scene=houses');
    expect(choices()).toEqual([]);
  });
});
