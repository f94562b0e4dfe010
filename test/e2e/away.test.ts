import type { Locator } from 'playwright';
import { beforeAll, expect, test } from 'vitest';
import type { FreeTime } from '#shared/contract/freeTimes.ts';
import { dayWindow, localDateOf } from '#shared/time/zone.ts';
import { violationsOf } from './harness/accessibility.ts';
import { openDesk } from './harness/openDesk.ts';
import { takePicture } from './harness/pictures.ts';
import type { PracticeBooking } from './harness/practice.ts';
import { roomyDay } from './harness/roomyDay.ts';
import { aGlance, cardOf, goTo, said, soon, zone } from './harness/steps.ts';

/*
 * A doctor is away: two keys close the day at the clinic, and three visits are worked through one after the other, moved, cancelled and
 * left. Whoever is interrupted in between finds the list as it was, and the clinic has each visit as it was decided.
 */
const { desk, practice } = openDesk();
const names = ['Moveria', 'Cancelia', 'Stayia'] as const;
let addressId: string;
let free: readonly FreeTime[];
let visits: readonly PracticeBooking[];

beforeAll(async () => {
  ({ addressId, free } = await roomyDay(desk));
  const made: PracticeBooking[] = [];
  for (const [index, surname] of names.entries())
    made.push(
      await practice.patientBooks({
        ...{ addressId, start: free[index * 2]?.start },
        patient: { name: 'Practice', surname, phone: '+48500100200' },
      }),
    );
  visits = made;
  await goTo(desk, free[0]?.start ?? 0);
  for (const visit of visits) await cardOf(desk, visit).waitFor({ state: 'attached', ...soon });
});

test('two keys close the day; its visits are moved, cancelled and left, with an interruption in between', async () => {
  const { page } = desk;
  const [toMove, toCancel, toLeave] = visits;
  if (toMove === undefined || toCancel === undefined || toLeave === undefined) throw new Error('no visits');
  await cardOf(desk, toMove).focus();
  await page.keyboard.press('w');
  await page.getByRole('button', { name: 'Close these days' }).waitFor();
  await expect.poll(() => page.locator('.away-outcome').textContent()).toMatch(/visits lie in this time/);
  expect(await violationsOf(desk)).toEqual([]);
  await takePicture(desk, 'away');
  await page.keyboard.press('Enter');
  await said(desk, 'away,');
  await page.getByRole('heading', { name: 'Visits while the doctor is away' }).waitFor();

  await row('Moveria').click();
  await current('Moveria').waitFor();
  await aGlance(desk);
  expect(await violationsOf(desk)).toEqual([]);
  await takePicture(desk, 'awayVisits');
  await page.getByRole('button', { name: 'Move…' }).click();
  const time = page.locator('.panel .times-one').first();
  await time.waitFor(soon);
  await aGlance(desk);
  await time.click();
  await row('Moveria').filter({ hasText: 'Moved to' }).waitFor();

  // Somebody comes to the desk: the panel is closed, and what is left stands among what needs somebody.
  await page.keyboard.press('Escape');
  await page.locator('.panel').waitFor({ state: 'detached' });
  await page.locator('.attention-row').filter({ hasText: 'to look at' }).click();
  await row('Moveria').filter({ hasText: 'Moved to' }).waitFor();

  await row('Cancelia').click();
  await current('Cancelia').waitFor();
  await aGlance(desk);
  await page.getByRole('button', { name: 'Cancel…' }).click();
  await page.getByLabel('Reason (if you like)').fill('The doctor is ill');
  await page.keyboard.press('Enter');
  await row('Cancelia').filter({ hasText: 'Cancelled' }).waitFor();

  await row('Stayia').click();
  await current('Stayia').waitFor();
  await aGlance(desk);
  await page.getByRole('button', { name: 'Leave as it is' }).click();
  await row('Stayia').filter({ hasText: 'Left' }).waitFor();

  const { from, to } = dayWindow(localDateOf(toMove.start, zone), zone);
  await expect
    .poll(async () => (await practice.breaks()).filter(({ description }) => description === 'Away'), {
      timeout: 60_000,
    })
    .toContainEqual(expect.objectContaining({ addressId, since: from, till: to }));
  const there = async () =>
    (await practice.bookings()).filter(({ id }) => visits.some((visit) => visit.id === id));
  await expect
    .poll(async () => (await there()).map(({ id, status, movedTo }) => [id, status, movedTo !== null]), {
      timeout: 60_000,
    })
    .toEqual(
      expect.arrayContaining([
        [toMove.id, 'canceled', true],
        [toCancel.id, 'canceled', false],
        [toLeave.id, 'booked', false],
      ]),
    );
});

const row = (surname: string): Locator => desk.page.locator('.away-row').filter({ hasText: surname });
const current = (surname: string): Locator => desk.page.locator('.away-current').filter({ hasText: surname });
