import { isDeepStrictEqual } from 'node:util';
import type { Locator } from 'playwright';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { violationsOf } from './harness/accessibility.ts';
import { handsAt, type Hands } from './harness/hands.ts';
import { openDesk } from './harness/openDesk.ts';
import type { ClinicBooking, PracticeBooking } from './harness/practice.ts';
import { roomyDay } from './harness/roomyDay.ts';
import { cardOf, focusBy, goTo, said, soon } from './harness/steps.ts';
import { freeTime, type FreeTime } from '#shared/contract/freeTimes.ts';

/*
 * What the panel offers to choose from, taken in the real window by keys alone and by the mouse: the next free time of any doctor
 * for a service, the times of all doctors of the house, the reasons for which visits were cancelled lately. The clinic has what
 * was chosen, and each decision once.
 */
const { desk, practice } = openDesk();
let hands: Hands;
let addressId: string;
let free: readonly FreeTime[];
const visits = new Map<string, PracticeBooking>();
/** Where the visit of each of these belongs in the end. */
const chosen = new Map<string, Choice>();
interface Choice {
  readonly addressId: string;
  readonly start: number;
}

beforeAll(async () => {
  ({ addressId, free } = await roomyDay(desk, 'another'));
  const surnames = ['Typedova', 'Clickova', 'Keyova', 'Otherova', 'Otherek'];
  for (const [index, surname] of surnames.entries()) {
    const patient = { name: 'Practice', surname, phone: '+48500100200' };
    visits.set(surname, await practice.patientBooks({ addressId, start: free[index]?.start, patient }));
  }
  await goTo(desk, free[0]?.start ?? 0);
  for (const surname of surnames) await card(surname).waitFor({ state: 'attached', ...soon });
  hands = await handsAt(desk);
});

