import { z } from 'zod';
import { addDays, dayWindow, localDateOf, type EpochMs } from '#shared/time/zone.ts';
import type { LaunchedDesk } from '../e2e/harness/launch.ts';
import type { Practice } from '../e2e/harness/practice.ts';
import { zone } from '../e2e/harness/steps.ts';

/** A visit as the clinic has it, past the desk. */
export const clinicVisit = z.object({
  id: z.string(),
  addressId: z.string(),
  status: z.enum(['booked', 'canceled']),
  start: z.number(),
  end: z.number(),
  patient: z.object({ name: z.string(), surname: z.string() }),
  presence: z.enum(['present', 'absent']).nullable(),
  confirmed: z.boolean(),
  /** The first id of a visit that was moved. */
  originId: z.string().nullable(),
  movedTo: z.string().nullable(),
});
export type ClinicVisit = z.infer<typeof clinicVisit>;
/** As much of a visit as is needed to find it on the board. */
export type KnownVisit = Pick<ClinicVisit, 'id' | 'start' | 'patient'>;

const stateSchema = z.object({
  bookings: z.record(z.string(), clinicVisit),
  counts: z.object({ byOperation: z.record(z.string(), z.number()) }),
});

async function stateOf({ port }: Practice): Promise<z.infer<typeof stateSchema>> {
  const answer = await fetch(`http://127.0.0.1:${port}/practice/state?bookings=all`);
  return stateSchema.parse(await answer.json());
}

/** All visits of the clinic, asked through its control endpoints. */
export async function clinicVisits(practice: Practice): Promise<readonly ClinicVisit[]> {
  return Object.values((await stateOf(practice)).bookings);
}

/** Those that take place on the day of an instant. */
export async function visitsOfDay(practice: Practice, at: EpochMs): Promise<readonly ClinicVisit[]> {
  const { from, to } = dayWindow(localDateOf(at, zone), zone);
  const all = await clinicVisits(practice);
  return all.filter(({ status, start }) => status === 'booked' && from <= start && start < to);
}

/** How often the desk has called each operation that changes something. */
export async function writesAtClinic(practice: Practice): Promise<Readonly<Record<string, number>>> {
  const { byOperation } = (await stateOf(practice)).counts;
  return Object.fromEntries(Object.entries(byOperation).filter(([name]) => !/^(get|token|list)/u.test(name)));
}

/** A free time of a coming day, as the desk knows it. */
export interface FreeStart {
  readonly addressId: string;
  readonly start: EpochMs;
}

/** The nearest days are full; from the third week on there is room for a whole sitting, and there are still visits. Days. */
const farthest = 40;

/**
 * Free times of the first coming day that has so many that are half an hour apart, where name and phone are all that is asked
 * for. Throws while they come in.
 */
export async function freeStarts({ page }: LaunchedDesk, count: number): Promise<readonly FreeStart[]> {
  const columns = await page
    .locator('[data-column]')
    .evaluateAll((all) => all.flatMap((one) => one.getAttribute('data-column') ?? []));
  const tomorrow = addDays(localDateOf(Date.now(), zone), 1);
  for (let ahead = 0; ahead < farthest; ahead += 1) {
    const { from, to } = dayWindow(addDays(tomorrow, ahead), zone);
    const found: FreeStart[] = [];
    for (const addressId of columns) {
      const request = { addressId, scope: 'address' as const, from, to };
      const answer = await page.evaluate((asked) => window.frontdesk.ask('freeTimes.get', asked), request);
      let last = 0;
      for (const { start, demands } of answer.ok ? answer.value : []) {
        if (start - last < 30 * 60_000 || demands.length > 0) continue;
        found.push({ addressId, start });
        last = start;
      }
    }
    if (found.length >= count) return found;
  }
  throw new Error('No day has so much room yet.');
}
