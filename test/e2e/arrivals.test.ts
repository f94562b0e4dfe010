import { describe, expect, test } from 'vitest';
import { dayWindow, localDateOf } from '#shared/time/zone.ts';
import { violationsOf } from './harness/accessibility.ts';
import { openDesk } from './harness/openDesk.ts';
import { takePicture } from './harness/pictures.ts';
import type { ClinicBooking, Practice, PracticeBooking } from './harness/practice.ts';
import { aGlance, focusBy, justBegun, lineIs, soon, zone } from './harness/steps.ts';

/*
 * The day of a reception in the real window, with the line down: patients come, go to the doctor and are done, one does not
 * come, one was mistaken for another; and a whole day is settled at its end in a few strokes. When the line is back the clinic
 * has each presence exactly once.
 */
let comes: PracticeBooking;
let misses: PracticeBooking;
let mistaken: PracticeBooking;
/** The last day before today that has visits, all of them unmarked. */
let pastDay: readonly ClinicBooking[];

const { desk, practice } = openDesk({
  async before(clinic) {
    pastDay = await lastDay(clinic);
    const { from, to } = dayWindow(localDateOf(pastDay[0]?.start ?? 0, zone), zone);
    await clinic.unmark(from, to);
    const start = justBegun();
    comes = await clinic.doctorBooks('Comesova', start);
    misses = await clinic.doctorBooks('Missesova', start);
    mistaken = await clinic.doctorBooks('Mistakova', start);
  },
});

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
    await aGlance(desk);
    await page.keyboard.press('p');
    await stateIs(comes, 'withDoctor');
    await aGlance(desk);
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
    await takePicture(desk, 'arrivals');
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
    await takePicture(desk, 'end-of-day');
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
  const all = new Map((await practice.bookings()).map((booking) => [booking.id, booking.presence]));
  expect(all.get(comes.id)).toBe('present');
  expect(all.get(misses.id)).toBe('absent');
  expect(all.get(mistaken.id)).toBeNull();
  expect(pastDay.map(({ id }) => all.get(id))).toEqual(
    pastDay.map((_, index) => (index < 3 ? 'absent' : 'present')),
  );
  expect(await marks()).toEqual({ present: pastDay.length - 3 + 1, absent: 4 });
});

test('the list is narrowed to a doctor, by mouse and by keys, and to those who did not come', async () => {
  const { page } = desk;
  // From a day that is settled: where there is something to settle, what is typed goes into the field for names.
  await page.keyboard.press('2');
  await page.keyboard.press('t');
  await row(comes).waitFor();
  const doctors = (): Promise<string[]> => page.locator('.list-row [data-cell=doctor]').allTextContents();
  const ofDoctor = page.getByLabel('Doctor', { exact: true });
  const narrowed = async (): Promise<void> => {
    const name = await ofDoctor.locator('option:checked').textContent();
    await expect.poll(async () => [...new Set(await doctors())]).toEqual([name]);
  };
  const all = await doctors();
  await ofDoctor.selectOption({ index: 1 });
  await narrowed();
  expect((await doctors()).length).toBeLessThan(all.length);
  await row(comes).waitFor();

  await row(comes).focus();
  await focusBy(desk, 'Shift+Tab', ofDoctor);
  await page.keyboard.press('End');
  await narrowed();
  await row(comes).waitFor({ state: 'detached' });
  await page.keyboard.press('Home');
  await expect.poll(doctors).toEqual(all);

  await focusBy(desk, 'Shift+Tab', page.locator('.list-state input:checked'));
  for (let step = 0; step < 8 && !(await isChosen('noShow')); step += 1)
    await page.keyboard.press('ArrowRight');
  await row(comes).waitFor({ state: 'detached' });
  await row(misses).waitFor();
  expect(await page.locator('.list-row:not([data-row-state=noShow])').count()).toBe(0);
  await page.locator('.list-state[data-group=all]').click();
  await expect.poll(doctors).toEqual(all);
});

const row = ({ id }: Pick<PracticeBooking, 'id'>) => desk.page.locator(`.list-row[data-item="${id}"]`);
const stateIs = ({ id }: Pick<PracticeBooking, 'id'>, state: string): Promise<void> =>
  desk.page.locator(`.list-row[data-item="${id}"][data-row-state="${state}"]`).waitFor();
const isChosen = (group: string): Promise<boolean> =>
  desk.page.locator(`.list-state[data-group=${group}] input`).isChecked();
const focused = (): Promise<string | null | undefined> =>
  desk.page.evaluate(() => document.activeElement?.getAttribute('data-item'));

async function marks(): Promise<{ readonly present: number; readonly absent: number }> {
  const writes = await practice.writes();
  const count = (name: string): number => writes.filter((one) => one === name).length;
  return { present: count('markPatientPresence'), absent: count('markPatientAbsence') };
}

/** The visits of the latest day before today that has five at least. */
async function lastDay(clinic: Practice): Promise<readonly ClinicBooking[]> {
  const today = dayWindow(localDateOf(Date.now(), zone), zone).from;
  const days = new Map<string, ClinicBooking[]>();
  for (const booking of await clinic.bookings()) {
    if (booking.status !== 'booked' || booking.start >= today) continue;
    const date = localDateOf(booking.start, zone);
    days.set(date, [...(days.get(date) ?? []), booking]);
  }
  const [latest] = [...days].filter(([, own]) => own.length >= 5).sort(([a], [b]) => (a < b ? 1 : -1));
  if (latest === undefined) throw new Error('The practice clinic had no visits lately.');
  return latest[1];
}
