import type { EpochMs } from '#shared/time/zone.ts';
import type { Booking, Patient, World } from '../../main/practice/world.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * When a day of trouble can begin: on a Monday morning; a quarter of an hour before midnight; within the hour before the clocks go
 * back, and forward; and on the morning before each of these, so that tomorrow is longer or shorter.
 */
export const beginnings = {
  morning: Date.UTC(2026, 10, 23, 9),
  midnight: Date.UTC(2026, 10, 23, 22, 45),
  hourTwice: Date.UTC(2026, 9, 25, 0, 50),
  hourMissing: Date.UTC(2027, 2, 28, 0, 50),
  beforeLongDay: Date.UTC(2026, 9, 24, 8),
  beforeShortDay: Date.UTC(2027, 2, 27, 9),
} as const;
export type Beginning = keyof typeof beginnings;

/** Where the facility stands: its own clock, and the marketplace's with its country. */
export const places = {
  warsaw: { locale: 'pl', marketplaceZone: 'Europe/Warsaw', facilityZone: 'Europe/Warsaw' },
  canarias: { locale: 'es', marketplaceZone: 'Europe/Madrid', facilityZone: 'Atlantic/Canary' },
} as const;
export type Place = keyof typeof places;

/** Patients' surnames begin so; nothing else does, so that a log can be searched for them. */
export const patientMark = 'Qzx';

/** A patient whom nobody else resembles. */
export function patientNumber(mark: string): Patient {
  const digits = Array.from(mark).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_000, 7);
  return {
    name: 'Ewa',
    surname: `${patientMark}${mark}`,
    email: null,
    phone: `+48600${String(digits).padStart(6, '0')}`,
    birthDate: null,
    nin: null,
    gender: null,
    isReturning: false,
    insuranceNumber: null,
  };
}

export const addressIds = ['31', '32'] as const;

/** Two doctors at one facility, two services each, one week, and visits around the present moment. */
export function smallWorld(busy: boolean, from: Beginning, place: Place): World {
  const beginning = beginnings[from];
  const world: World = {
    locale: places[place].locale,
    timeZone: places[place].marketplaceZone,
    client: { id: 'practice-sim', secret: 'open-sesame' },
    facilities: new Map([['11', { id: '11', name: 'Poradnia' }]]),
    doctors: new Map(),
    addresses: new Map(),
    services: new Map([['51', { id: '51', name: 'Konsultacja', diagnostic: false, specializationId: '1' }]]),
    addressServices: new Map(),
    insuranceProviders: new Map(),
    workPeriods: new Map(),
    breaks: new Map(),
    bookings: new Map(),
    queue: [],
    nextId: 90_001,
  };
  addressIds.forEach((id, place) => addCalendar(world, id, place, beginning));
  addressIds.forEach((id) => {
    for (const [n, start] of starts(busy, beginning).entries())
      addBooking(world, id, start, beginning, `${id}n${n}`);
  });
  const noon = beginning + 2 * hour;
  world.breaks.set('71', {
    id: '71',
    addressId: '31',
    since: noon,
    till: noon + 30 * minute,
    description: null,
  });
  return world;
}

/** A doctor with a calendar of a week and two services. @param place how many there are before */
export function addCalendar(world: World, id: string, place: number, beginning: EpochMs): void {
  const doctorId = String(21 + place);
  world.doctors.set(doctorId, {
    id: doctorId,
    facilityId: '11',
    name: 'Jan',
    surname: ['Lis', 'Wilk'][place] ?? `Kowal ${place}`,
    profileUrl: 'https://practice.example/lekarz',
    specializations: [{ id: '1', name: 'internista' }],
    licenseNumbers: [],
  });
  world.addresses.set(id, {
    id,
    doctorId,
    facilityId: '11',
    name: 'Poradnia',
    cityName: 'Warszawa',
    postCode: '00-001',
    street: 'Prosta 1',
    extraFields: { birth_date: false, gender: false, nin: false },
    onlineOnly: false,
    visitPayment: false,
    commercialType: 'premium',
    insuranceSupport: 'private',
    calendar: 'enabled',
    insuranceProviders: new Map(),
  });
  const durations = [20, 40];
  durations.forEach((duration, n) => {
    const serviceId = String(41 + 2 * place + n);
    world.addressServices.set(serviceId, {
      id: serviceId,
      addressId: id,
      serviceId: '51',
      price: 100,
      isPriceFrom: false,
      isDefault: n === 0,
      isVisible: true,
      description: null,
      defaultDuration: duration,
      allowedPatients: null,
      customName: null,
      publicInsuranceFlow: false,
      name: 'Konsultacja',
    });
  });
  world.workPeriods.set(
    id,
    [0, 1, 2, 4].map((offset) => ({
      start: beginning - 2 * hour + offset * day,
      end: beginning + (offset === 0 ? 8 : 4) * hour + offset * day,
      services: durations.map((duration, n) => ({ addressServiceId: String(41 + 2 * place + n), duration })),
      insuranceAccepted: 'without-insurance-only',
      insuranceProviders: [],
    })),
  );
}

/** Over, going on, about to begin, later today, tomorrow, and at the end of the week. */
function starts(busy: boolean, beginning: EpochMs): EpochMs[] {
  const cells = [-6, -3, -1, 0, 1, 3, 6, 15].map((cell) => beginning + cell * 20 * minute);
  const later = [day, day + hour, 2 * day, 4 * day + hour].map((offset) => beginning + offset);
  const many = busy ? Array.from({ length: 30 }, (_, n) => beginning + 3 * day + n * 20 * minute) : [];
  return [...new Set([...cells, ...later, ...many])].sort((a, b) => a - b);
}

/** A visit of twenty minutes, of a patient who is known by the mark. */
export function addBooking(
  world: World,
  addressId: string,
  start: EpochMs,
  beginning: EpochMs,
  mark: string,
): void {
  const id = String(world.nextId);
  world.nextId += 1;
  const booking: Booking = {
    id,
    addressId,
    status: 'booked',
    start,
    end: start + 20 * minute,
    duration: 20,
    bookedBy: 'user',
    bookedAt: beginning - 3 * day,
    canceledBy: null,
    canceledAt: null,
    cancelReason: null,
    addressServiceId:
      [...world.addressServices.values()].find((one) => one.addressId === addressId)?.id ?? '',
    patient: patientNumber(mark),
    comment: null,
    insurance: null,
    presence: null,
    confirmed: false,
    originId: null,
    movedTo: null,
    visitPayment: false,
    visitPaymentStatus: null,
    videocallUrl: null,
  };
  world.bookings.set(id, booking);
}
