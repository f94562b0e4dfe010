import { addDays, atWallClock, localDateOf, type EpochMs, type LocalDate } from '#shared/time/zone.ts';
import type { Booking } from '#shared/domain/booking.ts';
import type { AddressService } from '#shared/domain/catalogue.ts';
import {
  asAddressId,
  asAddressServiceId,
  asBookingId,
  asDoctorId,
  asFacilityId,
  asIntentId,
  asBreakId,
  type AddressId,
} from '#shared/domain/ids.ts';
import type { Break } from '#shared/domain/schedule.ts';
import type { IntentAction } from '#shared/domain/intent.ts';
import type { OpenStore } from '../../../main/store/open.ts';
import { firstNames, surnames } from '../days/names.ts';
import { pick, seeded } from '../days/random.ts';
import { keepHours, type KeptCalendar } from './keptHours.ts';

/** A clinic of so many calendars as its desk has it in its file after a year. Invented, the same for the same seed. */
export interface LargeClinic {
  readonly calendars: readonly AddressId[];
  /** Offered by two calendars. */
  readonly rare: string;
  /** Offered by every calendar. */
  readonly usual: string;
  /** Offered by half of the calendars, and no free time takes it. */
  readonly neverFree: string;
  /** Those whose hours are kept here, each with a draft that changes all its workdays. */
  readonly kept: readonly KeptCalendar[];
  /** Visits of today, the earliest first. */
  readonly today: readonly Booking[];
}

export const timeZone = 'Europe/Warsaw';
const facilities = 4;
/** The last ones: the others' hours are kept at the marketplace. */
const keptCalendars = 80;
/** A year of visits, and as far ahead as the vendor lets patients book. Days. */
export const daysBack = 281;
const daysAhead = 84;
const [usual, neverFree, rare] = ['Consultation', 'Long examination', 'Rare examination'];
const otherServices = ['Check-up', 'Follow-up', 'Vaccination', 'Ultrasound'];
/** Bookings of patients that nobody at the desk has seen, what waits for the line, and what needs a person. */
const [unseen, waiting, refused] = [200, 100, 40];
const minute = 60_000;

/** The break that each calendar has on the day after `now`. */
export function lunchOf(addressId: AddressId, now: EpochMs): Break {
  const since = atWallClock(addDays(localDateOf(now, timeZone), 1), '13:00', timeZone);
  return {
    id: asBreakId(`lunch of ${addressId}`),
    addressId,
    since,
    till: since + 30 * minute,
    description: null,
  };
}

/**
 * Writes it into an empty file.
 * @param now the desk's clock: visits before it are over
 * @param past so many days before have visits
 */
