import { chance, intBetween, pick } from '#shared/random.ts';
import type { Random } from '#shared/ports.ts';
import type { Clinic } from '../../main/practice/clinic.ts';
import { freeSlots } from '../../main/practice/rules/slots.ts';
import type { Booking } from '../../main/practice/world.ts';
import type { Entry, Ledger } from './ledger.ts';
import type { Wish } from './messages.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** A visit by a name that stays: the surname of one that the desk books, or the first id of one that was there. */
export interface Visit {
  readonly name: string;
  /** Every id that it has had, and the intent's of one that is being booked. */
  readonly ids: readonly string[];
  /** The booking that it is now; `null`: the clinic has none yet. */
  readonly booking: Booking | null;
}

/** What was decided, and on which visit. */
export interface Decided {
  readonly visit: string;
  readonly wish: Wish;
}

/** Invents what a receptionist decides: each wish can be recognised at the clinic, and none wants the time of another. */
export interface Receptionist {
  /** `null`: nothing fits now. */
  next(): Decided | null;
  /** A new visit. */
  book(): Decided | null;
  /** A decision that may still be taken back. */
  regret(): Entry | null;
  visitOf(name: string): Visit;
  /** Takes a free time out of what is wished for. */
  reserve(addressId: string, start: number, end: number): void;
}

export function createReceptionist(
  clinic: Clinic,
  ledger: Ledger,
  random: Random,
  tag: string,
): Receptionist {
  const { world, clock } = clinic;
  /** Without those that have moved before: a chain that began earlier would have another root. */
  const original = [...world.bookings.values()].filter(({ originId }) => originId === null);
  const reserved: { readonly addressId: string; readonly start: number; readonly end: number }[] = [];
  let count = 0;

  function freeTime(services: (addressId: string) => string | null) {
    const now = clock.now();
    for (let attempt = 0; attempt < 12; attempt += 1) {
      const addressId = pick(random, [...world.addresses.keys()]);
      const from = now + hour + random() * 20 * day;
      const wanted = services(addressId);
      const slots = freeSlots(world, addressId, { from, to: from + 3 * day, now });
      for (const slot of slots) {
        const service = slot.services.find(
          ({ addressServiceId }) => wanted === '' || addressServiceId === wanted,
        );
        if (service === undefined) continue;
        const end = slot.start + service.duration * 60_000;
        const isReserved = reserved.some(
          (other) => other.addressId === addressId && other.start < end && slot.start < other.end,
        );
        if (isReserved) continue;
        reserved.push({ addressId, start: slot.start, end });
        return {
          addressId,
          start: slot.start,
          duration: service.duration,
          addressServiceId: service.addressServiceId,
        };
      }
    }
    return null;
  }

  function visitOf(name: string): Visit {
    const root = [...world.bookings.values()].find(
      ({ id, originId, patient }) => originId === null && (id === name || patient.surname === name),
    );
    const chain =
      root === undefined
        ? []
        : [...world.bookings.values()].filter(({ id, originId }) => id === root.id || originId === root.id);
    const own = ledger.entries.find(({ visit, wish }) => visit === name && wish.kind === 'book')?.intentId;
    return {
      name,
      ids: [...(own === undefined || own === null ? [] : [own]), ...chain.map(({ id }) => id)],
      booking: chain.findLast(({ status }) => status === 'booked') ?? chain.at(-1) ?? null,
    };
  }

  /** Half of them visits that were decided on before, so that decisions queue up on one. */
  function someVisit(): Visit | null {
    // Visits that are over are only marked.
    const before = ledger.entries
      .filter(({ outcome, wish }) => outcome !== 'declined' && wish.kind !== 'presence')
      .map(({ visit }) => visit);
    if (before.length > 0 && chance(random, 0.5)) return visitOf(pick(random, before.slice(-12)));
    const coming = original.filter(
      ({ status, start }) => status === 'booked' && start > clock.now() + 2 * hour,
    );
    return coming.length === 0 ? null : visitOf(pick(random, coming).id);
  }

  const has = (visit: string, kind: Wish['kind']): boolean =>
    ledger.entries.some(
      (entry) => entry.visit === visit && entry.wish.kind === kind && entry.undo !== 'done',
    );

  function book(): Decided | null {
    const time = freeTime(() => '');
    if (time === null) return null;
    const surname = `Wymyślona-${tag}-${(count += 1)}`;
    const patient = {
      name: 'Zofia',
      surname,
      phone: '+48600700800',
      email: null,
      birthDate: null,
      nin: null,
      gender: null,
    };
    return { visit: surname, wish: { kind: 'book', ...time, patient, comment: null } };
  }

  function presence(): Decided | null {
    const past = original.filter(
      ({ status, end }) => status === 'booked' && end < clock.now() - hour && end > clock.now() - 5 * day,
    );
    if (past.length === 0) return null;
    const { id } = pick(random, past.slice(0, 12));
    const mark = chance(random, 0.5) ? 'present' : 'absent';
    return { visit: id, wish: { kind: 'presence', bookingIds: [id], presence: mark } };
  }

  function change(kind: 'confirm' | 'move' | 'cancel'): Decided | null {
    const visit = someVisit();
    if (visit === null || visit.ids.length === 0 || has(visit.name, 'cancel')) return null;
    const bookingIds = visit.ids;
    switch (kind) {
      case 'confirm':
        return has(visit.name, 'confirm') ? null : { visit: visit.name, wish: { kind, bookingIds } };
      case 'cancel':
        return { visit: visit.name, wish: { kind, bookingIds, reason: `${tag}-${(count += 1)}` } };
      case 'move': {
        const first = ledger.entries.find(
          (one) => one.visit === visit.name && one.wish.kind === 'book',
        )?.wish;
        const addressId = visit.booking?.addressId ?? (first?.kind === 'book' ? first.addressId : '');
        const service =
          visit.booking?.addressServiceId ?? (first?.kind === 'book' ? first.addressServiceId : null);
        if (service === null) return null;
        const to = freeTime((id) => (id === addressId ? service : null));
        return to === null ? null : { visit: visit.name, wish: { kind, bookingIds, ...to } };
      }
    }
  }

  return {
    next() {
      const dice = intBetween(random, 1, 100);
      if (dice <= 35) return book();
      if (dice <= 55) return change('move');
      if (dice <= 70) return change('confirm');
      if (dice <= 82) return change('cancel');
      return presence();
    },
    book,
    regret() {
      const last = ledger.entries.at(-1);
      return last?.outcome === 'acknowledged' && last.undo === 'no' ? last : null;
    },
    visitOf,
    reserve: (addressId, start, end) => void reserved.push({ addressId, start, end }),
  };
}
