import type { LastOfferDecision } from '#shared/contract/undo.ts';
import type { AuditEntry } from '#shared/domain/auditEntry.ts';
import { isOnOffer, type OfferIntent } from '#shared/domain/kinds/decisionKinds.ts';
import { calendarsOfPress } from '../calendars/calendarOf.ts';
import { doctorNameOf } from '../calendars/doctorNames.ts';
import { saidZoneAt } from '../calendars/zones.ts';
import { offerWishOf } from '../services/offerWish.ts';
import type { Session } from '../session.ts';
import { isUnsent } from './undone.ts';

/** A press about what calendars offer as the last decision: what has left is changed where it is kept, and not by a key. */
export function lastOfOffer(
  session: Session,
  intent: OfferIntent,
  { at }: Pick<AuditEntry, 'at'>,
): Omit<LastOfferDecision, 'freely'> {
  const { store } = session;
  const { id, action, calendar } = intent;
  const press = store.intents.ofBundle(id).filter(isOnOffer);
  const isRefused = press.length > 0 && press.every(({ state }) => state === 'refused');
  return {
    about: 'offer',
    deed: action.kind,
    at,
    doctorName: doctorNameOf(store, store.catalogue.address(calendar.addressId)),
    ...saidZoneAt(session, calendar.addressId),
    ...offerWishOf(action, calendarsOfPress(press)),
    way:
      press.length > 0 && press.every(isUnsent)
        ? { kind: 'undo', intentId: id }
        : { kind: 'none', why: isRefused ? 'refused' : 'changed' },
  };
}
