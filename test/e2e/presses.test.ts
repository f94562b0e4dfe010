import type { Locator } from 'playwright';
import { beforeAll, describe, expect, test } from 'vitest';
import { openDesk } from './harness/openDesk.ts';
import type { PracticeBooking } from './harness/practice.ts';
import { roomyDay } from './harness/roomyDay.ts';
import { aGlance, cardOf, goTo, justBegun, said, soon, stateOnBoard, zone } from './harness/steps.ts';
import type { FreeTime } from '#shared/contract/freeTimes.ts';
import { minuteMs } from '#shared/time/durations.ts';
import { addDays, type EpochMs, localDateOf, startOfDay } from '#shared/time/zone.ts';

/*
 * Hands press twice: a double click, a key that is tapped again, Enter once more because nothing seemed to happen. In the real window,
 * with real presses 50 to 150 ms apart, the second half decides nothing of its own.
 */
let hovered: PracticeBooking;
let listed: PracticeBooking;
let tapped: PracticeBooking;
const { desk, practice } = openDesk({
  async before(clinic) {
    const start = justBegun();
    // Each with another doctor: side by side in one column they would be too narrow for the button.
    const [one, two, three] = new Set((await clinic.bookings()).map((booking) => booking.addressId));
    // The last of the day: the notes of the steps before it stand where its button would be.
    hovered = await clinic.doctorBooks('Hoverova', lastQuarter(), one);
    listed = await clinic.doctorBooks('Listova', start, two);
    tapped = await clinic.doctorBooks('Tappova', start, three);
  },
});
let addressId: string;
let free: readonly FreeTime[];
beforeAll(async () => {
  ({ addressId, free } = await roomyDay(desk));
});

/** Twenty minutes before today ends at the clinic. */
function lastQuarter(): EpochMs {
  return startOfDay(addDays(localDateOf(Date.now(), zone), 1), zone) - 20 * minuteMs;
}

/** Two clicks of a hand that does not move. */
async function clickTwice(on: Locator, apart: number): Promise<void> {
  const box = await on.boundingBox();
  if (box === null) throw new Error('it is not on the screen');
  await desk.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await desk.page.mouse.down({ clickCount: 1 });
  await desk.page.mouse.up({ clickCount: 1 });
  await desk.page.waitForTimeout(apart);
  await desk.page.mouse.down({ clickCount: 2 });
  await desk.page.mouse.up({ clickCount: 2 });
}
async function pressTwice(key: string, apart: number): Promise<void> {
  await desk.page.keyboard.press(key);
  await desk.page.waitForTimeout(apart);
  await desk.page.keyboard.press(key);
}
const stands = (visit: PracticeBooking) => stateOnBoard(desk, visit);
const calls = async (name: string): Promise<number> =>
  (await practice.writes()).filter((one) => one === name).length;

describe.each([60, 120])('a patient’s step, pressed twice %i ms apart', (apart) => {
  test('by the button on the card: the patient has arrived, and is not with the doctor', async () => {
    const { page } = desk;
    await page.keyboard.press('1');
    // As a hand does it, to get the card out from under the notes.
    await page.locator('.board').evaluate((board) => board.scrollTo({ top: board.scrollHeight }));
    await cardOf(desk, hovered).hover();
    await page.locator('.card-step').waitFor();
    await clickTwice(page.locator('.card-step'), apart);
    await cardOf(desk, hovered).and(page.locator('[data-state=arrived]')).waitFor();
    await aGlance(desk);
    expect(await stands(hovered)).toBe('arrived');
    expect(await page.locator('.panel').count()).toBe(0);
    await cardOf(desk, hovered).focus();
    await page.keyboard.press('b');
    await cardOf(desk, hovered).and(page.locator('[data-state=expected]')).waitFor();
    await aGlance(desk);
  });

  test('in the list of arrivals: the second press says that the patient has arrived', async () => {
    const { page } = desk;
    await page.keyboard.press('2');
    const row = page.locator(`.list-row[data-item="${listed.id}"]`);
    await row.scrollIntoViewIfNeeded();
    await clickTwice(row.locator('[data-way=next]'), apart);
    await said(desk, 'Listova, Practice: already “arrived”. Nothing was changed.');
    expect(await row.getAttribute('data-row-state')).toBe('arrived');
    await row.focus();
    await page.keyboard.press('b');
    await page.locator(`.list-row[data-item="${listed.id}"][data-row-state=expected]`).waitFor();
    await aGlance(desk);
  });

  test('by its key on the card, and in the panel', async () => {
    const { page } = desk;
    await page.keyboard.press('1');
    await cardOf(desk, tapped).focus();
    await pressTwice('p', apart);
    await cardOf(desk, tapped).and(page.locator('[data-state=arrived]')).waitFor();
    await aGlance(desk);
    expect(await stands(tapped)).toBe('arrived');
    await page.keyboard.press('b');
    await cardOf(desk, tapped).and(page.locator('[data-state=expected]')).waitFor();
    await cardOf(desk, tapped).click();
    await page.locator('.panel').getByText('Tappova').first().waitFor();
    await aGlance(desk);
    await clickTwice(page.locator('.panel .actions button').first(), apart);
    await cardOf(desk, tapped).and(page.locator('[data-state=arrived]')).waitFor();
    await aGlance(desk);
    expect(await stands(tapped)).toBe('arrived');
    await page.keyboard.press('b');
    await cardOf(desk, tapped).and(page.locator('[data-state=expected]')).waitFor();
    await page.keyboard.press('Escape');
    await aGlance(desk);
  });
});

describe('a new visit', () => {
  async function typed(surname: string, place: number): Promise<void> {
    const { page } = desk;
    const time = free[place];
    if (time === undefined) throw new Error('there is no room');
    await goTo(desk, time.start);
    const slot = page.locator(`[data-column="${addressId}"] [data-item="slot ${time.start}"]`);
    await slot.waitFor({ state: 'attached', ...soon });
    await slot.focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Surname').fill(surname);
    await page.getByLabel('First name').fill('Nina');
    await page.getByLabel('Phone').fill('+48 600 100 200');
  }

  test.each([
    ['two Enters', 'Entera', 0, () => pressTwice('Enter', 50)],
    [
      'a double click on the button',
      'Clickova',
      2,
      () => clickTwice(desk.page.locator('.panel [type=submit]'), 120),
    ],
  ] as const)('is booked once by %s, and nobody is alarmed', async (_, surname, place, book) => {
    const { page } = desk;
    const before = await calls('bookSlot');
    await typed(surname, place);
    await book();
    await said(desk, `${surname}, Nina: booked for`);
    await expect.poll(() => page.locator('[data-outbox]').count(), { timeout: 30_000 }).toBe(0);
    await expect.poll(() => calls('bookSlot'), soon).toBe(before + 1);
    const all = await practice.bookings();
    expect(all.filter(({ patient }) => patient.surname === surname)).toHaveLength(1);
    expect(await page.locator('.attention-row').count()).toBe(0);
    await page.keyboard.press('Escape');
  });

  test('is cancelled by the form that asks why, and not by the second half of the Enter that opened it', async () => {
    const { page } = desk;
    const before = await calls('cancelBooking');
    await page.keyboard.press('Control+z');
    await page.locator('.offer').waitFor();
    await aGlance(desk);
    await pressTwice('Enter', 80);
    await page.getByLabel('Reason (if you like)').waitFor();
    await aGlance(desk);
    expect(await page.getByLabel('Reason (if you like)').count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(await calls('cancelBooking')).toBe(before);
  });
});
