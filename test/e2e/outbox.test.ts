import type { Locator } from 'playwright';
import { beforeAll, describe, expect, test } from 'vitest';
import { dayWindow, localDateOf } from '#shared/time/zone.ts';
import { violationsOf } from './harness/accessibility.ts';
import { openDesk } from './harness/openDesk.ts';
import { takePicture } from './harness/pictures.ts';
import type { ClinicBooking, PracticeBooking } from './harness/practice.ts';
import { roomyDay } from './harness/roomyDay.ts';
import { cardOf, goTo, lineIs, soon, zone } from './harness/steps.ts';
import type { FreeTime } from '#shared/contract/freeTimes.ts';

/*
 * Nothing is lost: what a receptionist decides in the window with the line down survives the end of the app, and reaches the
 * clinic exactly once when the line is back. What has become impossible meanwhile is told, with what happened.
 */
const { desk, practice, restart } = openDesk();
/** A calendar with room on one coming day, and its free times. */
let addressId: string;
let free: readonly FreeTime[];
let toConfirm: PracticeBooking;
let toMove: PracticeBooking;
let toCancel: PracticeBooking;

beforeAll(async () => {
  ({ addressId, free } = await roomyDay(desk));
  [toConfirm, toMove, toCancel] = [
    await booked('Confirma', at(0)),
    await booked('Movena', at(1)),
    await booked('Cancella', at(2)),
  ];
  await goTo(desk, at(0).start);
  for (const visit of [toConfirm, toMove, toCancel])
    await cardOf(desk, visit).waitFor({ state: 'attached', ...soon });
});

describe('with the line down', () => {
  test('a visit is confirmed, moved, cancelled, booked and marked present in the window, by keys', async () => {
    await practice.line(false);
    await lineIs(desk, 'offline', 20_000);
    const { page } = desk;

    await open(cardOf(desk, toConfirm), 'Confirma');
    await page.keyboard.press('c');
    await page.locator('.toast').filter({ hasText: 'Confirma, Practice: confirmed' }).waitFor();
    expect(await violationsOf(desk)).toEqual([]);
    await page.locator('.way').filter({ hasText: 'Waiting for the line' }).waitFor();

    await open(cardOf(desk, toMove), 'Movena');
    await page.keyboard.press('m');
    await page.getByRole('option').first().waitFor();
    expect(await violationsOf(desk)).toEqual([]);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.locator('.toast').filter({ hasText: 'Movena, Practice: moved to' }).waitFor();

    await open(cardOf(desk, toCancel), 'Cancella');
    await page.keyboard.press('x');
    await page.keyboard.type('Has a cold');
    await page.keyboard.press('Enter');
    await page.locator('.toast').filter({ hasText: 'Cancella, Practice: visit cancelled' }).waitFor();

    const slot = page.locator(`[data-column="${addressId}"] .slot`).last();
    await slot.focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Surname').waitFor();
    await page.keyboard.type('Newcomer');
    await page.keyboard.press('Enter');
    expect(await page.getByText('Enter the first name.').count()).toBe(1);
    await page.keyboard.type('Nina');
    await page.getByLabel('Phone').fill('+48 600 100 200');
    await page.keyboard.press('Enter');
    await page.locator('.toast').filter({ hasText: 'Newcomer, Nina: booked for' }).waitFor();

    const past = await latestBegun();
    await goBackTo(past.start);
    await open(cardOf(desk, past), past.patient.surname);
    await page.keyboard.press('p');
    await page
      .locator('.toast')
      .filter({ hasText: /: (arrived|done)/ })
      .waitFor();

    await page.locator('[data-outbox="5"]').waitFor();
    await page.getByRole('button', { name: /to send/ }).click();
    await page.getByText('Nothing is lost').waitFor();
    await page.keyboard.press('Escape');
    await goTo(desk, at(0).start);
    await page.locator('[data-outbox="5"]').waitFor();
    await takePicture(desk, 'outbox-before');
    expect(await practice.writes()).toEqual([]);
  });

  test('after closing and starting again with the line up, the clinic has each exactly once', async () => {
    const before = await practice.bookings();
    const past = await latestBegun();
    await restart(() => practice.line(true));
    await lineIs(desk, 'inStep', 60_000);
    await expect.poll(() => desk.page.locator('[data-outbox]').count(), { timeout: 60_000 }).toBe(0);
    const after = await practice.bookings();

    expect(one(after, toConfirm.id).confirmed).toBe(true);
    expect(one(after, past.id).presence).toBe('present');
    expect(one(after, toCancel.id)).toMatchObject({ status: 'canceled', cancelReason: 'Has a cold' });
    const moved = one(after, toMove.id);
    expect(moved.movedTo).not.toBeNull();
    const ofMoved = after.filter(
      ({ patient, status }) => patient.surname === 'Movena' && status === 'booked',
    );
    expect(ofMoved.map(({ id }) => id)).toEqual([moved.movedTo]);
    const newcomers = after.filter(({ patient }) => patient.surname === 'Newcomer');
    expect(newcomers).toHaveLength(1);
    expect(newcomers[0]).toMatchObject({ status: 'booked', addressId, patient: { name: 'Nina' } });
    // One made by the move, one by the booking, and nothing else.
    expect(after.length - before.length).toBe(2);

    await goTo(desk, at(0).start);
    await cardOf(desk, { id: newcomers[0]?.id ?? '' }).waitFor({ state: 'attached', ...soon });
    await takePicture(desk, 'outbox-after');
    expect(await practice.writes()).toEqual([
      'bookSlot',
      'cancelBooking',
      'confirmBooking',
      'markPatientPresence',
      'moveBooking',
    ]);
  });
});

