// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import type { StaffView } from '#shared/contract/staff.ts';
import { err, ok } from '#shared/result.ts';
import { whoIs } from '../../../../renderer/staff/whoIs.ts';
import type { Scene } from '../scene.ts';
import { twoPeople, twoPeopleAndKeeper } from '../search/findScenes.ts';
import { mountApp, type Mounted } from '../mount.ts';
import { sceneOf } from '../scenes.ts';
import { entryOf, visitOf, withVisits } from '../visitScenes.ts';

/* Who is at the desk is seen in the bar and changed in two presses; nobody who works alone ever meets it. */
const minute = 60_000;
// Midday: in the evening the board scrolls past the visits of the scene, and draws none of them.
const now = Math.floor(Date.now() / (24 * 60 * minute)) * 24 * 60 * minute + 11 * 60 * minute;
vi.setSystemTime(now);
vi.setConfig({ testTimeout: 60_000 });
const scene = (change: Partial<Scene> = {}): Scene => ({
  ...withVisits(sceneOf(new URLSearchParams(), now), now),
  staff: twoPeople,
  ...change,
});
const asked = (app: Mounted, name: string) =>
  app.asked.filter((one) => one.name === name).map(({ request }) => request);
const rows = () => [...document.querySelectorAll<HTMLElement>('.staff-row')];

describe('who is at the desk', () => {
  it('is not asked where nobody is set up', async () => {
    const none: StaffView = { members: [], atDesk: null, former: [] };
    const app = await mountApp(scene({ staff: none }));
    expect(app.root.querySelector('.staff-mark')).toBeNull();
    expect(await app.key({ key: 's' })).toBe(false);
  });

  it('stands in the bar, and is switched by key and a press', async () => {
    const app = await mountApp(scene());
    expect(app.root.querySelector('.staff-mark')?.textContent).toBe('AK');
    await app.key({ key: 's' });
    expect(rows().map((row) => row.textContent)).toEqual(['AKAnna Kowalska', 'JLJan Liswith PIN', '–Nobody']);
    await app.click(rows()[2]);
    expect(asked(app, 'staff.switch')).toEqual([{ id: null, pin: null }]);
    await app.hear('staff.changed', { ...twoPeople, atDesk: null });
    expect(app.root.querySelector('.staff-mark')?.textContent).toBe('Who?');
  });

  it('is proved with the PIN where there is one, and a wrong one is said', async () => {
    const right = (pin: string | null) =>
      pin === '4711' ? ({ kind: 'switched' } as const) : ({ kind: 'wrongPin' } as const);
    const app = await mountApp(scene({ staffSwitched: right }));
    await app.key({ key: 's' });
    await app.click(rows()[1]);
    expect(asked(app, 'staff.switch')).toEqual([]);
    await app.type('PIN of Jan Lis', '12x34');
    await app.press('Switch');
    expect(asked(app, 'staff.switch')).toEqual([{ id: 's2', pin: '1234' }]);
    expect(document.querySelector('.staff-pin [role=alert]')?.textContent).toBe('This PIN is not right.');
    await app.type('PIN of Jan Lis', '4711');
    await app.press('Switch');
    expect(app.text()).toContain('Jan Lis is at the desk.');
  });

  it('is named by the history of a visit', async () => {
    const history = [entryOf(now - minute, 'intent.confirm')];
    const app = await mountApp(scene({ visit: (id) => ok(visitOf(id, now + 60 * minute, { history })) }));
    await app.click(app.root.querySelector<HTMLElement>('[data-item][data-state]'));
    expect(app.root.querySelector('.history')?.textContent).toContain('Confirmed here · Anna Kowalska');
    expect(whoIs('XY', twoPeople)).toBe('XY');
    expect(whoIs('EN', twoPeople)).toBe('Ewa Nowak');
  });
});

/** What was opened there has gone, and its button has the focus. */
function isBackAtSettings(app: Mounted): void {
  expect(document.querySelector('dialog .settings')).not.toBeNull();
  expect(document.activeElement).toBe(app.find('Set up staff'));
}

