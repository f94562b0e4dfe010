import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { dayWindow, localDateOf } from '#shared/time/zone.ts';
import { violationsOf } from './harness/accessibility.ts';
import { launchDesk, type LaunchedDesk } from './harness/launch.ts';
import { pictureOnFailure } from './harness/pictures.ts';
import { startPractice, type Practice, type PracticeBooking } from './harness/practice.ts';
import { connect, lineIs, soon, zone } from './harness/steps.ts';

/*
 * The day of a reception in the real window, with the line down: patients come, go to the doctor and are done, one does not
 * come, one was mistaken for another; and a whole day is settled at its end in a few strokes. When the line is back the clinic
 * has each presence exactly once.
 */
const pictures = resolve(import.meta.dirname, '../../test-results');
const minute = 60_000;

let practice: Practice;
let desk: LaunchedDesk;
let comes: PracticeBooking;
let misses: PracticeBooking;
let mistaken: PracticeBooking;
/** The last day before today that has visits, all of them unmarked. */
let pastDay: readonly Known[];

const known = z.object({
  id: z.string(),
  status: z.enum(['booked', 'canceled']),
  start: z.number(),
  patient: z.object({ surname: z.string() }),
  presence: z.enum(['present', 'absent']).nullable(),
});
type Known = z.infer<typeof known>;

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  practice = await startPractice('small');
  pastDay = await lastDay();
  const { from, to } = dayWindow(localDateOf(pastDay[0]?.start ?? 0, zone), zone);
  await practice.unmark(from, to);
  const start = Math.floor(Date.now() / minute) * minute - 10 * minute;
  [comes, misses, mistaken] = [
    await practice.doctorBooks('Comesova', start),
    await practice.doctorBooks('Missesova', start),
    await practice.doctorBooks('Mistakova', start),
  ];
  desk = await launchDesk({ args: ['--language=en', `--practice-port=${practice.port}`] });
  await connect(desk, practice);
});
afterAll(async () => {
  await desk.close();
  await practice.stop();
});
pictureOnFailure(() => desk);

describe('with the line down', () => {
  test('patients arrive, go in and are done by keys in the list; the wrong one is taken back', async () => {
    const { page } = desk;
    await row(comes).waitFor({ state: 'detached' });
    await page.keyboard.press('2');
    for (const visit of [comes, misses, mistaken]) await row(visit).waitFor({ ...soon });
    await practice.line(false);
    await lineIs(desk, 'offline', 20_000);
    expect(await violationsOf(desk)).toEqual([]);

    await row(comes).focus();
    await page.keyboard.press('p');
    await stateIs(comes, 'arrived');
    expect(await focused()).toBe(comes.id);
    await page.locator('.side .count[data-place=waiting]').filter({ hasText: '1' }).waitFor();
    await page.keyboard.press('p');
    await stateIs(comes, 'withDoctor');
    await page.keyboard.press('p');
    await stateIs(comes, 'done');

    await row(mistaken).focus();
    await page.keyboard.press('p');
    await stateIs(mistaken, 'arrived');
    await page.keyboard.press('b');
    await stateIs(mistaken, 'expected');

    await row(misses)
      .getByRole('button', { name: /^Did not come/ })
      .click();
    await stateIs(misses, 'noShow');
    await page.screenshot({ path: join(pictures, 'arrivals.png') });
    expect(await violationsOf(desk)).toEqual([]);
  });

  test('a mistake is taken back by the keys of undoing', async () => {
    const { page } = desk;
    await row(mistaken).focus();
    await page.keyboard.press('a');
    await stateIs(mistaken, 'noShow');
    await page.keyboard.press('Control+z');
    await stateIs(mistaken, 'expected');
  });

  test('the board shows the same, and its hover button steps', async () => {
    const { page } = desk;
    await page.keyboard.press('1');
    const card = page.locator(`.card[data-item="${mistaken.id}"]`);
    await card.scrollIntoViewIfNeeded();
    await card.hover();
    const step = page.locator('.card-step');
    await step.waitFor();
    // The wheel moves the card under a hand that rests: the button comes with it.
    await page.mouse.wheel(0, 6);
    await expect
      .poll(async () => {
        const [button, under] = [await step.boundingBox(), await card.boundingBox()];
        return button !== null && under !== null && Math.abs(button.y - under.y) < under.height;
      })
      .toBe(true);
    await step.click();
    await page.locator(`.card[data-item="${mistaken.id}"][data-state=arrived]`).waitFor();
    await page.keyboard.press('Control+z');
    await page.locator(`.card[data-item="${mistaken.id}"][data-state=expected]`).waitFor();
  });

  test('a whole day is settled with three absent: a press for each of them, and one stroke', async () => {
    const { page } = desk;
    await page.keyboard.press('3');
    await page.locator('.end-past .press').first().click();
    await page
      .locator('.came')
      .nth(pastDay.length - 1)
      .waitFor({ ...soon });
    for (const { id } of pastDay.slice(0, 3)) await page.locator(`.came[data-visit="${id}"] input`).click();
    expect(await violationsOf(desk)).toEqual([]);
    await page.screenshot({ path: join(pictures, 'end-of-day.png') });
    await page.getByText(`Settle: ${pastDay.length - 3} present, 3 absent`).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('This day is settled').waitFor();
    await page.getByText(/wait for the line/).waitFor();
    expect(await violationsOf(desk)).toEqual([]);
    expect(await marks()).toEqual({ present: 0, absent: 0 });
  });
});