export function fillLargeClinic(
  store: OpenStore,
  calendarCount: number,
  now: EpochMs,
  past: number,
): LargeClinic {
  const random = seeded(17);
  const today = localDateOf(now, timeZone);
  const calendars = Array.from({ length: calendarCount }, (_, index) => asAddressId(`${1000 + index}`));
  fillCatalogue(store, calendars);
  const people = Array.from({ length: calendarCount * 300 }, (_, index) => ({
    name: pick(firstNames, random),
    // A hospital's surnames are hundreds, most of them of a few.
    surname: index % 3 === 0 ? pick(surnames, random) : `${pick(surnames, random)}${index % 700}`,
    phone: `+48${600_000_000 + index}`,
  }));
  let id = 0;
  const fill = (index: number, calendar: AddressId): void => {
    for (let offset = -past; offset < daysAhead; offset += 1) {
      const date = addDays(today, offset);
      // What was not read is compared with nothing: days without hours were read, too.
      if (offset >= 0)
        for (const kind of ['bookings', 'slots', 'breaks'] as const)
          store.freshness.mark({ addressId: calendar, kind, first: date, last: date }, now);
      if (isWeekend(date)) continue;
      const { visits, free } = aDay(offset, random);
      const open = atWallClock(date, '08:00', timeZone);
      for (const place of visits) {
        id += 1;
        store.bookings.upsert(visit(id, calendar, open + place * 20 * minute, now, people, random));
      }
      if (offset < 0) continue;
      if (offset === 1)
        store.schedule.replaceBreaks(calendar, { from: open, to: open + 12 * 60 * minute }, [
          lunchOf(calendar, now),
        ]);
      const services = slotServices(index, calendar);
      store.schedule.replaceSlots(
        calendar,
        { from: open, to: open + 12 * 60 * minute },
        free.map((place) => ({ addressId: calendar, start: open + place * 20 * minute, services })),
      );
    }
  };
  for (let first = 0; first < calendars.length; first += 20) {
    store.transaction(() => {
      for (const [index, calendar] of calendars.slice(first, first + 20).entries())
        fill(first + index, calendar);
    }, 'repeatable');
  }
  const from = atWallClock(today, '00:00', timeZone);
  const ofToday = store.bookings.inWindow(calendars, { from, to: from + 24 * 60 * minute });
  decide(store, ofToday, now);
  const coming = store.bookings
    .inWindow(calendars.slice(0, 60), { from: now, to: now + 14 * 24 * 60 * minute })
    .filter(({ bookedBy, end }) => bookedBy === 'patient' && end > now)
    .slice(0, unseen);
  const told = coming.map(({ id: booking, bookedAt }) => [booking, bookedAt ?? now] as const);
  store.settings.set(
    'news.memory',
    JSON.stringify({ since: now - 60 * minute, told, unseen: coming.map((booking) => booking.id) }),
  );
  const kept = keepHours(store, calendars.slice(-keptCalendars), now);
  return { calendars, kept, rare, usual, neverFree, today: ofToday };
}

function fillCatalogue(store: OpenStore, calendars: readonly AddressId[]): void {
  const facilityOf = (index: number) => asFacilityId(`${index % facilities}`);
  store.catalogue.replaceFacilities(
    Array.from({ length: facilities }, (_, index) => ({
      id: facilityOf(index),
      name: `Invented House ${index}`,
    })),
  );
  for (let facility = 0; facility < facilities; facility += 1) {
    const here = calendars.filter((_, index) => index % facilities === facility);
    store.catalogue.replaceDoctors(
      facilityOf(facility),
      here.map((calendar, index) => ({
        id: asDoctorId(`d${calendar}`),
        facilityId: facilityOf(facility),
        name: firstNames[index % firstNames.length] ?? '',
        surname: surnames[(index * 7) % surnames.length] ?? '',
        profileUrl: null,
        specializations: ['Dermatology'],
        specializationIds: ['7'],
        licenseNumbers: [],
      })),
    );
  }
  for (const [index, calendar] of calendars.entries()) {
    store.catalogue.replaceAddresses(facilityOf(index), asDoctorId(`d${calendar}`), [
      {
        id: calendar,
        facilityId: facilityOf(index),
        doctorId: asDoctorId(`d${calendar}`),
        name: null,
        street: 'Invented Street 1',
        postCode: '00-001',
        city: 'Warsaw',
        extraFields: { birthDate: false, gender: false, nin: false },
        onlineOnly: null,
        visitPayment: false,
        commercialType: 'premium',
        insuranceSupport: null,
      },
    ]);
    store.catalogue.replaceAddressServices(calendar, servicesOf(index, calendar));
  }
}

function servicesOf(index: number, calendar: AddressId): AddressService[] {
  const names = [usual, ...otherServices];
  if (index % 2 === 0) names.push(neverFree);
  if (index === 70 || index === 140) names.push(rare);
  return names.map((name, place) => ({
    id: asAddressServiceId(`${calendar}${place}`),
    addressId: calendar,
    serviceId: null,
    name,
    customName: null,
    price: 200,
    priceFrom: true,
    isDefault: place === 0,
    visible: true,
    description: null,
    duration: 20,
    allowedAges: null,
    publicInsurance: null,
  }));
}

const slotServices = (index: number, calendar: AddressId) =>
  servicesOf(index, calendar)
    .filter(({ name }) => name !== neverFree)
    .map(({ id }) => ({ addressServiceId: id, duration: 20 }));

