import { describe, expect, test } from 'vitest';
import { asAddressId, asBookingId, type AddressId } from '#shared/domain/ids.ts';
import { err } from '#shared/result.ts';
import { assignmentChanges } from '../../main/practice/actions/calendars.ts';
import { patientBooks } from '../../main/practice/actions/patients.ts';
import type { Clinic } from '../../main/practice/clinic.ts';
import { freeSlots } from '../../main/practice/rules/slots.ts';
import type { Booking } from '../../main/practice/world.ts';
import { bench, type BenchDesk } from './bench.ts';
import { aPatient } from './invented.ts';

/*
 * Events whose calendar cannot be read wait, however many they are, and take nobody's place: what could be read is read at the next
 * look into the queue, and looking costs as little as if they were not there.
 */
const minute = 60_000;
const day = 24 * 60 * minute;
/** Two looks of 8 seconds, and what is read between them. Milliseconds. */
const soon = 20_000;

/** Far enough away that comparing does not find it meanwhile. */
function somebodyBooks({ world, clock }: Clinic, addressId: string, days: number): Booking {
  const now = clock.now();
  for (let from = now + days * day; from < now + (days + 20) * day; from += day) {
    const [slot] = freeSlots(world, addressId, { from, to: from + day, now });
    const [service] = slot?.services ?? [];
    if (slot === undefined || service === undefined) continue;
    const { addressServiceId } = service;
    const patient = aPatient();
    const booked = patientBooks(world, { now, addressId, addressServiceId, start: slot.start, patient });
    if (booked.ok) return booked.value;
  }
  throw new Error('nothing is free');
}

/** The newest event, again and again. */
function again({ world }: Clinic, times: number): void {
  const last = world.queue.at(-1);
  if (last === undefined) throw new Error('nothing was told');
  for (let n = 0; n < times; n += 1) world.queue.push({ ...last });
}

const copyOf = (desk: BenchDesk, { id }: Booking) => desk.store.bookings.get(asBookingId(id));

async function withSick(): Promise<
  { sick: string; healthy: string } & ReturnType<typeof bench> & { one: BenchDesk }
> {
  const place = bench({ size: 'clinic' });
  const one = place.desk();
  await one.scheduled();
  const [sick = '', healthy = ''] = place.clinic.world.addresses.keys();
  place.clinic.faults.set([
    { fault: { kind: 'status', status: 500 }, operations: ['getBookings', 'getSlots'], address: sick },
  ]);
  return { ...place, one, sick, healthy };
}

describe('events of a calendar that the vendor breaks on', () => {
  test.each([200, 1_000])('%i of them hold up nobody else’s', async (many) => {
    const { clinic, clock, one, sick, healthy } = await withSick();
    const waits = somebodyBooks(clinic, sick, 40);
    again(clinic, many - 1);
    await clock.advance(soon);
    const others = somebodyBooks(clinic, healthy, 50);
    await clock.advance(soon);
    expect(copyOf(one, others)).toMatchObject({ status: 'booked' });
    expect(copyOf(one, waits)).toBeNull();
    expect(one.store.inbox.pending(2_000)).toHaveLength(many);
    // When it can be read, they are done with.
    clinic.faults.set([]);
    await clock.advance(3 * minute);
    expect(copyOf(one, waits)).toMatchObject({ status: 'booked' });
    expect(one.store.inbox.pending(9)).toEqual([]);
    expect(one.lines.at(-1)?.kind).toBe('inStep');
  });

  test('of twenty thousand a look reads none again, also where they were there when the desk began', async () => {
    const { clinic, clock, desk, one, sick, healthy } = await withSick();
    const waits = somebodyBooks(clinic, sick, 40);
    await clock.advance(soon);
    const [pending] = one.store.inbox.pending(1);
    if (pending === undefined) throw new Error('nothing waits');
    one.store.inbox.append(Array<string>(20_000).fill(pending.raw), clock.now());
    await one.stop();
    const read = { times: 0 };
    const later = desk(one.file, {
      around: (remote) => ({
        ...remote,
        readNotification: (raw) => {
          read.times += 1;
          return remote.readNotification(raw);
        },
      }),
    });
    await clock.advance(minute);
    expect(read.times).toBe(20_001);
    const others = somebodyBooks(clinic, healthy, 50);
    await clock.advance(soon);
    expect(copyOf(later, others)).toMatchObject({ status: 'booked' });
    await clock.advance(2 * minute);
    expect(read.times).toBeLessThan(20_010);
    clinic.faults.set([]);
    await clock.advance(3 * minute);
    expect(copyOf(later, waits)).toMatchObject({ status: 'booked' });
    expect(later.store.inbox.pending(9)).toEqual([]);
  });
});

test('a newcomer whose list the vendor breaks on holds up no other newcomer', async () => {
  const { clinic, clock, desk } = bench({ size: 'clinic' });
  const { world } = clinic;
  const doctors = [...world.doctors.values()].filter(
    ({ facilityId, id }) =>
      facilityId === [...world.facilities.keys()][0] &&
      [...world.addresses.values()].some(({ doctorId }) => doctorId === id),
  );
  const [sick, healthy] = doctors;
  if (sick === undefined || healthy === undefined) throw new Error('too few doctors');
  const addressOf = ({ id }: { readonly id: string }): AddressId =>
    asAddressId([...world.addresses.values()].find(({ doctorId }) => doctorId === id)?.id ?? '');
  const breaks = { on: sick.id as string | null };
  [sick.foreign, healthy.foreign] = [true, true];
  const one = desk(undefined, {
    around: (remote) => ({
      ...remote,
      getAddresses: (facilityId, doctorId) =>
        breaks.on === doctorId
          ? Promise.resolve(err({ kind: 'server', status: 500, operation: 'getAddresses', sent: 'maybe' }))
          : remote.getAddresses(facilityId, doctorId),
    }),
  });
  await one.imported();
  [sick.foreign, healthy.foreign] = [false, false];
  for (const doctor of [sick, healthy])
    assignmentChanges(world, { now: clock.now(), addressId: addressOf(doctor), assigned: true });
  await clock.advance(soon);
  expect(one.store.catalogue.address(addressOf(healthy))).not.toBeNull();
  expect(one.store.catalogue.address(addressOf(sick))).toBeNull();
  expect(one.store.inbox.pending(9)).toHaveLength(1);
  expect(one.lines.at(-1)?.kind).toBe('inStep');
  breaks.on = null;
  await clock.advance(3 * minute);
  expect(one.store.catalogue.address(addressOf(sick))).not.toBeNull();
  expect(one.store.inbox.pending(9)).toEqual([]);
});
