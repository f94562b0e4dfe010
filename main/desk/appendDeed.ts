import type { AuditKind } from '#shared/domain/auditKind.ts';
import type { AddressId } from '#shared/domain/ids.ts';
import type { Session } from './session.ts';

/** Writes what somebody did here, and the vendor hears nothing of, into the audit. Belongs into the transaction of the deed. */
export function appendDeed(
  { store, now, staff }: Pick<Session, 'store' | 'now' | 'staff'>,
  kind: AuditKind,
  addressId: AddressId | null = null,
): void {
  store.audit.append({
    at: now(),
    staff: staff.initials(),
    kind,
    addressId,
    bookingId: null,
    previousBookingId: null,
    intentId: null,
    detail: '{}',
  });
}
