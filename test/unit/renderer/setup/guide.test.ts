// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { mountApp, type Mounted } from '../mount.ts';
import { sceneOf } from '../scenes.ts';
import { hoursOf } from '../hours/hoursScenes.ts';
import { guideOf } from './playedGuide.ts';

/* One path from credentials to a clinic that can be booked: left and begun again at any step, explained where something is odd. */
vi.setConfig({ testTimeout: 60_000 });
const now = Date.parse('2026-11-23T10:00:00Z');
const scene = (query = '') => sceneOf(new URLSearchParams(query), now);
const step = (): string | undefined => document.querySelector<HTMLElement>('.guide-step')?.dataset['step'];
const passed = (app: Mounted) =>
  app.asked.filter(({ name }) => name === 'connection.guidePass').map(({ request }) => request);
async function opened(guide: ReturnType<typeof guideOf>): Promise<Mounted> {
  const app = await mountApp({ ...scene(), guide });
  await app.settings('Connection');
  await app.press('Set-up guide…');
  return app;
}
const rail = (app: Mounted, name: string) =>
  app.click(document.querySelector<HTMLElement>(`[data-rail=${name}]`));

describe('the set-up guide', () => {
  it('leads through a clinic that has everything in three presses, and tells main of each step', async () => {
    const app = await opened(guideOf({ services: 3, hours: 'offered' }));
    expect(step()).toBe('facilities');
    await app.press('Continue');
    expect(step()).toBe('mapping');
    expect(document.activeElement?.textContent).toBe('Names and codes');
    await app.press('Continue');
    expect(step()).toBe('live');
    expect(app.text()).toContain('Patients can book online.');
    await app.press('To the day');
    expect(document.querySelector('.guide')).toBeNull();
    expect(passed(app)).toEqual([{ step: 'facilities' }, { step: 'mapping' }, { step: 'live' }]);
  });

  it('says what is odd about the addresses where one has it', async () => {
    const app = await opened(guideOf({ services: 3, hours: 'offered' }));
    await rail(app, 'addresses');
    expect(app.text()).toContain('Maria Nowak has several calendars at one clinic.');
    expect(app.text()).toContain('Online visits have a calendar of their own.');
    expect(app.text()).toContain('ask your contact at ZnanyLekarz');
    await rail(app, 'doctors');
    expect(app.text()).toContain('Jürgen Müller');
  });

  it('leads to the hours, and says where it goes on', async () => {
    const app = await opened(guideOf({ services: 3, hours: 'none' }, ['facilities', 'mapping']));
    expect(step()).toBe('hours');
    expect(app.text()).toContain('5 missing');
    await app.press('To the hours');
    expect(document.querySelector('.guide')).toBeNull();
    expect(document.querySelector('.views [aria-current=page]')?.textContent).toBe('Hours');
    await app.press('Back to the guide');
    expect(step()).toBe('hours');
    // Whoever has come to its end is not led back any more.
    await rail(app, 'live');
    await app.press('To the day');
    await app.key({ key: '5' });
    expect(document.querySelector('.hours-view')).not.toBeNull();
    expect([...document.querySelectorAll('button')].map((one) => one.textContent)).not.toContain(
      'Back to the guide',
    );
  });

  it('publishes all drafts that were looked at by one press, and leaves out what is not whole', async () => {
    const [first, second, third] = ['300001', '300002', '300003'];
    const faulty = hoursOf(third, now, 'draft');
    const guide = guideOf({ services: 3, hours: 'none' }, ['facilities', 'mapping']);
    const app = await mountApp({
      ...scene(),
      guide: {
        ...guide,
        calendars: guide.calendars.map((one) => ({
          ...one,
          draft: [first, second, third].includes(one.addressId),
        })),
      },
      hours: [
        hoursOf(first, now, 'draft'),
        { ...hoursOf(second, now, 'draft'), timetable: { ...faulty.timetable, inForce: null } },
        { ...faulty, timetable: { ...faulty.timetable, damaged: ['inForce'] } },
      ],
    });
    await app.settings('Connection');
    await app.press('Set-up guide…');
    expect(step()).toBe('hours');
    await vi.waitFor(() => expect(app.text()).toContain('Publish 2 calendars'));
    expect(app.text()).toContain('Not complete');
    expect(app.text()).toContain('1 visit outside');
    await app.press('Publish 2 calendars');
    await vi.waitFor(() => expect(app.text()).toContain('In force. Dates on their way'));
    const asked = (name: string) =>
      app.asked.filter((one) => one.name === name).map(({ request }) => request);
    // Hours that were kept at the marketplace are taken over first, with what was on the screen.
    expect(asked('publishing.takeOver')).toMatchObject([{ addressId: second, seen: 5 }]);
    expect(asked('publishing.publish')).toEqual([
      {
        calendars: [
          { addressId: first, seen: 5 },
          { addressId: second, seen: 1 },
        ],
      },
    ]);
  });

  it('opens names and codes over itself, and is there again when they are closed', async () => {
    const app = await opened(guideOf({ services: 3, hours: 'offered' }, ['facilities']));
    expect(step()).toBe('mapping');
    await app.press('Names and codes…');
    expect(document.querySelector('.mapping')).not.toBeNull();
    await app.click(
      [...document.querySelectorAll<HTMLElement>('.dialog .dialog .dialog-actions .press')].at(-1),
    );
    expect(document.querySelector('.mapping')).toBeNull();
    expect(step()).toBe('mapping');
  });

  it('adds another clinic with credentials of its own', async () => {
    const app = await mountApp({
      ...scene(),
      connection: {
        kind: 'live',
        locale: 'pl',
        timeZone: 'Europe/Warsaw',
        clientId: '1_here',
        secretKept: 'keychain',
      },
      guide: guideOf({ services: 3, hours: 'offered' }),
    });
    await app.settings('Connection');
    await app.press('Set-up guide…');
    await rail(app, 'connection');
    expect(app.text()).toContain('Client ID 1_here');
    await app.press('Add another clinic…');
    await app.type('Client ID', '2_there');
    await app.type('Secret', 'hush');
    await app.press('Save and begin');
    expect(app.asked.find(({ name }) => name === 'connection.save')?.request).toMatchObject({
      which: 'another',
      clientId: '2_there',
    });
    expect(app.text()).toContain('The clinic is added.');
  });
});
