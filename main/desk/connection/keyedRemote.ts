import type { Address, AddressService, Doctor, Facility, Service } from '#shared/domain/catalogue.ts';
import type { BookedService, Booking } from '#shared/domain/booking.ts';
import { type ClinicKey, firstClinic, withKey, withoutKey } from '#shared/domain/clinicKey.ts';
import type {
  AddressId,
  AddressServiceId,
  BookingId,
  BreakId,
  CalendarRef,
  DoctorId,
  FacilityId,
  InsuranceProviderId,
  ServiceId,
} from '#shared/domain/ids.ts';
import type { Page } from '#shared/domain/listed.ts';
import type { Notification } from '#shared/domain/notification.ts';
import type { Break, Slot, SlotService } from '#shared/domain/schedule.ts';
import { ok } from '#shared/result.ts';
import type { Remote } from '../../sync/ports.ts';
import type { DeskRemote } from '../ports.ts';

type VendorId =
  | InsuranceProviderId
  | FacilityId
  | DoctorId
  | AddressId
  | ServiceId
  | AddressServiceId
  | BreakId
  | BookingId;
type IdNames<T> = T extends unknown
  ? { [K in keyof T]-?: NonNullable<T[K]> extends VendorId ? K : never }[keyof T]
  : never;
/** Each field of a shape, or of any of a union, that is one of the vendor's ids: leaving one out does not compile. */
type Ids<T> = { readonly [K in IdNames<T> & string]: true };
type Change = <T extends object>(value: T, ids: Ids<T>) => T;

const ofCalendar: Ids<CalendarRef> = { facilityId: true, doctorId: true, addressId: true };
const ofDoctor: Ids<Doctor> = { id: true, facilityId: true };
const ofAddress: Ids<Address> = { id: true, facilityId: true, doctorId: true };
const ofAddressService: Ids<AddressService> = { id: true, addressId: true, serviceId: true };
const ofSlotService: Ids<SlotService> = { addressServiceId: true };
const ofBreak: Ids<Break> = { id: true, addressId: true };
const ofBooking: Ids<Booking> = { id: true, addressId: true };
const ofMoving: Ids<NonNullable<Booking['moving']>> = { originId: true, newestId: true };
const ofNotification: Ids<Notification> = {
  bookingId: true,
  oldId: true,
  newId: true,
  breakId: true,
  addressServiceId: true,
};

/**
 * The remote API of one of several clinics: what is read of it has the clinic's key in all its ids, and what is sent to it has none.
 * @param key of the first clinic: the client itself
 */
export function keyedRemote(remote: DeskRemote, key: ClinicKey): DeskRemote {
  if (key === firstClinic) return remote;
  return {
    ...catalogueOf(remote, key),
    ...schedulesOf(remote, key),
    ...visitsOf(remote, key),
    ...eventsOf(remote, key),
    ...writesOf(remote, key),
    ...breakWritesOf(remote, key),
    ...offersOf(remote, key),
    ...insuranceOf(remote, key),
    budgetLeft: () => remote.budgetLeft(),
    clockSkewMs: () => remote.clockSkewMs(),
    close: () => remote.close(),
  };
}

type Part<K extends keyof DeskRemote> = Pick<DeskRemote, K>;

function catalogueOf(
  remote: DeskRemote,
  key: ClinicKey,
): Part<
  'getFacilities' | 'getDoctors' | 'getAddresses' | 'getAddress' | 'getServices' | 'getAddressServices'
> {
  const { read, sent, sentCalendar } = changesOf(key);
  const listed = <T extends object>(ids: Ids<T>) => items((one: T) => read(one, ids));
  return {
    getFacilities: () => answered(remote.getFacilities(), listed<Facility>({ id: true })),
    getDoctors: (facilityId) => answered(remote.getDoctors(sent(facilityId)), listed(ofDoctor)),
    getAddresses: (facilityId, doctorId) =>
      answered(remote.getAddresses(sent(facilityId), sent(doctorId)), listed(ofAddress)),
    getAddress: (calendar) =>
      answered(remote.getAddress(sentCalendar(calendar)), (one) => read<Address>(one, ofAddress)),
    getServices: (filter) => answered(remote.getServices(filter), listed<Service>({ id: true })),
    getAddressServices: (calendar, start) =>
      answered(remote.getAddressServices(sentCalendar(calendar), start), listed(ofAddressService)),
  };
}

