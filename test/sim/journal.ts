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
  readonly presenceBefore: Booking['presence'];
  /** `null`: patients and the clinic's own side did it. */
  readonly call: Call | null;
}

type Copy = Pick<Booking, 'status' | 'confirmed' | 'presence' | 'movedTo' | 'start' | 'addressId'> & {
  deleted: boolean;
};

/** What happened at the clinic, found by comparing its world with what it was: nothing in the product has a part in it. */
export interface Journal {
  readonly effects: readonly Effect[];
  /** Finds what became different. `by`: whose doing it was; `null`: patients and the clinic's own side. */
  look(by: Call | null): void;
  /** The id under which a visit began; ids of moves lead to it. */
  readonly rootOf: (bookingId: string) => string;
}

export function createJournal(world: World, now: () => number): Journal {
  const effects: Effect[] = [];
  const before = new Map<string, Copy>([...world.bookings.values()].map((one) => [one.id, copy(one)]));

  function look(by: Call | null): void {
    const note = (kind: Effect['kind'], booking: Booking, newId: string | null = null): void =>
      void effects.push({
        at: now(),
        kind,
        bookingId: booking.id,
        newId,
        presence: booking.presence,
        presenceBefore: before.get(booking.id)?.presence ?? null,
        call: by,
      });
    for (const booking of world.bookings.values()) {
      const was = before.get(booking.id);
      if (was === undefined) {
        before.set(booking.id, copy(booking));
        if (booking.originId === null) note('booked', booking);
        continue;
      }
      if (was.status !== booking.status) {
        if (booking.movedTo === null) note('canceled', booking);
        else note('moved', booking, booking.movedTo);
      }
      if (was.confirmed !== booking.confirmed) note('confirmed', booking);
      if (was.presence !== booking.presence) note('presence', booking);
      if (was.deleted !== (booking.deleted === true)) note('erased', booking);
      if (differs(was, booking)) before.set(booking.id, copy(booking));
    }
  }

  return {
    effects,
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
