import { expect, test } from 'vitest';
import {
  asAddressId,
  asDoctorId,
  asFacilityId,
  asServiceId,
  asAddressServiceId,
} from '#shared/domain/ids.ts';
import { address, addressService, doctor } from './samples.ts';
import { openFor } from './support.ts';
import { f1, a1, a2 } from './oneClinic.ts';

/* Facilities, doctors, addresses and services are in the file as they were read last; what is the clinic’s own outlives each reading. */
const d1 = asDoctorId('d1');

/** A store with one facility, two doctors and two addresses of the first. */
function clinic() {
  const store = openFor();
  store.catalogue.replaceFacilities([{ id: f1, name: 'Clinic' }]);
  store.catalogue.replaceDoctors(f1, [doctor('d1'), doctor('d2')]);
  store.catalogue.replaceAddresses(f1, d1, [address('a1'), address('a2', { onlineOnly: true })]);
  return store;
}

test('the clinic comes back as it was read, in the order of the first reading', () => {
  const store = clinic();
  const odd = address('a0', {
    doctorId: asDoctorId('d2'),
    name: 'Room 3',
    commercialType: 'other:gold',
    insuranceSupport: 'private_and_insurance',
    visitPayment: null,
    extraFields: { birthDate: true, gender: true, nin: false },
  });
  store.catalogue.replaceAddresses(f1, asDoctorId('d2'), [odd]);
  store.catalogue.replaceServices([
    { id: asServiceId('s2'), name: 'B' },
    { id: asServiceId('s1'), name: 'A' },
  ]);
  const full = addressService('as1');
  const bare = addressService('as0', {
    serviceId: null,
    customName: 'Own',
    price: null,
    duration: null,
    allowedAges: null,
    publicInsurance: true,
    description: 'Text',
    isDefault: true,
    visible: false,
    priceFrom: false,
  });
  store.catalogue.replaceAddressServices(a1, [full, bare]);
  expect(store.catalogue.facilities()).toEqual([{ id: 'f1', name: 'Clinic' }]);
  expect(store.catalogue.doctors()).toEqual([doctor('d1'), doctor('d2')]);
  expect(store.catalogue.addresses()).toEqual([address('a1'), address('a2', { onlineOnly: true }), odd]);
  expect(store.catalogue.address(odd.id)).toEqual(odd);
  expect(store.catalogue.address(asAddressId('none'))).toBe(null);
  expect(store.catalogue.services().map(({ name }) => name)).toEqual(['B', 'A']);
  expect(store.catalogue.addressServices(a1)).toEqual([full, bare]);
  expect(store.catalogue.addressServices(a2)).toEqual([]);
});

test('how long a service takes is learned by itself, and a list that does not tell it leaves it as it is known', () => {
  const store = clinic();
  const untold = [addressService('as1', { duration: null }), addressService('as2', { duration: null })];
  store.catalogue.replaceAddressServices(a1, untold);
  const minutes = (): (number | null)[] =>
    store.catalogue.addressServices(a1).map(({ duration }) => duration);
  const told = new Map([
    [asAddressServiceId('as1'), 45],
    [asAddressServiceId('unlisted'), 20],
  ]);
  expect(store.catalogue.learnDurations(a1, told)).toBe(true);
  expect(store.catalogue.learnDurations(a1, told)).toBe(false);
  store.catalogue.replaceAddressServices(a1, untold);
  expect(minutes()).toEqual([45, null]);
  store.catalogue.replaceAddressServices(a1, [addressService('as1', { duration: 50 })]);
  expect(minutes()).toEqual([50]);
});

test('what is no longer in a list goes, with what hangs on it, and nothing else', () => {
  const store = clinic();
  store.catalogue.replaceAddressServices(a1, [addressService('as1')]);
  store.catalogue.replaceAddressServices(a2, [addressService('as2', { addressId: a2 })]);
  store.catalogue.replaceAddresses(f1, d1, [address('a2')]);
  expect(store.catalogue.addresses().map(({ id }) => id)).toEqual(['a2']);
  expect(store.catalogue.addressServices(a1)).toEqual([]);
  store.catalogue.replaceDoctors(f1, [doctor('d2')]);
  expect(store.catalogue.addresses()).toEqual([]);
  expect(store.catalogue.addressServices(a2)).toEqual([]);
  store.catalogue.replaceFacilities([]);
  expect(store.catalogue.doctors()).toEqual([]);
});

test('renaming a facility keeps its doctors, and a doctor with one id at two facilities is two', () => {
  const store = clinic();
  const f2 = asFacilityId('f2');
  store.catalogue.replaceFacilities([
    { id: f1, name: 'New name' },
    { id: f2, name: 'Second' },
  ]);
  store.catalogue.replaceDoctors(f2, [doctor('d1', { facilityId: f2 })]);
  expect(store.catalogue.doctors().map(({ id, facilityId }) => `${facilityId}/${id}`)).toEqual([
    'f1/d1',
    'f1/d2',
    'f2/d1',
  ]);
  store.catalogue.replaceDoctors(f2, []);
  expect(store.catalogue.doctors()).toHaveLength(2);
});

test('an address that changed its doctor is not removed with the list of the old one', () => {
  const store = clinic();
  store.catalogue.replaceAddresses(f1, asDoctorId('d2'), [address('a2', { doctorId: asDoctorId('d2') })]);
  store.catalogue.replaceAddresses(f1, d1, [address('a1')]);
  expect(store.catalogue.addresses().map(({ id, doctorId }) => `${doctorId}/${id}`)).toEqual([
    'd1/a1',
    'd2/a2',
  ]);
});

test('twelve doctors get twelve colours, the thirteenth the first again; addresses take their doctor’s', () => {
  const store = openFor();
  store.catalogue.replaceFacilities([{ id: f1, name: 'Clinic' }]);
  const doctors = Array.from({ length: 13 }, (_, index) => doctor(`d${index}`));
  store.catalogue.replaceDoctors(f1, doctors);
  const colours = doctors.map(({ id }) => store.mappings.get('doctor', id)?.colour);
  expect(colours).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0]);
  store.catalogue.replaceAddresses(f1, asDoctorId('d5'), [address('x', { doctorId: asDoctorId('d5') })]);
  store.catalogue.replaceAddresses(f1, d1, [address('y')]);
  const found = store.mappings.addresses();
  expect(found.get(asAddressId('x'))).toMatchObject({ colour: 5, order: 0, hidden: false, name: null });
  expect(found.get(asAddressId('y'))).toMatchObject({ colour: 1, order: 1 });
});

test('the clinic’s own names outlive a re-reading, and a doctor who comes back finds everything as it was', () => {
  const store = clinic();
  store.mappings.set('doctor', 'd1', { name: 'Dr Ewa', code: 'EN', colour: 7, order: 40, hidden: true });
  const before = store.mappings.get('doctor', 'd1');
  store.catalogue.replaceDoctors(f1, []);
  store.catalogue.replaceDoctors(f1, [doctor('d9'), doctor('d1')]);
  expect(store.mappings.get('doctor', 'd1')).toEqual(before);
  expect(store.mappings.get('doctor', 'd9')).toMatchObject({ order: 41 });
  store.mappings.set('doctor', 'd1', { hidden: false });
  expect(store.mappings.get('doctor', 'd1')).toEqual({ ...before, hidden: false });
  store.mappings.set('service', 's1', { code: 'K1' });
  expect(store.mappings.all().find(({ kind }) => kind === 'service')).toMatchObject({
    remoteId: 's1',
    code: 'K1',
  });
});
