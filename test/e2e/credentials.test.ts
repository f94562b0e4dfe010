import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { violationsOf } from './harness/accessibility.ts';
import { openDesk } from './harness/openDesk.ts';
import type { PracticeBooking } from './harness/practice.ts';
import { bookOnShownDay, cardOf, lineIs, soon } from './harness/steps.ts';

/*
 * The vendor withdraws the secret while reception is at work. The window says so in plain words, the day stays and can be decided
 * on, and the new secret is entered over it: then what waited reaches the clinic once, and the board shows what has happened since.
 */
const { desk, practice } = openDesk();
let visit: PracticeBooking;

beforeAll(async () => {
  visit = await bookOnShownDay(desk, practice);
  await cardOf(desk, visit).waitFor({ state: 'attached', ...soon });
});

const newSecret = 'the vendor gave another one';
const press = (name: string) => desk.page.getByRole('button', { name, exact: true }).click();

test('withdrawn credentials are named in the bar and under the day, and the visits stay', async () => {
  const { page } = desk;
  await practice.changeSecret(newSecret);
  await lineIs(desk, 'paused', 60_000);
  expect(await page.locator('.top [data-line]').innerText()).toBe('Credentials refused');
  expect(await page.locator('.desk-notes [data-problem="unauthorized"]').innerText()).toContain(
    'You can go on working',
  );
  await cardOf(desk, visit).waitFor({ state: 'attached' });
  expect(await violationsOf(desk)).toEqual([]);
});

test('what is decided meanwhile waits', async () => {
  const { page } = desk;
  await cardOf(desk, visit).focus();
  await page.keyboard.press('Enter');
  await page.locator('.panel-name').filter({ hasText: visit.patient.surname }).waitFor();
  await page.keyboard.press('c');
  await page.locator('[data-outbox="1"]').waitFor(soon);
  expect(await atClinic(visit)).toMatchObject({ confirmed: false });
});

test('wrong ones are told in the form, which stays over the day with what was typed', async () => {
  const { page } = desk;
  await press('Enter new credentials…');
  expect(await page.getByLabel('Client ID', { exact: true }).inputValue()).toBe(practice.clientId);
  await page.keyboard.type('not this one');
  expect(await page.getByLabel('Secret', { exact: true }).inputValue()).toBe('not this one');
  await page.keyboard.press('Enter');
  await page.locator('dialog [data-problem="unauthorized"]').waitFor(soon);
  expect(await violationsOf(desk)).toEqual([]);
});

test('with the right ones the decision reaches the clinic once, and the board goes on with what patients do', async () => {
  const { page } = desk;
  await page.getByLabel('Secret', { exact: true }).fill(newSecret);
  await page.keyboard.press('Enter');
  await page.locator('dialog').waitFor({ state: 'detached', ...soon });
  await page.locator('.toast').filter({ hasText: 'The new credentials work' }).waitFor();
  await lineIs(desk, 'inStep', 60_000);
  expect(await page.locator('.desk-notes .note').count()).toBe(0);
  await page.locator('[data-outbox]').waitFor({ state: 'detached', ...soon });
  await expect.poll(() => atClinic(visit), soon).toMatchObject({ confirmed: true, confirms: 1 });
  await practice.patientCancels(visit.id);
  await cardOf(desk, visit).waitFor({ state: 'detached', ...soon });
});

/** What the clinic knows of a visit, and how often it was asked to confirm one. */
async function atClinic({ id }: PracticeBooking) {
  const answer = await fetch(`http://127.0.0.1:${practice.port}/practice/state?bookings=${id}`);
  const { bookings, counts } = z
    .object({
      bookings: z.record(z.string(), z.object({ confirmed: z.boolean() })),
      counts: z.object({ byOperation: z.record(z.string(), z.number()) }),
    })
    .parse(await answer.json());
  return { confirmed: bookings[id]?.confirmed, confirms: counts.byOperation['confirmBooking'] ?? 0 };
}
