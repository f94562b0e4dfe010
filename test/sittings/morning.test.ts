import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { launchDesk, type LaunchedDesk } from '../e2e/harness/launch.ts';
import { pictureOnFailure } from '../e2e/harness/pictures.ts';
import { startPractice, type Practice, type PracticeBooking } from '../e2e/harness/practice.ts';
import { cardOf, connect, goTo, lineIs } from '../e2e/harness/steps.ts';
import { clinicVisits, freeStarts, shownVisits, type FreeStart } from './clinicSide.ts';
import { watchSlowness } from './slowness.ts';

/*
 * A busy morning: in three minutes sixty things happen. Patients book, cancel and move while the receptionist confirms, moves,
 * cancels and books by keys on the same day. In the end the clinic has everything exactly once, the board is what the clinic has,
 * and the window never made her wait.
 */
const length = 180_000;
const events = 60;
/** Of the free starts of the day: for patients' visits, for hers, and to move to. */
const needed = 40;

let practice: Practice;
let desk: LaunchedDesk;
let free: FreeStart[];

beforeAll(async () => {
  practice = await startPractice('clinic');
  desk = await launchDesk({ args: ['--language=en', `--practice-port=${practice.port}`] });
  await connect(desk, practice);
  free = [...(await vi.waitFor(() => freeStarts(desk, needed), { timeout: 200_000, interval: 1_000 }))];
  await goTo(desk, free[0]?.start ?? 0);
}, 260_000);
afterAll(async () => {
  await desk.close();
  await practice.stop();
});
pictureOnFailure(() => desk);

test('sixty events in three minutes: nothing is lost, wrong or slow', { timeout: 600_000 }, async () => {
  const slowness = await watchSlowness(desk);
  const before = await clinicVisits(practice);
  const patients: PracticeBooking[] = [];
  const wanted: { surname: string; status: 'booked' | 'canceled'; confirmed?: true }[] = [];
  const began = Date.now();
  for (let event = 0; event < events; event += 1) {
    await desk.page.waitForTimeout(Math.max(0, began + (event * length) / events - Date.now()));
    await (event % 2 === 0 ? patientActs(event, patients) : receptionActs(event, patients, wanted));
  }
  await lineIs(desk, 'inStep', 60_000);
  await expect.poll(() => desk.page.locator('[data-outbox]').count(), { timeout: 120_000 }).toBe(0);
  await desk.page.waitForTimeout(20_000);

  const after = await clinicVisits(practice);
  for (const { surname, status, confirmed } of wanted) {
    const own = after.filter(({ patient, movedTo }) => patient.surname === surname && movedTo === null);
    expect(
      own.map((visit) => visit.status),
      surname,
    ).toEqual([status]);
    if (confirmed === true) expect(own[0]?.confirmed, surname).toBe(true);
  }
  const known = new Set(before.map(({ id }) => id));
  const new_ = after.filter(({ id, status }) => !known.has(id) && status === 'booked').map(({ id }) => id);
  const shown = new Set((await shownVisits(desk)).map(({ id }) => id));
  expect(new_.filter((id) => !shown.has(id))).toEqual([]);
  expect(desk.complaints).toEqual([]);

  const slow = await slowness();
  process.stdout.write(`a busy morning: ${JSON.stringify(slow)}\n`);
  expect(slow.inputs).toBeGreaterThan(events / 2);
});

async function patientActs(event: number, patients: PracticeBooking[]): Promise<void> {
  const one = patients.at(-1);
  if (event % 8 === 4 && one !== undefined) {
    patients.pop();
    await practice.patientCancels(one.id);
    return;
  }
  const time = take();
  const patient = { name: 'Patient', surname: `Online${event}`, phone: '+48 600 100 200' };
  patients.push(await practice.patientBooks({ ...time, patient }));
}

async function receptionActs(
  event: number,
  patients: PracticeBooking[],
  wanted: { surname: string; status: 'booked' | 'canceled'; confirmed?: true }[],
): Promise<void> {
  const { page } = desk;
  const visit = event % 6 === 1 ? undefined : patients.shift();
  const card = visit === undefined ? null : cardOf(desk, visit);
  if (visit === undefined || card === null) {
    const surname = `Phone${event}`;
    const { addressId, start } = take();
    await page.locator(`[data-column="${addressId}"] [data-item="slot ${start}"]`).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Surname').waitFor();
    await page.keyboard.type(surname);
    await page.keyboard.press('Tab');
    await page.keyboard.type('Paula');
    await page.keyboard.press('Tab');
    await page.keyboard.type('+48 600 100 201');
    await page.keyboard.press('Enter');
    await page
      .locator('.toast')
      .filter({ hasText: `${surname}, Paula: booked` })
      .waitFor();
    wanted.push({ surname, status: 'booked' });
  } else {
    await card.waitFor({ state: 'attached', timeout: 25_000 });
    await card.focus();
    const { surname } = visit.patient;
    if (event % 4 === 1) {
      await page.keyboard.press('c');
      await page
        .locator('.toast')
        .filter({ hasText: `${surname}, Patient: confirmed` })
        .waitFor();
      wanted.push({ surname, status: 'booked', confirmed: true });
    } else {
      await page.keyboard.press('x');
      await page.getByLabel('Reason').waitFor();
      await page.keyboard.type('Has a cold');
      await page.keyboard.press('Enter');
      await page
        .locator('.toast')
        .filter({ hasText: `${surname}, Patient: visit cancelled` })
        .waitFor();
      wanted.push({ surname, status: 'canceled' });
    }
  }
  await page.keyboard.press('Escape');
}

function take(): FreeStart {
  const time = free.shift();
  if (time === undefined) throw new Error('The day has no room any more.');
  return time;
}
