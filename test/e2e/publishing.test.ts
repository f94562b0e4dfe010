import { afterAll, beforeAll, expect, test } from 'vitest';
import { expand } from '#shared/domain/availability/expand.ts';
import { addDays, atWallClock, type LocalDate } from '#shared/time/zone.ts';
import { violationsOf } from './harness/accessibility.ts';
import { handsAt, type Hands } from './harness/hands.ts';
import { launchDesk, type LaunchedDesk } from './harness/launch.ts';
import { pictureOnFailure, takePicture } from './harness/pictures.ts';
import { startPractice, type Practice, type PracticeBooking } from './harness/practice.ts';
import { setUpTally, type SetUpTally, toldInDocument } from './harness/setUpTally.ts';
import { aGlance, cardOf, goTo, soon, zone } from './harness/steps.ts';

/*
 * From an empty profile to a booked patient, by one path in the real window: a clinic of eight doctors that has nothing is connected, gets
 * services and hours of two weeks that take turns, with holidays and one doctor's own hours, and is published; minutes later a patient books
 * online in one of these times, and the visit is on the board. What it costs a person is what docs/EFFORT.md says.
 */
let practice: Practice;
let desk: LaunchedDesk;
let hands: Hands;
let tally: SetUpTally;

beforeAll(async () => {
  practice = await startPractice('empty');
  desk = await launchDesk({ args: ['--language=en', `--practice-port=${practice.port}`] });
  hands = await handsAt(desk);
  tally = setUpTally(hands);
}, 120_000);
afterAll(async () => {
  await desk.close();
  await practice.stop();
});
pictureOnFailure(() => desk);

const button = (name: string | RegExp) => desk.page.getByRole('button', { name });
const click = (name: string | RegExp): Promise<void> => hands.click(button(name).last());
const step = (name: string) => desk.page.locator(`[data-step=${name}]`);
const there = { timeout: 120_000 };

/** The hours of a calendar, and how far its dates have come. */
const lookAt = (addressId: string) =>
  desk.page.evaluate(async (id) => {
    const hours = await window.frontdesk.ask('hours.get', { addressId: id });
    const coverage = await window.frontdesk.ask('publishing.coverage', { calendars: [id] });
    if (!hours.ok || hours.value.kind !== 'hours' || !coverage.ok) throw new Error('no hours');
    const [calendar] = coverage.value;
    if (calendar === undefined) throw new Error('no coverage');
    return { hours: hours.value.hours, first: calendar.first, states: calendar.states };
  }, addressId);

test('the guide leads from the credentials to what is missing', async () => {
  const { page } = desk;
  await hands.click(page.getByLabel('Client ID', { exact: true }));
  await hands.words(practice.clientId);
  await hands.click(page.getByLabel('Secret', { exact: true }));
  await hands.words(practice.secret);
  await click('Save and begin');
  await tally.waits(() => step('facilities').waitFor(soon));
  await tally.waits(() => page.locator('[data-rail=hours][data-state=missing]').waitFor(there));
  await click('Continue');
  await step('mapping').waitFor(soon);
  await aGlance(desk);
  await click('Continue');
  await step('services').waitFor(soon);
  expect(await violationsOf(desk)).toEqual([]);
  await takePicture(desk, 'setUp-services');
  await click('To the services');
  await tally.part('Connect, and look at what was found', 4);
});

test('two services for all calendars', async () => {
  const { page } = desk;
  const beside = page.locator('.services-beside');
  const add = async (typed: string, minutes: string, price: string): Promise<void> => {
    await click('Add service');
    await hands.words(typed);
    await tally.waits(() => page.locator('.services-entry').first().waitFor(there));
    await hands.click(page.locator('.services-entry').first());
    await hands.click(beside.locator('input[name=duration]'));
    await page.keyboard.press('Control+a');
    await hands.words(minutes);
    await hands.click(beside.locator('input[name=price]'));
    await hands.words(price);
    await click('All calendars');
    await click(/^Add to \d+ calendars$/);
    await beside.waitFor({ state: 'detached' });
  };
  await add('kon', '30', '180');
  await add('wizyta', '15', '60');
  await takePicture(desk, 'setUp-services-added');
  await click('Back to the guide');
  await step('hours').waitFor(soon);
  await click('To the hours');
  await tally.part('Two services for all calendars', 3);
});

test('hours of two weeks that take turns, for all of them', async () => {
  const { page } = desk;
  await click('Begin with an empty week …');
  await click('Create');
  await hands.click(page.locator('[data-head="0"]'));
  await click('Add hours');
  await page.locator('.hours-block').first().waitFor();
  await click('Add hours');
  await page.locator('.hours-block').nth(1).waitFor();
  await click('Monday to Friday');
  await page.locator('.hours-block').nth(9).waitFor();
  await click('Another week');
  await hands.click(page.locator('[data-head="4"]'));
  await click(/^Remove 13:00/);
  await page.locator('.hours-block').nth(9).waitFor({ state: 'detached' });
  await takePicture(desk, 'setUp-hours');
  await click('Copy to …');
  await click('Choose all');
  await click(/^Copy to \d+ calendars$/);
  await page
    .getByText(/^Copied as a draft to calendars/)
    .first()
    .waitFor();
  await page.keyboard.press('Escape');
  await tally.part('Hours of two weeks, copied to all calendars', 2);
});

