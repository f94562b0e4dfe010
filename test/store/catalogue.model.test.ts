import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { asAddressId, asDoctorId, asFacilityId } from '#shared/domain/ids.ts';
import { address, addressService, doctor } from './samples.ts';
import { openFor } from './support.ts';

/**
 * The tree of facilities, doctors, addresses and services against nested maps, and the promise of the mappings: whatever
 * comes, goes and comes back, a colour and a place once given never change, and no two objects of a kind share a place.
 */

const subset = (of: readonly string[]) => fc.subarray([...of]);
const aStep = fc.oneof(
  fc.record({ kind: fc.constant('facilities' as const), ids: subset(['f1', 'f2']) }),
  fc.record({
    kind: fc.constant('doctors' as const),
    facility: fc.constantFrom('f1', 'f2'),
    ids: subset(['d1', 'd2', 'd3']),
  }),
  fc.record({
    kind: fc.constant('addresses' as const),
    facility: fc.constantFrom('f1', 'f2'),
    doctor: fc.constantFrom('d1', 'd2', 'd3'),
    ids: subset(['a1', 'a2', 'a3']),
  }),
  fc.record({
    kind: fc.constant('services' as const),
    address: fc.constantFrom('a1', 'a2', 'a3'),
    ids: subset(['s1', 's2']),
  }),
);

test(
  'lists may come in any run: nothing hangs in the air, nothing is lost, and mappings stay as they were given',
  { timeout: 60_000 },
  () => {
    fc.assert(
      fc.property(fc.array(aStep, { maxLength: 14 }), (steps) => {
        const store = openFor();
        const facilities = new Set<string>();
        /** `facility/doctor` */
        const doctors = new Set<string>();
        /** address → `facility/doctor` */
        const addresses = new Map<string, string>();
        /** address service → address */
        const services = new Map<string, string>();
        const given = new Map<string, string>();

        const prune = (): void => {
          for (const key of doctors) if (!facilities.has(key.split('/')[0] ?? '')) doctors.delete(key);
          for (const [id, of] of addresses) if (!doctors.has(of)) addresses.delete(id);
          for (const [id, of] of services) if (!addresses.has(of)) services.delete(id);
        };

        for (const step of steps) {
          switch (step.kind) {
            case 'facilities':
              facilities.clear();
              for (const id of step.ids) facilities.add(id);
              store.catalogue.replaceFacilities(step.ids.map((id) => ({ id: asFacilityId(id), name: id })));
              break;
            case 'doctors': {
              if (!facilities.has(step.facility)) continue;
              const facilityId = asFacilityId(step.facility);
              for (const key of doctors) if (key.startsWith(`${step.facility}/`)) doctors.delete(key);
              for (const id of step.ids) doctors.add(`${step.facility}/${id}`);
              store.catalogue.replaceDoctors(
                facilityId,
                step.ids.map((id) => doctor(id, { facilityId })),
              );
              break;
            }
            case 'addresses': {
              const of = `${step.facility}/${step.doctor}`;
              if (!doctors.has(of)) continue;
              const [facilityId, doctorId] = [asFacilityId(step.facility), asDoctorId(step.doctor)];
              for (const [id, holder] of addresses) if (holder === of) addresses.delete(id);
              for (const id of step.ids) addresses.set(id, of);
              store.catalogue.replaceAddresses(
                facilityId,
                doctorId,
                step.ids.map((id) => address(id, { facilityId, doctorId })),
              );
              break;
            }
            case 'services': {
              if (!addresses.has(step.address)) continue;
              const addressId = asAddressId(step.address);
              for (const [id, of] of services) if (of === step.address) services.delete(id);
              for (const id of step.ids) services.set(`${step.address}-${id}`, step.address);
              store.catalogue.replaceAddressServices(
                addressId,
                step.ids.map((id) => addressService(`${step.address}-${id}`, { addressId })),
              );
              break;
            }
          }
          prune();

          expect(new Set(store.catalogue.facilities().map(({ id }) => id))).toEqual(facilities);
          expect(
            new Set(store.catalogue.doctors().map(({ id, facilityId }) => `${facilityId}/${id}`)),
          ).toEqual(doctors);
          const found = store.catalogue.addresses();
          expect(new Map(found.map((one) => [one.id, `${one.facilityId}/${one.doctorId}`]))).toEqual(
            addresses,
          );
          const offered = found.flatMap(({ id }) => store.catalogue.addressServices(id));
          expect(new Map(offered.map((one) => [one.id, one.addressId]))).toEqual(services);

          const mappings = store.mappings.all();
          for (const { kind, remoteId, colour, order } of mappings) {
            const now = `${colour} ${order}`;
            const before = given.get(`${kind} ${remoteId}`) ?? now;
            expect(now).toBe(before);
            given.set(`${kind} ${remoteId}`, now);
          }
          expect(given.size).toBe(mappings.length);
          expect(new Set(mappings.map(({ kind, order }) => `${kind} ${order}`)).size).toBe(mappings.length);
          for (const { id } of store.catalogue.doctors())
            expect(store.mappings.get('doctor', id)).not.toBe(null);
          for (const { id } of found) expect(store.mappings.addresses().has(id)).toBe(true);
        }
        store.close();
      }),
      { numRuns: 25 },
    );
  },
);
