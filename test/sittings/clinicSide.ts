import { z } from 'zod';
import { addDays, dayWindow, localDateOf } from '#shared/time/zone.ts';
import type { LaunchedDesk } from '../e2e/harness/launch.ts';
import type { Practice } from '../e2e/harness/practice.ts';
import { zone } from '../e2e/harness/steps.ts';

/** A visit as the clinic has it, past the desk. */
export const clinicVisit = z.object({
  id: z.string(),
  status: z.enum(['booked', 'canceled']),
  start: z.number(),
  patient: z.object({ name: z.string(), surname: z.string() }),
  presence: z.enum(['present', 'absent']).nullable(),
  confirmed: z.boolean(),
  movedTo: z.string().nullable(),
});
export type ClinicVisit = z.infer<typeof clinicVisit>;

/** All visits of the clinic, asked through its control endpoints. */
export async function clinicVisits({ port }: Practice): Promise<readonly ClinicVisit[]> {
  const answer = await fetch(`http://127.0.0.1:${port}/practice/state?bookings=all`);
  const state = z.object({ bookings: z.record(z.string(), clinicVisit) }).parse(await answer.json());
  return Object.values(state.bookings);
}

/** A free time of a coming day, as the desk knows it. */
export interface FreeStart {
  readonly addressId: string;
  readonly start: number;
}

/** Free times of the first coming day that has so many that do not overlap. Throws while they come in. */
export async function freeStarts({ page }: LaunchedDesk, count: number): Promise<readonly FreeStart[]> {
  const columns = await page
    .locator('[data-column]')
    .evaluateAll((all) => all.flatMap((one) => one.getAttribute('data-column') ?? []));
  const tomorrow = addDays(localDateOf(Date.now(), zone), 1);
  for (let ahead = 0; ahead < 12; ahead += 1) {
    const { from, to } = dayWindow(addDays(tomorrow, ahead), zone);
    const found: FreeStart[] = [];
    for (const addressId of columns) {
      const request = { addressId, scope: 'address' as const, from, to };
      const answer = await page.evaluate((asked) => window.frontdesk.ask('visits.freeTimes', asked), request);
      let last = 0;
      for (const { start } of answer.ok ? answer.value : []) {
        if (start - last < 30 * 60_000) continue;
        found.push({ addressId, start });
        last = start;
      }
    }
    if (found.length >= count) return found.slice(0, count);
  }
  throw new Error('No day has so much room yet.');
}
