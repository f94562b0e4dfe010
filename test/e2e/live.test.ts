import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchDesk, type LaunchedDesk } from './harness/launch.ts';
import { pictureOnFailure } from './harness/pictures.ts';
import { startPractice, type Practice } from './harness/practice.ts';
import { bookOnShownDay, cardOf, connect, lineIs, soon, stateOnBoard } from './harness/steps.ts';

/** A desk in its window and a clinic in another process, with real HTTP between them. */

let practice: Practice;
let desk: LaunchedDesk;

beforeAll(async () => {
  practice = await startPractice('small');
  desk = await launchDesk({ args: ['--language=en', `--practice-port=${practice.port}`] });
  await connect(desk, practice);
});
afterAll(async () => {
  await desk.close();
  await practice.stop();
});
pictureOnFailure(() => desk);

describe('what patients do at the vendor', () => {
  test('shows without a reload: a booking appears, moves to its new time, and goes when it is cancelled', async () => {
    await desk.page.evaluate(() => {
      Object.assign(window, { sameDocument: true });
    });
    const booked = await bookOnShownDay(desk, practice);
    await cardOf(desk, booked).waitFor({ state: 'attached', ...soon });
    expect(await cardOf(desk, booked).innerText()).toContain(booked.patient.surname);

    const other = await practice.patientBooks({ addressId: booked.addressId });
    await practice.patientCancels(other.id);
    const moved = await practice.patientMoves(booked.id, other.start);
    // A move gives a new id: the old card goes. The new one may be on another day.
    await cardOf(desk, booked).waitFor({ state: 'detached', ...soon });

    const last = await bookOnShownDay(desk, practice);
    await cardOf(desk, last).waitFor({ state: 'attached', ...soon });
    await practice.patientCancels(last.id);
    await expect.poll(() => stateOnBoard(desk, last), soon).toMatch(/gone|canceled/);
    expect(moved.id).not.toBe(booked.id);
    expect(await desk.page.evaluate(() => 'sameDocument' in window)).toBe(true);
  });
});

describe('the line', () => {
  test('down is said within 10 seconds while the day stays, and up again the desk is in step with what it missed', async () => {
    const before = await bookOnShownDay(desk, practice);
    await cardOf(desk, before).waitFor({ state: 'attached', ...soon });
    await practice.line(false);
    const wentDown = Date.now();
    await lineIs(desk, 'offline', 10_000);
    expect(Date.now() - wentDown).toBeLessThan(10_000);
    expect(await cardOf(desk, before).count()).toBe(1);

    await practice.patientCancels(before.id);
    await practice.line(true);
    await lineIs(desk, 'inStep', 20_000);
    await expect.poll(() => stateOnBoard(desk, before), soon).toMatch(/gone|canceled/);
  });

  test('down because the other computer is gone is said as well', async () => {
    await practice.stop();
    await lineIs(desk, 'offline', 10_000);
    practice = await startPractice('small', practice.port);
    await lineIs(desk, 'inStep', 30_000);
  });
});

test('the page never broke its own policy, and nothing in it failed', () => {
  expect(desk.complaints).toEqual([]);
});
