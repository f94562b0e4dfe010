import { describe, expect, test } from 'vitest';
import {
  asAddressServiceId,
  asBookingId,
  asBreakId,
  asInsuranceProviderId,
  asServiceId,
} from '#shared/domain/ids.ts';
import { operationIds } from '../../main/docplanner/operationIds.ts';
import {
  addressElsewhere,
  bookingWhere,
  day,
  hour,
  minute,
  monday,
  openContract,
  past,
  patient,
  refOf,
  upcoming,
  valueOf,
  type Contract,
} from './clinic.ts';

const week = { from: monday, to: monday + 7 * day };

async function freeSlot({ client, calendar }: Contract, index = 0) {
  const slots = valueOf(await client.getSlots(calendar, { from: monday + day, to: monday + 15 * day }));
  const slot = slots.items[index];
  if (slot === undefined) throw new Error('nothing is free');
  const { items } = valueOf(await client.getAddressServices(calendar, slot.start));
  const duration = items.find(({ id }) => id === slot.services[0]?.addressServiceId)?.duration ?? null;
  const addressServiceId = slot.services[0]?.addressServiceId;
  if (duration === null || addressServiceId === undefined) throw new Error('nothing is offered');
  return { slot, service: { addressServiceId, duration } };
}

/** Each of the 44 operations does at the clinic what it is for. */
const proofs: Record<(typeof operationIds)[number], (contract: Contract) => Promise<void>> = {
  getFacilities: async ({ client, world }) => {
    const { items, unreadable } = valueOf(await client.getFacilities());
    expect(items).toEqual([...world.facilities.values()].map(({ id, name }) => ({ id, name })));
    expect(unreadable).toEqual([]);
  },
  getFacility: async ({ client, calendar, world }) => {
    const { facility, doctors } = valueOf(await client.getFacility(calendar.facilityId));
    expect(facility.name).toBe(world.facilities.get(facility.id)?.name);
    expect(doctors.items.map(({ id }) => id)).toEqual([...world.doctors.keys()]);
  },
  getDoctors: async ({ client, calendar, world }) => {
    const { items } = valueOf(await client.getDoctors(calendar.facilityId));
    expect(items).toEqual(
      [...world.doctors.values()].map((doctor) => ({
        id: doctor.id,
        facilityId: calendar.facilityId,
        name: doctor.name,
        surname: doctor.surname,
        profileUrl: doctor.profileUrl,
        specializations: doctor.specializations.map(({ name }) => name),
        licenseNumbers: doctor.licenseNumbers.map(({ license_number: number }) => number),
      })),
    );
    expect(items.every(({ specializations }) => specializations.length > 0)).toBe(true);
  },
  getDoctor: async ({ client, calendar, world }) => {
    const { doctor, addresses } = valueOf(await client.getDoctor(calendar.facilityId, calendar.doctorId));
    expect(doctor.surname).toBe(world.doctors.get(calendar.doctorId)?.surname);
    expect(addresses.items.map(({ id }) => id)).toContain(calendar.addressId);
    expect(addresses.unreadable).toEqual([]);
  },
  getAddresses: async ({ client, calendar, address }) => {
    address.extraFields = { birth_date: true, gender: false, nin: true };
    const { items } = valueOf(await client.getAddresses(calendar.facilityId, calendar.doctorId));
    expect(items[0]).toEqual({
      ...calendar,
      addressId: undefined,
      id: address.id,
      name: address.name,
      street: address.street,
      postCode: address.postCode,
      city: address.cityName,
      extraFields: { birthDate: true, gender: false, nin: true },
      onlineOnly: address.onlineOnly,
      visitPayment: address.visitPayment,
      commercialType: address.commercialType,
      insuranceSupport: address.insuranceSupport,
    });
  },
  getAddress: async ({ client, calendar, address }) => {
    expect(valueOf(await client.getAddress(calendar))).toMatchObject({
      id: address.id,
      street: address.street,
    });
  },
  updateAddress: async ({ client, calendar, address }) => {
    const changed = valueOf(await client.updateAddress(calendar, { insuranceSupport: 'insurance' }));
    expect([changed.insuranceSupport, address.insuranceSupport]).toEqual(['insurance', 'insurance']);
  },
  removeAddressIntegration: async ({ client, calendar, world }) => {
    Object.assign(world.client, { pms: true });
    expect(valueOf(await client.removeAddressIntegration(calendar))).toBeNull();
    expect(await client.getAddress(calendar)).toMatchObject({ ok: false });
  },
  getServices: async ({ client, world }) => {
    const all = valueOf(await client.getServices());
    expect(all.items).toHaveLength(world.services.size);
    const diagnostic = valueOf(await client.getServices({ onlyDiagnostics: true }));
    expect(diagnostic.items).toHaveLength(
      [...world.services.values()].filter((one) => one.diagnostic).length,
    );
    const [first] = world.services.values();
    const special = valueOf(await client.getServices({ specializationId: first?.specializationId ?? '' }));
    expect(special.items.length).toBeLessThan(all.items.length);
  },
  getAddressServices: async ({ client, calendar, world, address }) => {
    const { items } = valueOf(await client.getAddressServices(calendar));
    const own = [...world.addressServices.values()].filter((one) => one.addressId === address.id);
    expect(items.map(({ id, name, price }) => [id, name, price])).toEqual(
      own.map(({ id, name, price }) => [id, name, price === null ? null : Math.trunc(price)]),
    );
    const bookable = valueOf(await client.getAddressServices(calendar, monday + day));
    expect(bookable.items.every(({ duration }) => duration !== null)).toBe(true);
  },
  addAddressService: async ({ client, calendar, world }) => {
    const taken = new Set([...world.addressServices.values()].map(({ serviceId }) => serviceId));
    const fresh = [...world.services.keys()].find((id) => !taken.has(id)) ?? '';
    const added = valueOf(
      await client.addAddressService(calendar, {
        serviceId: asServiceId(fresh),
        price: 120.5,
        allowedAges: { minimum: 18, maximum: null },
        customName: 'Konsultacja „plus”',
      }),
    );
    expect(added.service).toMatchObject({ price: 120, customName: 'Konsultacja „plus”' });
    expect(world.addressServices.get(added.id)).toMatchObject({
      serviceId: fresh,
      price: 120.5,
      allowedPatients: { minimum_age: 18, maximum_age: null },
    });
  },
  getAddressService: async ({ client, calendar, service }) => {
    const id = asAddressServiceId(service.id);
    expect(valueOf(await client.getAddressService(calendar, id))).toMatchObject({ id, name: service.name });
  },
  updateAddressService: async ({ client, calendar, service }) => {
    const id = asAddressServiceId(service.id);
    valueOf(await client.updateAddressService(calendar, id, { customName: 'X', visible: false }));
    expect(service).toMatchObject({ customName: 'X', isVisible: false });
    valueOf(await client.updateAddressService(calendar, id, { customName: null }));
    expect(service).toMatchObject({ customName: null, isVisible: false });
  },
  deleteAddressService: async ({ client, calendar, world, service, practice }) => {
    practice.quirks = { ...practice.quirks, serviceInUseStatus: null };
    valueOf(await client.deleteAddressService(calendar, asAddressServiceId(service.id)));
    expect(world.addressServices.has(service.id)).toBe(false);
  },
  getInsuranceProviders: async ({ client, world }) => {
    const { items } = valueOf(await client.getInsuranceProviders());
    expect(items.map(({ id, name }) => [id, name])).toEqual(
      [...world.insuranceProviders.values()].map(({ id, name }) => [id, name]),
    );
  },
  getInsurancePlans: async ({ client, world }) => {
    const [provider] = world.insuranceProviders.values();
    const { items } = valueOf(await client.getInsurancePlans(asInsuranceProviderId(provider?.id ?? '')));
    expect(items).toEqual(provider?.plans);
  },
  getAddressInsuranceProviders: async ({ client, calendar, world, address }) => {
    const [provider] = world.insuranceProviders.values();
    const plan = provider?.plans[0];
    address.insuranceProviders.set(provider?.id ?? '', plan === undefined ? [] : [plan.id]);
    const { items } = valueOf(await client.getAddressInsuranceProviders(calendar));
    expect(items.find(({ id }) => id === provider?.id)).toMatchObject({
      name: provider?.name,
      plans: plan === undefined ? [] : [{ id: plan.id, name: plan.name }],
    });
  },
  addAddressInsuranceProvider: async ({ client, calendar, world, address }) => {
    const [provider] = world.insuranceProviders.values();
    const id = asInsuranceProviderId(provider?.id ?? '');
    address.insuranceProviders.delete(id);
    valueOf(await client.addAddressInsuranceProvider(calendar, { providerId: id }));
    expect(address.insuranceProviders.get(id)).toEqual([]);
  },
  updateOrCreateAddressInsuranceProvider: async ({ client, calendar, world, address }) => {
    const [provider] = world.insuranceProviders.values();
    const id = asInsuranceProviderId(provider?.id ?? '');
    const planIds = provider?.plans.map((plan) => plan.id) ?? [];
    valueOf(await client.updateOrCreateAddressInsuranceProvider(calendar, { providerId: id, planIds }));
    expect(address.insuranceProviders.get(id)).toEqual(planIds);
  },
  deleteAddressInsuranceProvider: async ({ client, calendar, world, address }) => {
    const [id = ''] = world.insuranceProviders.keys();
    address.insuranceProviders.set(id, []);
    valueOf(await client.deleteAddressInsuranceProvider(calendar, asInsuranceProviderId(id)));
    expect(address.insuranceProviders.has(id)).toBe(false);
  },
  getCalendar: async ({ client, calendar }) => {
    expect(valueOf(await client.getCalendar(calendar))).toBe('enabled');
  },
  enableCalendar: async ({ client, calendar, address }) => {
    address.calendar = 'disabled';
    expect(valueOf(await client.enableCalendar(calendar))).toBe('now');
    expect(address.calendar).toBe('enabled');
    expect(valueOf(await client.enableCalendar(calendar))).toBe('already');
  },
  disableCalendar: async ({ client, calendar, address }) => {
    expect(valueOf(await client.disableCalendar(calendar))).toBe('now');
    expect(address.calendar).toBe('disabled');
    expect(valueOf(await client.disableCalendar(calendar))).toBe('already');
  },
  getCalendarBreaks: async ({ client, calendar, world, address }) => {
    const { items } = valueOf(await client.getCalendarBreaks(calendar, week));
    const own = [...world.breaks.values()].filter(
      (one) => one.addressId === address.id && one.since < week.to && one.till > week.from,
    );
    expect(new Set(items)).toEqual(new Set(own));
    expect(items.length).toBeGreaterThan(0);
  },
  addCalendarBreak: async ({ client, calendar, world }) => {
    const wanted = { since: monday + 10 * day, till: monday + 10 * day + hour, description: 'Urlop' };
    const added = valueOf(await client.addCalendarBreak(calendar, wanted));
    expect(world.breaks.get(added.id)).toMatchObject(wanted);
    expect(added.break).toMatchObject({ id: added.id, ...wanted });
  },
  getCalendarBreak: async ({ client, calendar, world, address }) => {
    const own = [...world.breaks.values()].find((one) => one.addressId === address.id);
    expect(valueOf(await client.getCalendarBreak(calendar, asBreakId(own?.id ?? '')))).toEqual(own);
  },
  moveCalendarBreak: async ({ client, calendar, world, address }) => {
    const own = [...world.breaks.values()].find((one) => one.addressId === address.id);
    const to = { since: monday + 20 * day, till: monday + 20 * day + hour };
    valueOf(await client.moveCalendarBreak(calendar, asBreakId(own?.id ?? ''), to));
    expect(own).toMatchObject(to);
  },
  deleteCalendarBreak: async ({ client, calendar, world, address }) => {
    const own = [...world.breaks.values()].find((one) => one.addressId === address.id);
    valueOf(await client.deleteCalendarBreak(calendar, asBreakId(own?.id ?? '')));
    expect(world.breaks.has(own?.id ?? '')).toBe(false);
  },
  getSlots: async ({ client, calendar, address, world }) => {
    const { items, unreadable } = valueOf(await client.getSlots(calendar, week));
    expect(items.length).toBeGreaterThan(10);
    expect(unreadable).toEqual([]);
    const periods = world.workPeriods.get(address.id) ?? [];
    for (const { start, services, addressId } of items) {
      expect(addressId).toBe(address.id);
      expect(periods.some((period) => period.start <= start && start < period.end)).toBe(true);
      expect(services.length).toBeGreaterThan(0);
      expect(services.every(({ duration }) => duration === null)).toBe(true);
    }
  },
  replaceSlots: async ({ client, calendar, world, address, service, clock }) => {
    const start = Date.UTC(2026, 11, 1, 8);
    const services = [{ addressServiceId: asAddressServiceId(service.id), duration: 20 }];
    valueOf(await client.replaceSlots(calendar, [{ start, end: start + hour, services }]));
    clock.advance(minute);
    expect(world.workPeriods.get(address.id)).toContainEqual({
      start,
      end: start + hour,
      services,
      insuranceAccepted: 'with-and-without-insurance',
      insuranceProviders: [],
    });
  },
  bookSlot: async (contract) => {
    const { client, calendar, world } = contract;
    // All that an address can demand: it must come under the names that the vendor reads.
    contract.address.extraFields = { birth_date: true, gender: true, nin: true };
    const { slot, service } = await freeSlot(contract);
    const booking = valueOf(
      await client.bookSlot(calendar, {
        start: slot.start,
        duration: service.duration,
        addressServiceId: service.addressServiceId,
        patient: { ...patient, nin: '85010112345' },
        comment: 'Pierwsza wizyta',
        isReturning: true,
      }),
    );
    expect(booking).toMatchObject({
      status: 'booked',
      start: slot.start,
      bookedBy: 'integration',
      patient: { name: patient.name, surname: patient.surname, phone: patient.phone, isReturning: true },
      service: { id: service.addressServiceId },
      comment: 'Pierwsza wizyta',
    });
    expect(world.bookings.get(booking.id)?.patient).toMatchObject({
      name: patient.name,
      birthDate: '1985-01-01',
      gender: 'f',
      nin: '85010112345',
    });
  },
  deleteSlots: async ({ client, calendar }) => {
    const window = { from: Date.UTC(2026, 10, 23, 23), to: Date.UTC(2026, 10, 24, 23) };
    expect(valueOf(await client.getSlots(calendar, window)).items.length).toBeGreaterThan(0);
    valueOf(await client.deleteSlots(calendar, '2026-11-24'));
    expect(valueOf(await client.getSlots(calendar, window))).toEqual({ items: [], unreadable: [] });
  },
  getBookings: async ({ client, calendar, world, address }) => {
    const window = { from: monday - 14 * day, to: monday + 14 * day };
    const seen = [];
    for (let page = 1; ; page += 1) {
      const { items, unreadable } = valueOf(await client.getBookings(calendar, window, page, 20));
      expect(unreadable).toEqual([]);
      seen.push(...items);
      if (items.length < 20) break;
    }
    const own = [...world.bookings.values()].filter(
      (one) => one.addressId === address.id && one.start >= window.from && one.start < window.to,
    );
    expect(seen.length).toBeGreaterThan(40);
    expect(new Map(seen.map((one) => [one.id as string, one.start]))).toEqual(
      new Map(own.map((one) => [one.id, one.start])),
    );
    for (const one of seen) {
      const there = world.bookings.get(one.id);
      expect(one).toMatchObject({
        status: there?.status,
        end: there?.end,
        presence: there?.presence,
        confirmed: there?.confirmed,
        patient: { name: there?.patient.name, phone: there?.patient.phone },
        service: { id: there?.addressServiceId },
      });
    }
  },
  getBooking: async (contract) => {
    const booking = bookingWhere(contract, upcoming);
    const read = valueOf(await contract.client.getBooking(contract.calendar, asBookingId(booking.id)));
    expect(read).toMatchObject({ id: booking.id, start: booking.start, end: booking.end, status: 'booked' });
    expect(read.patient?.surname).toBe(booking.patient.surname);
  },
  cancelBooking: async (contract) => {
    const booking = bookingWhere(contract, upcoming);
    const id = asBookingId(booking.id);
    valueOf(await contract.client.cancelBooking(contract.calendar, id, 'Lekarz chory'));
    expect(booking).toMatchObject({
      status: 'canceled',
      canceledBy: 'integration',
      cancelReason: 'Lekarz chory',
    });
    expect(valueOf(await contract.client.getBooking(contract.calendar, id))).toMatchObject({
      status: 'canceled',
      canceledBy: 'integration',
      canceledAt: monday,
    });
  },
  moveBooking: async (contract) => {
    const { client, calendar, world } = contract;
    const booking = bookingWhere(contract, upcoming);
    const { slot, service } = await freeSlot(contract, 5);
    const to = {
      calendar,
      start: slot.start,
      duration: service.duration,
      addressServiceId: service.addressServiceId,
    };
    const moved = valueOf(await client.moveBooking(calendar, asBookingId(booking.id), to));
    expect(moved.bookingId).not.toBe(booking.id);
    expect(moved).toMatchObject({ calendar, booking: { id: moved.bookingId, start: slot.start } });
    expect([booking.status, booking.movedTo]).toEqual(['canceled', moved.bookingId]);
    expect(world.bookings.get(moved.bookingId)?.start).toBe(slot.start);
    expect(valueOf(await client.getBooking(calendar, asBookingId(booking.id)))).toMatchObject({
      status: 'canceled',
      moving: { originId: booking.id, newestId: moved.bookingId },
    });

    const other = refOf(addressElsewhere(contract));
    const theirs = await freeSlot({ ...contract, calendar: other });
    const away = valueOf(
      await client.moveBooking(calendar, moved.bookingId, {
        calendar: other,
        start: theirs.slot.start,
        duration: theirs.service.duration,
        addressServiceId: theirs.service.addressServiceId,
      }),
    );
    expect(away).toMatchObject({ calendar: other, booking: { addressId: other.addressId } });
    expect(world.bookings.get(away.bookingId)?.addressId).toBe(other.addressId);
  },
  confirmBooking: async (contract) => {
    const booking = bookingWhere(contract, (one) => upcoming(one) && !one.confirmed);
    valueOf(await contract.client.confirmBooking(contract.calendar, asBookingId(booking.id)));
    expect(booking.confirmed).toBe(true);
  },
  requestOpinion: async (contract) => {
    const { client, calendar, practice } = contract;
    const visit = bookingWhere(
      contract,
      (one) => past(one) && one.presence !== 'absent' && one.patient.phone !== null,
    );
    const asked = await client.requestOpinion(
      calendar.facilityId,
      calendar.doctorId,
      visit.patient.phone ?? '',
    );
    expect(valueOf(asked)).toBeNull();
    expect(practice.clinic.opinionsAsked.size).toBe(1);
  },
  markPatientPresence: async (contract) => {
    const visit = bookingWhere(contract, past);
    valueOf(await contract.client.markPatientPresence(contract.calendar, asBookingId(visit.id)));
    expect(visit.presence).toBe('present');
  },
  markPatientAbsence: async (contract) => {
    const visit = bookingWhere(contract, past);
    valueOf(await contract.client.markPatientAbsence(contract.calendar, asBookingId(visit.id)));
    expect(visit.presence).toBe('absent');
  },
  readPush: async () => {
    // Proved in push.test.ts, where the clinic really pushes.
    await Promise.resolve();
  },
  pullNotification: async (contract) => {
    const { client, calendar, world } = contract;
    world.queue.length = 0;
    expect(valueOf(await client.pullNotification())).toBeNull();
    const booking = bookingWhere(contract, upcoming);
    valueOf(await client.cancelBooking(calendar, asBookingId(booking.id), null));
    const event = valueOf(await client.pullNotification());
    expect(valueOf(client.readNotification(event?.raw ?? ''))).toEqual({
      name: 'booking-canceled',
      calendar,
      createdAt: monday,
      bookingId: booking.id,
      start: booking.start,
    });
    expect(valueOf(await client.pullNotification())).toBeNull();
  },
  pullNotifications: async (contract) => {
    const { client, calendar, world } = contract;
    world.queue.length = 0;
    expect(valueOf(await client.pullNotifications(100))).toEqual({ raw: [], remaining: 0 });
    const visits = [...world.bookings.values()].filter(
      (one) => upcoming(one) && one.addressId === calendar.addressId,
    );
    for (const { id } of visits.slice(0, 5)) {
      valueOf(await client.cancelBooking(calendar, asBookingId(id), null));
    }
    const batch = valueOf(await client.pullNotifications(3));
    expect([batch.raw.length, batch.remaining]).toEqual([3, 2]);
    expect(batch.raw.map((raw) => valueOf(client.readNotification(raw)))).toMatchObject(
      visits.slice(0, 3).map(({ id }) => ({ name: 'booking-canceled', bookingId: id })),
    );
    expect(valueOf(await client.pullNotifications(100)).raw).toHaveLength(2);
  },
  releaseNotifications: async () => {
    const { client } = await openContract({ push: { url: 'http://127.0.0.1:9' } });
    expect(valueOf(await client.releaseNotifications())).toBeNull();
  },
};

describe('each operation works at a practice clinic over real HTTP', () => {
  test.each(operationIds)('%s', async (operation) => {
    const contract = await openContract();
    await proofs[operation](contract);
  });
});
