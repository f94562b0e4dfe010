import type { AttentionItem, WaitingDecision } from '#shared/contract/attention.ts';
import type { AddressId } from '#shared/domain/ids.ts';
import type { Action, IntentOf } from '#shared/domain/intentOf.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import { doctorNameOf } from '../calendars/doctorNames.ts';
import { zoneAt } from '../calendars/zones.ts';
import type { WholeDesk } from '../session.ts';

type Desk = Pick<WholeDesk, 'store' | 'view'>;

/** It does not go before: its undo window is over then, and its time has come. */
export const dueAtOf = ({
  heldUntil,
  notBefore,
}: Pick<IntentOf<Action>, 'heldUntil' | 'notBefore'>): EpochMs => Math.max(heldUntil, notBefore);

/** Since when it could go, or from when on. Its time moves on with each try: since the first one it is late. */
export const couldGoAt = (intent: IntentOf<Action>): EpochMs => intent.firstSentAt ?? dueAtOf(intent);

/** What every attention item tells. @param target the calendar that was wanted */
export function commonOfItem(
  desk: Desk,
  { id, createdAt, staff, refusal }: IntentOf<Action>,
  target: AddressId,
): Pick<
  AttentionItem,
  'intentId' | 'reason' | 'message' | 'decidedAt' | 'staff' | 'doctorName' | 'addressId' | 'timeZone'
> {
  return {
    intentId: id,
    reason: refusal?.reason ?? 'vendorRefused',
    message: refusal?.message ?? '',
    decidedAt: createdAt,
    staff,
    doctorName: doctorNameOf(desk.store, desk.store.catalogue.address(target)),
    addressId: target,
    timeZone: zoneAt(desk, target),
  };
}

/** What every waiting decision tells. */
export function commonOfWaiting(
  desk: Desk,
  intent: IntentOf<Action>,
): Pick<WaitingDecision, 'intentId' | 'doctorName' | 'timeZone' | 'decidedAt' | 'staff' | 'state' | 'dueAt'> {
  const { id, calendar, createdAt, staff, state } = intent;
  const { addressId } = calendar;
  return {
    intentId: id,
    doctorName: doctorNameOf(desk.store, desk.store.catalogue.address(addressId)),
    timeZone: zoneAt(desk, addressId),
    decidedAt: createdAt,
    staff,
    state: state === 'sending' ? 'sending' : state === 'unknown' ? 'checking' : 'waiting',
    dueAt: dueAtOf(intent),
  };
}