/** Insurers are the marketplace's own, and have one id for all its clinics: no file holds those of two. */
function insuranceOf(
  remote: DeskRemote,
  key: ClinicKey,
): Part<
  | 'getInsuranceProviders'
  | 'getInsurancePlans'
  | 'getAddressInsuranceProviders'
  | 'addAddressInsuranceProvider'
  | 'updateOrCreateAddressInsuranceProvider'
  | 'deleteAddressInsuranceProvider'
> {
  const { sentCalendar } = changesOf(key);
  return {
    getInsuranceProviders: () => remote.getInsuranceProviders(),
    getInsurancePlans: (id) => remote.getInsurancePlans(id),
    getAddressInsuranceProviders: (calendar) => remote.getAddressInsuranceProviders(sentCalendar(calendar)),
    addAddressInsuranceProvider: (calendar, insurance) =>
      remote.addAddressInsuranceProvider(sentCalendar(calendar), insurance),
    updateOrCreateAddressInsuranceProvider: (calendar, insurance) =>
      remote.updateOrCreateAddressInsuranceProvider(sentCalendar(calendar), insurance),
    deleteAddressInsuranceProvider: (calendar, id) =>
      remote.deleteAddressInsuranceProvider(sentCalendar(calendar), id),
  };
}

/** What a calendar offers, as it is written. */
function offersOf(
  remote: DeskRemote,
  key: ClinicKey,
): Part<'addAddressService' | 'updateAddressService' | 'deleteAddressService' | 'updateAddress'> {
  const { read, sent, sentCalendar } = changesOf(key);
  const service = (one: AddressService): AddressService => read(one, ofAddressService);
  return {
    addAddressService: (calendar, wanted) =>
      answered(
        remote.addAddressService(sentCalendar(calendar), { ...wanted, serviceId: sent(wanted.serviceId) }),
        (added) => ({ ...read(added, { id: true }), service: added.service && service(added.service) }),
      ),
    updateAddressService: (calendar, id, change) =>
      answered(remote.updateAddressService(sentCalendar(calendar), sent(id), change), service),
    deleteAddressService: (calendar, id) => remote.deleteAddressService(sentCalendar(calendar), sent(id)),
    updateAddress: (calendar, change) =>
      answered(remote.updateAddress(sentCalendar(calendar), change), (one) => read<Address>(one, ofAddress)),
  };
}

function schedulesOf(
  remote: DeskRemote,
  key: ClinicKey,
): Part<'getSlots' | 'getCalendarBreaks' | 'getCalendarBreak' | 'getCalendar'> {
  const { read, sent, sentCalendar } = changesOf(key);
  const slot = (one: Slot): Slot => ({
    ...read(one, { addressId: true }),
    services: one.services.map((service) => read(service, ofSlotService)),
  });
  return {
    getCalendar: (calendar) => remote.getCalendar(sentCalendar(calendar)),
    getSlots: (calendar, window) => answered(remote.getSlots(sentCalendar(calendar), window), items(slot)),
    getCalendarBreaks: (calendar, window) =>
      answered(
        remote.getCalendarBreaks(sentCalendar(calendar), window),
        items((one: Break) => read(one, ofBreak)),
      ),
    getCalendarBreak: (calendar, id) =>
      answered(remote.getCalendarBreak(sentCalendar(calendar), sent(id)), (one) => read(one, ofBreak)),
  };
}

function visitsOf(
  remote: DeskRemote,
  key: ClinicKey,
): Part<'getBookings' | 'getBookingsUnlike' | 'getBooking'> {
  const { sent, sentCalendar, booking } = changesOf(key);
  const page = (one: Page<Booking>): Page<Booking> => ({ ...one, items: one.items.map(booking) });
  return {
    getBookings: (calendar, window, number, limit) =>
      answered(remote.getBookings(sentCalendar(calendar), window, number, limit), page),
    getBookingsUnlike: (digest, calendar, window, limit) =>
      answered(remote.getBookingsUnlike(digest, sentCalendar(calendar), window, limit), (told) =>
        told.kind === 'same' ? told : { ...told, list: page(told.list) },
      ),
    getBooking: (calendar, id) => answered(remote.getBooking(sentCalendar(calendar), sent(id)), booking),
  };
}

/** What is stored of an event is what came; its ids get the key when it is read. */
function eventsOf(remote: DeskRemote, key: ClinicKey): Part<'pullNotifications' | 'readNotification'> {
  const { read } = changesOf(key);
  return {
    pullNotifications: (limit) => remote.pullNotifications(limit),
    readNotification: (raw) => {
      const answer = remote.readNotification(raw);
      if (!answer.ok) return answer;
      const event = read(answer.value, ofNotification);
      return ok({ ...event, calendar: read(event.calendar, ofCalendar) });
    },
  };
}

