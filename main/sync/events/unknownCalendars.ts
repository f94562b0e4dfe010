import type { CalendarRef } from '#shared/domain/ids.ts';
import type { RemoteError } from '#shared/domain/remoteError.ts';
import {
  catalogueSteps,
  isOwnerKnown,
  keyOf,
  type CatalogueRead,
  type CatalogueStep,
} from '../catalogue/catalogueReader.ts';
import { catalogueTask } from '../catalogue/catalogueTurn.ts';
import type { EventsContext } from './context.ts';
import { ownTroubles, runTasks } from '../tasks.ts';

/** How reading for newcomers went. */
export interface UnknownCalendarsRead {
  /** The lists that were read, by `keyOf`. */
  readonly read: ReadonlySet<string>;
  /** Those on which the vendor breaks: what hangs on them waits, and nothing else does. */
  readonly unread: ReadonlySet<string>;
  /** There was no room for all of them. */
  readonly heldBack: boolean;
  /** What concerns all. */
  readonly stoppedBy: RemoteError | null;
}

/**
 * Reads what belongs to calendars that the desk has not heard of, from the top down as far as it is unknown: the facilities, their
 * doctors, their addresses, the services there. What is not listed is not this client's to see, and nothing below it is asked for.
 */
export async function readUnknownCalendars(
  context: EventsContext,
  calendars: readonly CalendarRef[],
): Promise<UnknownCalendarsRead> {
  const { settings, troubled } = context;
  const read = new Set<string>();
  const unread = new Set<string>();
  for (const step of calendars.length === 0 ? [] : catalogueSteps) {
    const wanted = new Map(
      calendars.flatMap((calendar) => wantedOf(step, calendar, context)).map((list) => [keyOf(list), list]),
    );
    for (const key of wanted.keys()) if (troubled.isResting(key)) unread.add(key);
    const tasks = [...wanted]
      .filter(([key]) => !unread.has(key))
      .map(([, list]) => catalogueTask(context, list, context.readingFor.news.remote));
    const outcome = await runTasks(tasks, settings.parallelReads, () => false, ownTroubles);
    for (const key of outcome.done) {
      troubled.succeeded(key);
      read.add(key);
    }
    for (const key of outcome.failed.keys()) {
      troubled.failed(key);
      unread.add(key);
    }
    const { stoppedBy, heldBack } = outcome;
    if (stoppedBy !== null || heldBack) return { read, unread, heldBack, stoppedBy };
  }
  return { read, unread, heldBack: false, stoppedBy: null };
}

/** Whether a list that would tell of the calendar could not be read. */
export function waitsForList(
  { facilityId, doctorId }: CalendarRef,
  { unread, heldBack, stoppedBy }: UnknownCalendarsRead,
): boolean {
  const lists: readonly CatalogueRead[] = [
    { step: 'facilities' },
    { step: 'doctors', facilityId },
    { step: 'addresses', facilityId, doctorId },
  ];
  return stoppedBy !== null || heldBack || lists.some((list) => unread.has(keyOf(list)));
}

/** A step's list for a newcomer, where the step before has made its owner known. */
function wantedOf(step: CatalogueStep, calendar: CalendarRef, { store }: EventsContext): CatalogueRead[] {
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
