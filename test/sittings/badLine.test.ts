import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { launchDesk, type LaunchedDesk } from '../e2e/harness/launch.ts';
import { pictureOnFailure } from '../e2e/harness/pictures.ts';
import { startPractice, type Practice, type PracticeBooking } from '../e2e/harness/practice.ts';
import { cardOf, connect, goTo, lineIs } from '../e2e/harness/steps.ts';
import { clinicVisits, freeStarts, type FreeStart } from './clinicSide.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { callers, comers } from './names.ts';
import { receptionistAt, type Receptionist } from './receptionist.ts';
import { startRecording, type Recording } from './recording.ts';
import { expectQuick, slownessOf, watchSlowness, type Seen } from './slowness.ts';

/*
 * A bad-line afternoon: for three minutes the line goes down every few seconds, answers are lost after the clinic has done what was
 * asked, the server fails and refuses by its rate; the receptionist confirms, cancels and books all the while, and closes the
 * desk once in the middle of it. In the end the clinic has each of her decisions exactly once, and she was never made to wait.
 */
const decisions = 24;

let practice: Practice;
let desk: LaunchedDesk;
let free: FreeStart[];
const visits: PracticeBooking[] = [];

beforeAll(async () => {
  practice = await startPractice('small');
  desk = await launchDesk({ args: ['--language=en', `--practice-port=${practice.port}`] });
  await connect(desk, practice);
  free = [...(await vi.waitFor(() => freeStarts(desk, 14), { timeout: 100_000, interval: 1_000 }))];
  for (let visit = 0; visit < 6; visit += 1) {
    const time = free.shift();
    const patient = { name: 'Patient', surname: comers[visit] ?? '', phone: '+48 600 100 200' };
    visits.push(await practice.patientBooks({ ...time, patient }));
  }
  await goTo(desk, visits[0]?.start ?? 0);
  for (const visit of visits) await cardOf(desk, visit).waitFor({ state: 'attached', timeout: 30_000 });
}, 200_000);
afterAll(async () => {
  await desk.close();
  await practice.stop();
});
pictureOnFailure(() => desk);

test('three minutes of a bad line: each decision takes effect once', { timeout: 900_000 }, async () => {
  const story = startRecording('bad-line');
  const ledger = createLedger();
  let slowness = await watchSlowness(desk);
  let receptionist = receptionistAt(desk, ledger, story);
  const seen: Seen[] = [];
  for (let decision = 0; decision < decisions; decision += 1) {
    await trouble(decision, story);
    await decide(decision, receptionist, ledger);
    await desk.page.keyboard.press('Escape');
    await story.glance(desk, slowness);
    await desk.page.waitForTimeout(6_000);
    if (decision === decisions / 2) {
      seen.push(await slowness.seen());
      await startAgain(story);
      slowness = await watchSlowness(desk);
      receptionist = receptionistAt(desk, ledger, story);
    }
  }
  await practice.faults({ rules: [] });
  await practice.line(true);
  story.tell('line', 'is good again');
  await lineIs(desk, 'inStep', 120_000);
  await expect.poll(() => desk.page.locator('[data-outbox]').count(), { timeout: 300_000 }).toBe(0);
  story.tell('end', 'nothing is left to send');
  await story.glance(desk, slowness);

  ledger.expectAtClinic(await clinicVisits(practice));
  seen.push(await slowness.seen());
  const felt = slownessOf(seen);
  process.stdout.write(`a bad-line afternoon, until painted: ${JSON.stringify(felt)}\n`);
  expectQuick(felt);
  expect(desk.complaints).toEqual([]);
});

async function startAgain(story: Recording): Promise<void> {
  story.tell('receptionist', 'closes the desk');
  await desk.close('keepProfile');
  desk = await launchDesk({
    profile: desk.profile,
    args: ['--language=en', `--practice-port=${practice.port}`],
  });
  await desk.page.locator('[data-column]').first().waitFor({ state: 'attached', timeout: 60_000 });
  await goTo(desk, visits[0]?.start ?? 0);
  story.tell('receptionist', 'has started it again');
}

async function trouble(decision: number, story: Recording): Promise<void> {
  const up = decision % 3 !== 1;
  await practice.line(up);
  const rule =
    decision % 4 === 0
      ? { fault: { kind: 'drop-after' }, times: 2 }
      : { fault: { kind: 'status', status: decision % 4 === 1 ? 503 : 429 }, times: 2 };
  await practice.faults({ rules: [rule] });
  const faults = [
    'loses two answers',
    'fails twice with 503',
    'refuses twice with 429',
    'refuses twice with 429',
  ];
  story.tell('line', up ? `is up, and the server ${faults[decision % 4] ?? ''}` : 'is down');
}

async function decide(decision: number, receptionist: Receptionist, ledger: Ledger): Promise<void> {
  const visit = visits[Math.floor(decision / 3) % visits.length];
  if (decision % 3 === 2) {
    const time = free.shift();
    if (time !== undefined) await receptionist.booksByPhone(time, callers[Math.floor(decision / 3)] ?? '');
  } else if (visit !== undefined && !ledger.has(visit.id)) {
    await (decision % 2 === 0 ? receptionist.confirms(visit) : receptionist.cancels(visit));
  }
}
