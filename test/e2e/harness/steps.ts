import type { Locator } from 'playwright';
import { localDateOf, startOfDay, type EpochMs } from '#shared/time/zone.ts';
import type { LaunchedDesk } from './launch.ts';
import type { Practice, PracticeBooking } from './practice.ts';

/** The zone of the practice clinics that these tests start. */
export const zone = 'Europe/Warsaw';

/** Long enough for the desk to look (every 8 s), read and show, also on a slow machine. */
export const soon = { timeout: 25_000 };

const minute = 60_000;

/**
 * Ten minutes ago, or the first minute of today where today is not as old: a visit that began then stands on the board of today, and
 * its patient can arrive, at whatever hour the test runs.
 */
export function justBegun(): EpochMs {
  const now = Date.now();
  return Math.max(startOfDay(localDateOf(now, zone), zone), Math.floor(now / minute) * minute - 10 * minute);
}

/** What a person does to connect a desk that was started with `--practice-port`. */
export async function enterCredentials(
  { page }: LaunchedDesk,
  clientId: string,
  secret: string,
): Promise<void> {
  await page.getByLabel('Client ID', { exact: true }).fill(clientId);
  await page.getByLabel('Secret', { exact: true }).fill(secret);
}

/** Connects the desk to a practice clinic and waits until its day is on the board. */
export async function connect(desk: LaunchedDesk, practice: Practice): Promise<void> {
  await enterCredentials(desk, practice.clientId, practice.secret);
  await desk.page.getByRole('button', { name: 'Save and begin' }).click();
  await leaveGuide(desk);
  await desk.page.locator('[data-column]').first().waitFor({ state: 'attached', timeout: 60_000 });
  await lineIs(desk, 'inStep', 60_000);
}

/** The guide comes by itself once a clinic is connected, and can be left at any step. */
export async function leaveGuide({ page }: LaunchedDesk): Promise<void> {
  const guide = page.getByRole('dialog', { name: 'Set up your clinic' });
  await guide.getByRole('button', { name: 'Close', exact: true }).click();
  await guide.waitFor({ state: 'detached' });
}

/** The card of a booking. */
export const cardOf = ({ page }: LaunchedDesk, { id }: Pick<PracticeBooking, 'id'>): Locator =>
  page.locator(`[data-state][data-item="${id}"]`);

/**
 * The state that the card of a booking shows, or `gone`. Asked for in one step: a card that goes between a count and a
 * question would be waited for.
 */
export async function stateOnBoard(
  desk: LaunchedDesk,
  booking: Pick<PracticeBooking, 'id'>,
): Promise<string> {
  const [state] = await cardOf(desk, booking).evaluateAll((cards) =>
    cards.map((card) => card.getAttribute('data-state')),
  );
  return state ?? 'gone';
}

/** Waits until the desk says how it stands with the vendor. */
export async function lineIs({ page }: LaunchedDesk, kind: string, timeout: number): Promise<void> {
  try {
    await page.locator(`[data-line="${kind}"]`).waitFor({ state: 'attached', timeout });
  } catch (cause) {
    const is = await page
      .locator('[data-line]')
      .evaluateAll((marks) => marks.map((mark) => mark.textContent));
    throw new Error(`The line did not come to be ${kind}; it says: ${is.join(' | ')}`, { cause });
  }
}

/** Waits until a note on the board says what was done. */
export const said = ({ page }: LaunchedDesk, text: string): Promise<void> =>
  page.locator('.toast').filter({ hasText: text }).first().waitFor();

/** Goes to the day of an instant by the menu's commands. */
export async function goTo({ app }: LaunchedDesk, at: number): Promise<void> {
  const dayOf = (instant: number): number => startOfDay(localDateOf(instant, zone), zone);
  const days = Math.round((dayOf(at) - dayOf(Date.now())) / 86_400_000);
  await app.evaluate(({ Menu }, count) => {
    const press = (id: string): void => {
      Menu.getApplicationMenu()?.getMenuItemById(id)?.click();
    };
    press('today');
    for (let done = 0; done < count; done += 1) press('nextDay');
  }, days);
}

/**
 * Lets patients book until one booking falls on the day that is on the board: which days have free slots depends on when
 * the test runs.
 * @returns a booking that was made while its day was shown
 */
export async function bookOnShownDay(desk: LaunchedDesk, practice: Practice): Promise<PracticeBooking> {
  let last = await practice.patientBooks();
  for (let tries = 0; tries < 5; tries += 1) {
    await goTo(desk, last.start);
    await cardOf(desk, last).waitFor({ state: 'attached', ...soon });
    const next = await practice.patientBooks();
    if (localDateOf(next.start, zone) === localDateOf(last.start, zone)) return next;
    last = next;
  }
  throw new Error('The practice clinic never had two free slots on one day.');
}

/** Goes through what can have the focus, as somebody does who has no mouse, until it is there. */
export async function focusBy(
  { page }: LaunchedDesk,
  key: 'Tab' | 'Shift+Tab',
  wanted: Locator,
): Promise<void> {
  for (let step = 0; step < 10; step += 1) {
    if (await wanted.evaluate((one) => one === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead there.`);
}

/**
 * As long as somebody needs to see what a press has done: a press before that still means what stood there before (`sight.ts`).
 */
export const aGlance = ({ page }: LaunchedDesk): Promise<void> => page.waitForTimeout(600);
