import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { violationsOf } from './harness/accessibility.ts';
import { launchDesk, type LaunchedDesk } from './harness/launch.ts';
import { pictureOnFailure } from './harness/pictures.ts';
import { startPractice, type Practice } from './harness/practice.ts';
import { connect } from './harness/steps.ts';

/*
 * In the real window: a clock that is off by an hour is told under the day as long as it is, by how much, and in words that say what
 * to do; the day stays in use meanwhile, and nothing of it has to be closed once the clock is right.
 */
const pictures = resolve(import.meta.dirname, '../../test-results');
const minute = 60_000;
/** Two turns that say the same, and one to tell it. */
const someTurns = { timeout: minute };

let practice: Practice;
let desk: LaunchedDesk;
beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  practice = await startPractice('small');
  desk = await launchDesk({ args: ['--language=en', `--practice-port=${practice.port}`] });
  await connect(desk, practice);
});
afterAll(async () => {
  await desk.close();
  await practice.stop();
});
pictureOnFailure(() => desk);

const note = () => desk.page.getByRole('alert').filter({ hasText: 'The clock of this computer is off' });

test('a right clock is not spoken of', async () => {
  await desk.page.locator('.card').first().waitFor({ state: 'attached' });
  expect(await note().count()).toBe(0);
});

/** Where the card is on the screen. */
const topOf = async (id: string): Promise<number> =>
  (await desk.page.locator(`.card[data-item="${id}"]`).boundingBox())?.y ?? Number.NaN;

test('an hour is told by its minutes, cards are chosen as before, and none went from under a hand', async () => {
  const id = await scrolledCard();
  const before = await topOf(id);
  await practice.faults({ dateSkewMs: 60 * minute });
  await note().waitFor(someTurns);
  expect(Math.abs((await topOf(id)) - before)).toBeLessThanOrEqual(1);
  expect(await note().textContent()).toContain('It is 60 minutes off.');
  expect(await violationsOf(desk)).toEqual([]);
  await desk.page.screenshot({ path: join(pictures, 'clock-off.png') });
  const card = desk.page.locator('.card').first();
  await card.evaluate((one: HTMLElement) => one.click());
  await desk.page.locator('.panel-name').waitFor();
}, 120_000);

test('what changed by minutes is told anew, and a clock that is right again takes the note away', async () => {
  await practice.faults({ dateSkewMs: -20 * minute });
  await expect.poll(() => note().textContent(), someTurns).toContain('It is 20 minutes off.');
  const id = await scrolledCard();
  const before = await topOf(id);
  await practice.faults({ dateSkewMs: 0 });
  await note().waitFor({ state: 'detached', ...someTurns });
  expect(Math.abs((await topOf(id)) - before)).toBeLessThanOrEqual(1);
}, 180_000);

/** A card in the middle of a board that has room to scroll in both directions. */
async function scrolledCard(): Promise<string> {
  const card = desk.page.locator('.board .card').first();
  await card.evaluate((one) => one.scrollIntoView({ block: 'center' }));
  expect(await desk.page.locator('.board').evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(100);
  return (await card.getAttribute('data-item')) ?? '';
}
