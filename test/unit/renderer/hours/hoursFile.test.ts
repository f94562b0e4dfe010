// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import type { HoursFileCalendar, HoursFilePreview } from '#shared/contract/hoursFile.ts';
import { mountApp, type Mounted } from '../mount.ts';
import type { Scene } from '../scene.ts';
import { sceneOf } from '../scenes.ts';
import { withHours } from './hoursScenes.ts';

/*
 * A file of hours is seen before it is taken: what becomes of each calendar, or what is wrong in it by row and place. Services that hours
 * name and that were not added say so above the week, with the ways on.
 */
vi.setConfig({ testTimeout: 60_000 });
const now = Date.now();

async function opened(change: (scene: Scene) => Partial<Scene>): Promise<Mounted> {
  const scene = withHours(sceneOf(new URLSearchParams('scene=day'), now), now);
  const app = await mountApp({ ...scene, ...change(scene) });
  await app.key({ key: '5' });
  await vi.waitFor(() => expect(document.querySelector('.hours-head')).not.toBeNull(), 20_000);
  return app;
}

const row = (change: Partial<HoursFileCalendar>): HoursFileCalendar => ({
  ...{ addressId: 'a0', doctor: 'Jan Nowak', place: null, is: 'changed', from: 1_560, to: 1_800 },
  ...{ over: { staff: 'AK', since: now }, gone: 2 },
  ...change,
});
const changes: HoursFilePreview = {
  ...{ kind: 'changes', madeAt: now, ground: 'g1', daysOff: { taken: 0, there: 3, left: 2 } },
  calendars: [row({}), row({ addressId: 'a9', is: 'unknown', from: null, over: null, gone: 0 })],
};

async function chosen(preview: HoursFilePreview): Promise<Mounted> {
  const app = await opened(() => ({ hoursFile: preview }));
  await app.press('Hours file …');
  const input = () => document.querySelector<HTMLInputElement>('dialog input[type=file]');
  await vi.waitFor(() => expect(input()).not.toBeNull(), 20_000);
  const file = new File(['{}'], 'Frontdesk hours.json');
  Object.defineProperty(input(), 'files', { value: [file], configurable: true });
  await app.click({
    click: () => input()?.dispatchEvent(new Event('change', { bubbles: true })),
  } as HTMLElement);
  await vi.waitFor(() => expect(document.querySelector('.hours-file-preview')).not.toBeNull(), 20_000);
  return app;
}
const text = () => document.querySelector('.hours-file-preview')?.textContent ?? '';

it('what it would change is shown calendar by calendar, and taken on that ground, once', async () => {
  const app = await chosen(changes);
  expect(text()).toContain('1 calendar gets a draft.');
  expect(text()).toContain('2 days off are left out');
  expect(text()).toContain('26 h 30 h');
  expect(text()).toContain('· AK goes for it');
  expect(text()).toContain('2 of its services are no longer offered');
  expect(text()).toContain('no calendar of this clinic');
  const make = app.find('Make drafts');
  await app.click({ click: () => [make, make].forEach((one) => one.click()) } as HTMLElement);
  const asked = app.asked.filter(({ name }) => name === 'hoursFile.apply').map(({ request }) => request);
  expect(asked).toEqual([{ text: '{}', ground: 'g1' }]);
  await vi.waitFor(() => expect(app.text()).toContain('2 drafts were made.'));
});

it('what is wrong is told by row and place, and nothing can be taken', async () => {
  await chosen({
    ...{ kind: 'faults', all: 3 },
    faults: [
      { list: 'plans', row: 4, column: 'plans.0.weeks.1.days.2.0.start' },
      { list: 'file', row: null, column: 'madeAt' },
    ],
  });
  expect(text()).toContain('3 places in this file cannot be read. Nothing of it is taken.');
  expect(text()).toContain('Calendar 4plans.0.weeks.1.days.2.0.start');
  expect(text()).toContain('and 1 more');
  expect(text()).not.toContain('Make drafts');
});

it('a service that was not added stands above the week that names it, and is taken out by a press', async () => {
  const app = await opened(({ hours = [] }) => ({
    hours: hours.map((one, at) =>
      at === 0
        ? { ...one, unmade: [{ addressServiceId: 'on-its-way:i7', name: 'Ultrasound', is: 'takenBack' }] }
        : one,
    ),
  }));
  const note = () => document.querySelector('.hours-unmade')?.textContent ?? '';
  expect(note()).toContain('“Ultrasound” is not being added any more.');
  expect(note()).not.toContain('Do it again');
  await app.press('Take it out of the hours');
  expect(app.asked.filter(({ name }) => name === 'services.takeOut').map(({ request }) => request)).toEqual([
    { addressId: 'a0', serviceId: 'on-its-way:i7' },
  ]);
});
