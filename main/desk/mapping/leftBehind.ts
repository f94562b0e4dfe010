import type { LeftBehind } from '#shared/contract/mapping.ts';
import type { ExceptionScope } from '#shared/domain/availability/exception.ts';
import type { AddressId } from '#shared/domain/ids.ts';
import { dayMs } from '#shared/time/durations.ts';
import { localDateOf } from '#shared/time/zone.ts';
import type { Session } from '../session.ts';
import type { Gone, GoneTogether } from './goneTogether.ts';
import { exceptionsWhere } from './hoursAlong.ts';

/** Nobody books farther ahead. */
const farthestMs = 730 * dayMs;

/** What of a clinic says what has been left behind. */
export type Leaving = Pick<Session, 'store' | 'now' | 'own'>;

/**
 * What this desk still has of a calendar that is listed no more, or of all such calendars of a doctor or a facility that is not either:
 * visits to come (a visit of today that is over is none), hours that are kept here, exceptions and breaks that are not over, and decisions
 * on their way. `null`: nothing that would have to be looked after.
 */
export function leftBehind(
  { store, now, own }: Leaving,
  gone: Gone,
  together: GoneTogether,
): LeftBehind | null {
  const calendars = together.calendarsOf(gone);
  if (calendars === null) return null;
  const at = now();
  const coming = { from: at, to: at + farthestMs };
  const today = localDateOf(at, own.timeZone);
  const starts = calendars.flatMap((id) => store.bookings.bookedStarts(id, coming)).toSorted((a, b) => a - b);
  const [first, last] = [starts[0], starts.at(-1)];
  const left: LeftBehind = {
    calendars: gone.kind === 'address' ? 0 : calendars.length,
    visits:
      first === undefined || last === undefined
        ? null
        : {
            count: starts.length,
            first: localDateOf(first, own.timeZone),
            last: localDateOf(last, own.timeZone),
          },
    hours: hoursOf(store, calendars),
    daysOff: exceptionsWhere(store, ofThese(gone, calendars)).filter(({ to }) => to >= today).length,
    breaks: calendars.length === 0 ? 0 : store.schedule.breaksInWindow(calendars, coming).length,
    decisions: calendars.length === 0 ? 0 : store.intents.open(calendars).length,
    services: together.servicesOf(calendars).length,
  };
  const isNothing =
    left.visits === null && left.hours === 'none' && left.daysOff + left.breaks + left.decisions === 0;
  return isNothing ? null : left;
}

/** Those that hold for these alone: of a doctor or a facility its own, too. */
function ofThese(
  { kind, remoteId }: Gone,
  calendars: readonly AddressId[],
): (scope: ExceptionScope) => boolean {
  const ids = new Set(calendars);
  return (scope) => {
    if (scope.kind === 'address') return ids.has(scope.addressId);
    if (scope.kind === 'doctor') return kind === 'doctor' && scope.doctorId === remoteId;
    return scope.kind === 'facility' && kind === 'facility' && scope.facilityId === remoteId;
  };
}

function hoursOf({ availability }: Leaving['store'], calendars: readonly AddressId[]): LeftBehind['hours'] {
  const timetables = calendars.map((id) => availability.timetables.get(id));
  if (timetables.some(({ inForce, damaged }) => inForce !== null || damaged.length > 0)) return 'inForce';
  return timetables.some(({ draft }) => draft !== null) ? 'draft' : 'none';
}
