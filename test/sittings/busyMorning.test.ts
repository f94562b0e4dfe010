import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultSyncSettings } from '../../main/sync/settings.ts';
import { quantile } from '../bench/statistics.ts';
import { launchDesk, type LaunchedDesk } from '../e2e/harness/launch.ts';
import { pictureOnFailure } from '../e2e/harness/pictures.ts';
import { startPractice, type Practice } from '../e2e/harness/practice.ts';
import { cardOf, connect, lineIs, zone } from '../e2e/harness/steps.ts';
import { localDateOf, startOfDay } from '#shared/time/zone.ts';
import { watchBoard, type BoardWatch, type Shown } from './boardWatch.ts';
import { cardsOf, cardsOnBoard } from './cardsOnBoard.ts';
import { clinicVisits, visitsOfDay, writesAtClinic, type FreeStart, type KnownVisit } from './clinicSide.ts';
import { createLedger } from './ledger.ts';
import { prepareMorning, type Morning } from './morning.ts';
import { callers } from './names.ts';
import { told, type Happening } from './patients.ts';
import { receptionistAt, type Receptionist } from './receptionist.ts';
import { startRecording, type Recording } from './recording.ts';
import { expectQuick, slownessOf, watchSlowness, type Slowness, type SlownessWatch } from './slowness.ts';

/*
 * A busy morning: for three minutes something happens at the clinic every three seconds (patients book, cancel and move, doctors
 * enter visits and mark who came) while the receptionist marks arrivals, confirms, moves, cancels, books for callers, looks for
 * patients and opens their visits, today and on a coming day. In the end each of her decisions is at the clinic, made by one
 * call; the board has exactly the clinic's visits, each as it stands; and whatever happened was on it in time.
 *
 * In time: the next look into the queue finds an event, and what it is about is read then. The bound is two looks more, for a
 * read that others were in the way of and a machine that is busy otherwise; how much of it was used is printed.
 */
const rounds = 6;
const everyMs = 3_000;
const inTimeMs = 3 * defaultSyncSettings.pollMs;
const firewallRemembersMs = 5 * 60_000;
/** A person's pace: what is between two deeds. Milliseconds. */
const paceMs = 2_400;
/** Between two days of somebody who leafs through them quickly. Milliseconds. */
const leafingMs = 150;

let practice: Practice;
let desk: LaunchedDesk;
let morning: Morning;

beforeAll(async () => {
  practice = await startPractice('clinic');
  desk = await launchDesk({ args: ['--language=en', `--practice-port=${practice.port}`] });
  await connect(desk, practice);
  // A morning is not an installation: what the first import asked for at once counts at the vendor's firewall for this long.
  await passes(firewallRemembersMs);
  morning = await prepareMorning(desk, practice);
}, 800_000);
afterAll(async () => {
  await desk.close();
  await practice.stop();
});
pictureOnFailure(() => desk);

test('sixty events in three minutes: nothing is lost, wrong or late', { timeout: 900_000 }, async () => {
  const story = startRecording('busy-morning');
  const slowness = await watchSlowness(desk);
  const board = await watchBoard(desk, [morning.today.anchor.id, morning.coming.anchor.id]);
  const ledger = createLedger();
  const receptionist = receptionistAt(desk, ledger, story);
  const screen: Screen = { day: 'today' };
  const steps: Steps = new Map();

  await Promise.all([
    clinicLives(story, board, screen),
    receptionistWorks(receptionist, { story, slowness, screen, steps }),
  ]);
  story.tell('end', 'the last decision is on its way');
  await expect.poll(() => desk.page.locator('[data-outbox]').count(), { timeout: 120_000 }).toBe(0);
  await lineIs(desk, 'inStep', 60_000);

  for (const day of ['today', 'coming'] as const) {
    await turnTo(day, screen, story);
    const there = async (): Promise<string[]> => {
      const visits = await visitsOfDay(practice, morning[day].anchor.start);
      return cardsOf(visits, steps, Date.now());
    };
    await expect
      .poll(async () => missing(await there(), await cardsOnBoard(desk)), { timeout: inTimeMs })
      .toEqual([]);
    await expect
      .poll(async () => missing(await cardsOnBoard(desk), await there()), { timeout: inTimeMs })
      .toEqual([]);
  }
  ledger.expectAtClinic(await clinicVisits(practice));
  expect(await writesAtClinic(practice)).toEqual(ledger.calls());

  const { shown, missing: never } = await board.look();
  const felt = slownessOf([await slowness.seen()]);
  tellFigures(shown, felt);
  expect(never).toEqual([]);
  expect(shown).toHaveLength(60);
  expect(shown.filter(({ took }) => took > inTimeMs)).toEqual([]);
  expectQuick(felt);
  expect(desk.complaints).toEqual([]);
});

type Day = 'today' | 'coming';
interface Screen {
  day: Day;
}
type Steps = Map<string, 'arrived' | 'withDoctor'>;