describe('the next free time for a service', () => {
  test('by keys: F, the second time of the list, and the patient’s name', async () => {
    const { page } = desk;
    await page.locator('#board').focus();
    await page.keyboard.press('f');
    await page.locator('.times-one:focus').waitFor();
    expect(await violationsOf(desk)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    const choice = choiceOf(await keyOf(page.locator('.times-one:focus')));
    expect(choice).toEqual(choiceOf(await keyOf(page.locator('.times-one').nth(1))));
    await page.keyboard.press('Enter');
    const service = page.getByLabel('Service', { exact: true });
    expect(await service.locator('option:checked').textContent()).toContain('Konsultacja internistyczna');
    await page.getByLabel('Surname').and(page.locator(':focus')).waitFor();
    await enter('Nextova');
    await page.keyboard.press('Enter');
    await said(desk, 'Nextova, Nina: booked for');
    chosen.set('Nextova', choice);
    await page.keyboard.press('Escape');
  });

  test('by mouse: from the menu behind the dots, for another service', async () => {
    const { page } = desk;
    await hands.click(page.getByRole('button', { name: 'More' }));
    await hands.click(page.getByRole('menuitem', { name: 'Next free time for a service' }));
    await page.locator('.panel-name').filter({ hasText: 'Next free time' }).waitFor();
    // The dentist has it alone: all times are other ones than before.
    await page.getByLabel('Service', { exact: true }).selectOption('Przegląd stomatologiczny');
    const dentist = page.locator('.times-one').filter({ hasNotText: 'Anna Wróbel' });
    await dentist.first().waitFor();
    expect((await page.locator('.times-one').allTextContents()).join()).not.toContain('Anna Wróbel');
    const choice = choiceOf(await keyOf(dentist.first()));
    await hands.click(dentist.first());
    const service = page.getByLabel('Service', { exact: true });
    expect(await service.locator('option:checked').textContent()).toContain('Przegląd stomatologiczny');
    await hands.click(page.getByLabel('Surname'));
    await enter('Nextek');
    await hands.click(page.getByRole('button', { name: 'Book', exact: true }));
    await said(desk, 'Nextek, Nina: booked for');
    chosen.set('Nextek', choice);
    await hands.click(page.getByRole('button', { name: 'Close the panel' }));
  });
});

describe('the times of all doctors of the house', () => {
  /** The visit's own calendar is among them, and once more for the same time on other days. */
  const others = () => desk.page.locator(`.times-one:not([data-key*="${addressId} "])`);

  test('by keys: one of another calendar takes the visit', async () => {
    const { page } = desk;
    await card('Otherova').focus();
    await page.keyboard.press('m');
    await page.locator('.times-one:focus').waitFor();
    expect(await others().count()).toBe(0);
    await focusBy(desk, 'Shift+Tab', page.getByRole('radio', { name: 'This doctor' }));
    await page.keyboard.press('ArrowRight');
    await others().first().waitFor({ state: 'attached' });
    await focusBy(desk, 'Tab', page.locator('.times-one[tabindex="0"]'));
    for (let step = 0; step < 100 && choiceOf(await focusedKey()).addressId === addressId; step += 1)
      await page.keyboard.press('ArrowDown');
    chosen.set('Otherova', choiceOf(await focusedKey()));
    await page.keyboard.press('Enter');
    await said(desk, 'Otherova, Practice: moved to');
    await page.keyboard.press('Escape');
  });

  test('by mouse: the switch, and a time of another calendar', async () => {
    const { page } = desk;
    await hands.click(card('Otherek'));
    await hands.click(inPanel('Move'));
    await page.locator('.times-one').first().waitFor();
    expect(await others().count()).toBe(0);
    await hands.click(page.locator('.segment').filter({ hasText: 'All doctors' }));
    await others().first().waitFor({ state: 'attached' });
    expect(await violationsOf(desk)).toEqual([]);
    // The same doctor, seen by video: the list says so, or a patient would come for nothing.
    expect(await others().first().innerText()).toContain('Online');
    expect(await page.locator('.times-one').first().innerText()).not.toContain('Online');
    chosen.set('Otherek', choiceOf(await keyOf(others().first())));
    await hands.click(others().first());
    await said(desk, 'Otherek, Practice: moved to');
    await hands.click(page.getByRole('button', { name: 'Close the panel' }));
  });
});

describe('a long list of free times', () => {
  const times = () => desk.page.locator('.times-one');
  const inFocus = () => desk.page.locator('.times-one:focus');

  test('has all that the desk answers, in its order, and is walked to both of its ends', async () => {
    const { page } = desk;
    await page.locator('#board').focus();
    await page.keyboard.press('f');
    await inFocus().waitFor();
    await page.keyboard.press('End');
    await expect.poll(listed, soon).toBe('all in order');
    await page.keyboard.press('End');
    await times().last().and(page.locator(':focus')).waitFor();
    await page.keyboard.press('PageUp');
    const [aPageUp] = await placesOf(inFocus());
    const [end] = await placesOf(times().last());
    expect((end?.y ?? 0) - (aPageUp?.y ?? 0)).toBeGreaterThan(150);
    await page.keyboard.press('Home');
    await times().first().and(page.locator(':focus')).waitFor();
    expect(await violationsOf(desk)).toEqual([]);

    // Another question is another list.
    await page.getByLabel('Service', { exact: true }).selectOption('Przegląd stomatologiczny');
    await expect.poll(listed, soon).toBe('all in order');
    await page.keyboard.press('Escape');
    await page.locator('.panel').waitFor({ state: 'detached' });
  });

  test('of one doctor is walked like the grid that it is: down is what stands below', async () => {
    const { page } = desk;
    await card('Typedova').focus();
    await page.keyboard.press('m');
    await inFocus().waitFor();
    await page.keyboard.press('ArrowRight');
    const [start] = await placesOf(inFocus());
    for (let step = 1; step <= 6; step += 1) await page.keyboard.press('ArrowDown');
    const [sixDown] = await placesOf(inFocus());
    for (let step = 1; step <= 6; step += 1) await page.keyboard.press('ArrowUp');
    const [back] = await placesOf(inFocus());
    expect(back).toEqual(start);
    const rows = new Set((await placesOf(times())).map(({ y }) => y));
    const between = [...rows].filter((y) => y > (start?.y ?? 0) && y <= (sixDown?.y ?? 0));
    expect(between).toHaveLength(6);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.locator('.panel').waitFor({ state: 'detached' });
  });
});

describe('a reason for which a visit was cancelled', () => {
  const recent = () => desk.page.getByRole('group', { name: 'Recent reasons' });

  test('is typed once', async () => {
    const { page } = desk;
    await card('Typedova').focus();
    await page.keyboard.press('x');
    await page.getByLabel('Reason (if you like)').and(page.locator(':focus')).waitFor();
    expect(await recent().count()).toBe(0);
    await page.keyboard.type('Has a cold');
    await page.keyboard.press('Enter');
    await said(desk, 'Typedova, Practice: visit cancelled');
    await page.keyboard.press('Escape');
  });

  test('is offered for the next one, and taken with the mouse', async () => {
    const { page } = desk;
    await hands.click(card('Clickova'));
    await hands.click(inPanel('Cancel visit'));
    await hands.click(recent().getByRole('button', { name: 'Has a cold' }));
    expect(await page.getByLabel('Reason (if you like)').inputValue()).toBe('Has a cold');
    expect(await violationsOf(desk)).toEqual([]);
    await hands.click(page.getByRole('button', { name: 'Cancel the visit' }));
    await said(desk, 'Clickova, Practice: visit cancelled');
    await hands.click(page.getByRole('button', { name: 'Close the panel' }));
  });

  test('is taken by keys alone, and stands in the list once', async () => {
    const { page } = desk;
    await card('Keyova').focus();
    await page.keyboard.press('x');
    await recent().waitFor();
    expect(await recent().getByRole('button').allTextContents()).toEqual(['Has a cold']);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await said(desk, 'Keyova, Practice: visit cancelled');
    await page.keyboard.press('Escape');
  });
});

test('the clinic has each choice exactly once', async () => {
  await expect.poll(() => desk.page.locator('[data-outbox]').count(), { timeout: 60_000 }).toBe(0);
  for (const [surname, choice] of chosen) {
    const own = await booked(surname);
    expect(own.map(({ addressId, start }) => ({ addressId, start }))).toEqual([choice]);
  }
  for (const surname of ['Typedova', 'Clickova', 'Keyova']) {
    expect(await booked(surname)).toEqual([]);
    const reasons = (await of(surname)).map(({ cancelReason }) => cancelReason);
    expect(reasons).toEqual(['Has a cold']);
  }
  expect(await practice.writes()).toEqual([
    'bookSlot',
    'bookSlot',
    'cancelBooking',
    'cancelBooking',
    'cancelBooking',
    'moveBooking',
    'moveBooking',
  ]);
});

function card(surname: string): Locator {
  const visit = visits.get(surname);
  if (visit === undefined) throw new Error(`There is no visit of ${surname}.`);
  return cardOf(desk, visit);
}
const inPanel = (name: string): Locator =>
  desk.page.locator('.panel').getByRole('button', { name: new RegExp(`^${name}`) });

const of = async (surname: string): Promise<readonly ClinicBooking[]> =>
  (await practice.bookings()).filter(({ patient }) => patient.surname === surname);
const booked = async (surname: string): Promise<readonly ClinicBooking[]> =>
  (await of(surname)).filter(({ status }) => status === 'booked');

/** Who comes, typed into the form whose first field has the focus. */
async function enter(surname: string): Promise<void> {
  const { page } = desk;
  await page.keyboard.type(surname);
  await page.keyboard.press('Tab');
  await page.keyboard.type('Nina');
  await page.keyboard.press('Tab');
  await page.keyboard.type('600 100 200');
}

/** How the drawn times of the next free ones stand to what the desk answers to the same question. */
async function listed(): Promise<'all in order' | 'not yet all' | 'others'> {
  const { page } = desk;
  const service = await page.getByLabel('Service', { exact: true }).inputValue();
  const from = Math.floor(Date.now() / 60_000) * 60_000;
  const request = { service, from, to: from + 84 * 86_400_000 };
  const answer = await page.evaluate((asked) => window.frontdesk.ask('freeTimes.next', asked), request);
  const keys = z
    .array(freeTime)
    .parse(answer.ok ? answer.value : [])
    .map(({ addressId, start }) => `${addressId} ${start}`);
  const drawn = await keysOf(page.locator('.times-one'));
  if (!isDeepStrictEqual(drawn, keys.slice(0, drawn.length))) return 'others';
  return drawn.length === keys.length && drawn.length > 40 ? 'all in order' : 'not yet all';
}

/** Where they stand in the list, in pixels. */
const placesOf = (options: Locator): Promise<{ readonly x: number; readonly y: number }[]> =>
  options.evaluateAll((all) =>
    all.map((one) => (one instanceof HTMLElement ? { x: one.offsetLeft, y: one.offsetTop } : { x: 0, y: 0 })),
  );
const keysOf = (times: Locator): Promise<string[]> =>
  times.evaluateAll((all) => all.map((one) => one.getAttribute('data-key') ?? ''));
const keyOf = async (time: Locator): Promise<string> => (await time.getAttribute('data-key')) ?? '';
const focusedKey = (): Promise<string> => keyOf(desk.page.locator('.times-one:focus'));
function choiceOf(key: string): Choice {
  const [addressId = '', start] = key.split(' ');
  return { addressId, start: Number(start) };
}
