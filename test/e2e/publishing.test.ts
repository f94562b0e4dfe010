import { beforeAll, expect, test } from 'vitest';
import type { HoursView } from '#shared/contract/hours.ts';
import type { Period } from '#shared/domain/availability/period.ts';
import { addDays, atWallClock } from '#shared/time/zone.ts';
import { openDesk } from './harness/openDesk.ts';
import type { PracticeBooking } from './harness/practice.ts';
import { cardOf, goTo, soon, zone } from './harness/steps.ts';

/*
 * Hours are for patients: what a manager adds in the window, and publishes there, a patient books online minutes later, and the visit
 * stands on the board. Until then nothing changed at the marketplace, and of the rest nothing did.
 */
const { desk, practice } = openDesk();
const button = (name: string | RegExp) => desk.page.getByRole('button', { name });
let addressId = '';

async function kept(): Promise<HoursView> {
  const answer = await desk.page.evaluate(
    (id) => window.frontdesk.ask('hours.get', { addressId: id }),
    addressId,
  );
  if (!answer.ok || answer.value.kind !== 'hours') throw new Error('no hours');
  return answer.value.hours;
}

const drafted = async (day: number): Promise<readonly Period[]> =>
  (await kept()).timetable.draft?.plans[0]?.weeks[0]?.days[day] ?? [];

/** Monday is 0. */
const weekdayOf = (date: string): number => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;

beforeAll(async () => {
  addressId = await desk.page.evaluate(async () => {
    const answer = await window.frontdesk.ask('calendars.get', null);
    return answer.ok ? (answer.value[0]?.addressId ?? '') : '';
  });
  await desk.page.keyboard.press('5');
  await desk.page.locator('.hours-calendar').first().waitFor(soon);
});

test('hours that were added here, and published, are booked by a patient online and stand on the board', async () => {
  const { page } = desk;
  const calls = async (name: string) => (await practice.writes()).filter((one) => one === name).length;
  await button('Begin with what is offered now').click();
  await page.locator('.hours-grid').waitFor(soon);
  await expect.poll(async () => (await kept()).timetable.draft?.plans.length, soon).toBe(1);
  const date = addDays((await kept()).today, 2);
  const day = weekdayOf(date);
  const before = await drafted(day);
  await page.locator(`[data-head="${day}"]`).focus();
  await page.keyboard.press('Insert');
  await expect.poll(async () => (await drafted(day)).length, soon).toBe(before.length + 1);
  const added = (await drafted(day)).at(-1);
  if (added === undefined) throw new Error('Nothing was added.');
  expect(await calls('replaceSlots')).toBe(0);
  await button('Review and publish').click();
  await button(/^Publish \d+ dates?$/).click(soon);
  await page
    .getByText(/^In force\. Dates on their way/)
    .first()
    .waitFor(soon);
  // What the marketplace had on one of these dates besides its week stays as it was: a patient takes the first that is offered.
  const starts = [0, 7, 14, 21].map((ahead) => atWallClock(addDays(date, ahead), added.start, zone));
  const booked: PracticeBooking[] = [];
  await expect
    .poll(
      async () => {
        for (const start of starts) {
          if (booked.length > 0) break;
          const wanted = { addressId, start, patient: { name: 'Zofia', surname: 'Wieczorna' } };
          await practice.patientBooks(wanted).then(
            (visit) => booked.push(visit),
            () => undefined,
          );
        }
        return booked.length;
      },
      { timeout: 80_000, interval: 2_000 },
    )
    .toBe(1);
  const [visit] = booked;
  if (visit === undefined) throw new Error('Nobody booked.');
  // Only the dates of this weekday were written.
  expect(await calls('replaceSlots')).toBeLessThanOrEqual(13);
  await page.keyboard.press('1');
  await goTo(desk, visit.start);
  await cardOf(desk, visit).waitFor({ state: 'attached', timeout: 60_000 });
});
