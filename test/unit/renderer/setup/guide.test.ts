// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { firstClinic, keyOfFurther } from '#shared/domain/clinicKey.ts';
import { mountApp, type Mounted } from '../mount.ts';
import { sceneOf } from '../scenes.ts';
import { hoursOf } from '../hours/hoursScenes.ts';
import { guideOf } from './playedGuide.ts';

/* One path from credentials to a clinic that can be booked: left and begun again at any step, explained where something is odd. */
vi.setConfig({ testTimeout: 60_000 });
const now = Date.parse('2026-11-23T10:00:00Z');
const scene = (query = '') => sceneOf(new URLSearchParams(query), now);
const step = (): string | undefined => document.querySelector<HTMLElement>('.guide-step')?.dataset['step'];
const turned = (app: Mounted) =>
  app.asked.filter(({ name }) => name === 'connection.guideTurn').map(({ request }) => request);
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
    const first = app.find('Continue');
    await app.press('Continue');
    expect(step()).toBe('mapping');
    // By another button under the hand the window knows the second half of a double press (`samePress.ts`).
    expect(app.find('Continue')).not.toBe(first);
    expect(first.isConnected).toBe(false);
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
    expect(app.text()).toContain('Maria Nowak: several calendars at one clinic.');
    expect(app.text()).toContain('Online visits have a calendar of their own.');
    expect(app.text()).toContain('ask your contact at ZnanyLekarz');
    await rail(app, 'doctors');
    expect(app.text()).toContain('Jürgen Müller');
  });

  it.each([
    ['rests for now', 'forNow', 'Frontdesk keeps trying by itself.', 'Enter new credentials…'],
    ['rests until somebody gives its secret', 'untilRenewed', 'Enter new credentials…', 'keeps trying'],
  ] as const)('says of a clinic that %s what brings it back', async (_which, rests, says, saysNot) => {
    const clinic = { locale: 'pl', clientId: 'c', timeZone: 'Europe/Warsaw', practicePort: null } as const;
    const clinics = [
      { ...clinic, key: firstClinic },
      { ...clinic, key: keyOfFurther(2), rests },
    ];
    const app = await mountApp({
      ...scene(),
      connection: { ...clinic, kind: 'live', secretKept: 'keychain', clinics },
      guide: guideOf({ services: 3, hours: 'offered' }),
    });
    await app.settings('Connection');
    await app.press('Set-up guide…');
    await rail(app, 'connection');
    const list = document.querySelector('.guide-list')?.textContent ?? '';
    expect(list).toContain(says);
    expect(list).not.toContain(saysNot);
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
    expect(asked('publishing.takeOver')).toMatchObject([{ addressId: second, seen: 5, shown: 'shown-5' }]);
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

  it('begins again where it was left, and main hears of each step that is looked at', async () => {
    const guide = guideOf({ services: 0, hours: 'none' }, ['facilities']);
    const app = await opened({ ...guide, at: 'doctors' });
    expect(step()).toBe('doctors');
    await rail(app, 'hours');
    await app.key({ key: 'Escape' });
    await app.press('Close');
    await app.settings('Connection');
    await app.press('Set-up guide…');
    expect(step()).toBe('hours');
    expect(turned(app)).toEqual([{ step: 'doctors' }, { step: 'hours' }, { step: 'hours' }]);
  });

  it('leads back from the hours whoever went there out of turn', async () => {
    const app = await opened(guideOf({ services: 0, hours: 'none' }));
    await rail(app, 'services');
    await app.press('To the services');
    expect(app.text()).toContain('“Back to the guide”, above');
    await app.press('Back to the guide');
    expect(step()).toBe('services');
  });

  it('says at each step that the line is down, and what its list waits for', async () => {
    const guide = guideOf({ services: 0, hours: 'none' });
    const app = await opened({ ...guide, reading: 'catalogue' });
    expect(app.text()).toContain('The marketplace is still being read.');
    await app.hear('line.changed', { kind: 'offline', since: now - 60_000, asOf: null });
    expect(app.text()).toContain('It goes on by itself as soon as the line is back.');
    expect(app.text()).toContain('This page fills by itself as soon as the line is back.');
    await rail(app, 'live');
    expect(app.text()).toContain('Offline since');
    await app.hear('line.changed', { kind: 'inStep', asOf: now });
    expect(app.text()).not.toContain('Offline since');
  });

  it('says how far the first copy is while a step waits for it', async () => {
    const app = await opened({ ...guideOf({ services: 0, hours: 'none' }), reading: 'catalogue' });
    await app.hear('line.importProgress', {
      kind: 'running',
      step: 'addressServices',
      done: 12,
      of: 65,
      todayReady: false,
      waiting: null,
    });
    expect(document.querySelector('.guide-line')?.textContent).toContain('Services of each calendar');
    expect(document.querySelector('.guide-line')?.textContent).toContain('12 of 65');
    expect(document.querySelector<HTMLProgressElement>('.guide-line progress')?.value).toBe(12);
  });

  it('finds one of many calendars, also by its clinic, and says how many there are', async () => {
    const guide = guideOf({ services: 0, hours: 'none' });
    const [first] = guide.calendars;
    if (first === undefined) throw new Error('no calendar');
    const calendars = Array.from({ length: 65 }, (_, index) => ({
      ...first,
      addressId: String(index),
      doctor: `Doctor ${index}`,
      facilityId: index < 60 ? '1001' : '1002',
    }));
    const facilities = [
      ...guide.facilities,
      { id: '1002', name: 'Klinika Północ', doctors: 5, calendars: 5 },
    ];
    const app = await opened({ ...guide, calendars, facilities });
    await rail(app, 'addresses');
    await app.type('Find', 'klinika 6');
    expect(app.text()).toContain('5 of 65 calendars');
    await app.type('Find', 'klinika doctor 63');
    expect(document.querySelectorAll('.guide-list > li')).toHaveLength(1);
    await app.type('Find', 'nobody');
    expect(app.text()).toContain('Nothing fits this choice.');
  });

  const here = {
    kind: 'live',
    locale: 'pl',
    timeZone: 'Europe/Warsaw',
    clientId: '1_here',
    secretKept: 'keychain',
  } as const;
  const guide = guideOf({ services: 3, hours: 'offered' });
  const atConnection = async (change: object): Promise<Mounted> => {
    const app = await mountApp({ ...scene(), connection: here, guide, ...change });
    await app.settings('Connection');
    await app.press('Set-up guide…');
    await rail(app, 'connection');
    return app;
  };

  it('asks for credentials of another clinic, keeps them over a look at another step, and says what came of it', async () => {
    const app = await atConnection({});
    expect(app.text()).toContain('Client ID 1_here');
    await app.press('Add another clinic…');
    await app.type('Client ID', '2_there');
    await app.type('Secret', 'hush');
    await rail(app, 'doctors');
    await app.press('Close');
    expect(app.text()).toContain('Not saved yet.');
    await rail(app, 'connection');
    await app.press('Add this clinic');
    expect(app.asked.find(({ name }) => name === 'connection.save')?.request).toMatchObject({
      which: 'another',
      clientId: '2_there',
      secret: 'hush',
    });
    // Main says which clinics there are: none has come.
    expect(app.text()).toContain('This desk has that clinic already.');
    expect(document.querySelector('form')).toBeNull();
  });

  it('takes other credentials of a clinic that refuses its own, and counts it as missing until then', async () => {
    const line = sceneOf(new URLSearchParams('scene=refused'), now).line;
    const app = await atConnection({ line });
    expect(document.querySelector('[data-rail=connection]')?.textContent).toContain('1 missing');
    expect(document.querySelector('.guide-line')?.textContent).toContain('Credentials refused');
    await app.click(document.querySelector<HTMLElement>('.guide-line .press'));
    expect(document.querySelector<HTMLInputElement>('.guide-form input')?.value).toBe('1_here');
    await app.type('Secret', 'the new one');
    await app.press('Save and go on');
    expect(app.text()).toContain('The new credentials work.');
    await app.hear('line.changed', { kind: 'inStep', asOf: now });
    expect(document.querySelector('[data-rail=connection]')?.textContent).not.toContain('missing');
  });
});
