import type { SeatClinic } from '../seat.ts';
import type { SeatStore } from '../seatStore.ts';

/** In the seat's file: up to which deed clinics have them. */
const handedOverSetting = 'deeds.handedOver';
/** In a clinic's file: the seat, and its last deed that is in this audit. */
const takenSetting = 'seat.deeds';
/** In the seat's file: which one it is, so that a fresh file's deeds are not taken for those of the one before. */
const idSetting = 'seat.id';

/**
 * Writes what was done at the seat into the audit of a clinic, where the activity tells it. Each deed comes into one clinic's file, once:
 * the file notes in the same transaction how far it is. Where the desk dies before the seat has noted it too, that is found.
 * @param clinics those at work, of which the first takes what is new
 * @param newId makes the name of this seat, where it has none
 * @throws where one of the files cannot be written: what is left waits for the next time
 */
export function handOverDeeds(seat: SeatStore, clinics: readonly SeatClinic[], newId: () => string): void {
  const [first] = clinics;
  if (first === undefined) return;
  const seatId = idOf(seat, newId);
  const handedOver = Math.max(
    Number(seat.settings.get(handedOverSetting) ?? '0'),
    ...clinics.map(({ store }) => lastTaken(store, seatId)),
  );
  const deeds = seat.deeds.after(handedOver);
  const last = deeds.at(-1);
  if (last === undefined) return;
  first.store.transaction(() => {
    for (const { at, staff, kind, detail } of deeds)
      first.store.audit.append({
        at,
        staff,
        kind,
        addressId: null,
        bookingId: null,
        previousBookingId: null,
        intentId: null,
        detail,
      });
    first.store.settings.set(takenSetting, `${seatId} ${last.id}`);
  });
  seat.transaction(() => seat.settings.set(handedOverSetting, String(last.id)));
}

function idOf(seat: SeatStore, newId: () => string): string {
  const known = seat.settings.get(idSetting);
  if (known !== null) return known;
  const made = newId();
  seat.transaction(() => seat.settings.set(idSetting, made));
  return made;
}

function lastTaken({ settings }: SeatClinic['store'], seatId: string): number {
  const [id, last] = (settings.get(takenSetting) ?? '').split(' ');
  return id === seatId ? Number(last ?? '0') : 0;
}
