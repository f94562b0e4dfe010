import type { LeftBehind } from '#shared/contract/mapping.ts';
import type { AddressId } from '#shared/domain/ids.ts';
import { dayMs } from '#shared/time/durations.ts';
import { localDateOf } from '#shared/time/zone.ts';
import type { Session } from '../session.ts';
import { exceptionsOfAddress } from './hoursAlong.ts';

/** Nobody books farther ahead. */
const farthestMs = 730 * dayMs;

/** What of a clinic says what a calendar has left behind. */
export type Leaving = Pick<Session, 'store' | 'now' | 'own'>;

/**
 * What this desk still has of a calendar that is listed no more: visits to come (a visit of today that is over is none), hours that are
 * kept here, exceptions that are not over, and decisions on their way. `null`: nothing.
 */
export function leftBehind({ store, now, own }: Leaving, addressId: AddressId): LeftBehind | null {
  const at = now();
  const today = localDateOf(at, own.timeZone);
  const starts = store.bookings.bookedStarts(addressId, { from: at, to: at + farthestMs });
  const [first, last] = [starts[0], starts.at(-1)];
  const { inForce, draft, damaged } = store.availability.timetables.get(addressId);
  const left: LeftBehind = {
    visits:
      first === undefined || last === undefined
        ? null
        : {
            count: starts.length,
            first: localDateOf(first, own.timeZone),
            last: localDateOf(last, own.timeZone),
          },
    hours: inForce !== null || damaged.length > 0 ? 'inForce' : draft !== null ? 'draft' : 'none',
    daysOff: exceptionsOfAddress(store, addressId).filter(({ to }) => to >= today).length,
    decisions: store.intents.open([addressId]).length,
  };
  const isNothing =
    left.visits === null && left.hours === 'none' && left.daysOff === 0 && left.decisions === 0;
  return isNothing ? null : left;
}
