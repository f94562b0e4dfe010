import { expect, test } from 'vitest';
import { asAddressId, asBookingId } from '#shared/domain/ids.ts';
import { assignmentChanges } from '../../main/practice/actions/calendars.ts';
import { doctorMarksPresence } from '../../main/practice/actions/doctors.ts';
import type { Clinic } from '../../main/practice/clinic.ts';
import type { Address } from '../../main/practice/world.ts';
import { bench } from './bench.ts';
import { expectInStep } from './equality.ts';

/*
 * An event can be about a calendar of which the desk has never heard: of a doctor who is new, at a facility that is new, or of one
 * that is not its client's to see. The first two are learned of, with all that belongs to them; the last is passed over. None of
 * them keeps the desk from anything else.
 */

const minute = 60_000;

/** A calendar and the doctor's others, which go with it. */
function calendarsOfSome({ world }: Clinic, by: 'doctorId' | 'facilityId'): readonly Address[] {
  const [last] = [...world.addresses.values()].slice(-1);
  if (last === undefined) throw new Error('the clinic has no calendar');
  return [...world.addresses.values()].filter((address) => address[by] === last[by]);
}

/** Takes part in nothing until it is given to the client. */
function hide({ world }: Clinic, by: 'doctorId' | 'facilityId', id: string): { readonly show: () => void } {
  const one = by === 'doctorId' ? world.doctors.get(id) : world.facilities.get(id);
  if (one === undefined) throw new Error('the clinic has nobody of that id');
  one.foreign = true;
  return { show: () => (one.foreign = false) };
}

test.each(['doctorId', 'facilityId'] as const)(
  'a calendar under a %s that the desk has never heard of is there with its services and visits soon after it is given',
  async (by) => {
    const { clinic, clock, desk } = bench();
    const calendars = calendarsOfSome(clinic, by);
    const [first] = calendars;
    if (first === undefined) throw new Error('there is none');
    const { show } = hide(clinic, by, first[by]);
    const one = desk();
    await one.imported();
    expect(one.store.catalogue.address(asAddressId(first.id))).toBeNull();

    show();
    for (const { id } of calendars)
      assignmentChanges(clinic.world, { now: clock.now(), addressId: id, assigned: true });
    await clock.advance(minute);
    for (const { id } of calendars) {
      expect(one.store.catalogue.address(asAddressId(id))).not.toBeNull();
      expect(one.store.catalogue.addressServices(asAddressId(id)).length).toBeGreaterThan(0);
    }
    await clock.advance(15 * minute);
    expectInStep(one.store, clinic);
    expect(one.lines.at(-1)?.kind).toBe('inStep');
  },
);

test('events of calendars that are not the client’s to see keep nothing from what is', async () => {
  const { clinic, clock, desk } = bench();
  const [foreign] = calendarsOfSome(clinic, 'doctorId');
  if (foreign === undefined) throw new Error('there is none');
  hide(clinic, 'doctorId', foreign.doctorId);
  const one = desk();
  await one.imported();

  const today = [...clinic.world.bookings.values()].filter(
    ({ status, start, presence }) => status === 'booked' && start < clock.now() && presence === null,
  );
  const theirs = today.find(({ addressId }) => addressId === foreign.id);
  const ours = today.find(({ addressId }) => one.store.catalogue.address(asAddressId(addressId)) !== null);
  if (theirs === undefined || ours === undefined) throw new Error('nobody came');
  for (const { id } of [theirs, ours])
    doctorMarksPresence(clinic.world, { now: clock.now(), bookingId: id, presence: 'present' });
  await clock.advance(minute);
  expect(one.store.inbox.pending(9)).toEqual([]);
  expect(one.store.bookings.get(asBookingId(ours.id))?.presence).toBe('present');
  expect(one.lines.at(-1)?.kind).toBe('inStep');
});

test('a list that the vendor breaks on keeps events of known calendars from nothing, and the newcomer’s wait for it', async () => {
  const { clinic, clock, desk } = bench();
  const [newcomer] = calendarsOfSome(clinic, 'doctorId');
  if (newcomer === undefined) throw new Error('there is none');
  const { show } = hide(clinic, 'doctorId', newcomer.doctorId);
  const one = desk();
  await one.imported();
  show();
  clinic.faults.set([{ fault: { kind: 'status', status: 500 }, operations: ['getDoctors'] }]);
  assignmentChanges(clinic.world, { now: clock.now(), addressId: newcomer.id, assigned: true });
  const known = [...clinic.world.bookings.values()].find(
    ({ status, end, addressId }) =>
      status === 'booked' &&
      end < clock.now() - 24 * 60 * minute &&
      end > clock.now() - 6 * 24 * 60 * minute &&
      one.store.catalogue.address(asAddressId(addressId)) !== null,
  );
  if (known === undefined) throw new Error('nobody came');
  const presence = known.presence === 'absent' ? 'present' : 'absent';
  doctorMarksPresence(clinic.world, { now: clock.now(), bookingId: known.id, presence });
  await clock.advance(minute);
  expect(one.store.bookings.get(asBookingId(known.id))?.presence).toBe(presence);
  expect(one.store.inbox.pending(9)).toHaveLength(1);

  clinic.faults.set([]);
  await clock.advance(3 * minute);
  expect(one.store.catalogue.address(asAddressId(newcomer.id))).not.toBeNull();
  expect(one.store.inbox.pending(9)).toEqual([]);
});
