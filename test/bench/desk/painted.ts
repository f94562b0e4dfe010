import { addDays, dayWindow, localDateOf } from '#shared/time/zone.ts';
import type { LaunchedDesk } from '../../e2e/harness/launch.ts';
import type { Practice } from '../../e2e/harness/practice.ts';
import { goTo, zone } from '../../e2e/harness/steps.ts';
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
/** Columns that are in sight without scrolling. */
const inSight = 6;
/** So many patients on one day, or it would be fuller than any. */
const onOneDay = 15;

type FreeTime = Readonly<Record<'addressId', string> & Record<'start', number>>;

/**
 * Patients book free times of the days that are on the board, one after the other. Measured from the arrival of the answer that
 * tells the event, in the main process, to the frame in which the card stands in its column, in the page.
 */
export async function measurePainted(
  desk: LaunchedDesk,
  clinic: Practice,
  changes: number,
): Promise<PaintedChanges> {
  await watchPaint(desk.page);
  const { offset, uncertain } = await desk.app.evaluate(() => deskProbe.clockOffset());
  const each: number[] = [];
  const today = localDateOf(Date.now(), zone);
  for (let ahead = 1; each.length < changes && ahead < 30; ahead += 1) {
    const free = (await freeTimes(desk, dayWindow(addDays(today, ahead), zone))).slice(
      0,
      changes - each.length,
    );
    const [first] = free;
    if (first === undefined) continue;
    await goTo(desk, first.start);
    for (const wanted of free) {
      await desk.page.waitForTimeout(pause + Math.random() * pause);
      await desk.app.evaluate(() => deskProbe.takeArrivals());
      const { id } = await clinic.patientBooks(wanted);
      const painted = await paintedAt(desk.page, id);
      const [arrived] = await desk.app.evaluate(() => deskProbe.takeArrivals());
      if (arrived === undefined) throw new Error('The change was not told by an event.');
      each.push(painted - offset - arrived);
    }
  }
  if (each.length < changes) throw new Error(`There were only ${each.length} free times.`);
  return { each, uncertain };
}

/** Free times of the columns that are in sight, in turns, at least an hour apart in each. */
async function freeTimes(
  { page }: LaunchedDesk,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<readonly FreeTime[]> {
  const columns = await page
    .locator('[data-column]')
    .evaluateAll((all) => all.flatMap((one) => one.getAttribute('data-column') ?? []));
  const byColumn = await Promise.all(
    columns.slice(0, inSight).map(async (addressId) => {
      const request = { addressId, scope: 'address' as const, from, to };
      const answer = await page.evaluate((one) => window.frontdesk.ask('freeTimes.get', one), request);
      const starts = answer.ok ? answer.value.map(({ start }) => start) : [];
      return apart(starts).map((start) => ({ addressId, start }));
    }),
  );
  const turns = Array.from({ length: onOneDay }, (_, n) => byColumn.flatMap((column) => column[n] ?? []));
  return turns.flat().slice(0, onOneDay);
}

const hour = 3_600_000;
/** A visit may take away the free times around it. */
const apart = (starts: readonly number[]): number[] =>
  starts.reduce<number[]>(
    (kept, start) => (start >= (kept.at(-1) ?? 0) + hour ? [...kept, start] : kept),
    [],
  );
