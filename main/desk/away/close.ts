import type { Push } from '#shared/contract/door.ts';
import type { RequestOf } from '#shared/contract/contract.ts';
import type { AwayDecided, AwayLook, WantedAway } from '#shared/contract/away.ts';
import type { Away } from '#shared/domain/away.ts';
import type { AwayTime } from '#shared/domain/awayTime.ts';
import type { ExceptionScope } from '#shared/domain/availability/exception.ts';
import { withKey } from '#shared/domain/clinicKey.ts';
import { asBookingId, asIntentId, type IntentId } from '#shared/domain/ids.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { ok, type Result } from '#shared/result.ts';
import { decidePress, type Wished } from '../breaks/decidePress.ts';
import type { Session } from '../session.ts';
import { calendarsMeant, isKeptHere } from './awayCalendars.ts';
import { visitsAway } from './awayVisits.ts';
import { closingOf } from './closing.ts';
import { keepDecided } from './keepDecided.ts';

/** What closing would come to. */
export function lookAway(session: Session, wanted: WantedAway): AwayLook {
  const calendars = calendarsMeant(session, wanted);
  if (calendars.length === 0) return { kind: 'gone' };
  return {
    kind: 'look',
    calendars: calendars.length,
    byBreak: calendars.filter(({ id }) => !isKeptHere(session.store, id)).length,
    visits: visitsAway(session, calendars, wanted).length,
  };
}

/**
 * Closes time because a doctor is away: exception, breaks, and what is kept of it, in one transaction. The same press twice is one.
 */
export function closeAway(
  session: Session,
  wanted: RequestOf<'away.close'>,
  staff: string,
  push: Push,
): Result<AwayDecided, Problem> {
  const { store } = session;
  const calendars = calendarsMeant(session, wanted);
  const [chosen] = calendars;
  if (chosen === undefined) return ok({ kind: 'gone' });
  const id = withKey(session.key, wanted.id);
  const { from, to, fromTime, toTime } = wanted;
  const time: AwayTime = { from, to, fromTime, toTime };
  const note = wanted.description?.trim() ?? '';
  const scope: ExceptionScope =
    wanted.calendars === 'this'
      ? { kind: 'address', addressId: chosen.id }
      : { kind: 'doctor', doctorId: chosen.doctorId };
  const known = store.away.get(id);
  const held = session.now() + session.undoMs();
  if (known !== null) return ok(decidedOf(known, held));
  const { exception, breaks } = closingOf(session, calendars, { id, scope, time, note });
  const wished = breaks.map(({ address, span }): Wished => {
    const { facilityId, doctorId, id: addressId } = address;
    const description = note === '' ? null : note;
    return {
      action: { kind: 'addBreak', ...span, description },
      calendar: { facilityId, doctorId, addressId },
    };
  });
  const visits = visitsAway(session, calendars, wanted);
  const answer = store.transaction((): Result<Away, Problem> => {
    const pressed = wished.length === 0 ? null : decidePress(session, wished, staff);
    if (pressed !== null && !pressed.ok) return pressed;
    const bundle: IntentId | null = pressed?.value.kind === 'intent' ? asIntentId(pressed.value.id) : null;
    if (exception !== null) store.availability.exceptions.put(exception);
    const record: Away = {
      ...{
        id,
        kind: 'away',
        addressId: chosen.id,
        addressIds: calendars.map((calendar) => calendar.id),
        ...time,
      },
      ...{ at: session.now(), staff, before: null, after: exception, bundle },
      visits: visits.map(({ bookingId, start }) => ({ bookingId: asBookingId(bookingId), start })),
      ...{ left: [], endedAt: null },
    };
    keepDecided(session, record, held, staff);
    return ok(record);
  });
  if (!answer.ok) return answer;
  session.sync.publishing.nudge();
  push('hours.changed', { addressIds: null });
  push('away.changed', null);
  return ok(decidedOf(answer.value, held));
}

/** What came of a decision. */
export const decidedOf = (
  { id, addressIds, visits }: Away,
  heldUntil: number,
): Extract<AwayDecided, { kind: 'decided' }> => ({
  kind: 'decided',
  ...{ id, heldUntil, calendars: addressIds.length, visits: visits.length },
});
