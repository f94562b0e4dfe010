import { beforeAll, expect, test } from 'vitest';
import { violationsOf } from './harness/accessibility.ts';
import { openDesk } from './harness/openDesk.ts';
import { takePicture } from './harness/pictures.ts';
import type { ClinicBooking, PracticeBooking } from './harness/practice.ts';
import { roomyDay } from './harness/roomyDay.ts';
import { cardOf, goTo, soon } from './harness/steps.ts';
import type { FreeTime } from '#shared/contract/freeTimes.ts';

/*
 * The keys of undoing in the real window, also after the undo window: what the clinic has been told already is taken back by
 * its opposite, asked first and done by the keyboard alone; of several quick decisions each is reached. The clinic has the
 * way back exactly once.
 */
const { desk, practice } = openDesk();
let addressId: string;
let free: readonly FreeTime[];
let visits: readonly PracticeBooking[];

beforeAll(async () => {
  ({ addressId, free } = await roomyDay(desk));
  const made: PracticeBooking[] = [];
  for (const [index, surname] of ['Movea', 'Cancela', 'Quicka', 'Quickb', 'Quickc', 'Quickd'].entries())
    made.push(await booked(surname, index));
  visits = made;
  await goTo(desk, visitOf('Movea').start);
  for (const visit of visits) await cardOf(desk, visit).waitFor({ state: 'attached', ...soon });
});

test('of four quick decisions each is taken back, also the one whose toast made room for the others', async () => {
  const { page } = desk;
  const names = ['Quicka', 'Quickb', 'Quickc', 'Quickd'];
  for (const name of names) {
    await cardOf(desk, visitOf(name)).focus();
    await page.keyboard.press('c');
    await page
      .locator('.toast')
      .filter({ hasText: `${name}, Practice: confirmed` })
      .waitFor();
  }
  for (const name of names.toReversed()) {
    await page.keyboard.press('Control+z');
    await page
      .locator('.toast')
      .filter({ hasText: `Undone for ${name}, Practice` })
      .waitFor();
  }
  await page.waitForTimeout(6_000);
  for (const name of names) expect((await atClinic(name))[0]?.confirmed).toBe(false);
});

test('a visit that was moved and sent is moved back after a question, by keys', async () => {
  const { page } = desk;
  const visit = visitOf('Movea');
  await cardOf(desk, visit).focus();
  await page.keyboard.press('m');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.toast').filter({ hasText: 'Movea, Practice: moved to' }).waitFor();
  await expect.poll(() => startAtClinic('Movea'), { timeout: 60_000 }).not.toBe(visit.start);
  await isFree(visit);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  const question = page.getByRole('dialog', { name: 'Undo the last decision' });
  await question.filter({ hasText: 'Sent already. Move Movea, Practice back to' }).waitFor();
  expect(await violationsOf(desk)).toEqual([]);
  await takePicture(desk, 'takeBack');

  await page.keyboard.press('Escape');
  await question.waitFor({ state: 'detached' });
  await page.keyboard.press('Control+z');
  await question.waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.toast').filter({ hasText: 'Movea, Practice: moved to' }).waitFor();
  await expect.poll(() => startAtClinic('Movea'), { timeout: 60_000 }).toBe(visit.start);
});

test('a visit that was cancelled and sent is booked again for the same patient, by keys', async () => {
  const { page } = desk;
  const visit = visitOf('Cancela');
  await cardOf(desk, visit).focus();
  await page.keyboard.press('x');
  await page.getByLabel('Reason (if you like)').waitFor();
  await page.keyboard.type('By mistake');
  await page.keyboard.press('Enter');
  await page.locator('.toast').filter({ hasText: 'Cancela, Practice: visit cancelled' }).waitFor();
  await expect.poll(() => startAtClinic('Cancela'), { timeout: 60_000 }).toBeUndefined();
  await isFree(visit);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await page
    .getByRole('dialog')
    .filter({ hasText: 'Book Cancela, Practice again for' })
    .filter({ hasText: 'It will be a new visit.' })
    .waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.toast').filter({ hasText: 'Cancela, Practice: booked for' }).waitFor();
  await expect.poll(() => startAtClinic('Cancela'), { timeout: 60_000 }).toBe(visit.start);
  const all = await atClinic('Cancela');
  expect(all.map(({ status }) => status).sort()).toEqual(['booked', 'canceled']);
  expect(new Set(all.map(({ patient }) => patient.phone)).size).toBe(1);
});

function visitOf(surname: string): PracticeBooking {
  const found = visits.find(({ patient }) => patient.surname === surname);
  if (found === undefined) throw new Error(`There is no ${surname}.`);
  return found;
}

/** The desk has heard that the time of a visit is free again. */
const isFree = ({ start }: PracticeBooking): Promise<void> =>
  desk.page
    .locator(`[data-column="${addressId}"] .slot[data-item="slot ${start}"]`)
    .waitFor({ state: 'attached', ...soon });

const atClinic = async (surname: string): Promise<readonly ClinicBooking[]> =>
  (await practice.bookings()).filter(({ patient }) => patient.surname === surname);

async function startAtClinic(surname: string): Promise<number | undefined> {
  return (await atClinic(surname)).find(({ status }) => status === 'booked')?.start;
}

function booked(surname: string, index: number): Promise<PracticeBooking> {
  const patient = { name: 'Practice', surname, phone: '+48500100200' };
  return practice.patientBooks({ addressId, start: free[index]?.start, patient });
}
