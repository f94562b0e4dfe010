import { atWallClock } from '../../../../shared/time/zone.ts';
import type { Address, AddressService, Booking, Patient, World } from '../../../../main/practice/world.ts';

export const zone = 'Europe/Warsaw';
/** Monday 7 September 2026, 07:00 in Warsaw: before anybody comes. */
export const monday = '2026-09-07';
export const morning = at(monday, '07:00');

/** An instant by the clinic's wall clock. */
export function at(date: string, time: string): number {
  return atWallClock(date, time, zone);
}

export const anna: Patient = {
  name: 'Anna',
  surname: 'Zażółć-Gęślą',
  email: 'anna@example.com',
  phone: '+48600100200',
  birthDate: '1985-01-31',
  nin: '85013112345',
  gender: 'f',
  isReturning: false,
  insuranceNumber: null,
};

/**
 * Facility 1 with doctor 11 (addresses 111, and 112 that is not commercial) and doctor 12 (address 121); facility 2 with
 * doctor 21 (address 211); facility 9 is somebody else's. At 111: service 500 (20 minutes) and 501 (60 minutes),
 * open on Monday from 09:00 to 12:00. At 121: service 510 (30 minutes), open on Monday from 09:00 to 11:00.
 */
export function smallWorld(): World {
  const world: World = {
    locale: 'pl',
    timeZone: zone,
    client: { id: 'practice-client', secret: 'practice-secret' },
    facilities: new Map([
      ['1', { id: '1', name: 'Przychodnia Pod Lipą' }],
      ['2', { id: '2', name: 'Przychodnia Nad Wisłą' }],
      ['9', { id: '9', name: 'Somebody else’s', foreign: true }],
    ]),
    doctors: new Map(),
    addresses: new Map(),
    services: new Map([
      ['70', { id: '70', name: 'Konsultacja', diagnostic: false, specializationId: '3' }],
      ['71', { id: '71', name: 'Kolonoskopia', diagnostic: true, specializationId: '3' }],
      ['72', { id: '72', name: 'Szczepienie', diagnostic: false, specializationId: '4' }],
    ]),
    addressServices: new Map(),
    insuranceProviders: new Map([
      ['30', { id: '30', name: 'Allegro Zdrowie', plans: [{ id: '301', name: 'Złoty' }] }],
      ['31', { id: '31', name: 'Medica', plans: [] }],
    ]),
    workPeriods: new Map(),
    breaks: new Map(),
    bookings: new Map(),
    queue: [],
    nextId: 1000,
  };
  for (const [id, facilityId] of [
    ['11', '1'],
    ['12', '1'],
    ['21', '2'],
    ['91', '9'],
  ] as const)
    world.doctors.set(id, {
      id,
      facilityId,
      name: 'Jan',
      surname: `Lekarz ${id}`,
      profileUrl: `https://example.com/doctor-${id}`,
      specializations: [{ id: '3', name: 'internista' }],
      licenseNumbers: [{ id: '8', license_number: `PWZ${id}` }],
    });
  addAddress(world, '111', '11');
  addAddress(world, '112', '11', { commercialType: 'basic', calendar: null });
  addAddress(world, '121', '12');
  addAddress(world, '211', '21', { paymentAccount: 'other' });
  addAddress(world, '911', '91');
  addService(world, '500', '111', { serviceId: '70', price: 149.99, defaultDuration: 20, isDefault: true });
  addService(world, '501', '111', { serviceId: '71', defaultDuration: 60 });
  addService(world, '510', '121', { serviceId: '70', defaultDuration: 30 });
  addService(world, '520', '211', { serviceId: '70', defaultDuration: 30 });
  open(world, '111', '09:00', '12:00', [
    ['500', 20],
    ['501', 60],
  ]);
  open(world, '121', '09:00', '11:00', [['510', 30]]);
  open(world, '211', '09:00', '11:00', [['520', 30]]);
  return world;
}

/** Opens an address on the Monday for services with their durations in minutes. */
export function open(
  world: World,
  addressId: string,
  from: string,
  to: string,
  services: readonly (readonly [string, number])[],
): void {
  const period = {
    start: at(monday, from),
    end: at(monday, to),
    services: services.map(([addressServiceId, duration]) => ({ addressServiceId, duration })),
    insuranceAccepted: 'with-and-without-insurance' as const,
    insuranceProviders: [],
  };
  world.workPeriods.set(addressId, [...(world.workPeriods.get(addressId) ?? []), period]);
}

/** A booking that is there already, without an event. */
export function putBooking(world: World, booking: Partial<Booking> & { readonly id: string }): Booking {
  const start = booking.start ?? at(monday, '09:00');
  const duration = booking.duration ?? 20;
  const whole: Booking = {
    addressId: '111',
    status: 'booked',
    start,
    end: start + duration * 60_000,
    duration,
    bookedBy: 'user',
    bookedAt: morning - 3_600_000,
    canceledBy: null,
    canceledAt: null,
    cancelReason: null,
    addressServiceId: '500',
    patient: anna,
    comment: null,
    insurance: null,
    presence: null,
    confirmed: false,
    originId: null,
    movedTo: null,
    visitPayment: false,
    visitPaymentStatus: null,
    videocallUrl: null,
    ...booking,
  };
  world.bookings.set(whole.id, whole);
  return whole;
}

function addAddress(world: World, id: string, doctorId: string, more: Partial<Address> = {}): void {
  world.addresses.set(id, {
    id,
    doctorId,
    facilityId: world.doctors.get(doctorId)?.facilityId ?? '',
    name: `Gabinet ${id}`,
    cityName: 'Warszawa',
    postCode: '00-001',
    street: 'ul. Lipowa 1',
    extraFields: { birth_date: false, gender: false, nin: false },
    onlineOnly: false,
    visitPayment: false,
    commercialType: 'premium',
    insuranceSupport: 'private_and_insurance',
    calendar: 'enabled',
    insuranceProviders: new Map(id === '111' ? [['30', ['301']]] : []),
    ...more,
  });
}

function addService(world: World, id: string, addressId: string, more: Partial<AddressService>): void {
  const entry = world.services.get(more.serviceId ?? '');
  world.addressServices.set(id, {
    id,
    addressId,
    serviceId: null,
    price: 100,
    isPriceFrom: false,
    isDefault: false,
    isVisible: true,
    description: null,
    defaultDuration: 30,
    allowedPatients: null,
    customName: null,
    publicInsuranceFlow: false,
    name: entry?.name ?? '',
    ...more,
  });
}
