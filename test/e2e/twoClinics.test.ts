import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Locator } from 'playwright';
import type { RequestOf } from '#shared/contract/contract.ts';
import type { Connection } from '#shared/contract/connection.ts';
import { keyOfFurther, withKey } from '#shared/domain/clinicKey.ts';
import { addDays, localDateOf, startOfDay } from '#shared/time/zone.ts';
import { launchDesk, type LaunchedDesk } from './harness/launch.ts';
import { pictureOnFailure } from './harness/pictures.ts';
import { startPractice, type Practice, type PracticeBooking } from './harness/practice.ts';
import { aGlance, cardOf, goTo, lineIs, soon, zone } from './harness/steps.ts';

/*
 * One desk, two clinics of two countries, each a process of its own with real HTTP between them: both are connected by
 * `connection.save`, stand on one board and are worked on at once. Their visits have the same ids, and neither is taken for the other.
 */
const second = keyOfFurther(2);
let here: Practice;
let there: Practice;
let desk: LaunchedDesk;
/** Two visits at one moment, with one id: the first ones that were ever entered in each clinic's panel. */
let kowal: PracticeBooking;
let sousa: PracticeBooking;

const launch = (profile?: string): Promise<LaunchedDesk> =>
  launchDesk({
    args: ['--language=en', `--practice-port=${here.port}`, `--practice-ports=pt:${there.port}`],
    ...(profile === undefined ? {} : { profile }),
  });
const save = (request: RequestOf<'connection.save'>) =>
  desk.page.evaluate((asked) => window.frontdesk.ask('connection.save', asked), request);
const cardHere = (): Locator => cardOf(desk, kowal);
const cardThere = (): Locator => cardOf(desk, { id: withKey(second, sousa.id) });
const confirmed = async (clinic: Practice, { id }: PracticeBooking): Promise<boolean> =>
  (await clinic.bookings()).find((one) => one.id === id)?.confirmed ?? false;

beforeAll(async () => {
  [here, there] = await Promise.all([startPractice('small'), startPractice('small', 0, null, 'pt')]);
  desk = await launch();
}, 120_000);
afterAll(async () => {
  await desk.close();
  await Promise.all([here.stop(), there.stop()]);
});
pictureOnFailure(() => desk);

test('both are connected by the same request, one beside the other', async () => {
  const start = startOfDay(addDays(localDateOf(Date.now(), zone), 1), zone) + 10 * 3_600_000;
  kowal = await here.doctorBooks('Kowal', start);
  sousa = await there.doctorBooks('Sousa', start);
  expect(sousa.id).toBe(kowal.id);

  const first = await save({ locale: 'pl', clientId: here.clientId, secret: here.secret });
  expect(first).toMatchObject({ ok: true, value: { locale: 'pl' } });
  const answer = await save({
    locale: 'pt',
    clientId: there.clientId,
    secret: there.secret,
    which: 'another',
  });
  expect(answer.ok && (answer.value as Extract<Connection, { kind: 'practice' }>).clinics).toMatchObject([
    { key: '', locale: 'pl' },
    { key: second, locale: 'pt' },
  ]);
  await desk.page
    .locator(`[data-column^="${second}~"]`)
    .first()
    .waitFor({ state: 'attached', timeout: 60_000 });
  await desk.page.locator('[data-column]:not([data-column^="c"])').first().waitFor({ state: 'attached' });
  await lineIs(desk, 'inStep', 60_000);
  await goTo(desk, kowal.start);
  await cardHere().waitFor({ state: 'attached', timeout: 60_000 });
  await cardThere().waitFor({ state: 'attached', timeout: 60_000 });
  expect(await cardHere().innerText()).toContain('Kowal');
  expect(await cardThere().innerText()).toContain('Sousa');
});

