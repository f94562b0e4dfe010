import { z } from 'zod';
import { addressPath, doctorPath, facilityPath, type Operation } from '../http/operation.ts';
import { readBody } from '../http/read.ts';
import { answer, bare, list, refused } from '../http/reply.ts';
import { refusals } from '../refusals.ts';
import { addressesOf, doctorsOf, writtenAddress, writtenDoctor, writtenFacility } from '../wire/catalogue.ts';
import { assignmentChanges } from '../actions/calendars.ts';

const updateAddress = z.object({
  insurance_support: z.enum(['private', 'insurance', 'private_and_insurance']).optional(),
});

/** Facilities, doctors and addresses. */
export const catalogueOperations: readonly Operation[] = [
  {
    id: 'getFacilities',
    method: 'GET',
    path: '/facilities',
    reach: 'client',
    run: ({ clinic: { world, quirks } }) =>
      list(
        [...world.facilities.values()]
          .filter((facility) => facility.foreign !== true)
          .map((facility) => writtenFacility(world, facility, new Set(), quirks)),
      ),
  },
  {
    id: 'getFacility',
    method: 'GET',
    path: facilityPath,
    reach: 'facility',
    run: ({ clinic: { world, quirks }, facility, scopes }) =>
      answer(writtenFacility(world, facility, scopes, quirks)),
  },
  {
    id: 'getDoctors',
    method: 'GET',
    path: `${facilityPath}/doctors`,
    reach: 'facility',
    run: ({ clinic: { world, quirks }, facility, scopes }) =>
      list(doctorsOf(world, facility).map((doctor) => writtenDoctor(world, doctor, without(scopes), quirks))),
  },
  {
    id: 'getDoctor',
    method: 'GET',
    path: doctorPath,
    reach: 'doctor',
    run: ({ clinic: { world, quirks }, doctor, scopes }) =>
      answer(writtenDoctor(world, doctor, scopes, quirks)),
  },
  {
    id: 'getAddresses',
    method: 'GET',
    path: `${doctorPath}/addresses`,
    reach: 'doctor',
    run: ({ clinic: { world }, doctor, scopes }) =>
      list(addressesOf(world, doctor).map((address) => writtenAddress(address, scopes, { alone: true }))),
  },
  {
    id: 'getAddress',
    method: 'GET',
    path: addressPath,
    reach: 'address',
    run: ({ address, scopes }) => answer(writtenAddress(address, scopes, { alone: true })),
  },
  {
    id: 'updateAddress',
    method: 'PATCH',
    path: addressPath,
    reach: 'address',
    belongs: true,
    run: ({ address, body }) => {
      if (address.readOnly === true) return refused(refusals.calendarNotAuthorized);
      const wanted = readBody(updateAddress, body);
      if (!wanted.ok) return refused(refusals.invalidArguments);
      address.insuranceSupport = wanted.value.insurance_support ?? address.insuranceSupport;
      return answer(writtenAddress(address, new Set(['address.insurance_support']), { alone: true }));
    },
  },
  {
    id: 'removeAddressIntegration',
    method: 'DELETE',
    path: `${addressPath}/integration`,
    reach: 'address',
    belongs: true,
    run: ({ clinic: { world }, address, now }) => {
      if (world.client.pms !== true) return refused(refusals.featureNotAuthorized);
      assignmentChanges(world, { now, addressId: address.id, assigned: false });
      return bare(202);
    },
  },
];

/** The list of doctors knows no `doctor.addresses` (API.md §5). */
function without(scopes: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...scopes].filter((scope) => scope !== 'doctor.addresses'));
}
