import { z } from 'zod';
import { addDays, dayWindow, localDateOf } from '#shared/time/zone.ts';
import type { LaunchedDesk } from './launch.ts';
import { zone } from './steps.ts';

const freeTime = z.object({
  start: z.number(),
  services: z.array(z.object({ id: z.string(), duration: z.number() })),
});
export type FreeTime = z.infer<typeof freeTime>;

/** The first coming day on which a calendar has ten free times that do not overlap. */
export async function roomyDay({
  page,
}: LaunchedDesk): Promise<{ readonly addressId: string; readonly free: readonly FreeTime[] }> {
  const columns = await page
    .locator('[data-column]')
    .evaluateAll((all) => all.flatMap((one) => one.getAttribute('data-column') ?? []));
  const first = addDays(localDateOf(Date.now(), zone), 1);
  for (let day = 0; day < 10; day += 1) {
    for (const column of columns) {
      const { from, to } = dayWindow(addDays(first, day), zone);
      const answer = await page.evaluate((request) => window.frontdesk.ask('visits.freeTimes', request), {
        addressId: column,
        scope: 'address' as const,
        from,
        to,
      });
      const times = z.array(freeTime).parse(answer.ok ? answer.value : []);
      const apart: FreeTime[] = [];
      for (const time of times) {
        const last = apart.at(-1);
        const end = last === undefined ? 0 : last.start + (last.services[0]?.duration ?? 60) * 60_000;
        if (time.services.length > 0 && time.start >= end) apart.push(time);
      }
      if (apart.length >= 10) return { addressId: column, free: apart };
    }
  }
  throw new Error('The practice clinic has no day with room.');
}
