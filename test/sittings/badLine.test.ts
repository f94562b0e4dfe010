import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { launchDesk, type LaunchedDesk } from '../e2e/harness/launch.ts';
import { pictureOnFailure } from '../e2e/harness/pictures.ts';
import { startPractice, type Practice, type PracticeBooking } from '../e2e/harness/practice.ts';
import { cardOf, connect, goTo, lineIs } from '../e2e/harness/steps.ts';
import { clinicVisits, freeStarts, type FreeStart } from './clinicSide.ts';
import { watchSlowness } from './slowness.ts';

/*
 * A bad-line afternoon: for three minutes the line goes down every few seconds, answers are lost after the clinic has done what was
 * asked, the server fails and refuses by its rate; the receptionist confirms, cancels and books all the while, and closes the
 * desk once in the middle of it. In the end the clinic has each of her decisions exactly once, and she was never made to wait.
 */
const decisions = 24;

let practice: Practice;
let desk: LaunchedDesk;
let free: FreeStart[];
const visits: PracticeBooking[] = [];

beforeAll(async () => {
  practice = await startPractice('small');
  desk = await launchDesk({ args: ['--language=en', `--practice-port=${practice.port}`] });
  await connect(desk, practice);
  free = [...(await vi.waitFor(() => freeStarts(desk, 12), { timeout: 100_000, interval: 1_000 }))];
  for (let visit = 0; visit < 6; visit += 1) {
    const time = free.shift();
    const patient = { name: 'Patient', surname: `Badline${visit}`, phone: '+48 600 100 200' };
    visits.push(await practice.patientBooks({ ...time, patient }));
  }
  await goTo(desk, visits[0]?.start ?? 0);
  for (const visit of visits) await cardOf(desk, visit).waitFor({ state: 'attached', timeout: 30_000 });
}, 200_000);
afterAll(async () => {
  await desk.close();
  await practice.stop();
});
pictureOnFailure(() => desk);

test('three minutes of a bad line: each decision takes effect once', { timeout: 900_000 }, async () => {
  let slowness = await watchSlowness(desk);
  const wanted = new Map<string, 'booked' | 'canceled'>();
  for (let decision = 0; decision < decisions; decision += 1) {
    await trouble(decision);
    await decide(decision, wanted);
    await desk.page.waitForTimeout(6_000);
    if (decision === decisions / 2) {
      await desk.close('keepProfile');
      desk = await launchDesk({
        profile: desk.profile,
        args: ['--language=en', `--practice-port=${practice.port}`],
      });
      await desk.page.locator('[data-column]').first().waitFor({ state: 'attached', timeout: 60_000 });
      await goTo(desk, visits[0]?.start ?? 0);
      slowness = await watchSlowness(desk);
    }
  }
  await practice.faults({ rules: [] });
  await practice.line(true);
  await lineIs(desk, 'inStep', 120_000);
  await expect.poll(() => desk.page.locator('[data-outbox]').count(), { timeout: 300_000 }).toBe(0);

  const after = await clinicVisits(practice);
  for (const [surname, status] of wanted) {
    const own = after.filter(({ patient, movedTo }) => patient.surname === surname && movedTo === null);
    expect(
      own.map((visit) => visit.status),
      surname,
    ).toEqual([status]);
  }
  process.stdout.write(`a bad-line afternoon: ${JSON.stringify(await slowness())}\n`);
  expect(desk.complaints).toEqual([]);
});

async function trouble(decision: number): Promise<void> {
  await practice.line(decision % 3 !== 1);
  const rule =
    decision % 4 === 0
      ? { fault: { kind: 'drop-after' }, times: 2 }
      : { fault: { kind: 'status', status: decision % 4 === 1 ? 503 : 429 }, times: 2 };
  await practice.faults({ rules: [rule] });
}

async function decide(decision: number, wanted: Map<string, 'booked' | 'canceled'>): Promise<void> {
  const { page } = desk;
  const visit = visits[Math.floor(decision / 3) % visits.length];
  if (decision % 3 === 2) {
    const time = free.shift();
    if (time === undefined) return;
    const surname = `Badphone${decision}`;
    await page.locator(`[data-column="${time.addressId}"] [data-item="slot ${time.start}"]`).focus();
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
    wanted.set(surname, 'booked');
  } else if (visit !== undefined && wanted.get(visit.patient.surname) === undefined) {
    await cardOf(desk, visit).focus();
    const { surname } = visit.patient;
    if (decision % 2 === 0) {
      await page.keyboard.press('c');
      await page
        .locator('.toast')
        .filter({ hasText: `${surname}, Patient: confirmed` })
        .waitFor();
      wanted.set(surname, 'booked');
    } else {
      await page.keyboard.press('x');
      await page.getByLabel('Reason (if you like)').waitFor();
      await page.keyboard.press('Enter');
      await page
        .locator('.toast')
        .filter({ hasText: `${surname}, Patient: visit cancelled` })
        .waitFor();
      wanted.set(surname, 'canceled');
    }
  }
  await page.keyboard.press('Escape');
}
