import { clinicKeyOf, withKey, withoutKey } from '#shared/domain/clinicKey.ts';
import type { KeptCopy } from '#shared/contract/copies.ts';
import { localDateOf } from '#shared/time/zone.ts';
import type { Session } from '../session.ts';

/**
 * The copies of damaged files that are kept beside the clinics' files and their seat's, the latest first. Names of a clinic's copies have
 * its key, as ids do.
 * @param sessions of one seat
 */
export function copiesOfAll(sessions: readonly Pick<Session, 'store' | 'seat' | 'key'>[]): KeptCopy[] {
  const ofClinics = sessions.flatMap(({ store, key }) =>
    store.copies.all().map((copy) => ({ ...copy, name: withKey(key, copy.name) })),
  );
  return [...ofClinics, ...(sessions[0]?.seat.copies.all() ?? [])].toSorted((a, b) => b.at - a.at);
}

/**
 * Deletes one of a clinic's copies or of its seat's, and writes into the audit who did; the entry stands only if it is really gone. One that
 * is gone already is no deed.
 * @param staff initials of whoever is at the desk
 */
export function removeCopy(session: Session, name: string, staff: string): void {
  const { store, view } = session;
  const found = copyNamed(session, name);
  if (found === null) return;
  store.transaction(() => {
    store.audit.append({
      at: session.now(),
      staff,
      kind: 'copy.removed',
      addressId: null,
      bookingId: null,
      previousBookingId: null,
      intentId: null,
      detail: JSON.stringify({ date: localDateOf(found.copy.at, view.timeZone) }),
    });
    // Last: where it fails, nothing is written.
    found.beside.remove(found.copy.name);
  });
}

/** A copy and where it lies. */
function copyNamed({ store, seat, key }: Session, name: string) {
  const isOwn = clinicKeyOf(name) === key;
  const own = isOwn ? store.copies.all().find((copy) => copy.name === withoutKey(key, name)) : undefined;
  if (own !== undefined) return { copy: own, beside: store.copies };
  const ofSeat = seat.copies.all().find((copy) => copy.name === name);
  return ofSeat === undefined ? null : { copy: ofSeat, beside: seat.copies };
}