describe('setting up staff', () => {
  const openDialog = async (change: Partial<Scene> = {}): Promise<Mounted> => {
    const app = await mountApp(scene(change));
    await app.settings('Staff');
    await app.press('Set up staff');
    return app;
  };

  it('says what is missing before it asks main, then adds with or without a PIN', async () => {
    const app = await openDialog();
    await app.press('Add a person');
    await app.press('Save');
    expect(app.text()).toContain('Enter the name.');
    expect(app.text()).toContain('One to four letters or digits.');
    await app.type('Name', ' Ewa Zając ');
    await app.type('Initials', 'EZ');
    await app.press('Save');
    expect(asked(app, 'staff.save')).toEqual([
      { id: null, name: 'Ewa Zając', initials: 'EZ', pin: 'none', pinNow: null, right: 'atDesk' },
    ]);
  });

  it('has one main button, which keeps what is typed; to close drops it only when that is asked for twice', async () => {
    const app = await openDialog();
    await app.press('Add a person');
    const main = (): string[] =>
      [...document.querySelectorAll('dialog .press[data-rank=primary]')].map((one) => one.textContent);
    expect(main()).toEqual(['Save']);
    await app.type('Name', 'Ewa Zając');
    await app.press('Close');
    expect(document.querySelector('.dialog-warning')?.textContent).toContain('Not saved yet.');
    expect(app.find('Name')).toHaveProperty('value', 'Ewa Zając');
    await app.press('Close');
    isBackAtSettings(app);
  });

  it('goes back to the list only when that is asked for twice, where something is typed', async () => {
    const app = await openDialog();
    await app.press('Add a person');
    await app.type('Name', 'Ola');
    await app.press('Back');
    expect(document.querySelector<HTMLInputElement>('.dialog form input')?.value).toBe('Ola');
    expect(document.querySelector('.dialog form .staff-warning')?.textContent).toContain(
      'Press Back once more',
    );
    await app.press('Back');
    expect(document.querySelector('.dialog form')).toBeNull();
    await app.press('Add a person');
    await app.press('Back');
    expect(document.querySelector('.dialog form')).toBeNull();
  });

  it('holds back the first Escape as well, and asks nobody who has typed nothing', async () => {
    const app = await openDialog();
    await app.press('Add a person');
    await app.type('Initials', 'EZ');
    expect(await app.key({ key: 'Escape' }, app.find('Initials'))).toBe(true);
    expect(document.querySelector('.dialog-warning')?.textContent).toContain('Not saved yet.');
    await app.type('Initials', '');
    expect(document.querySelector('.dialog-warning')?.textContent).toBe('');
    await app.press('Close');
    isBackAtSettings(app);
  });

  it('says whose initials they are already', async () => {
    const app = await openDialog({ staffSaved: { kind: 'initialsTaken', by: 'Ewa Nowak' } });
    await app.press('Add a person');
    await app.type('Name', 'Eryk Norton');
    await app.type('Initials', 'EN');
    await app.press('Save');
    expect(app.text()).toContain('These are the initials of Ewa Nowak');
  });

  it('asks for the PIN of whoever has one before anything of her is changed, and takes people off', async () => {
    const app = await openDialog();
    await app.press('Change Jan Lis');
    await app.type('PIN so far', '4711');
    await app.press('Save');
    expect(asked(app, 'staff.save')).toEqual([
      { id: 's2', name: 'Jan Lis', initials: 'JL', pin: 'keep', pinNow: '4711', right: 'atDesk' },
    ]);
    await app.press('Remove Anna Kowalska');
    expect(asked(app, 'staff.remove')).toEqual([{ id: 's1' }]);
  });
});

