import { expect, test } from 'vitest';
import { asAddressId, asDoctorId, asFacilityId } from '#shared/domain/ids.ts';
import { countReads } from '../support/countReads.ts';
import { address, addressService, doctor } from './samples.ts';
import { openFor } from './support.ts';

/*
 * Doctors, calendars, services and the clinic's own names are looked up for each row that is shown: from memory, however many
 * there are. What memory says is what the file says, after every way of writing, inside a transaction, and after one that was
 * given up.
 */

const f1 = asFacilityId('f1');
const a1 = asAddressId('a1');

function clinic() {
  const store = openFor();
  store.catalogue.replaceFacilities([{ id: f1, name: 'Clinic' }]);
  store.catalogue.replaceDoctors(f1, [doctor('d1')]);
  store.catalogue.replaceAddresses(f1, asDoctorId('d1'), [address('a1')]);
  store.catalogue.replaceAddressServices(a1, [addressService('as1')]);
  return store;
}
const lookUp = ({ catalogue, mappings }: ReturnType<typeof clinic>) => ({
  facility: catalogue.facility(f1)?.name,
  doctor: catalogue.doctor(f1, asDoctorId('d1'))?.surname,
  street: catalogue.address(a1)?.street,
  services: catalogue.addressServices(a1).map(({ id }) => id),
  ownName: mappings.get('address', 'a1')?.name,
  all: [
    catalogue.facilities(),
    catalogue.doctors(),
    catalogue.addresses(),
    [...mappings.addresses().keys()],
  ].map(({ length }) => length),
});

test('what was looked up once is looked up again without a question to the file', () => {
  const store = clinic();
  const first = lookUp(store);
  const again = countReads(() => lookUp(store));
  expect(again.value).toEqual(first);
  expect(again).toMatchObject({ queries: 0, rows: 0 });
});

test('every way of writing is seen at the next look, also what goes along with a facility', () => {
  const store = clinic();
  lookUp(store);
  store.catalogue.replaceDoctors(f1, [doctor('d1', { surname: 'Lis' })]);
  expect(lookUp(store).doctor).toBe('Lis');
  store.catalogue.replaceAddresses(f1, asDoctorId('d1'), [address('a1', { street: 'Short Street 2' })]);
  expect(lookUp(store).street).toBe('Short Street 2');
  store.catalogue.replaceAddressServices(a1, [addressService('as2')]);
  expect(lookUp(store).services).toEqual(['as2']);
  store.mappings.set('address', a1, { name: 'Room 4' });
  expect(lookUp(store).ownName).toBe('Room 4');
  store.catalogue.replaceFacilities([{ id: f1, name: 'House' }]);
  expect(lookUp(store).facility).toBe('House');
  store.catalogue.replaceFacilities([]);
  expect(lookUp(store)).toEqual({
    facility: undefined,
    doctor: undefined,
    street: undefined,
    services: [],
    // The clinic's own side outlives the calendar, which may come back.
    ownName: 'Room 4',
    all: [0, 0, 0, 1],
  });
});

test('a transaction sees what it wrote, and nothing of it remains where it is given up', () => {
  const store = clinic();
  const before = lookUp(store);
  expect(() =>
    store.transaction(() => {
      store.catalogue.replaceDoctors(f1, [doctor('d1', { surname: 'Lis' })]);
      store.mappings.set('address', a1, { name: 'Room 4' });
      store.catalogue.replaceAddressServices(a1, []);
      expect(lookUp(store)).toMatchObject({ doctor: 'Lis', ownName: 'Room 4', services: [] });
      throw new Error('given up');
    }),
  ).toThrow('given up');
  expect(lookUp(store)).toEqual(before);
});
