import type { Booking, World } from '../../main/practice/world.ts';

/** One write of a desk's on its way: which decision it carries out, and how it went. */
export interface Call {
  readonly mark: string;
  /** Of the patient of a new booking. */
  readonly surname: string | null;
  readonly desk: number;
  readonly operation: string;
  /** `null` for a new booking. */
  readonly bookingId: string | null;
  readonly attempt: number;
  readonly leftAt: number;
  /** False as long as the client itself holds it back, for want of budget or of a token. */
  onLine: boolean;
  /** At the desk; `null` while it is on its way, or its desk died. */
  endedAt: number | null;
  outcome: 'under way' | 'done' | 'refused' | 'lost';
  status: number | null;
  /** The vendor's words, where it refused. */
  message: string | null;
}

/** Something that became different at the clinic. */
export interface Effect {
  readonly at: number;
  readonly kind: 'booked' | 'moved' | 'canceled' | 'confirmed' | 'presence' | 'erased';
  readonly bookingId: string;
  /** Of a move: the visit's new id. */
  readonly newId: string | null;
  readonly presence: Booking['presence'];
  /** `null`: patients and the clinic's own side did it. */
  readonly call: Call | null;
}

type Copy = Pick<Booking, 'status' | 'confirmed' | 'presence' | 'movedTo' | 'start' | 'addressId'> & {
  deleted: boolean;
};

/** What happened at the clinic, found by comparing its world with what it was: nothing in the product has a part in it. */
export interface Journal {
  readonly effects: readonly Effect[];
  readonly underWay: Set<Call>;
  /** Finds what became different. `by`: whose doing it was, if that is known. */
  look(by: 'clinic' | 'desks'): void;
  /** The id under which a visit began; ids of moves lead to it. */
  readonly rootOf: (bookingId: string) => string;
}

export function createJournal(world: World, now: () => number): Journal {
  const effects: Effect[] = [];
  const underWay = new Set<Call>();
  const before = new Map<string, Copy>([...world.bookings.values()].map((one) => [one.id, copy(one)]));

  const callFor = (
    operations: readonly string[],
    bookingId: string | null,
    surname: string | null,
  ): Call | null =>
    [...underWay].find(
      (call) =>
        operations.includes(call.operation) &&
        (surname === null ? call.bookingId === bookingId : surname === call.surname),
    ) ?? null;

  function look(by: 'clinic' | 'desks'): void {
    const from = (
      operations: readonly string[],
      id: string | null,
      surname: string | null = null,
    ): Call | null => (by === 'clinic' ? null : callFor(operations, id, surname));
    const note = (
      kind: Effect['kind'],
      booking: Booking,
      call: Call | null,
      newId: string | null = null,
    ): void =>
      void effects.push({ at: now(), kind, bookingId: booking.id, newId, presence: booking.presence, call });
    for (const booking of world.bookings.values()) {
      const was = before.get(booking.id);
      if (was === undefined) {
        before.set(booking.id, copy(booking));
        if (booking.originId === null)
          note('booked', booking, from(['bookSlot'], null, booking.patient.surname));
        continue;
      }
      if (was.status !== booking.status) {
        if (booking.movedTo === null) note('canceled', booking, from(['cancelBooking'], booking.id));
        else note('moved', booking, from(['moveBooking'], booking.id), booking.movedTo);
      }
      if (was.confirmed !== booking.confirmed)
        note('confirmed', booking, from(['confirmBooking'], booking.id));
      if (was.presence !== booking.presence)
        note('presence', booking, from(['markPatientPresence', 'markPatientAbsence'], booking.id));
      if (was.deleted !== (booking.deleted === true)) note('erased', booking, null);
      if (differs(was, booking)) before.set(booking.id, copy(booking));
    }
  }

  return {
    effects,
    underWay,
    look,
    rootOf: (bookingId) => world.bookings.get(bookingId)?.originId ?? bookingId,
  };
}

function copy({ status, confirmed, presence, movedTo, start, addressId, deleted }: Booking): Copy {
  return { status, confirmed, presence, movedTo, start, addressId, deleted: deleted === true };
}

function differs(was: Copy, is: Booking): boolean {
  return (
    was.status !== is.status ||
    was.confirmed !== is.confirmed ||
    was.presence !== is.presence ||
    was.deleted !== (is.deleted === true)
  );
}