describe('who may what', () => {
  const openDialog = async (change: Partial<Scene> = {}): Promise<Mounted> => {
    const app = await mountApp(scene(change));
    await app.settings('Staff');
    await app.press('Set up staff');
    return app;
  };
  const choose = (app: Mounted, words: string) =>
    app.click(
      [...document.querySelectorAll<HTMLElement>('.segment')]
        .find((one) => one.textContent === words)
        ?.querySelector('input'),
    );

  it('is chosen with the person, and the field for the PIN that this needs is there at once', async () => {
    const app = await openDialog();
    await app.press('Add a person');
    await app.type('Name', 'Ewa Zając');
    await app.type('Initials', 'EZ');
    await choose(app, 'Keeps the calendars');
    await app.press('Save');
    expect(app.text()).toContain('Four to eight digits.');
    expect(asked(app, 'staff.save')).toEqual([]);
    await choose(app, 'Without');
    await app.press('Save');
    expect(document.querySelector('.staff-right [role=alert]')?.textContent).toContain('needs a PIN');
    expect(asked(app, 'staff.save')).toEqual([]);
    await choose(app, 'New PIN');
    await app.type('Four to eight digits.', '4711');
    await app.press('Save');
    expect(asked(app, 'staff.save')).toMatchObject([{ pin: '4711', right: 'keepsCalendars' }]);
  });

  it('is only read where somebody else keeps the calendars, who is named', async () => {
    const app = await openDialog({ staff: twoPeopleAndKeeper });
    expect(document.querySelector('.staff-list')?.textContent).toContain('keeps the calendars · with PIN');
    await app.press('Change Anna Kowalska');
    expect(app.text()).toContain('Only Jan Lis can change this.');
    expect(app.text()).not.toContain('Keeps the calendars');
    await app.hear('staff.changed', { ...twoPeopleAndKeeper, atDesk: 's2' });
    expect(app.text()).toContain('Keeps the calendars');
  });

  it('is said where somebody cannot be removed', async () => {
    const last = await openDialog({ staff: twoPeopleAndKeeper, staffRemoved: ok({ kind: 'lastKeeper' }) });
    await last.press('Remove Jan Lis');
    expect(document.querySelector('dialog .staff-warning')?.textContent).toContain(
      'Jan Lis is the last person',
    );
    const params = { what: 'staff', who: 'Jan Lis' };
    const refusal = { kind: 'keepersOnly', until: null, params, details: '' } as const;
    const other = await openDialog({ staff: twoPeopleAndKeeper, staffRemoved: err(refusal) });
    await other.press('Remove Jan Lis');
    expect(document.querySelector('[data-problem=keepersOnly]')?.textContent).toContain(
      'This right is changed only by those who keep the calendars: Jan Lis.',
    );
  });

  it('is had again by whoever forgot the PIN, with the client’s secret', async () => {
    const right = (secret: string) =>
      secret === 'the secret' ? ({ kind: 'reset' } as const) : ({ kind: 'wrongSecret' } as const);
    const app = await openDialog({ staff: twoPeopleAndKeeper, pinReset: right });
    await app.press('Change Jan Lis');
    await app.press('Forgot the PIN?');
    await app.press('Set the new PIN');
    expect(app.text()).toContain('Enter the secret.');
    await app.type('Secret', 'wrong');
    await app.type('New PIN', '0815');
    await app.press('Set the new PIN');
    expect(app.text()).toContain('This is not the secret of this desk’s connection.');
    await app.type('Secret', 'the secret');
    await app.press('Set the new PIN');
    expect(asked(app, 'staff.resetPin').at(-1)).toEqual({ id: 's2', secret: 'the secret', pin: '0815' });
    expect(app.text()).toContain('Jan Lis has a new PIN.');
    expect(document.querySelector('.dialog form')).toBeNull();
  });

  it('offers no secret where nobody was given one', async () => {
    const lock = { locked: false, hasPin: false, secretOpens: false };
    const app = await openDialog({ staff: twoPeopleAndKeeper, lock });
    await app.press('Change Jan Lis');
    expect(app.text()).not.toContain('Forgot the PIN?');
  });
});
