/**
 * The state of a practice clinic: the vendor's side, in the vendor's words. It shares no code with the client, so that a
 * misunderstanding shows. Instants are epoch milliseconds; ids are strings.
 */
export interface World {
  readonly locale: string;
  readonly timeZone: string;
  /** `pms`: one of the vendor's own systems, which alone may take an address out of the integration. */
  readonly client: { readonly id: string; secret: string; readonly pms?: boolean };
  readonly facilities: Map<string, Facility>;
  readonly doctors: Map<string, Doctor>;
  readonly addresses: Map<string, Address>;
  readonly services: Map<string, DictionaryService>;
  readonly addressServices: Map<string, AddressService>;
  readonly insuranceProviders: Map<string, InsuranceProvider>;
  /** By address id, sorted by start. */
  readonly workPeriods: Map<string, WorkPeriod[]>;
  readonly breaks: Map<string, Break>;
  readonly bookings: Map<string, Booking>;
  /** The pull queue, oldest first. */
  readonly queue: QueuedNotification[];
  /** For ids: numbers only go up. */
  nextId: number;
}

export interface Facility {
  readonly id: string;
  name: string;
  /** The vendor knows it, this API client may not see it. */
  foreign?: boolean;
}

export interface Doctor {
  readonly id: string;
  readonly facilityId: string;
  name: string;
  surname: string;
  profileUrl: string;
  readonly specializations: { id: string; name: string }[];
  readonly licenseNumbers: { id: string; license_number: string }[];
  /** The vendor knows the doctor, this API client may not see them. */
  foreign?: boolean;
}

export interface Address {
  readonly id: string;
  readonly doctorId: string;
  readonly facilityId: string;
  name: string | null;
  cityName: string | null;
  postCode: string | null;
  street: string | null;
  extraFields: { birth_date: boolean; gender: boolean; nin: boolean };
  onlineOnly: boolean;
  visitPayment: boolean;
  commercialType: 'premium' | 'saas-only' | 'basic';
  insuranceSupport: 'private' | 'insurance' | 'private_and_insurance';
  /** `null`: no calendar was ever made here. */
  calendar: 'enabled' | 'disabled' | null;
  readonly insuranceProviders: Map<string, string[]>;
  /** The vendor knows it, this API client may not see it. */
  foreign?: boolean;
  /** Closed by the vendor: its calendar cannot be switched on. */
  disabled?: boolean;
  /** This API client may look, but not change the calendar. */
  readOnly?: boolean;
  /** This API client may not confirm visits here. */
  noConfirmation?: boolean;
  /** To which account its online payments go; visits that hold money cannot move to another. */
  paymentAccount?: string;
}

export interface DictionaryService {
  readonly id: string;
  readonly name: string;
  readonly diagnostic: boolean;
  readonly specializationId: string;
}

export interface AddressService {
  readonly id: string;
  readonly addressId: string;
  serviceId: string | null;
  /** With decimals; the wire shows the integer part. */
  price: number | null;
  isPriceFrom: boolean;
  isDefault: boolean;
  isVisible: boolean;
  description: string | null;
  /** Minutes. */
  defaultDuration: number;
  allowedPatients: { minimum_age: number | null; maximum_age: number | null } | null;
  customName: string | null;
  publicInsuranceFlow: boolean;
  name: string;
  /** Nobody can book it before, whatever work periods offer it. Epoch ms; absent: it can be booked. */
  bookableFrom?: number;
}

export interface InsuranceProvider {
  readonly id: string;
  readonly name: string;
  readonly plans: { id: string; name: string }[];
}

/** Cut into slots by the greatest common divisor of its services' durations, when asked. */
export interface WorkPeriod {
  start: number;
  end: number;
  readonly services: { addressServiceId: string; duration: number }[];
  insuranceAccepted: 'with-and-without-insurance' | 'without-insurance-only' | 'with-insurance-only';
  insuranceProviders: number[];
}

export interface Break {
  readonly id: string;
  readonly addressId: string;
  since: number;
  till: number;
  description: string | null;
  /** The same for breaks that were made together at coupled addresses. */
  coupling?: string;
}

export type Actor = 'user' | 'doctor' | 'integration';

export interface Booking {
  readonly id: string;
  addressId: string;
  status: 'booked' | 'canceled';
  start: number;
  end: number;
  /** Minutes. */
  duration: number;
  readonly bookedBy: Actor;
  readonly bookedAt: number;
  canceledBy: Actor | null;
  canceledAt: number | null;
  cancelReason: string | null;
  addressServiceId: string | null;
  readonly patient: Patient;
  comment: string | null;
  insurance: { id: string; name: string; plan: string; plan_id: string } | null;
  presence: 'present' | 'absent' | null;
  confirmed: boolean;
  /** The chain of a moved booking. */
  originId: string | null;
  /** Set on the old one when it was moved. */
  movedTo: string | null;
  visitPayment: boolean;
  visitPaymentStatus: string | null;
  videocallUrl: string | null;
  /** Erased in the doctor's panel: no longer listed. */
  deleted?: boolean;
}

export interface Patient {
  readonly name: string;
  readonly surname: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly birthDate: string | null;
  readonly nin: string | null;
  readonly gender: 'm' | 'f' | null;
  readonly isReturning: boolean;
  readonly insuranceNumber: string | null;
}

/** An event on its way; `data` is in the wire's form, as it was when it happened. */
export interface QueuedNotification {
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly createdAt: number;
}
