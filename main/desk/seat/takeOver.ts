import type { Log } from '#shared/ports.ts';
import type { StaffMember } from '#shared/domain/staffMember.ts';
import { lockSettings } from '../lock/lock.ts';
import type { SeatClinic } from '../seat.ts';
import type { SeatStore } from '../seatStore.ts';
import { atDeskSetting, wrongPinsSetting } from '../staff/staff.ts';

/** In a clinic's file: what it knew of a seat is in the seat's file, and is not asked for here any more. */
const givenSetting = 'seat.given';
/** In the seat's file: which bookings of a clinic were told and seen here. */
export const newsSetting = (clinic: string): string => `news.memory ${clinic}`;
/** The same in the clinic's file. */
const newsBefore = 'news.memory';
/** In the seat's file: it has been filled. */
const filledSetting = 'seat.filled';
/** In the seat's file: what the clinic of this name knew is in it. */
const takenSetting = (name: string): string => `seat.taken ${name}`;

/**
 * Earlier versions kept who works here, their PINs, the lock and what was seen of the bookings in the file of the clinic. They are taken over once: the seat's file
 * takes all of it in one transaction, together with the word that it has. Then the clinic's file notes that, and forgets the PINs.
 * A desk that dies in between finds the word, and only finishes.
 *
 * The first clinic fills the seat. Of a later one it takes whoever it does not know, for the lock is one and initials are one person's,
 * and what was seen of its bookings.
 * @returns `isFilled`: this was the first
 * @throws where the seat's file or the clinic's cannot be read, or the seat's not written
 */
export function takeOver(
  seat: SeatStore,
  { name, store }: Pick<SeatClinic, 'name' | 'store'>,
  log: Log,
): { readonly isFilled: boolean } {
  if (store.settings.get(givenSetting) !== null) return { isFilled: false };
  const isFilled = seat.transaction(() => {
    if (seat.settings.get(takenSetting(name)) !== null) return false;
    const isFirst = seat.settings.get(filledSetting) === null;
    takeStaff(seat, store);
    copy(newsBefore, seat, store, newsSetting(name));
    if (isFirst) fill(seat, store);
    seat.settings.set(takenSetting(name), 'yes');
    return isFirst;
  });
  try {
    store.transaction(() => {
      for (const setting of [...ofSeat, newsBefore])
        if (store.settings.get(setting) !== null) store.settings.set(setting, '');
      for (const member of store.staff.all())
        if (member.pin !== null) store.staff.put({ ...member, pin: null });
      store.settings.set(givenSetting, 'yes');
    });
  } catch {
    // On a full disk the clinic works all the same: nothing is taken twice, and the next opening finishes this.
    log.warn('seat.notGiven');
  }
  return { isFilled };
}

function takeStaff(seat: SeatStore, clinic: SeatClinic['store']): void {
  const known: StaffMember[] = [...seat.staff.all()];
  for (const member of clinic.staff.all()) {
    if (known.some((mine) => isSame(mine, member))) continue;
    known.push(member);
    seat.staff.put({ ...member, right: 'atDesk' });
    copy(wrongPinsSetting(member.id), seat, clinic);
  }
}

const ofSeat = [...Object.values(lockSettings), atDeskSetting];

/** What there is one of. */
function fill(seat: SeatStore, clinic: SeatClinic['store']): void {
  for (const setting of ofSeat) copy(setting, seat, clinic);
  seat.settings.set(filledSetting, 'yes');
}

function copy(setting: string, seat: SeatStore, clinic: SeatClinic['store'], as = setting): void {
  const value = clinic.settings.get(setting);
  if (value !== null) seat.settings.set(as, value);
}

const isSame = (mine: StaffMember, other: StaffMember): boolean =>
  mine.id === other.id || mine.initials.toLocaleUpperCase() === other.initials.toLocaleUpperCase();
