import { describe, expect, test } from 'vitest';
import { clinicKeyOf, firstClinic, keyOfFurther, withKey } from '#shared/domain/clinicKey.ts';
import { asAddressId, asBookingId, type AddressId } from '#shared/domain/ids.ts';
import { type ClinicFile, type DeskReads, mergedReads } from '../../../main/desk/deskReads.ts';

/*
 * The files of several clinics are read as if they were one: each is asked for what is its own and never for another's, and what
 * comes of it stands in the order in which one file would have it.
 */
const second = keyOfFurther(2);
const tenth = keyOfFurther(10);

/** A clinic's file that fails where it is asked for what is not its own. */
function file(key: ClinicFile['key'], starts: readonly number[]): ClinicFile {
  const own = (id: string): void => {
    if (clinicKeyOf(id) !== key) throw new Error(`${id} is not of ${key}`);
  };
  const address = withKey(key, asAddressId('300'));
  const visits = starts.map((start) => ({
    id: withKey(key, asBookingId(`b${start}`)),
    addressId: address,
    start,
  }));
  const reads = {
    catalogue: {
      addresses: () => [{ id: address }],
      address: (id: AddressId) => (own(id), { id }),
    },
    mappings: {
      addresses: () =>
        new Map([
          [address, { name: null, colour: 1, order: 3, hidden: false }],
          [withKey(key, asAddressId('301')), { name: null, colour: 1, order: 0, hidden: false }],
        ]),
    },
    intents: { allOpen: () => starts.map((createdAt) => ({ id: `${key} ${createdAt}`, createdAt })) },
    bookings: {
      get: (id: string) => (own(id), visits.find((visit) => visit.id === id) ?? null),
      inWindow: (ids: readonly string[]) => (ids.forEach(own), visits),
    },
    schedule: {
      firstSlots: (calendars: readonly { addressId: string }[], _: unknown, limit: number) => {
        calendars.forEach(({ addressId }) => own(addressId));
        return visits.slice(0, limit);
      },
    },
    freshness: { asOf: () => new Map([[address, starts[0]]]) },
    audit: { movedOn: (ids: readonly string[]) => (ids.forEach(own), new Set(ids)) },
  };
  return { key, store: reads as unknown as DeskReads };
}

const files = [file(firstClinic, [10, 40]), file(second, [20, 30]), file(tenth, [5])];
const merged = mergedReads(() => files);
const addresses = files.map(({ key }) => withKey(key, asAddressId('300')));
const window = { from: 0, to: 100 };

describe('what is asked of ids', () => {
  test('is asked of their clinics alone, and comes by start', () => {
    expect(merged.bookings.inWindow(addresses, window).map(({ start }) => start)).toEqual([
      5, 10, 20, 30, 40,
    ]);
    expect(merged.bookings.inWindow(addresses.slice(1, 2), window).map(({ start }) => start)).toEqual([
      20, 30,
    ]);
    expect(merged.bookings.get(withKey(second, asBookingId('b20')))?.start).toBe(20);
    expect(merged.bookings.get(asBookingId('b20'))).toBeNull();
    const ids = [asBookingId('b10'), withKey(tenth, asBookingId('b5'))];
    expect([...merged.audit.movedOn(ids)].sort()).toEqual([...ids].sort());
  });

  test('is unknown where their clinic is not at work', () => {
    const gone = withKey(keyOfFurther(3), asAddressId('300'));
    expect(merged.catalogue.address(gone)).toBeNull();
    expect(merged.bookings.inWindow([gone], window)).toEqual([]);
    expect(mergedReads(() => []).catalogue.addresses()).toEqual([]);
  });

  test('of the first free times is as many as were asked for, the first of all clinics', () => {
    const calendars = addresses.map((addressId) => ({ addressId, services: null }));
    expect(merged.schedule.firstSlots(calendars, window, 2).map(({ start }) => start)).toEqual([5, 10]);
  });
});

describe('what is asked of all', () => {
  test('stands in the order in which it came to be', () => {
    expect(merged.intents.allOpen().map(({ createdAt }) => createdAt)).toEqual([5, 10, 20, 30, 40]);
    expect(merged.freshness.asOf('2026-11-24').size).toBe(3);
  });

  test('keeps the calendars of a clinic together, those of a later one behind, each in its own order', () => {
    const order = [...merged.mappings.addresses()]
      .sort(([, a], [, b]) => a.order - b.order)
      .map(([id]) => id);
    expect(order).toEqual(['301', '300', 'c2~301', 'c2~300', 'c10~301', 'c10~300']);
  });
});
