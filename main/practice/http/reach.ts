import { done, refuse, type Outcome } from '../outcome.ts';
import { refusals } from '../refusals.ts';
import type { Address, Doctor, Facility, World } from '../world.ts';

type Params = Readonly<Record<string, string>>;

/** The facility of a path, if it is the client's: an unknown id is 404, somebody else's 403 (API.md §4). */
export function facilityOf(world: World, params: Params): Outcome<Facility> {
  const facility = world.facilities.get(params['facility_id'] ?? '');
  if (facility === undefined) return refuse(refusals.objectNotFound);
  return facility.foreign === true ? refuse(refusals.facilityNotAuthorized) : done(facility);
}

/**
 * The doctor of a path, if they work in that facility and are the client's.
 * @param belongs some operations say that the doctor works elsewhere, others only that they may not be seen
 */
export function doctorOf(
  world: World,
  facility: Facility,
  params: Params,
  belongs: boolean,
): Outcome<Doctor> {
  const doctor = world.doctors.get(params['doctor_id'] ?? '');
  if (doctor === undefined) return refuse(refusals.objectNotFound);
  if (doctor.foreign === true) return refuse(refusals.doctorNotAuthorized);
  if (doctor.facilityId === facility.id) return done(doctor);
  return refuse(belongs ? refusals.doctorNotInFacility : refusals.doctorNotAuthorized);
}

/**
 * The address of a path, if it is that doctor's and the client's.
 * @param belongs some operations say whose it is not, others only that it may not be seen
 */
export function addressOf(world: World, doctor: Doctor, params: Params, belongs: boolean): Outcome<Address> {
  const address = world.addresses.get(params['address_id'] ?? '');
  if (address === undefined) return refuse(refusals.objectNotFound);
  if (address.foreign === true) return refuse(refusals.addressNotAuthorized);
  if (address.doctorId === doctor.id) return done(address);
  if (!belongs) return refuse(refusals.addressNotAuthorized);
  const elsewhere = address.facilityId !== doctor.facilityId;
  return refuse(elsewhere ? refusals.addressNotInFacility : refusals.addressNotOfDoctor);
}