/** What happens goes to the day that is on the screen as long as something is left for it. */
async function clinicLives(story: Recording, board: BoardWatch, screen: Screen): Promise<void> {
  const { patients, doctors } = morning;
  const agenda: Record<Day, (() => Promise<Happening>)[]> = {
    today: sixTimes([doctors.enter, doctors.mark]),
    coming: sixTimes([
      ...[patients.book, patients.cancel, patients.move, patients.book],
      ...[patients.cancel, patients.move, patients.book, patients.book],
    ]),
  };
  for (;;) {
    const other = screen.day === 'today' ? 'coming' : 'today';
    const day = agenda[screen.day].length > 0 ? screen.day : other;
    const next = agenda[day].shift();
    if (next === undefined) return;
    const since = Date.now();
    const happening = await next();
    await board.expect(happening, since, morning[day].anchor.id);
    story.tell(day === 'today' ? 'doctor' : 'patient', told(happening));
    const line = await desk.page.locator('[data-line]').first().getAttribute('data-line');
    if (line !== 'inStep') story.tell('line', `is ${line ?? 'unknown'}`);
    await passes(since + everyMs - Date.now());
  }
}

const sixTimes = <T>(all: readonly T[]): T[] => Array.from({ length: rounds }, () => all).flat();

/** A round of half a minute: to the counter, today; then on the phone, for a coming day. */
async function receptionistWorks(
  receptionist: Receptionist,
  { story, slowness, screen, steps }: Place,
): Promise<void> {
  const { today, coming } = morning;
  const waiting = [...callers];
  const deed = async (done: Promise<unknown>): Promise<void> => {
    await done;
    await story.glance(desk, slowness);
    await passes(paceMs);
  };
  const each = async (visits: KnownVisit[], count: number, does: (visit: KnownVisit) => Promise<unknown>) => {
    for (const visit of visits.splice(0, count)) await deed(does(visit));
  };
  for (let round = 0; round < rounds; round += 1) {
    await deed(turnTo('today', screen, story));
    const comes = today.toArrive.slice(0, 2);
    await each(today.toArrive, 2, async (visit) => {
      await receptionist.arrives(visit);
      steps.set(visit.id, 'arrived');
    });
    for (const visit of comes.slice(0, 1)) {
      await deed(receptionist.goesIn(visit));
      steps.set(visit.id, 'withDoctor');
    }
    for (const visit of comes.slice(1)) await deed(receptionist.opens(visit));

    await deed(turnTo('coming', screen, story));
    await each(coming.toConfirm, 2, receptionist.confirms);
    await deed(bookCaller(receptionist, waiting));
    await each(coming.toOpen, 1, receptionist.opens);
    await each(coming.toOpen, 1, receptionist.searches);
    if (round % 2 === 0) await each(coming.toCancel, 1, receptionist.cancels);
    else await each(coming.toMove, 1, (visit) => receptionist.moves(visit, isHers));
  }
}

interface Place {
  readonly story: Recording;
  readonly slowness: SlownessWatch;
  readonly screen: Screen;
  readonly steps: Steps;
}

const isHers = ({ addressId, start }: FreeStart): boolean =>
  morning.coming.free.some((time) => time.addressId === addressId && time.start === start);

/** The first of her times that is still free: an earlier caller's visit may be longer than half an hour. */
async function bookCaller(receptionist: Receptionist, waiting: string[]): Promise<void> {
  const surname = waiting.shift();
  if (surname === undefined) throw new Error('Nobody is on the phone.');
  for (;;) {
    const time = morning.coming.free.shift();
    if (time === undefined) throw new Error('The receptionist has no free time left.');
    if (await receptionist.booksByPhone(time, surname)) return;
  }
}

async function turnTo(day: Day, screen: Screen, story: Recording): Promise<void> {
  const { page } = desk;
  await page.keyboard.press('Escape');
  await page.keyboard.press('t');
  for (let turned = daysAhead(morning[day].anchor.start); turned > 0; turned -= 1) {
    await page.keyboard.press('Alt+ArrowRight');
    await passes(leafingMs);
  }
  await cardOf(desk, morning[day].anchor).waitFor({ state: 'attached' });
  screen.day = day;
  story.tell('receptionist', day === 'today' ? 'turns to today' : 'turns to the coming day');
}

const daysAhead = (at: number): number => {
  const midnight = (instant: number): number => startOfDay(localDateOf(instant, zone), zone);
  return Math.round((midnight(at) - midnight(Date.now())) / 86_400_000);
};
const passes = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
const missing = (wanted: readonly string[], found: readonly string[]): string[] =>
  wanted.filter((line) => !found.includes(line));

function tellFigures(shown: readonly Shown[], slowness: Slowness): void {
  const took = shown.map((one) => one.took);
  const watched = shown.filter((one) => one.watched).length;
  const [middle, most] = [0.5, 0.95].map((share) => Math.round(quantile(took, share)));
  const figures = { events: took.length, watched, middle, most, longest: Math.max(...took) };
  process.stdout.write(`a busy morning, until on the board: ${JSON.stringify(figures)}\n`);
  process.stdout.write(`a busy morning, until painted: ${JSON.stringify(slowness)}\n`);
}