test('holidays of both houses, and one doctor with hours of their own', async () => {
  const { page } = desk;
  const closed = page.getByRole('button', { name: /^Close on \d+ public holidays?$/ });
  const closeHolidays = async (): Promise<void> => {
    await click('Days off');
    await hands.click(closed);
    await expect.poll(() => closed.isEnabled(), soon).toBe(false);
  };
  await closeHolidays();
  await hands.click(page.locator('.hours-calendar').last());
  await closeHolidays();
  await click('Weekly hours');
  // This doctor stays longer on Mondays.
  await hands.click(page.locator('[data-head="0"]'));
  await hands.click(page.getByLabel('To', { exact: true }).last());
  await hands.words('1900');
  await page.keyboard.press('Tab');
  await page.getByText('13:00–19:00').first().waitFor();
  await takePicture(desk, 'setUp-own');
  await tally.part('Holidays, and one doctor’s own hours', 2);
});

test('all of it is published by one press', async () => {
  await click('Back to the guide');
  await step('hours').waitFor(soon);
  await tally.waits(() =>
    button(/^Publish \d+ calendars$/)
      .and(desk.page.locator(':enabled'))
      .waitFor(there),
  );
  expect(await violationsOf(desk)).toEqual([]);
  await takePicture(desk, 'setUp-drafts');
  await click(/^Publish \d+ calendars$/);
  await desk.page
    .getByText(/^In force\. Dates on their way/)
    .first()
    .waitFor(soon);
  await takePicture(desk, 'setUp-asked');
  await click('Continue');
  await step('live').waitFor(soon);
  await takePicture(desk, 'setUp-soon');
  await desk.page.locator('.guide-live[data-live=live]').waitFor(there);
  await takePicture(desk, 'setUp-live');
  await click('To the day');
  await tally.part('Published by one press', 2);
});

test('what was published minutes ago is booked by a patient online and stands on the board', async () => {
  const { page } = desk;
  const [addressId = ''] = await page
    .locator('[data-column]')
    .evaluateAll((columns) => columns.map((one) => one.getAttribute('data-column') ?? ''));
  const { hours, first, states } = await lookAt(addressId);
  const plans = hours.timetable.inForce?.plans ?? [];
  expect(plans[0]?.weeks).toHaveLength(2);
  // A holiday on a workday has no hours, and none are on their way.
  const isOpen = (date: LocalDate): boolean => expand(plans, hours.exceptions, date).length > 0;
  const holidays = hours.exceptions.filter(
    ({ from }) => from < addDays(first, states.length) && expand(plans, [], from).length > 0,
  );
  for (const { from } of holidays) {
    expect(isOpen(from), from).toBe(false);
    expect(states[daysBetween(first, from)], from).toBe('none');
  }
  const starts = states.flatMap((state, index) => {
    const date = addDays(first, index);
    const [period] = expand(plans, hours.exceptions, date);
    return period === undefined || index === 0 || state === 'none'
      ? []
      : [atWallClock(date, period.start, zone)];
  });
  const visit = await expect
    .poll(() => bookedOneOf(addressId, starts.slice(0, 3)), { timeout: 120_000, interval: 2_000 })
    .not.toBeNull()
    .then(() => booked);
  if (visit === null) throw new Error('Nobody booked.');
  await page.keyboard.press('1');
  await goTo(desk, visit.start);
  await cardOf(desk, visit).waitFor({ state: 'attached', timeout: 60_000 });
  await takePicture(desk, 'setUp-booked');
});

test('it cost a person what the document says, and less than sixty clicks and ten minutes', () => {
  const sum = (of: 'clicks' | 'seconds'): number => tally.parts.reduce((all, part) => all + part[of], 0);
  expect(sum('clicks')).toBeLessThanOrEqual(60);
  expect(sum('seconds')).toBeLessThanOrEqual(600);
  expect(toldInDocument(tally.parts)).toEqual(
    tally.parts.map(({ name, clicks, letters }) => ({ name, clicks, letters })),
  );
  expect(desk.complaints).toEqual([]);
});

let booked: PracticeBooking | null = null;

/** A patient tries one time after the other. @returns the visit; `null`: none of them is offered yet */
async function bookedOneOf(addressId: string, starts: readonly number[]): Promise<PracticeBooking | null> {
  for (const start of starts) {
    const wanted = { addressId, start, patient: { name: 'Zofia', surname: 'Wieczorna' } };
    booked ??= await practice.patientBooks(wanted).catch(() => null);
  }
  return booked;
}

const daysBetween = (first: LocalDate, date: LocalDate): number =>
  Math.round((Date.parse(date) - Date.parse(first)) / 86_400_000);
