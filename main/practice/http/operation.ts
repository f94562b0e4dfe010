import type { Clinic } from '../clinic.ts';
import type { Deed } from '../rules/booking.ts';
import type { Address, Doctor, Facility } from '../world.ts';
import type { Reply } from './reply.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One call of the API, read. */
export interface Call {
  readonly clinic: Clinic;
  readonly now: number;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** What `with` asked for, in any of its three spellings. */
  readonly scopes: ReadonlySet<string>;
  /** The JSON body; `undefined` where there was none or it could not be read. */
  readonly body: unknown;
}
interface FacilityCall extends Call {
  readonly facility: Facility;
}
export interface DoctorCall extends FacilityCall {
  readonly doctor: Doctor;
}
export interface AddressCall extends DoctorCall {
  readonly address: Address;
}

/** One of the 44 operations (API.md §5), with the part of the path that must be the client's own. */
export type Operation = { readonly id: string; readonly method: Method; readonly path: string } & (
  | { readonly reach: 'client'; readonly run: (call: Call) => Reply }
  | { readonly reach: 'facility'; readonly run: (call: FacilityCall) => Reply }
  | { readonly reach: 'doctor'; readonly run: (call: DoctorCall) => Reply; readonly belongs?: boolean }
  /** `belongs`: says that an address is another doctor's, where other operations only refuse to show it. */
  | { readonly reach: 'address'; readonly run: (call: AddressCall) => Reply; readonly belongs?: boolean }
);

/** Under which all paths of the API lie. */
export const apiRoot = '/api/v3/integration';
export const facilityPath = '/facilities/:facility_id';
export const doctorPath = `${facilityPath}/doctors/:doctor_id`;
export const addressPath = `${doctorPath}/addresses/:address_id`;

/** Where an address is found. */
export function placeOf(address: Address): string {
  return `${apiRoot}/facilities/${address.facilityId}/doctors/${address.doctorId}/addresses/${address.id}`;
}

/** What this API client does; whether it hears of it itself is a quirk. */
export function deedOf(call: Call): Deed {
  const { quirks } = call.clinic;
  return {
    now: call.now,
    by: 'integration',
    notify: quirks.echoesOwnActions,
    takenStatus: quirks.doubleBooking,
  };
}
