import type { PublishingChanged } from '#shared/contract/publishing.ts';
import type { HoursDeed } from '#shared/domain/auditKind.ts';
import { asAddressId, type AddressId } from '#shared/domain/ids.ts';
import type { KeptTimetable } from '../../sync/availabilityStore.ts';
import type { Session } from '../session.ts';

/** A calendar as it was seen. */
export interface SeenCalendar {
  readonly addressId: string;
  readonly seen: number;
}

/** A calendar with the clinic that it is of. */
export interface CalendarAt {
  readonly session: Session;
  readonly addressId: AddressId;
  readonly seen: number;
}

/** The calendars that were seen, each with its clinic; those of a clinic that is not at work are left out. */
export const calendarsAt = (
  calendars: readonly SeenCalendar[],
  sessionOf: (id: string) => Session | undefined,
): readonly CalendarAt[] =>
  calendars.flatMap(({ addressId, seen }) => {
    const session = sessionOf(addressId);
    return session === undefined ? [] : [{ session, addressId: asAddressId(addressId), seen }];
  });

/** Those that somebody has changed since they were seen; `null`: none. */
export function changedSince(
  calendars: readonly CalendarAt[],
): Extract<PublishingChanged, { kind: 'changedMeanwhile' }> | null {
  const others = calendars.flatMap(({ session, addressId, seen }) => {
    const { revision, damaged } = session.store.availability.timetables.get(addressId);
    return revision === seen && damaged.length === 0 ? [] : [{ addressId, revision }];
  });
  return others.length === 0 ? null : { kind: 'changedMeanwhile', calendars: others };
}

/** Puts drafts in force where there are any, and asks for what is wanted now. All calendars or none. */
export function publishCalendars(calendars: readonly CalendarAt[], staff: string): PublishingChanged {
  return changeHours(calendars, staff, 'published', (before, { session, addressId, seen }) => {
    const { timetables } = session.store.availability;
    if (before.draft === null) return;
    timetables.publish(addressId, seen, { at: session.now(), staff });
    // What stands at the marketplace and was never seen to be published here is what the first publication replaces.
    if (before.inForce === null) session.sync.publishing.takeAsPublished(addressId);
  });
}

/** What was in force before is so again. */
export function stepBackCalendars(calendars: readonly CalendarAt[], staff: string): PublishingChanged {
  return changeHours(calendars, staff, 'steppedBack', (_, { session, addressId, seen }) => {
    session.store.availability.timetables.stepBack(addressId, seen);
  });
}

/** Hours are kept at the marketplace again, where nothing changes. */
export function giveBackCalendars(calendars: readonly CalendarAt[], staff: string): void {
  for (const { session, addressId, seen } of calendars)
    session.store.transaction(() => {
      session.store.availability.timetables.giveBack(addressId, seen);
      session.sync.publishing.forget(addressId);
      recordHours(session, 'givenBack', { addressId, calendars: 1, writes: 0 }, staff);
    });
}

interface Sum {
  readonly writes: number;
  readonly dropped: number;
  readonly waiting: number;
}

const added = (sum: Sum, one: Sum): Sum => ({
  writes: sum.writes + one.writes,
  dropped: sum.dropped + one.dropped,
  waiting: sum.waiting + one.waiting,
});

function changeHours(
  calendars: readonly CalendarAt[],
  staff: string,
  deed: HoursDeed,
  change: (before: KeptTimetable, calendar: CalendarAt) => void,
): PublishingChanged {
  const changed = changedSince(calendars);
  if (changed !== null) return changed;
  let sum: Sum = { writes: 0, dropped: 0, waiting: 0 };
  let [minutes, heldUntil] = [0, 0];
  for (const session of new Set(calendars.map((calendar) => calendar.session))) {
    const its = calendars.filter((calendar) => calendar.session === session);
    const held = session.now() + session.undoMs();
    const asked = session.store.transaction(() => {
      for (const calendar of its)
        change(session.store.availability.timetables.get(calendar.addressId), calendar);
      const all = its.map(({ addressId }) => session.sync.publishing.ask(addressId, held)).reduce(added);
      const [first] = its;
      if (first !== undefined)
        recordHours(
          session,
          deed,
          { addressId: first.addressId, calendars: its.length, writes: all.writes },
          staff,
        );
      return all;
    });
    for (const { addressId } of its) session.sync.publishing.tell(addressId);
    session.sync.publishing.nudge();
    sum = added(sum, asked);
    heldUntil = Math.max(heldUntil, held);
    minutes = Math.max(minutes, session.sync.publishing.reckon(session.sync.publishing.progress().waiting));
  }
  return { kind: 'asked', ...sum, minutes, heldUntil };
}

/** Writes a deed about hours into the audit: one for a press, however many dates it changes. */
export function recordHours(
  { store, now }: Pick<Session, 'store' | 'now'>,
  deed: HoursDeed,
  {
    addressId,
    ...hours
  }: { readonly addressId: AddressId; readonly calendars: number; readonly writes: number },
  staff: string,
): void {
  store.audit.append({
    at: now(),
    staff,
    kind: `hours.${deed}`,
    addressId,
    bookingId: null,
    previousBookingId: null,
    intentId: null,
    detail: JSON.stringify({ hours }),
  });
}