/** Which of the day's twenty-minute places are visits, and which are free. */
function aDay(offset: number, random: () => number): { visits: number[]; free: number[] } {
  const share = offset <= 0 ? 0.5 : 0.06 + 0.44 * Math.exp(-offset / 18);
  const [visits, free]: [number[], number[]] = [[], []];
  for (let place = 0; place < 24; place += 1) (random() < share ? visits : free).push(place);
  return { visits, free };
}

const isWeekend = (date: LocalDate): boolean => [0, 6].includes(new Date(`${date}T12:00:00Z`).getUTCDay());

function visit(
  id: number,
  addressId: AddressId,
  start: EpochMs,
  now: EpochMs,
  people: readonly { readonly name: string; readonly surname: string; readonly phone: string }[],
  random: () => number,
): Booking {
  const { name, surname, phone } = pick(people, random);
  const isOver = start + 20 * minute <= now;
  const canceled = random() < 0.06;
  return {
    id: asBookingId(`${9_000_000 + id}`),
    addressId,
    status: canceled ? 'canceled' : 'booked',
    start,
    end: start + 20 * minute,
    bookedBy: random() < 0.5 ? 'patient' : 'doctor',
    bookedAt: start - 10 * 24 * 60 * minute,
    canceledBy: canceled ? 'patient' : null,
    canceledAt: canceled ? start - 24 * 60 * minute : null,
    patient: {
      name,
      surname,
      phone,
      email: `${id}@example.org`,
      birthDate: '1980-02-29',
      nin: null,
      gender: 'f',
      isReturning: true,
      insuranceNumber: null,
    },
    service: { id: asAddressServiceId(`${addressId}0`), name: usual, price: 200, priceFrom: false },
    comment: random() < 0.15 ? 'An invented comment of ordinary length.' : null,
    insurance: null,
    presence: isOver && random() < 0.8 ? 'present' : null,
    confirmed: random() < 0.4 ? true : null,
    moving: null,
    prepaid: null,
    paymentStatus: null,
    videocallUrl: null,
  };
}

/** What was decided here: what waits while the line is down, what was refused, and the trail of a day. */
function decide(store: OpenStore, visits: readonly Booking[], now: EpochMs): void {
  const booked = visits.filter(({ status, end }) => status === 'booked' && end > now);
  store.transaction(() => {
    for (const [index, { id, addressId, start, end, presence }] of booked
      .slice(0, waiting + refused)
      .entries()) {
      const isRefused = index < refused;
      const action: IntentAction =
        index % 2 === 0
          ? { kind: 'confirm', bookingId: id }
          : { kind: 'cancel', bookingId: id, reason: null };
      const address = store.catalogue.address(addressId);
      if (address === null) throw new Error('A calendar of the clinic is missing.');
      store.intents.insert(
        {
          id: asIntentId(`large${index}`),
          action,
          calendar: { facilityId: address.facilityId, doctorId: address.doctorId, addressId },
          staff: '',
          seen: { status: 'booked', start, end, presence },
          state: isRefused ? 'refused' : 'queued',
          createdAt: now - 5 * minute,
          heldUntil: now - 4 * minute,
          notBefore: now + 24 * 60 * minute,
          attempts: isRefused ? 1 : 0,
          firstSentAt: null,
          knownBefore: [],
          refusal: isRefused ? { reason: 'vendorRefused', message: 'No.', fields: [] } : null,
        },
        { at: now - 5 * minute, detail: JSON.stringify({ seen: { start } }) },
      );
    }
    for (const { id, addressId, start } of booked.slice(waiting + refused, waiting + refused + 400)) {
      store.arrivals.put(
        {
          bookingId: id,
          step: 'arrived',
          visitStart: start,
          arrivedAt: now - 10 * minute,
          since: now - 10 * minute,
          toldBefore: null,
          staff: '',
          previous: null,
        },
        { at: now - 10 * minute, staff: '', addressId, detail: '{}' },
      );
    }
  });
}
