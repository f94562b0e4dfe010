import type { CalendarRef } from '#shared/domain/ids.ts';
import type { RemoteError } from '#shared/domain/remoteError.ts';
import {
  catalogueSteps,
  isOwnerKnown,
  keyOf,
  type CatalogueRead,
  type CatalogueStep,
} from './catalogueReader.ts';
import { catalogueTask } from './catalogueTurn.ts';
import type { Turning } from './parts.ts';
import { runTasks } from './tasks.ts';

/**
 * Reads what belongs to calendars that the desk has not heard of, from the top down as far as it is unknown: the facilities, their
 * doctors, their addresses, the services there. What is not listed is not this client's to see, and nothing below it is asked for.
 * @returns the lists that were read, by `keyOf`, and what stopped it
 */
export async function readNewcomers(
  turning: Turning,
  calendars: readonly CalendarRef[],
): Promise<{ readonly read: ReadonlySet<string>; readonly stoppedBy: RemoteError | null }> {
  const { store, settings } = turning;
  const newcomers = calendars.filter((calendar) => store.catalogue.address(calendar.addressId) === null);
  const read = new Set<string>();
  if (newcomers.length === 0) return { read, stoppedBy: null };
  for (const step of catalogueSteps) {
    const wanted = newcomers.flatMap((calendar) => wantedOf(step, calendar, turning));
    const tasks = [...new Map(wanted.map((one) => [keyOf(one), catalogueTask(turning, one)])).values()];
    const outcome = await runTasks(tasks, settings.parallelReads, () => false);
    for (const key of outcome.done) read.add(key);
    if (outcome.stoppedBy !== null) return { read, stoppedBy: outcome.stoppedBy };
  }
  return { read, stoppedBy: null };
}

/** A step's list for a newcomer, where the step before has made its owner known. */
function wantedOf(step: CatalogueStep, calendar: CalendarRef, { store }: Turning): CatalogueRead[] {
  const { facilityId, doctorId } = calendar;
  const doctors: CatalogueRead = { step: 'doctors', facilityId };
  const addresses: CatalogueRead = { step: 'addresses', facilityId, doctorId };
  const isKnown = (read: CatalogueRead): boolean => isOwnerKnown(read, store.catalogue);
  const onlyIf = (wanted: boolean, read: CatalogueRead): CatalogueRead[] => (wanted ? [read] : []);
  switch (step) {
    case 'facilities':
      return onlyIf(!isKnown(doctors), { step });
    case 'doctors':
      return onlyIf(isKnown(doctors) && !isKnown(addresses), doctors);
    case 'addresses':
      return onlyIf(isKnown(addresses), addresses);
    // The dictionary has what a new doctor may offer; it is read with the whole catalogue.
    case 'services':
      return [];
    case 'addressServices': {
      const services: CatalogueRead = { step, calendar };
      return onlyIf(isKnown(services), services);
    }
  }
}
