import { localDateOf } from '#shared/time/zone.ts';
import type { LaunchedDesk } from '../../e2e/harness/launch.ts';
import type { Practice, PracticeBooking } from '../../e2e/harness/practice.ts';
import { cardOf, goTo, soon, zone } from '../../e2e/harness/steps.ts';
import { paintedAt, watchPaint } from './paint.ts';
import './probe.ts';

/** From the arrival of the answer with an event to the frame that shows it; milliseconds. */
export interface PaintedChanges {
  readonly each: readonly number[];
  /** By how much each can be wrong, since it is measured by the clocks of two processes. */
  readonly uncertain: number;
}

/** More than a turn of the desk: the next change comes at any moment of the one after. Milliseconds. */
const pause = 400;

/**
 * A patient moves a visit to and fro between two free times of the day that is on the board. Measured from the arrival of the
 * answer that tells the event, in the main process, to the frame in which the card stands at its new time, in the page.
 */
export async function measurePainted(
  desk: LaunchedDesk,
  clinic: Practice,
  changes: number,
): Promise<PaintedChanges> {
  const [visit, free] = await twoTimes(desk, clinic);
  await watchPaint(desk.page);
  const { offset, uncertain } = await desk.app.evaluate(() => deskProbe.clockOffset());
  const each: number[] = [];
  let [at, to] = [visit, free];
  for (let change = 0; change < changes; change += 1) {
    await desk.page.waitForTimeout(pause + Math.random() * pause);
    await desk.app.evaluate(() => deskProbe.takeArrivals());
    const moved = await clinic.patientMoves(at.id, to.start);
    const painted = await paintedAt(desk.page, moved.id);
    const [arrived] = await desk.app.evaluate(() => deskProbe.takeArrivals());
    if (arrived === undefined) throw new Error('The change was not told by an event.');
    each.push(painted - offset - arrived);
    [at, to] = [moved, at];
  }
  return { each, uncertain };
}

/** A visit on the day that is shown, in the first column, and a free time near it, in the shape of a visit that was there. */
async function twoTimes(
  desk: LaunchedDesk,
  clinic: Practice,
): Promise<readonly [PracticeBooking, PracticeBooking]> {
  const addressId = await desk.page.locator('[data-column]').first().getAttribute('data-column');
  if (addressId === null) throw new Error('The board has no columns.');
  let visit = await clinic.patientBooks({ addressId });
  for (let tries = 0; tries < 20; tries += 1) {
    const next = await clinic.patientBooks({ addressId });
    if (localDateOf(next.start, zone) === localDateOf(visit.start, zone)) {
      await goTo(desk, visit.start);
      await cardOf(desk, visit).waitFor({ state: 'attached', ...soon });
      await cardOf(desk, visit).scrollIntoViewIfNeeded();
      await clinic.patientCancels(next.id);
      await cardOf(desk, next).waitFor({ state: 'detached', ...soon });
      return [visit, next];
    }
    visit = next;
  }
  throw new Error('The clinic never had two free times on one day.');
}
