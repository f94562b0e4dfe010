import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { localDateOf } from '#shared/time/zone.ts';
import { violationsOf } from './harness/accessibility.ts';
import { launchDesk, type LaunchedDesk } from './harness/launch.ts';
import { pictureOnFailure } from './harness/pictures.ts';
import { startPractice, type Practice } from './harness/practice.ts';
import { roomyDay } from './harness/roomyDay.ts';
import { connect, goTo, zone } from './harness/steps.ts';
import type { FreeTime } from '#shared/contract/freeTimes.ts';

/*
 * Free times by service in the real window, against a practice clinic: each says what it is for, as the vendor's copy has it; those
 * for one service stand alone by key and by hand, on other days too; a visit that is begun from one is for that service.
 */
const pictures = resolve(import.meta.dirname, '../../test-results');

let practice: Practice;
let desk: LaunchedDesk;
let addressId: string;
let free: readonly FreeTime[];

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  practice = await startPractice('small');
  desk = await launchDesk({ args: ['--language=en', `--practice-port=${practice.port}`] });
  await connect(desk, practice);
  ({ addressId, free } = await roomyDay(desk));
  await goTo(desk, free[0]?.start ?? 0);
  await slot(free[0]?.start).waitFor({ state: 'attached' });
});
afterAll(async () => {
  await desk.close();
  await practice.stop();
});
pictureOnFailure(() => desk);

const slot = (start: number | undefined) =>
  desk.page.locator(`[data-column="${addressId}"] .slot[data-item="slot ${start}"]`);
const all = () => desk.page.locator('.slot');
const item = (name: string) =>
  desk.page.locator('.free-for-one').filter({ has: desk.page.getByText(name, { exact: true }) });

/** What main tells of the free times of the calendar's day, by start. */
async function told(): Promise<ReadonlyMap<number, readonly string[]>> {
  const from = free[0]?.start ?? 0;
  const answer = await desk.page.evaluate((request) => window.frontdesk.ask('freeTimes.get', request), {
    addressId,
    scope: 'address' as const,
    from,
    to: from + 14 * 3_600_000,
  });
  const times = z
    .array(z.object({ start: z.number(), services: z.array(z.object({ name: z.string() })) }))
    .parse(answer.ok ? answer.value : []);
  const day = localDateOf(from, zone);
  return new Map(
    times
      .filter(({ start }) => localDateOf(start, zone) === day)
      .map(({ start, services }) => [start, services.map(({ name }) => name)]),
  );
}
/** The one that the fewest free times of the calendar take, so that something has to go. */
async function rarest(): Promise<string> {
  const counts = new Map<string, number>();
  for (const names of (await told()).values())
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const [first] = [...counts].sort((a, b) => a[1] - b[1]);
  if (first === undefined) throw new Error('the calendar offers nothing');
  return first[0];
}

test('each free time says to ears and in its tooltip all that the new visit offers there', async () => {
  const services = await told();
  for (const { start } of free.slice(0, 3)) {
    if ((await slot(start).count()) === 0) continue;
    const label = (await slot(start).getAttribute('title')) ?? '';
    for (const name of services.get(start) ?? ['nothing']) expect(label).toContain(name);
    expect(await slot(start).getAttribute('data-says')).not.toBe('');
  }
  await slot(free[0]?.start).focus();
  await desk.page.keyboard.press('ArrowDown');
  await desk.page.screenshot({ path: join(pictures, 'free.png') });
  expect(await violationsOf(desk)).toEqual([]);
});

test('a free time under the hand says when it is on a line of its own, however much it is for', async () => {
  const one = slot(free[0]?.start);
  await one.hover();
  const { rows, line } = await one.evaluate((node) => {
    node.setAttribute('data-all', 'A service with a long name, '.repeat(20));
    const { gridTemplateRows, lineHeight } = getComputedStyle(node);
    return { rows: gridTemplateRows.split(' ').map(parseFloat), line: parseFloat(lineHeight) };
  });
  expect(rows).toHaveLength(2);
  expect(rows[0]).toBeGreaterThanOrEqual(line);
});

test('those for one service stand alone by key, on the next days too, and all come back by the same key', async () => {
  const { page } = desk;
  const service = await rarest();
  const before = await all().count();
  await page.keyboard.press('v');
  await page.locator('.free-for-list :focus').waitFor();
  await page.waitForTimeout(300);
  expect(await violationsOf(desk)).toEqual([]);
  const wanted = await item(service).elementHandle();
  for (let at = 0; at < 40; at += 1) {
    if (await page.evaluate((one) => document.activeElement === one, wanted)) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await page.locator('.free-strip').waitFor();
  const labels = (): Promise<string[]> =>
    all().evaluateAll((slots) => slots.map((one) => one.getAttribute('title') ?? ''));
  await expect.poll(async () => (await labels()).every((label) => label.includes(service))).toBe(true);
  expect(await all().count()).toBeLessThan(before);
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(pictures, 'free-for.png') });
  expect(await violationsOf(desk)).toEqual([]);

  await page.keyboard.press('Alt+ArrowRight');
  await page.locator('.board').waitFor();
  await page.waitForTimeout(1_000);
  expect((await labels()).every((label) => label.includes(service))).toBe(true);
  await page.keyboard.press('Alt+ArrowLeft');
  await page.keyboard.press('v');
  await page.locator('.free-strip').waitFor({ state: 'detached' });
  await expect.poll(() => all().count()).toBe(before);
});

test('chosen by hand, a visit begun from one is for that service, and the strip shows all again', async () => {
  const { page } = desk;
  const service = await rarest();
  await page.locator('.free-for .press').click();
  await item(service).click();
  await page.locator('.free-strip').waitFor();
  await page.locator(`[data-column="${addressId}"] .slot[data-says]`).first().click();
  const choice = page.locator('.panel select').first();
  await choice.waitFor();
  const chosen = await choice.evaluate((field) =>
    field instanceof HTMLSelectElement ? field.selectedOptions[0]?.textContent : null,
  );
  expect(chosen).toContain(service);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'All free times' }).click();
  await page.locator('.free-strip').waitFor({ state: 'detached' });
});

test('the page never broke its own policy, and nothing in it failed', () => {
  expect(desk.complaints).toEqual([]);
});
