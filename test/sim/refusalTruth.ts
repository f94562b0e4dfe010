import type { VisitIntent } from '#shared/domain/kinds/decisionKinds.ts';
import type { Refusal } from '#shared/domain/refusal.ts';
import type { Entry, Ledger } from './ledger.ts';
import type { Vendor } from './vendor.ts';

/** Which reasons may be given for the vendor's words. Its own list, not the product's. */
const reasonsFor: readonly (readonly [RegExp, readonly Refusal['reason'][]])[] = [
  [/Requested target slot .* not found/, ['timeTaken']],
  [/Unable to book a visit/, ['timeTaken', 'notAllowed', 'gone', 'vendorRefused']],
  [/does not support service|Service does not exist/, ['serviceGone']],
  [/in the past/, ['tooLate']],
  [/canceled|not booked|deleted/, ['changedMeanwhile']],
  [/Object not found|does not belong/, ['gone', 'notAllowed', 'changedMeanwhile']],
  // The answer was cut off behind its status.
  [/^$/, ['timeTaken', 'gone', 'notAllowed', 'vendorRefused']],
  // Servers between the desk and the vendor say no more than this.
  [/^Conflict$/, ['timeTaken', 'vendorRefused']],
  [/^Unprocessable Entity$/, ['vendorRefused']],
  [/^Visit has already been confirmed$/, ['vendorRefused', 'changedMeanwhile']],
];

/** @returns what is not true of the reason, or `null` */
export function refusalIsTrue(
  intent: VisitIntent,
  refusal: Refusal,
  entry: Entry,
  ledger: Ledger,
  vendor: Vendor,
): string | null {
  const { reason, message } = refusal;
  const heard = entry.calls.findLast((call) => call.outcome !== 'done' && call.message === message);
  const said = `${reason} "${message}"`;
  if (reason === 'changedMeanwhile')
    return isChanged(intent, entry, ledger, vendor) ? null : `${said}: nothing changed`;
  if (reason === 'beforeRefused')
    return isBehindRefused(intent, entry, ledger, vendor) ? null : `${said}: nothing before it was refused`;
  if (reason === 'neverArrived') return intent.attempts >= 6 ? null : `${said}: it may be sent again`;
  const mayNotSee = calendarsOf(intent).some((id) => vendor.hasRefusedToShow(entry.desk, id, message));
  if (reason === 'cannotLook' || (reason === 'notAllowed' && intent.attempts === 0))
    return mayNotSee ? null : `${said}: the vendor never refused to show it`;
  if (reason === 'notAllowed' && mayNotSee) return null;
  if (heard === undefined) return `${said}: the vendor did not say so`;
  const allowed = /^Invalid arguments$/.test(message)
    ? complaintReasons(vendor)
    : reasonsFor.find(([words]) => words.test(message))?.[1];
  return allowed?.includes(reason) === true ? null : `${said}: not what these words mean`;
}

/**
 * An error under a status of success, of which nothing was there to be found. A vendor that lists its complaints as texts names
 * no field (API.md §4).
 */
const complaintReasons = ({ clinic }: Vendor): readonly Refusal['reason'][] => [
  clinic.quirks.errorsShape === 'list' ? 'vendorRefused' : 'fieldsWrong',
];

/** All that a decision is about: the vendor may take any of them from the client. */
const calendarsOf = ({ action, calendar }: VisitIntent): readonly string[] =>
  action.kind === 'move' ? [calendar.addressId, action.to.calendar.addressId] : [calendar.addressId];

/** True where the visit at the clinic is, or was meanwhile, not what the receptionist saw. */
function isChanged({ action, seen }: VisitIntent, entry: Entry, ledger: Ledger, vendor: Vendor): boolean {
  if (action.kind === 'book' || seen === null) return false;
  const visit = vendor.clinic.world.bookings.get(action.bookingId);
  const { effects } = vendor.journal;
  if (visit === undefined) {
    const booked = ledger.entries.find(({ id }) => String(id) === action.bookingId);
    return booked === undefined || !effects.some(({ call }) => call?.mark === booked.mark);
  }
  if (visit.deleted === true || visit.status !== seen.status) return true;
  if (visit.start !== seen.start) return !isOnlyWanted(seen.start, entry, ledger);
  if (action.kind === 'presence' && visit.presence !== seen.presence) return true;
  return effects.some(
    ({ at, bookingId, call }) => at >= entry.decidedAt && bookingId === visit.id && call?.mark !== entry.mark,
  );
}

/** Nobody but this desk ever wanted the visit there, and it took that back. */
function isOnlyWanted(start: number, entry: Entry, ledger: Ledger): boolean {
  return ledger
    .of(entry.desk)
    .some(
      ({ action, order, supersededBy, calls }) =>
        action.kind === 'move' &&
        entry.action.kind !== 'book' &&
        action.bookingId === entry.action.bookingId &&
        action.to.start === start &&
        order < entry.order &&
        supersededBy !== null &&
        calls.length === 0,
    );
}

/**
 * True where an earlier decision of this desk on the same visit, or its booking itself, was refused at least once. The visit may
 * have had another id when it was decided.
 */
function isBehindRefused(
  { action }: VisitIntent,
  entry: Entry,
  ledger: Ledger,
  { journal }: Vendor,
): boolean {
  if (action.kind === 'book' || entry.action.kind === 'book') return false;
  // Before it had a number it went by its booking's id.
  const root = journal.rootOf(action.bookingId);
  const made = journal.effects.find(({ kind, bookingId }) => kind === 'booked' && bookingId === root);
  const booking = ledger.get(made?.call?.mark ?? '');
  const ids: ReadonlySet<string> = new Set([
    action.bookingId,
    entry.action.bookingId,
    String(booking?.id ?? action.bookingId),
  ]);
  return ledger
    .of(entry.desk)
    .some(
      (other) =>
        other.order < entry.order &&
        other.refused &&
        ids.has(other.action.kind === 'book' ? String(other.id) : other.action.bookingId),
    );
}
