import { expect, test } from 'vitest';
import { asAddressId, asDoctorId, asFacilityId } from '#shared/domain/ids.ts';
import { vendorNews } from '#shared/domain/mapping/vendorNews.ts';
import { address, addressService, doctor } from './samples.ts';
import { openFor, tempFile } from './support.ts';

/*
 * Whatever the catalogue has ever listed is remembered with its last name, also after it has gone with all that it hung on, and after a
 * restart; what somebody has seen of it is told apart from what happened since.
 */

const f1 = asFacilityId('f1');
const d1 = asDoctorId('d1');
const a1 = asAddressId('a1');

function clinic(file = tempFile()) {
  const store = openFor(file);
  store.catalogue.replaceFacilities([{ id: f1, name: 'Clinic' }]);
  store.catalogue.replaceDoctors(f1, [doctor('d1', { name: 'Anna', surname: 'Lis' })]);
  store.catalogue.replaceAddresses(f1, d1, [address('a1', { name: 'Prosta 1' })]);
  store.catalogue.replaceAddressServices(a1, [addressService('as1', { name: 'Visit', customName: null })]);
  return store;
}
type Clinic = ReturnType<typeof clinic>;

const known = ({ knownObjects }: Clinic): Record<string, string> =>
  Object.fromEntries(knownObjects.all().map(({ kind, remoteId, name }) => [`${kind} ${remoteId}`, name]));

function told(store: Clinic): Record<string, string> {
  const listed = new Set([
    ...store.catalogue.facilities().map(({ id }) => `facility ${id}`),
    ...store.catalogue.doctors().map(({ id }) => `doctor ${id}`),
    ...store.catalogue.addresses().map(({ id }) => `address ${id}`),
    ...store.catalogue
      .addresses()
      .flatMap(({ id }) => store.catalogue.addressServices(id))
      .map(({ id }) => `addressService ${id}`),
  ]);
  const news = vendorNews(store.knownObjects.all(), (kind, id) => listed.has(`${kind} ${id}`));
  return Object.fromEntries([...news].map(([key, { kind }]) => [key, kind]));
}

const settleAll = (store: Clinic): void => store.knownObjects.settle(store.knownObjects.all(), false);

test('what is listed is known, and stays known when a facility takes all of it along', () => {
  const file = tempFile();
  const store = clinic(file);
  const all = {
    'facility f1': 'Clinic',
    'doctor d1': 'Anna Lis',
    'address a1': 'Prosta 1',
    'addressService as1': 'Visit',
  };
  expect(known(store)).toEqual(all);
  store.catalogue.replaceFacilities([]);
  expect(store.catalogue.addresses()).toEqual([]);
  store.close();
  expect(known(openFor(file))).toEqual(all);
});

test('nothing is new as long as nobody has looked; after that each change is told until it is seen', () => {
  const store = clinic();
  expect(told(store)).toEqual({});
  settleAll(store);
  store.catalogue.replaceDoctors(f1, [
    doctor('d1', { name: 'Anna', surname: 'Lis-Nowak' }),
    doctor('d2', { name: 'Jan', surname: 'Kot' }),
  ]);
  store.catalogue.replaceAddresses(f1, d1, []);
  expect(told(store)).toEqual({
    'doctor d1': 'renamed',
    'doctor d2': 'new',
    'address a1': 'vanished',
    'addressService as1': 'vanished',
  });
  settleAll(store);
  store.knownObjects.settle([{ kind: 'address', remoteId: 'a1' }], true);
  expect(told(store)).toEqual({ 'addressService as1': 'vanished' });
});

test('what comes back under its old id is there again, and told anew when it goes once more', () => {
  const store = clinic();
  settleAll(store);
  store.catalogue.replaceAddresses(f1, d1, []);
  store.knownObjects.settle([{ kind: 'address', remoteId: 'a1' }], true);
  expect(told(store)['address a1']).toBeUndefined();
  store.catalogue.replaceAddresses(f1, d1, [address('a1', { name: 'Prosta 1' })]);
  expect(told(store)['address a1']).toBeUndefined();
  store.catalogue.replaceAddresses(f1, d1, []);
  expect(told(store)['address a1']).toBe('vanished');
});

test('what hung on one that goes on under another id hangs on that one', () => {
  const store = clinic();
  settleAll(store);
  const owners = () =>
    Object.fromEntries(
      store.knownObjects.all().map(({ remoteId, ownerId, facilityId }) => [remoteId, [ownerId, facilityId]]),
    );
  expect(owners()).toMatchObject({ a1: ['d1', 'f1'], as1: ['a1', ''] });
  store.transaction(() => {
    store.knownObjects.goesOn('doctor', 'd1', 'd9');
    store.knownObjects.goesOn('facility', 'f1', 'f9');
  });
  expect(owners()).toEqual({ a1: ['d9', 'f9'], as1: ['a1', ''] });
  store.transaction(() => store.knownObjects.goesOn('address', 'a1', 'a9'));
  expect(owners()).toEqual({ as1: ['a9', ''] });
});

test('a list that was given up in its transaction leaves nothing behind', () => {
  const store = clinic();
  expect(() =>
    store.transaction(() => {
      store.catalogue.replaceFacilities([{ id: f1, name: 'Other' }]);
      throw new Error('given up');
    }),
  ).toThrow('given up');
  expect(known(store)['facility f1']).toBe('Clinic');
});