function writesOf(
  remote: DeskRemote,
  key: ClinicKey,
): Part<
  | 'bookSlot'
  | 'moveBooking'
  | 'cancelBooking'
  | 'confirmBooking'
  | 'markPatientPresence'
  | 'markPatientAbsence'
  | 'requestOpinion'
  | 'replaceSlots'
  | 'deleteSlots'
  | 'enableCalendar'
  | 'disableCalendar'
> {
  const { read, sent, sentCalendar, booking } = changesOf(key);
  return {
    bookSlot: (calendar, request) =>
      answered(
        remote.bookSlot(sentCalendar(calendar), {
          ...request,
          addressServiceId: sent(request.addressServiceId),
        }),
        booking,
      ),
    moveBooking: (calendar, id, to) =>
      answered(
        remote.moveBooking(sentCalendar(calendar), sent(id), {
          ...to,
          calendar: sentCalendar(to.calendar),
          addressServiceId: sent(to.addressServiceId),
        }),
        (moved) => ({
          ...read(moved, { bookingId: true }),
          calendar: read(moved.calendar, ofCalendar),
          booking: moved.booking && booking(moved.booking),
        }),
      ),
    cancelBooking: (calendar, id, reason) => remote.cancelBooking(sentCalendar(calendar), sent(id), reason),
    confirmBooking: (calendar, id) => remote.confirmBooking(sentCalendar(calendar), sent(id)),
    markPatientPresence: (calendar, id) => remote.markPatientPresence(sentCalendar(calendar), sent(id)),
    requestOpinion: (facilityId, doctorId, phone) =>
      remote.requestOpinion(sent(facilityId), sent(doctorId), phone),
    markPatientAbsence: (calendar, id) => remote.markPatientAbsence(sentCalendar(calendar), sent(id)),
    replaceSlots: (calendar, periods) =>
      remote.replaceSlots(
        sentCalendar(calendar),
        periods.map((period) => ({
          ...period,
          services: period.services.map((one) => ({ ...one, addressServiceId: sent(one.addressServiceId) })),
          insuranceProviderIds: period.insuranceProviderIds.map(sent),
        })),
      ),
    deleteSlots: (calendar, date) => remote.deleteSlots(sentCalendar(calendar), date),
    enableCalendar: (calendar) => remote.enableCalendar(sentCalendar(calendar)),
    disableCalendar: (calendar) => remote.disableCalendar(sentCalendar(calendar)),
  };
}

function breakWritesOf(
  remote: DeskRemote,
  key: ClinicKey,
): Part<'addCalendarBreak' | 'moveCalendarBreak' | 'deleteCalendarBreak'> {
  const { read, sent, sentCalendar } = changesOf(key);
  return {
    addCalendarBreak: (calendar, pause) =>
      answered(remote.addCalendarBreak(sentCalendar(calendar), pause), (added) => ({
        ...read(added, { id: true }),
        break: added.break && read(added.break, ofBreak),
      })),
    moveCalendarBreak: (calendar, id, to) => remote.moveCalendarBreak(sentCalendar(calendar), sent(id), to),
    deleteCalendarBreak: (calendar, id) => remote.deleteCalendarBreak(sentCalendar(calendar), sent(id)),
  };
}

/** How ids of each shape get the key and lose it. */
function changesOf(key: ClinicKey) {
  const read = changed((id) => withKey(key, id));
  const strip = changed((id) => withoutKey(key, id));
  return {
    read,
    sent: <Id extends VendorId>(id: Id): Id => withoutKey(key, id),
    sentCalendar: (calendar: CalendarRef): CalendarRef => strip(calendar, ofCalendar),
    booking: (one: Booking): Booking => ({
      ...read(one, ofBooking),
      moving: one.moving && read(one.moving, ofMoving),
      service: one.service && read<BookedService>(one.service, { id: true }),
    }),
  };
}

/** `null` stays: there is no such id. */
function changed(change: (id: string) => string): Change {
  return (value, ids) => {
    const next = Object.entries(value).map(([name, field]: [string, unknown]) => [
      name,
      Object.hasOwn(ids, name) && typeof field === 'string' ? change(field) : field,
    ]);
    return Object.fromEntries(next) as typeof value;
  };
}

const items =
  <T>(change: (one: T) => T) =>
  <L extends { readonly items: readonly T[] }>(list: L): L => ({ ...list, items: list.items.map(change) });

async function answered<T>(asked: Remote<T>, change: (value: T) => T): Remote<T> {
  const answer = await asked;
  return answer.ok ? ok(change(answer.value)) : answer;
}
