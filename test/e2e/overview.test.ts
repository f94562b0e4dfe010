import { beforeAll, expect, test } from 'vitest';
import type { CalendarCoverage } from '#shared/contract/publishing.ts';
import { addDays, atWallClock, dayWindow } from '#shared/time/zone.ts';
import { violationsOf } from './harness/accessibility.ts';
import { openDesk } from './harness/openDesk.ts';
import { soon, zone } from './harness/steps.ts';

/*
 * What a doctor changes in the panel shows in the overview as what differs, date by date, and is left alone until somebody chooses. Theirs is
 * kept without a write; ours is written once more; and both hold at the marketplace.
 */
const { desk, practice } = openDesk();
const button = (name: string | RegExp) => desk.page.getByRole('button', { name });
/** Two reads a minute apart say that a date differs. */
const twoLooks = { timeout: 180_000 };

let addressId = '';
/** Two dates with hours: theirs will be kept on the first, ours will be published on the second. */
let dates: readonly [string, string] = ['', ''];

async function covered(): Promise<CalendarCoverage> {
  const [found] = await desk.page.evaluate(async (id) => {
    const answer = await window.frontdesk.ask('publishing.coverage', { calendars: [id] });
    return answer.ok ? answer.value : [];
  }, addressId);
  if (found === undefined) throw new Error('The calendar is not covered.');
  return found;
}
const stateOn = ({ first, states }: CalendarCoverage, date: string) =>
  states[Math.round((Date.parse(date) - Date.parse(first)) / 86_400_000)];

/** How long the clinic itself has hours on a date. Milliseconds. */
async function hoursOn(date: string): Promise<number> {
  const { from, to } = dayWindow(date, zone);
  const periods = (await practice.hours(addressId)).filter(({ start, end }) => start < to && end > from);
  return periods.reduce((sum, { start, end }) => sum + end - start, 0);
}

beforeAll(async () => {
  const calendars = await desk.page.evaluate(async () => {
    const answer = await window.frontdesk.ask('calendars.get', null);
    return answer.ok ? answer.value.map((one) => one.addressId) : [];
  });
  for (const id of calendars) {
    addressId = id;
    const { first, free } = await covered();
    const open = free.flatMap((count, at) => (at > 0 && at < 20 && count > 3 ? [addDays(first, at)] : []));
    const [one, two] = open;
    if (one === undefined || two === undefined) continue;
    dates = [one, two];
    break;
  }
  const kept = await desk.page.evaluate(async (id) => {
    const proposal = await window.frontdesk.ask('publishing.propose', { addressId: id });
    if (!proposal.ok || proposal.value === null) return 'nothing proposed';
    const { revision, plans } = proposal.value;
    const taken = await window.frontdesk.ask('publishing.takeOver', { addressId: id, seen: revision, plans });
    return taken.ok ? taken.value.kind : taken.error.kind;
  }, addressId);
  expect(kept).toBe('kept');
});

test('what a doctor has changed in the panel differs, and both ways out hold at the marketplace', async () => {
  const { page } = desk;
  const [theirs, ours] = dates;
  const before = await hoursOn(ours);
  expect(before).toBeGreaterThan(0);
  for (const [index, date] of dates.entries()) {
    await practice.doctorClosesDay(addressId, date);
    // The queue tells of a visit, and not of hours: the day is read again for it.
    await practice.doctorBooks(`Nowak${index}`, atWallClock(date, '05:00', zone), addressId);
  }
  await page.keyboard.press('5');
  await button('Overview').click();
  await page.locator('.overview-row [role=gridcell]').first().waitFor(soon);
  await page
    .locator('.overview-look')
    .filter({ hasText: /^Differs2$/ })
    .waitFor(twoLooks);
  await page.locator('.overview-look').first().click();
  const days = page.locator('.overview-drift-day');
  await days.nth(1).waitFor(soon);
  expect(await page.locator('.overview-row').count()).toBe(1);
  expect(await violationsOf(desk)).toEqual([]);
  await days
    .nth(0)
    .getByRole('button', { name: /^Keep theirs/ })
    .click();
  await days.nth(0).getByText('Theirs is kept').waitFor(soon);
  await days
    .nth(1)
    .getByRole('button', { name: /^Publish ours/ })
    .click();
  await days.nth(1).getByText('Ours is on its way').waitFor(soon);
  await expect.poll(() => hoursOn(ours), twoLooks).toBe(before);
  await expect.poll(async () => stateOn(await covered(), ours), twoLooks).toBe('stands');
  expect(stateOn(await covered(), theirs)).toBe('none');
  expect(await hoursOn(theirs)).toBe(0);
  expect((await practice.writes()).filter((name) => name === 'replaceSlots')).toHaveLength(1);
  await expect.poll(() => page.locator('.overview-progress').textContent()).toContain('Everything that was');
});

test('by keys alone a date is chosen and asked about, and in the least window everything is still reached', async () => {
  const { page } = desk;
  await page.locator('[role=gridcell][tabindex="0"]').focus();
  await page.keyboard.press('Home');
  for (const key of ['ArrowRight', 'ArrowLeft', 'Control+ArrowRight', 'End']) await page.keyboard.press(key);
  expect(await page.locator(':focus').getAttribute('data-at')).toBe('83');
  await button('Why?').click();
  await page.locator('.overview-answer').waitFor(soon);
  await page.setViewportSize({ width: 683, height: 384 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(683);
  await page.locator('.overview-answer').scrollIntoViewIfNeeded();
  expect(await violationsOf(desk)).toEqual([]);
});