test('a visit that the patient moved meanwhile is not cancelled: the item tells who moved it and where to', async () => {
  const { page } = desk;
  const visit = await booked('Wander', at(6));
  await goTo(desk, at(6).start);
  await cardOf(desk, visit).waitFor({ state: 'attached', ...soon });
  await practice.line(false);
  await lineIs(desk, 'offline', 20_000);
  await open(cardOf(desk, visit), 'Wander');
  await page.keyboard.press('x');
  await page.keyboard.press('Enter');
  await page.locator('.toast').filter({ hasText: 'Wander, Practice: visit cancelled' }).waitFor();
  const moved = await practice.patientMoves(visit.id, at(7).start);
  await practice.line(true);
  const row = page
    .locator('.attention-row')
    .filter({ hasText: 'Wander' })
    .filter({ hasText: 'The patient moved this visit to' })
    .first();
  await row.waitFor({ ...soon, timeout: 60_000 });
  await row.click();
  await page.getByText('What is true now').waitFor();
  expect(await page.locator('.sides').innerText()).toContain('Cancel the visit at');
  expect(await violationsOf(desk)).toEqual([]);
  await takePicture(desk, 'outbox-attention');
  await page.getByRole('button', { name: 'Let it go' }).click();
  await row.waitFor({ state: 'detached' });
  expect(one(await practice.bookings(), moved.id).status).toBe('booked');
});

test('a decision that is taken back within its time is never sent', async () => {
  const { page } = desk;
  const visit = await booked('Backer', at(8));
  await goTo(desk, at(8).start);
  await cardOf(desk, visit).waitFor({ state: 'attached', ...soon });
  await open(cardOf(desk, visit), 'Backer');
  await page.keyboard.press('c');
  await page.locator('.toast').filter({ hasText: 'Backer, Practice: confirmed' }).waitFor();
  await page.keyboard.press('Control+z');
  await page.locator('.toast').filter({ hasText: 'Undone' }).waitFor();
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-item'))).toBe(visit.id);
  await page.waitForTimeout(7_000);
  expect(one(await practice.bookings(), visit.id).confirmed).toBe(false);
});

test('a key decides for the card that has the focus, also while another visit is open beside the board', async () => {
  const { page } = desk;
  const [shown, meant] = [
    await practice.doctorBooks('Openova', at(5).start),
    await practice.doctorBooks('Meantova', at(9).start),
  ];
  await goTo(desk, shown.start);
  await cardOf(desk, meant).waitFor({ state: 'attached', ...soon });
  await open(cardOf(desk, shown), 'Openova');
  await cardOf(desk, meant).focus();
  await page.keyboard.press('c');
  await page.locator('.toast').filter({ hasText: 'Meantova, Practice: confirmed' }).waitFor();
  await cardOf(desk, shown).focus();
  await page.keyboard.press('x');
  await page.locator('.panel-name').filter({ hasText: 'Openova' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect
    .poll(async () => one(await practice.bookings(), meant.id).confirmed, { timeout: 30_000 })
    .toBe(true);
  expect(one(await practice.bookings(), shown.id)).toMatchObject({ confirmed: false, status: 'booked' });
});

function at(index: number): FreeTime {
  const time = free[index];
  if (time === undefined) throw new Error('The practice clinic has no such free time.');
  return time;
}

/** Opens a card in the panel and waits until it shows that patient. */
async function open(card: Locator, surname: string): Promise<void> {
  await card.waitFor({ state: 'attached', ...soon });
  await card.focus();
  await desk.page.keyboard.press('Enter');
  await desk.page.locator('.panel-name').filter({ hasText: surname }).waitFor();
}

function booked(surname: string, time: FreeTime): Promise<PracticeBooking> {
  const patient = { name: 'Practice', surname, phone: '+48500100200' };
  return practice.patientBooks({ addressId, start: time.start, patient });
}

function one(all: readonly ClinicBooking[], id: string): ClinicBooking {
  const found = all.find((booking) => booking.id === id);
  if (found === undefined) throw new Error(`The clinic has no booking ${id}.`);
  return found;
}

/** The visit that began last and is not marked yet: the only kind that may be told to be present at once. */
let begun: ClinicBooking | null = null;
async function latestBegun(): Promise<ClinicBooking> {
  begun ??=
    (await practice.bookings())
      .filter(({ status, start, presence }) => status === 'booked' && start < Date.now() && presence === null)
      .sort((a, b) => b.start - a.start)[0] ?? null;
  if (begun === null) throw new Error('The practice clinic has no visit that has begun.');
  return begun;
}

/** Goes back to the day of an instant that is not after today. */
async function goBackTo(instant: number): Promise<void> {
  const days = Math.round(
    (dayWindow(localDateOf(Date.now(), zone), zone).from - dayWindow(localDateOf(instant, zone), zone).from) /
      86_400_000,
  );
  await desk.app.evaluate(({ Menu }, count) => {
    const press = (id: string): void => {
      Menu.getApplicationMenu()?.getMenuItemById(id)?.click();
    };
    press('today');
    for (let done = 0; done < count; done += 1) press('previousDay');
  }, days);
}