test('when the line is back, the clinic has each presence exactly once', async () => {
  await practice.line(true);
  await lineIs(desk, 'inStep', 60_000);
  await expect.poll(() => desk.page.locator('[data-outbox]').count(), { timeout: 120_000 }).toBe(0);
  const all = new Map((await bookings()).map((booking) => [booking.id, booking.presence]));
  expect(all.get(comes.id)).toBe('present');
  expect(all.get(misses.id)).toBe('absent');
  expect(all.get(mistaken.id)).toBeNull();
  expect(pastDay.map(({ id }) => all.get(id))).toEqual(
    pastDay.map((_, index) => (index < 3 ? 'absent' : 'present')),
  );
  expect(await marks()).toEqual({ present: pastDay.length - 3 + 1, absent: 4 });
});

test('the page never broke its own policy, and nothing in it failed', () => {
  expect(desk.complaints).toEqual([]);
});

const row = ({ id }: Pick<PracticeBooking, 'id'>) => desk.page.locator(`.list-row[data-item="${id}"]`);
const stateIs = ({ id }: Pick<PracticeBooking, 'id'>, state: string): Promise<void> =>
  desk.page.locator(`.list-row[data-item="${id}"][data-row-state="${state}"]`).waitFor();
const focused = (): Promise<string | null | undefined> =>
  desk.page.evaluate(() => document.activeElement?.getAttribute('data-item'));

async function state(): Promise<unknown> {
  const answer = await fetch(`http://127.0.0.1:${practice.port}/practice/state?bookings=all`);
  return answer.json();
}
async function bookings(): Promise<readonly Known[]> {
  return Object.values(z.object({ bookings: z.record(z.string(), known) }).parse(await state()).bookings);
}
async function marks(): Promise<{ readonly present: number; readonly absent: number }> {
  const { counts } = z
    .object({ counts: z.object({ byOperation: z.record(z.string(), z.number()) }) })
    .parse(await state());
  return {
    present: counts.byOperation['markPatientPresence'] ?? 0,
    absent: counts.byOperation['markPatientAbsence'] ?? 0,
  };
}

/** The visits of the latest day before today that has five at least. */
async function lastDay(): Promise<readonly Known[]> {
  const today = dayWindow(localDateOf(Date.now(), zone), zone).from;
  const days = new Map<string, Known[]>();
  for (const booking of await bookings()) {
    if (booking.status !== 'booked' || booking.start >= today) continue;
    const date = localDateOf(booking.start, zone);
    days.set(date, [...(days.get(date) ?? []), booking]);
  }
  const [latest] = [...days].filter(([, own]) => own.length >= 5).sort(([a], [b]) => (a < b ? 1 : -1));
  if (latest === undefined) throw new Error('The practice clinic had no visits lately.');
  return latest[1];
}
