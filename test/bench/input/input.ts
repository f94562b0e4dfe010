import type { Practice } from '../../e2e/harness/practice.ts';
import type { Figure } from '../figures.ts';
import { markArrived } from './arriving.ts';
import { drag } from './dragging.ts';
import { emptyWindowFigure, emptyWindowWaits } from './emptyWindow.ts';
import { frameFigure, longTaskFigure, waitFigures, type Aimed } from './figures.ts';
import { type Hand, handAt } from './hand.ts';
import { openPanels } from './opening.ts';
import { patientsOfToday } from './patientsOfToday.ts';
import { buildInputMain, openDesk } from './openDesk.ts';
import { search } from './searching.ts';
import { select } from './selecting.ts';
import { switchDays } from './switching.ts';
import { recordTasks, type Task } from '../../support/longTasks.ts';
import { walkTimes } from './times.ts';
import { tasksIn } from './waits.ts';
import type { LaunchedDesk } from '../../e2e/harness/launch.ts';
import type { OwnMain } from '../../e2e/harness/ownMain.ts';

const samples = 60;
/** The same while tasks are recorded. */
const recorded = 30;
const drags = 5;
/** The hospital's smaller two: 13 and 7 doctors. */
const smaller = ['1002', '1003'];

/**
 * How long the window makes a hand wait: real presses at the built app in its real window, connected to a hospital of 100,000
 * bookings in another process; then with a client that sees only twenty of its doctors.
 */
export async function benchInput(clinic: Practice): Promise<Figure[]> {
  await patientsOfToday(clinic);
  const main = await buildInputMain();
  try {
    const before = await emptyWindowWaits(samples);
    const figures = [...(await withFifty(main, clinic)), ...(await withTwenty(main, clinic))];
    return [emptyWindowFigure(before, await emptyWindowWaits(samples)), ...figures];
  } finally {
    main.remove();
  }
}

const measures = {
  select: { name: 'select a card', aim: 50, until: 'the focus on it' },
  panel: { name: 'open its panel', aim: 50, until: 'the visit in it' },
  arrived: { name: 'mark arrived', aim: 50, until: 'the card’s new state, durable' },
  letter: { name: 'a letter in the search', aim: 50, until: 'the letter in the field' },
  found: { name: 'the same, 100,000 bookings', aim: 50, until: 'the visits found' },
  list: { name: 'where a visit could go', aim: 100, until: 'the first free time in focus' },
  walk: { name: 'a step among the free times', aim: 50, until: 'the focus on the next' },
  switch50: { name: 'switch the day, 50 doctors', aim: 100, until: 'the other day’s visits' },
  switch20: { name: 'switch the day, 20 doctors', aim: 100, until: 'the other day’s visits' },
} as const satisfies Record<string, Aimed>;

async function withFifty(main: OwnMain, clinic: Practice): Promise<Figure[]> {
  const desk = await openDesk(main, clinic);
  try {
    const hand = await handAt(desk.page);
    const { days, intervals } = await useAll(hand, samples, drags);
    const results = await hand.results();
    return [
      ...(['select', 'panel', 'arrived', 'letter', 'found', 'list', 'walk'] as const).flatMap((name) =>
        waitFigures(measures[name], name, results),
      ),
      ...waitFigures(measures.switch50, 'switch50', results, days),
      frameFigure(intervals, drags),
      longTaskFigure(
        'work over 50 ms in one task, 50 doctors',
        await tasksDuring(desk, (again) => useAll(again, recorded, drags)),
      ),
    ];
  } finally {
    await desk.close();
  }
}

/** Everything that hands are measured at, with 50 doctors. */
async function useAll(hand: Hand, count: number, dragged: number) {
  await select(hand, 'select', count);
  await openPanels(hand, 'panel', count);
  await search(hand, { letter: 'letter', found: 'found' }, count);
  await walkTimes(hand, { list: 'list', walk: 'walk' }, count);
  const days = await switchDays(hand, 'switch50', count);
  const intervals = await drag(hand, 'drag', dragged);
  await markArrived(hand, 'arrived', count);
  return { days, intervals };
}

async function withTwenty(main: OwnMain, clinic: Practice): Promise<Figure[]> {
  const desk = await openDesk(main, clinic, smaller);
  try {
    const hand = await handAt(desk.page);
    const days = await switchDays(hand, 'switch20', samples);
    return [
      ...waitFigures(measures.switch20, 'switch20', await hand.results(), days),
      longTaskFigure(
        'work over 50 ms in one task, 20 doctors',
        await tasksDuring(desk, (again) => switchDays(again, 'switch20', recorded)),
      ),
    ];
  } finally {
    await desk.close();
  }
}

/** Long tasks while a hand does something, by its measures. In a turn of its own, so that recording them lengthens no wait. */
async function tasksDuring(
  desk: LaunchedDesk,
  act: (hand: Hand) => Promise<unknown>,
): Promise<ReadonlyMap<string, readonly Task[]>> {
  const hand = await handAt(desk.page);
  const recording = await recordTasks(desk);
  await act(hand);
  const { spans } = await hand.results();
  return tasksIn(await recording(), spans);
}
