import { z } from 'zod';
import { serviceAt } from '#shared/domain/serviceAt.ts';
import { addDays, dayWindow, localDateOf, type Window } from '#shared/time/zone.ts';
import { daysLookedAt } from './daysLookedAt.ts';
import type { LaunchedDesk } from './launch.ts';
import { zone } from './steps.ts';
import { freeTime, type FreeTime } from '#shared/contract/freeTimes.ts';

/** A day of a calendar, and its free times that do not overlap. */
export interface RoomyDay {
  readonly addressId: string;
  readonly free: readonly FreeTime[];
}

/**
 * The first coming day on which a calendar has ten free times that do not overlap. Which days these are depends on the day on which
 * the test runs: so does whether others are there then.
 * @param beside whether another calendar of the same facility must have a free time for the same service on that day
 */
export async function roomyDay(
  desk: LaunchedDesk,
  beside: 'anybody' | 'another' = 'anybody',
): Promise<RoomyDay> {
  const columns = await desk.page
    .locator('[data-column]')
    .evaluateAll((all) => all.flatMap((one) => one.getAttribute('data-column') ?? []));
  const first = addDays(localDateOf(Date.now(), zone), 1);
  for (let day = 0; day < daysLookedAt; day += 1) {
    const span = dayWindow(addDays(first, day), zone);
    for (const addressId of columns) {
      const free = apart(await freeTimes(desk, addressId, 'address', span));
      if (free.length < 10) continue;
      if (beside === 'anybody') return { addressId, free };
      const service = free[0]?.services[0] ?? null;
      const others = await freeTimes(desk, addressId, 'facility', span);
      if (others.some((time) => time.addressId !== addressId && serviceAt(time, service) !== null))
        return { addressId, free };
    }
  }
  throw new Error('The practice clinic has no day with room.');
}

async function freeTimes(
  { page }: LaunchedDesk,
  addressId: string,
  scope: 'address' | 'facility',
  { from, to }: Window,
): Promise<readonly FreeTime[]> {
  const request = { addressId, scope, from, to };
  const answer = await page.evaluate((asked) => window.frontdesk.ask('freeTimes.get', asked), request);
  return z.array(freeTime).parse(answer.ok ? answer.value : []);
}

function apart(times: readonly FreeTime[]): readonly FreeTime[] {
  const found: FreeTime[] = [];
  for (const time of times) {
    const last = found.at(-1);
    const end = last === undefined ? 0 : last.start + (last.services[0]?.duration ?? 60) * 60_000;
    if (time.services.length > 0 && time.start >= end) found.push(time);
  }
  return found;
}