describe('on one board', () => {
  test('a visit is confirmed in the one clinic alone, though the other has one with its id', async () => {
    await confirmInPanel(cardThere(), 'Sousa');
    await expect.poll(() => confirmed(there, sousa), soon).toBe(true);
    expect(await confirmed(here, kowal)).toBe(false);
    expect(await here.writes()).toEqual([]);
  });

  test('a visit is booked in the other one', async () => {
    const addressId = kowal.addressId;
    const booked = await desk.page.evaluate(
      async ({ from, calendar }) => {
        const span = { from, to: from + 14 * 86_400_000 };
        const free = await window.frontdesk.ask('freeTimes.get', {
          addressId: calendar,
          scope: 'address',
          ...span,
        });
        const [time] = free.ok ? free.value : [];
        const [service] = time?.services ?? [];
        if (time === undefined || service === undefined) return null;
        return window.frontdesk.ask('visits.decide', {
          kind: 'book',
          addressId: calendar,
          start: time.start,
          duration: service.duration,
          addressServiceId: service.id,
          patient: {
            name: 'Ewa',
            surname: 'Nowotna',
            phone: '+48500100201',
            email: 'ewa@example.com',
            birthDate: '1980-02-03',
            nin: null,
            gender: 'f',
          },
          comment: null,
        });
      },
      { from: kowal.start, calendar: addressId },
    );
    expect(booked).toMatchObject({ ok: true });
    const has = async (clinic: Practice) =>
      (await clinic.bookings()).filter(({ patient }) => patient.surname === 'Nowotna').length;
    await expect.poll(() => has(here), soon).toBe(1);
    expect(await has(there)).toBe(0);
  });

  test('the line of the one is down, the other goes on, and what waits is sent when it is back', async () => {
    await there.line(false);
    await lineIs(desk, 'offline', 20_000);
    await confirmInPanel(cardHere(), 'Kowal');
    await expect.poll(() => confirmed(here, kowal), soon).toBe(true);
    const later = await here.doctorBooks('Wolny', kowal.start + 3_600_000);
    await cardOf(desk, later).waitFor({ state: 'attached', ...soon });

    const cancelled = await desk.page.evaluate(
      async (bookingId) => {
        const visit = await window.frontdesk.ask('visits.get', { bookingId });
        if (!visit.ok || visit.value === null) return null;
        const { addressId, start } = visit.value;
        const seen = { addressId, start };
        return window.frontdesk.ask('visits.decide', { kind: 'cancel', bookingId, reason: 'ill', seen });
      },
      withKey(second, sousa.id),
    );
    expect(cancelled).toMatchObject({ ok: true, value: { kind: 'intent' } });
    expect((await there.writes()).filter((name) => name === 'cancelBooking')).toEqual([]);
  });

  test('both are back after a restart, and what waited reaches its clinic', async () => {
    const { profile } = desk;
    expect(desk.complaints).toEqual([]);
    await desk.close('keepProfile');
    await there.line(true);
    desk = await launch(profile);
    await lineIs(desk, 'inStep', 60_000);
    await goTo(desk, kowal.start);
    await cardHere().waitFor({ state: 'attached', ...soon });
    await desk.page
      .locator(`[data-column^="${second}~"]`)
      .first()
      .waitFor({ state: 'attached', ...soon });
    const status = async (clinic: Practice, { id }: PracticeBooking) =>
      (await clinic.bookings()).find((one) => one.id === id)?.status;
    await expect.poll(() => status(there, sousa), soon).toBe('canceled');
    expect(await status(here, kowal)).toBe('booked');
  });
});

test('the page never broke its own policy, and nothing in it failed', () => {
  expect(desk.complaints).toEqual([]);
});

async function confirmInPanel(card: Locator, surname: string): Promise<void> {
  await card.waitFor({ state: 'attached', ...soon });
  await card.focus();
  await desk.page.keyboard.press('Enter');
  await desk.page.locator('.panel-name').filter({ hasText: surname }).waitFor();
  await aGlance(desk);
  await desk.page.keyboard.press('c');
  await desk.page.locator('.toast').filter({ hasText: surname }).first().waitFor();
  await desk.page.keyboard.press('Escape');
}
