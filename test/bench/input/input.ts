import type { Practice } from '../../e2e/harness/practice.ts';
import type { Figure } from '../figures.ts';
import { markArrived } from './arriving.ts';
import { drag } from './dragging.ts';
import { frameFigure, longTaskFigure, waitFigures, type Aimed } from './figures.ts';
import { handAt } from './hand.ts';
import { openPanels } from './opening.ts';
import { patientsOfToday } from './patientsOfToday.ts';
import { buildInputMain, openDesk } from './openDesk.ts';
import { search } from './searching.ts';
import { select } from './selecting.ts';
import { switchDays } from './switching.ts';
import type { OwnMain } from '../../e2e/harness/ownMain.ts';

const samples = 60;
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
    return [...(await withFifty(main, clinic)), ...(await withTwenty(main, clinic))];
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
  switch50: { name: 'switch the day, 50 doctors', aim: 100, until: 'the other day’s visits' },
  switch20: { name: 'switch the day, 20 doctors', aim: 100, until: 'the other day’s visits' },
} as const satisfies Record<string, Aimed>;

async function withFifty(main: OwnMain, clinic: Practice): Promise<Figure[]> {
  const desk = await openDesk(main, clinic);
  try {
    const hand = await handAt(desk);
    await select(hand, 'select', samples);
    await openPanels(hand, 'panel', samples);
    await search(hand, { letter: 'letter', found: 'found' }, samples);
    const days = await switchDays(hand, 'switch50', samples);
    const intervals = await drag(hand, 'drag', drags);
    await markArrived(hand, 'arrived', samples);
    const results = await hand.results();
    return [
      ...(['select', 'panel', 'arrived', 'letter', 'found'] as const).flatMap((name) =>
        waitFigures(measures[name], name, results),
      ),
      ...waitFigures(measures.switch50, 'switch50', results, days),
      frameFigure(intervals, drags),
      longTaskFigure('work over 50 ms in one task, 50 doctors', results),
    ];
  } finally {
    await desk.close();
  }
}

async function withTwenty(main: OwnMain, clinic: Practice): Promise<Figure[]> {
  const desk = await openDesk(main, clinic, smaller);
  try {
    const hand = await handAt(desk);
    const days = await switchDays(hand, 'switch20', samples);
    const results = await hand.results();
    return [
      ...waitFigures(measures.switch20, 'switch20', results, days),
      longTaskFigure('work over 50 ms in one task, 20 doctors', results),
    ];
  } finally {
    await desk.close();
  }
}
