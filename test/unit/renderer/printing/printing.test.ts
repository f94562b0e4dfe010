// @vitest-environment happy-dom
import { act } from 'react';
import { expect, it, vi } from 'vitest';
import { err, ok } from '#shared/result.ts';
import type { Scene } from '../scene.ts';
import { mountApp, type Mounted } from '../mount.ts';
import { calendarsOf } from '../calendars/playedCalendars.ts';
import { problemOf, sceneOf } from '../scenes.ts';

/* The shown day is printed or saved from the menu, the palette and the bar alike; what came of it is said in a sentence. */
const now = Math.floor(Date.now() / 60_000) * 60_000;
vi.setConfig({ testTimeout: 60_000 });
const scene = (change: Partial<Scene> = {}): Scene => ({ ...sceneOf(new URLSearchParams(), now), ...change });
const asked = (app: Mounted) =>
  app.asked
    .filter(({ name }) => name.startsWith('printing.'))
    .map(({ name, request }) => ({ name, request }));
const warsaw = (at: number) => new Date(at).toLocaleDateString('sv-SE', { timeZone: 'Europe/Warsaw' });

it('from the menu, for the day that is shown', async () => {
  const app = await mountApp(scene());
  await app.hear('app.command', 'printDay');
  await app.hear('app.command', 'nextDay');
  await app.hear('app.command', 'savePdf');
  await app.hear('app.command', 'exportCsv');
  const tomorrow = warsaw(now + 86_400_000);
  expect(asked(app)).toEqual([
    { name: 'printing.print', request: { date: warsaw(now) } },
    { name: 'printing.savePdf', request: { date: tomorrow } },
    { name: 'printing.exportCsv', request: { date: tomorrow } },
  ]);
  expect(app.text()).toContain('The day was exported as CSV.');
});

it('from the bar and the palette', async () => {
  const app = await mountApp(scene());
  await app.press('More');
  const items = [...document.querySelectorAll<HTMLElement>('[role=menuitem]')];
  expect(items.map((item) => item.querySelector('span')?.textContent)).toEqual([
    'Next free time for a service',
    'All commands',
    'Print the day…',
    'Save the day as PDF…',
    'Export the day as CSV…',
    'One doctor’s day…',
    'Show cancelled visits',
    'Lock the screen',
  ]);
  await app.click(items[4]);
  expect(asked(app).at(-1)?.name).toBe('printing.exportCsv');
  await app.key({ key: 'k', ctrlKey: true });
  const command = [...document.querySelectorAll<HTMLElement>('.palette-item')].find((item) =>
    item.textContent.includes('Save the day as PDF'),
  );
  await app.click(command);
  await vi.waitFor(() => expect(asked(app).at(-1)?.name).toBe('printing.savePdf'));
});

it('of one doctor or of all, whoever is chosen', async () => {
  const base = scene();
  const day = base.day(null);
  const app = await mountApp(scene({ calendars: day.ok ? calendarsOf(day.value) : [] }));
  await app.press('More');
  const menuItem = [...document.querySelectorAll<HTMLElement>('[role=menuitem]')].find((item) =>
    item.textContent.includes('One doctor’s day'),
  );
  await app.click(menuItem);
  const dialog = await vi.waitFor(() => {
    const shown = document.querySelector<HTMLDialogElement>('dialog.dialog');
    if (shown === null) throw new Error('no dialog yet');
    return shown;
  });
  const select = dialog.querySelector('select');
  const names = [...(select?.options ?? [])].map(({ text, value }) => ({ text, value }));
  expect(names[0]).toEqual({ text: 'All doctors', value: '' });
  expect(names.length).toBeGreaterThan(3);
  const third = names[2];
  await act(async () => {
    if (select === null) throw new Error('no choice');
    select.value = third?.value ?? '';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await Promise.resolve();
  });
  await app.press('Save the day as PDF…');
  expect(asked(app)).toEqual([
    { name: 'printing.savePdf', request: { date: warsaw(now), addressId: third?.value } },
  ]);
  expect(document.querySelector('dialog.dialog')).toBeNull();
});

it('says why not, and nothing where somebody closed the dialog', async () => {
  const app = await mountApp(scene({ left: err(problemOf('noPrinter')) }));
  await app.hear('app.command', 'printDay');
  expect(app.text()).toContain('No printer. This computer knows no printer.');
  const other = await mountApp(scene({ left: ok('canceled') }));
  await other.hear('app.command', 'savePdf');
  expect(other.root.querySelector('.toast')).toBeNull();
});
