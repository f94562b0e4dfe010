import { chance, intBetween, pick } from '#shared/random.ts';
import type { Random } from '#shared/ports.ts';
import { patientBooks, patientCancels, patientMoves } from '../../main/practice/actions/patients.ts';
import type { Clinic } from '../../main/practice/clinic.ts';
import type { FaultRule } from '../../main/practice/faults.ts';
import { freeSlots } from '../../main/practice/rules/slots.ts';
import type { Entry } from './ledger.ts';
import type { Receptionist } from './receptionist.ts';

/** What else goes wrong between the kills. */
export interface Trouble {
  /** Other faults of the line and of the vendor's servers than before, or none. */
  change(): void;
  /** A patient gets in the way of a decision that was just made: takes its time, cancels or moves its visit. */
  meddle(entry: Entry): void;
  /** Everything works again. */
  end(): void;
  /** Visits that patients changed, and times that they took: only there a decision may be refused. */
  readonly disputed: ReadonlySet<string>;
  /** Where patients did something: an event that is lost with the desk leaves those days to the next sweep. */
  readonly patientsAt: readonly { readonly addressId: string; readonly start: number }[];
}

/** The name of a time, for `disputed`. */
export const timeName = (addressId: string, start: number): string => `${addressId} ${start}`;

export function createTrouble(clinic: Clinic, people: Receptionist, random: Random): Trouble {
  const disputed = new Set<string>();
  const patientsAt: { readonly addressId: string; readonly start: number }[] = [];
  const { world, clock } = clinic;
  const patient = {
    name: 'Ktoś',
    surname: 'Inny',
    email: null,
    phone: '+48500100900',
    birthDate: null,
    nin: null,
    gender: null,
    isReturning: false,
    insuranceNumber: null,
  };

  function faults(): FaultRule[] {
    const writes = ['writes'];
    const all: FaultRule[] = [
      { fault: { kind: 'drop-after' }, operations: writes, probability: 0.4 },
      { fault: { kind: 'drop-before' }, operations: writes, probability: 0.4 },
      { fault: { kind: 'reset', after: true }, operations: writes, probability: 0.3 },
      { fault: { kind: 'status', status: 502, after: true }, operations: writes, probability: 0.3 },
      { fault: { kind: 'status', status: 503 }, operations: writes, probability: 0.3 },
      { fault: { kind: 'cut-json' }, operations: writes, probability: 0.3 },
      { fault: { kind: 'delay', ms: intBetween(random, 50, 1_500) }, operations: writes, probability: 0.5 },
      { fault: { kind: 'delay', ms: intBetween(random, 20, 300) }, operations: ['reads'], probability: 0.3 },
      { fault: { kind: 'drop-after' }, operations: ['reads'], probability: 0.1 },
      { fault: { kind: 'events-duplicated' }, probability: 0.5 },
    ];
    return [pick(random, all), pick(random, all)];
  }

  function takeTime(addressId: string, start: number, addressServiceId: string): void {
    const now = clock.now();
    const taken = patientBooks(world, { now, addressId, start, addressServiceId, patient });
    if (!taken.ok) return;
    disputed.add(timeName(addressId, start));
    patientsAt.push({ addressId, start });
  }

  function moveAway(entry: Entry): void {
    const booking = people.visitOf(entry.visit).booking;
    if (booking?.status !== 'booked' || booking.addressServiceId === null) return;
    const now = clock.now();
    const from = now + 30 * 86_400_000 + random() * 20 * 86_400_000;
    const slot = freeSlots(world, booking.addressId, { from, to: from + 6 * 86_400_000, now }).find(
      ({ services }) =>
        services.some(({ addressServiceId }) => addressServiceId === booking.addressServiceId),
    );
    if (slot === undefined) return;
    const moved = patientMoves(world, {
      now,
      bookingId: booking.id,
      addressId: booking.addressId,
      start: slot.start,
    });
    if (!moved.ok) return;
    disputed.add(entry.visit);
    patientsAt.push(moved.value.old, moved.value.new);
  }

  return {
    disputed,
    patientsAt,
    change() {
      clinic.lineUp = !chance(random, 0.12);
      clinic.faults.set(chance(random, 0.6) ? faults() : []);
    },
    meddle(entry) {
      const { wish } = entry;
      if (wish.kind === 'book' || (wish.kind === 'move' && chance(random, 0.5))) {
        takeTime(wish.addressId, wish.start, wish.addressServiceId);
        return;
      }
      if (wish.kind === 'presence') return;
      if (chance(random, 0.5)) {
        moveAway(entry);
        return;
      }
      const booking = people.visitOf(entry.visit).booking;
      if (booking?.status !== 'booked') return;
      const canceled = patientCancels(world, { now: clock.now(), bookingId: booking.id });
      if (!canceled.ok) return;
      disputed.add(entry.visit);
      patientsAt.push(booking);
    },
    end() {
      clinic.lineUp = true;
      clinic.faults.set([]);
    },
  };
}
