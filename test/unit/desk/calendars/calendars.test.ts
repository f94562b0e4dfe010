import { expect, test } from 'vitest';
import { asDoctorId, asFacilityId } from '#shared/domain/ids.ts';
import { createCalendars } from '../../../../main/desk/calendars/calendars.ts';
import { dayView } from '../../../../main/desk/board/dayView.ts';
import { address, booking, doctor } from '../../../store/samples.ts';
import { openFor, tempFile } from '../../../store/support.ts';

/*
 * The clinic's own name, colour and place of a calendar, and whether it is on the board, are in the file when the answer comes, are
 * what the board shows, and are undone by wanting the opposite. A move changes the places of two calendars and of no other. What is
 * hidden stays in the file.
 */
const [f1, f2] = [asFacilityId('f1'), asFacilityId('f2')];

/** Two facilities, read one after the other: a1 and a2 in the first, b1 and b2 in the second. */
function begun(file = tempFile()) {
  const store = openFor(file);
  store.catalogue.replaceFacilities([
    { id: f1, name: 'First' },
    { id: f2, name: 'Second' },
  ]);
  for (const [facilityId, ids] of [
    [f1, ['a1', 'a2']],
    [f2, ['b1', 'b2']],
  ] as const) {
    store.catalogue.replaceDoctors(
      facilityId,
      ids.map((id) => doctor(id, { facilityId, name: 'Anna', surname: `Surname ${id}` })),
    );
    for (const id of ids)
      store.catalogue.replaceAddresses(facilityId, asDoctorId(id), [
        address(id, { facilityId, doctorId: asDoctorId(id) }),
      ]);
  }
  const told = { count: 0 };
  const calendars = createCalendars(store, () => void (told.count += 1));
  const order = () => calendars.view().map(({ addressId }) => addressId);
  const columns = () => dayView(store, '2026-11-23', 'Europe/Warsaw').columns;
  return { store, file, calendars, told, order, columns };
}

test('what is wanted stands on the board and in the file, and wanting the opposite undoes it', () => {
  const { store, file, calendars, columns, told } = begun();
  const before = calendars.view();
  calendars.change({ addressId: 'a1', ownName: ' Dr  Anna ', colour: 7 });
  calendars.change({ addressId: 'b1', shown: false });
  expect(told.count).toBe(2);
  expect(columns().map(({ addressId }) => addressId)).toEqual(['a1', 'a2', 'b2']);
  expect(columns()[0]).toMatchObject({ doctorName: '', doctorSurname: 'Dr Anna', colour: 7 });
  const kept = calendars.view();
  store.close();

  const again = begun(file);
  expect(again.calendars.view()).toEqual(kept);
  again.calendars.change({ addressId: 'a1', ownName: '', colour: before[0]?.colour ?? 0 });
  again.calendars.change({ addressId: 'b1', shown: true });
  expect(again.calendars.view()).toEqual(before);
  expect(again.columns()[0]).toMatchObject({ doctorName: 'Anna', doctorSurname: 'Surname a1' });
});

test('a move changes places with the neighbour: of all calendars, or of the same facility over what stands between', () => {
  const { calendars, order, told } = begun();
  calendars.move({ addressId: 'b1', by: -1, within: 'clinic' });
  expect(order()).toEqual(['a1', 'b1', 'a2', 'b2']);
  calendars.move({ addressId: 'a2', by: -1, within: 'facility' });
  expect(order()).toEqual(['a2', 'b1', 'a1', 'b2']);
  calendars.move({ addressId: 'a2', by: 1, within: 'facility' });
  calendars.move({ addressId: 'b1', by: 1, within: 'clinic' });
  expect(order()).toEqual(['a1', 'a2', 'b1', 'b2']);
  expect(told.count).toBe(4);
});

test('at either end, and of a calendar that is gone, nothing moves and nobody is told', () => {
  const { calendars, order, told } = begun();
  calendars.move({ addressId: 'a1', by: -1, within: 'clinic' });
  calendars.move({ addressId: 'b2', by: 1, within: 'clinic' });
  calendars.move({ addressId: 'a2', by: 1, within: 'facility' });
  calendars.move({ addressId: 'zz', by: 1, within: 'clinic' });
  expect(order()).toEqual(['a1', 'a2', 'b1', 'b2']);
  expect(told.count).toBe(0);
});

test('a name that is taken or too long, and a calendar that is gone, change nothing and say so', () => {
  const { calendars, told } = begun();
  const before = calendars.view();
  expect(calendars.change({ addressId: 'a1', ownName: 'anna surname B2' })).toEqual({
    kind: 'nameTaken',
    by: 'Anna Surname b2',
  });
  expect(calendars.change({ addressId: 'a1', ownName: 'x'.repeat(61), colour: 3 })).toEqual({
    kind: 'nameTooLong',
  });
  expect(calendars.change({ addressId: 'zz', shown: false })).toEqual({ kind: 'gone' });
  expect(calendars.view()).toEqual(before);
  expect(told.count).toBe(0);
});

test('all can be hidden, their visits stay, and one request brings all of them back', () => {
  const { store, calendars, columns } = begun();
  store.bookings.upsert(booking('v1', { addressId: address('a1').id }));
  for (const { addressId } of calendars.view()) calendars.change({ addressId, shown: false });
  expect(columns()).toEqual([]);
  expect(store.bookings.get(booking('v1').id)).not.toBeNull();
  calendars.showAll();
  expect(columns()).toHaveLength(4);
});

test('a move that cannot be written moves nothing: both places are written, or neither', () => {
  const { store, order } = begun();
  const before = store.mappings.addresses();
  let writes = 0;
  const failing = createCalendars(
    {
      ...store,
      mappings: {
        ...store.mappings,
        set: (kind, id, change) => {
          writes += 1;
          if (writes === 2) throw new Error('the disk is full');
          store.mappings.set(kind, id, change);
        },
      },
    },
    () => undefined,
  );
  expect(() => failing.move({ addressId: 'a1', by: 1, within: 'clinic' })).toThrow('the disk is full');
  expect(store.mappings.addresses()).toEqual(before);
  expect(order()).toEqual(['a1', 'a2', 'b1', 'b2']);
});
