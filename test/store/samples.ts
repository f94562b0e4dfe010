import type { Arrival } from '#shared/domain/arrival.ts';
import type { Booking, Patient } from '#shared/domain/booking.ts';
import type { Address, AddressService, Doctor } from '#shared/domain/catalogue.ts';
import {
  asAddressId,
  asAddressServiceId,
  asBookingId,
  asDoctorId,
  asFacilityId,
  asIntentId,
  asServiceId,
} from '#shared/domain/ids.ts';
import type { IntentAction } from '#shared/domain/intent.ts';
import type { IntentOf } from '#shared/domain/intentOf.ts';
import type { VisitAction } from '#shared/domain/kinds/decisionKinds.ts';
import { aCaller } from '../support/caller.ts';
import { minute, monday } from './fixed.ts';

/** Invented people and visits; each test changes only the fields that it is about. */

export const patient: Patient = {
  name: 'Żaneta',
  surname: 'Grzęda-Łoś',
  email: 'zaneta@example.org',
  phone: '+48 600 100 200',
  birthDate: '1980-02-29',
  nin: null,
  gender: 'f',
  isReturning: true,
  insuranceNumber: null,
};

export function booking(id: string, change: Partial<Booking> = {}): Booking {
  const start = change.start ?? monday;
  return {
    id: asBookingId(id),
    addressId: asAddressId('a1'),
    status: 'booked',
    start,
    end: start + 30 * minute,
    bookedBy: 'patient',
    bookedAt: monday - 1000 * minute,
    canceledBy: null,
    canceledAt: null,
    patient,
    service: { id: asAddressServiceId('as1'), name: 'Consultation', price: 120, priceFrom: false },
    comment: null,
    insurance: null,
    presence: null,
    confirmed: null,
    moving: null,
    prepaid: null,
    paymentStatus: null,
    videocallUrl: null,
    ...change,
  };
}

export function doctor(id: string, change: Partial<Doctor> = {}): Doctor {
  return {
    id: asDoctorId(id),
    facilityId: asFacilityId('f1'),
    name: 'Ewa',
    surname: 'Nowak',
    profileUrl: null,
    specializations: ['Dermatology'],
    specializationIds: ['7'],
    licenseNumbers: [],
    ...change,
  };
}

export function address(id: string, change: Partial<Address> = {}): Address {
  return {
    id: asAddressId(id),
    facilityId: asFacilityId('f1'),
    doctorId: asDoctorId('d1'),
    name: null,
    street: 'Long Street 1',
    postCode: '00-001',
    city: 'Warsaw',
    extraFields: { birthDate: false, gender: false, nin: true },
    onlineOnly: null,
    visitPayment: false,
    commercialType: 'premium',
    insuranceSupport: null,
    ...change,
  };
}

export function addressService(id: string, change: Partial<AddressService> = {}): AddressService {
  return {
    id: asAddressServiceId(id),
    addressId: asAddressId('a1'),
    serviceId: asServiceId('s1'),
    name: 'Consultation',
    customName: null,
    price: 120,
    priceFrom: true,
    isDefault: false,
    visible: true,
    description: null,
    duration: 30,
    allowedAges: { minimum: 18, maximum: null },
    publicInsurance: null,
    ...change,
  };
}

export const calendarOf = (addressId: string) => ({
  facilityId: asFacilityId('f1'),
  doctorId: asDoctorId('d1'),
  addressId: asAddressId(addressId),
});

export function intent<A extends IntentAction = VisitAction>(
  id: string,
  change: Partial<IntentOf<A>> & { readonly action: A },
): IntentOf<A>;
export function intent(id: string, change?: Partial<IntentOf<VisitAction>>): IntentOf<VisitAction>;
export function intent(id: string, change: Partial<IntentOf<IntentAction>> = {}): IntentOf<IntentAction> {
  return {
    id: asIntentId(id),
    action: { kind: 'cancel', bookingId: asBookingId('b1'), reason: null },
    calendar: calendarOf('a1'),
    state: 'held',
    createdAt: monday,
    heldUntil: monday + 5000,
    notBefore: 0,
    attempts: 0,
    firstSentAt: null,
    knownBefore: [],
    refusal: null,
    staff: 'EN',
    seen: { status: 'booked', start: monday, end: monday + 30 * minute, presence: null },
    ...change,
  };
}

export function arrival(bookingId: string, change: Partial<Arrival> = {}): Arrival {
  return {
    bookingId: asBookingId(bookingId),
    step: 'arrived',
    visitStart: monday,
    arrivedAt: monday - minute,
    since: monday - minute,
    toldBefore: null,
    staff: 'EN',
    previous: null,
    ...change,
  };
}

/** A patient by phone, Monday at the first hour. */
export const book: VisitAction = {
  kind: 'book',
  start: monday,
  duration: 20,
  addressServiceId: asAddressServiceId('as1'),
  serviceName: 'Consultation',
  patient: aCaller({ name: 'Ida', surname: null, phone: '600', gender: 'f', dataPrivacyConsent: true }),
  comment: null,
};
