import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  doctorAddsBreak,
  doctorMovesBreak,
  doctorRemovesBreak,
} from '../../../main/practice/actions/calendars.ts';
import { doctorBooks, doctorCancels, doctorMoves } from '../../../main/practice/actions/doctors.ts';
import {
  patientBooks,
  patientCancels,
  patientConfirms,
  patientMoves,
} from '../../../main/practice/actions/patients.ts';
import { bookingsAt } from '../../../main/practice/rules/lookup.ts';
import { freeSlots } from '../../../main/practice/rules/slots.ts';
import type { World } from '../../../main/practice/world.ts';
import { anna, at, monday, morning, smallWorld } from './support/world.ts';

interface Step {
  readonly deed: number;
  readonly which: number;
  /** Minutes from 08:40, by tens: also where no slot is. */
  readonly minute: number;
}

const places = [
  { addressId: '111', addressServiceId: '500' },
  { addressId: '111', addressServiceId: '501' },
  { addressId: '121', addressServiceId: '510' },
] as const;

/** One thing that may happen at a clinic; much of it is refused. */
function happen(world: World, { deed, which, minute }: Step, now: number): void {
  const start = at(monday, '08:40') + minute * 600_000;
  const place = places[which % places.length] ?? places[0];
  const ids = [...world.bookings.keys()];
  const bookingId = ids[which % Math.max(1, ids.length)] ?? 'none';
  const breaks = [...world.breaks.keys()];
  const breakId = breaks[which % Math.max(1, breaks.length)] ?? 'none';
  const deeds = [
    () => patientBooks(world, { now, start, patient: anna, ...place }),
    () => patientMoves(world, { now, bookingId, start }),
    () => patientMoves(world, { now, bookingId, start, ...place }),
    () => patientCancels(world, { now, bookingId }),
    () => patientConfirms(world, { now, bookingId }),
    () => doctorBooks(world, { now, start, patient: anna, ...place }),
    () => doctorMoves(world, { now, bookingId, start, needsSlot: true }),
    () => doctorCancels(world, { now, bookingId }),
    () => doctorAddsBreak(world, { now, addressId: place.addressId, since: start, till: start + 1_800_000 }),
    () => doctorMovesBreak(world, { now, breakId, since: start, till: start + 1_200_000 }),
    () => doctorRemovesBreak(world, { now, breakId }),
  ];
  deeds[deed % deeds.length]?.();
}

const steps = fc.array(fc.record({ deed: fc.nat(10), which: fc.nat(40), minute: fc.nat(24) }), {
  minLength: 1,
  maxLength: 60,
});

function afterAll(wanted: readonly Step[]): World {
  const world = smallWorld();
  wanted.forEach((step, index) => happen(world, step, morning + index * 1000));
  return world;
}

test('whatever happens, no two visits that stand share a minute at an address', () => {
  fc.assert(
    fc.property(steps, (wanted) => {
      const world = afterAll(wanted);
      for (const addressId of ['111', '121']) {
        const standing = bookingsAt(world, addressId)
          .filter(({ status }) => status === 'booked')
          .toSorted((a, b) => a.start - b.start);
        standing.forEach((booking, index) => {
          const next = standing[index + 1];
          if (next !== undefined) expect(next.start).toBeGreaterThanOrEqual(booking.end);
        });
      }
    }),
    { numRuns: 200 },
  );
});

test('whatever happens, every slot that is offered can be booked for each service that it names', () => {
  fc.assert(
    fc.property(steps, (wanted) => {
      for (const addressId of ['111', '121']) {
        const world = afterAll(wanted);
        const span = { from: at(monday, '00:00'), to: at(monday, '23:00'), now: morning };
        for (const { start, services } of freeSlots(world, addressId, span))
          for (const { addressServiceId } of services) {
            const trial = structuredClone(world);
            const booked = patientBooks(trial, {
              now: morning,
              addressId,
              addressServiceId,
              start,
              patient: anna,
            });
            expect(booked.ok, `${start} ${addressServiceId}`).toBe(true);
          }
      }
    }),
    { numRuns: 15 },
  );
});

test('whatever happens, chains of moves end at one booking, and what has moved is cancelled', () => {
  fc.assert(
    fc.property(steps, (wanted) => {
      const world = afterAll(wanted);
      for (const booking of world.bookings.values()) {
        if (booking.movedTo === null) continue;
        expect(booking.status).toBe('canceled');
        const next = world.bookings.get(booking.movedTo);
        expect(next?.originId).toBe(booking.originId ?? booking.id);
      }
    }),
    { numRuns: 200 },
  );
});

test('whatever happens, the queue holds one event for each thing that did, in order of time', () => {
  fc.assert(
    fc.property(steps, (wanted) => {
      const world = smallWorld();
      let before = snapshot(world);
      wanted.forEach((step, index) => {
        const queued = world.queue.length;
        happen(world, step, morning + index * 1000);
        const after = snapshot(world);
        expect(world.queue.length - queued).toBe(after === before ? 0 : 1);
        before = after;
      });
      const times = world.queue.map(({ createdAt }) => createdAt);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
    }),
    { numRuns: 100 },
  );
});

/** Everything that events tell of. */
function snapshot(world: World): string {
  return JSON.stringify([[...world.bookings.values()], [...world.breaks.values()]]);
}
