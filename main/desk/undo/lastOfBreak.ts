import type { LastBreakDecision } from '#shared/contract/undo.ts';
import type { AuditEntry } from '#shared/domain/auditEntry.ts';
import type { BreakIntent } from '#shared/domain/kinds/decisionKinds.ts';
import { isOnBreak } from '#shared/domain/kinds/decisionKinds.ts';
import { wishOf } from '../breaks/breakWish.ts';
import { wayBackFrom } from '../breaks/takeBack.ts';
import { calendarsOfPress } from '../calendars/calendarOf.ts';
import { doctorNameOf } from '../calendars/doctorNames.ts';
import { saidZoneAt } from '../calendars/zones.ts';
import type { Session } from '../session.ts';
import { isUnsent } from './undone.ts';

/** A press about breaks as the last decision, with the way back from it. */
export function lastOfBreak(
  session: Session,
  intent: BreakIntent,
  { at }: Pick<AuditEntry, 'at'>,
): Omit<LastBreakDecision, 'freely'> {
  const { store } = session;
  const { action, calendar } = intent;
  const press = store.intents.ofBundle(intent.id).filter(isOnBreak);
  return {
    about: 'break',
    deed: action.kind,
    at,
    doctorName: doctorNameOf(store, store.catalogue.address(calendar.addressId)),
    ...saidZoneAt(session, calendar.addressId),
    ...wishOf(action, calendarsOfPress(press)),
    way: wayOf(session, intent, press),
  };
}

function wayOf(
  session: Session,
  { id }: BreakIntent,
  press: readonly BreakIntent[],
): LastBreakDecision['way'] {
  if (press.every(isUnsent)) return { kind: 'undo', intentId: id };
  if (press.every(({ state }) => state === 'refused')) return { kind: 'none', why: 'refused' };
  const isThere = press.some((intent) => wayBackFrom(session.store, intent) !== null);
  return isThere ? { kind: 'breakBack', intentId: id } : { kind: 'none', why: 'changed' };
}
