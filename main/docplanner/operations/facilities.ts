import type { Address, Doctor, Facility } from '#shared/domain/catalogue.ts';
import type { DoctorId, FacilityId } from '#shared/domain/ids.ts';
import { ok, type Result } from '#shared/result.ts';
import { json, type Remote, type Send } from '../call.ts';
import { readAddress } from '../wire/address.ts';
import { readDoctor } from '../wire/doctor.ts';
import { readFacility } from '../wire/facility.ts';
import { fieldsOf } from '../wire/fields.ts';
import { emptyList, readList } from '../wire/list.ts';
import type { Listed } from '#shared/domain/listed.ts';
import { doctorPath } from './paths.ts';

export interface FacilityDetail {
  readonly facility: Facility;
  readonly doctors: Listed<Doctor>;
}
export interface DoctorDetail {
  readonly doctor: Doctor;
  readonly addresses: Listed<Address>;
}

export interface FacilityOperations {
  getFacilities(): Remote<Listed<Facility>>;
  /** One clinic with its doctors. */
  getFacility(facilityId: FacilityId): Remote<FacilityDetail>;
  getDoctors(facilityId: FacilityId): Remote<Listed<Doctor>>;
  /** One doctor with all addresses. This operation does not give specializations. */
  getDoctor(facilityId: FacilityId, doctorId: DoctorId): Remote<DoctorDetail>;
}

const doctorsScopes = ['doctor.profile_url', 'doctor.specializations', 'doctor.license_numbers'];
const doctorScopes = [
  'doctor.profile_url',
  'doctor.addresses',
  'doctor.license_numbers',
  'address.booking_extra_fields',
  'address.online_only',
  'address.visit_payment',
  'address.commercial_type',
];

/** Who there is: operations 1 to 4 of API.md §5. */
export function facilityOperations(send: Send): FacilityOperations {
  return {
    getFacilities: () =>
      send({
        operation: 'getFacilities',
        method: 'GET',
        path: ['facilities'],
        read: json((raw) => readList(raw, readFacility)),
      }),
    getFacility: (facilityId) =>
      send({
        operation: 'getFacility',
        method: 'GET',
        path: ['facilities', facilityId],
        query: { with: ['facility.doctors'] },
        read: json((raw) => {
          const facility = readFacility(raw);
          if (!facility.ok) return facility;
          const doctors = inside(raw, 'doctors', (item) => readDoctor(item, facilityId));
          return ok({ facility: facility.value, doctors });
        }),
      }),
    getDoctors: (facilityId) =>
      send({
        operation: 'getDoctors',
        method: 'GET',
        path: ['facilities', facilityId, 'doctors'],
        query: { with: doctorsScopes },
        read: json((raw) => readList(raw, (item) => readDoctor(item, facilityId))),
      }),
    getDoctor: (facilityId, doctorId) =>
      send({
        operation: 'getDoctor',
        method: 'GET',
        path: doctorPath(facilityId, doctorId),
        query: { with: doctorScopes },
        read: json((raw) => {
          const doctor = readDoctor(raw, facilityId);
          if (!doctor.ok) return doctor;
          const addresses = inside(raw, 'addresses', (item) => readAddress(item, facilityId, doctorId));
          return ok({ doctor: doctor.value, addresses });
        }),
      }),
  };
}

/** A collection inside an object; one that is missing is empty. */
function inside<T>(raw: unknown, name: string, read: (item: unknown) => Result<T, string>): Listed<T> {
  const list = readList(fieldsOf(raw).get(name), read);
  return list.ok ? list.value : emptyList;
}
