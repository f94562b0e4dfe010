import { describe, expect, test } from 'vitest';
import {
  asAddressId,
  asAddressServiceId,
  asBookingId,
  asBreakId,
  asDoctorId,
  asFacilityId,
  asInsuranceProviderId,
  asServiceId,
} from '#shared/domain/ids.ts';
import type { RemoteError } from '#shared/domain/remoteError.ts';
import type { Result } from '#shared/result.ts';
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
  refusalIn,
  upcoming,
  valueOf,
  withBody,
  withUrl,
  type Contract,
} from './clinic.ts';

type Call = (contract: Contract) => Promise<Result<unknown, RemoteError>>;
type Refused = [kind: RemoteError['kind'], message: string | RegExp, call: Call];

const week = { from: monday, to: monday + 7 * day };
const nobody = asBookingId('999999999');
const free = Date.UTC(2026, 11, 1, 8);
const serviceId = ({ service }: Contract) => asAddressServiceId(service.id);
const breakOf = ({ world, address }: Contract) => {
  const own = [...world.breaks.values()].find((one) => one.addressId === address.id);
  if (own === undefined) throw new Error('no break');
  return own;
};
const bookable = async ({ client, calendar }: Contract) => {
  const { items } = valueOf(await client.getSlots(calendar, { from: monday + day, to: monday + 14 * day }));
  const [slot] = items;
  if (slot === undefined) throw new Error('nothing is free');
  return slot;
};
const book = (contract: Contract, start: number, addressServiceId = serviceId(contract), duration = 15) =>
  contract.client.bookSlot(contract.calendar, { start, duration, addressServiceId, patient, comment: null });
const moveTo = (contract: Contract, to: object = {}) => {
  const booking = bookingWhere(contract, upcoming);
  const there = {
    calendar: contract.calendar,
    start: free,
    duration: 15,
    addressServiceId: serviceId(contract),
  };
  return contract.client.moveBooking(contract.calendar, asBookingId(booking.id), { ...there, ...to });
};
const period = (contract: Contract, to: object = {}) => ({
  start: free,
  end: free + hour,
  services: [{ addressServiceId: serviceId(contract), duration: 20 }],
  ...to,
});
const wirePeriod = (contract: Contract, to: object = {}) =>
  withBody({
    slots: [
      {
        start: '2026-12-01T09:00:00+01:00',
        end: '2026-12-01T10:00:00+01:00',
        address_services: [{ address_service_id: contract.service.id, duration: 20 }],
        ...to,
      },
    ],
  });
const putSlots = (contract: Contract) => contract.client.replaceSlots(contract.calendar, [period(contract)]);
const someInsurer = ({ world }: Contract) =>
  asInsuranceProviderId([...world.insuranceProviders.keys()][0] ?? '');

/** The vendor's 69 error bodies, by their names in its documents: how each is met, and what the client makes of it. */
const refused: Record<string, Refused> = {
  ObjectNotFound: [
    'notFound',
    'Object not found',
    ({ client, calendar }) => client.getBooking(calendar, nobody),
  ],
  FacilityNotAuthorized: [
    'forbidden',
    'You are not authorized to see this facility',
    ({ client, calendar, world }) => {
      Object.assign(world.facilities.get(calendar.facilityId) ?? {}, { foreign: true });
      return client.getDoctors(calendar.facilityId);
    },
  ],
  DoctorNotAuthorized: [
    'forbidden',
    'You are not authorized to see this doctor',
    ({ client, calendar, world }) => {
      Object.assign(world.doctors.get(calendar.doctorId) ?? {}, { foreign: true });
      return client.getAddresses(calendar.facilityId, calendar.doctorId);
    },
  ],
  DoctorDoesNotBelongToFacility: [
    'forbidden',
    'Doctor is not related with facility',
    ({ client, calendar, world }) => {
      world.facilities.set('4711', { id: '4711', name: 'Druga przychodnia' });
      return client.requestOpinion(asFacilityId('4711'), calendar.doctorId, '+48 600 700 800');
    },
  ],
  AddressDoesNotBelongToFacility: [
    'forbidden',
    'This address does not belong to this facility',
    (contract) => {
      const { client, calendar, world } = contract;
      world.facilities.set('4711', { id: '4711', name: 'Druga przychodnia' });
      const other = addressElsewhere(contract);
      world.addresses.set(other.id, { ...other, facilityId: '4711' });
      return client.getCalendar({ ...calendar, addressId: asAddressId(other.id) });
    },
  ],
  AddressDoesNotBelongToDoctor: [
    'forbidden',
    'This address does not belong to this doctor',
    (contract) =>
      contract.client.getCalendar({
        ...contract.calendar,
        addressId: asAddressId(addressElsewhere(contract).id),
      }),
  ],
  BookingDoesNotBelongToAddress: [
    'forbidden',
    'This booking does not belong to this address',
    (contract) => {
      const elsewhere = addressElsewhere(contract);
      const theirs = bookingWhere(contract, upcoming, elsewhere);
      return contract.client.confirmBooking(contract.calendar, asBookingId(theirs.id));
    },
  ],
  AddressNotAuthorized: [
    'forbidden',
    'You are not authorized to see this address',
    ({ client, calendar, address }) => {
      address.foreign = true;
      return client.getAddress(calendar);
    },
  ],
  FeatureNotAuthorized: [
    'forbidden',
    'You are not authorized to use this feature',
    ({ client, calendar }) => client.removeAddressIntegration(calendar),
  ],
  CalendarEditionNotAuthorized: [
    'forbidden',
    'You are not authorized to make changes on this calendar',
    ({ client, calendar, address }) => {
      address.readOnly = true;
      return client.deleteSlots(calendar, '2026-12-01');
    },
  ],
  AddressServiceMismatch: [
    'forbidden',
    'This service does not belong to this address',
    (contract) => {
      const other = addressElsewhere(contract);
      const theirs = [...contract.world.addressServices.values()].find((one) => one.addressId === other.id);
      return contract.client.getAddressService(contract.calendar, asAddressServiceId(theirs?.id ?? ''));
    },
  ],
  AddressServiceValidationError: [
    'invalid',
    'Invalid price value for service. Price should be either null or integer greater or equal 0.',
    (contract) => {
      contract.tamper = withBody({ price: -5 });
      return contract.client.updateAddressService(contract.calendar, serviceId(contract), { price: 5 });
    },
  ],
  AddressServiceAlreadyExists: [
    'conflict',
    'The address service you are trying to add already exists in the system',
    ({ client, calendar, service }) =>
      client.addAddressService(calendar, { serviceId: asServiceId(service.serviceId ?? '') }),
  ],
  AddAddressInsuranceValidationError: [
    'invalid',
    'Insurance provider with given ID is already assigned to this address.',
    (contract) => {
      contract.address.insuranceProviders.set(someInsurer(contract), []);
      return contract.client.addAddressInsuranceProvider(contract.calendar, {
        providerId: someInsurer(contract),
      });
    },
  ],
  DeleteAddressInsuranceValidationError: [
    'invalid',
    'Insurance provider with given ID is not assigned to this address.',
    (contract) => {
      contract.address.insuranceProviders.clear();
      return contract.client.deleteAddressInsuranceProvider(contract.calendar, someInsurer(contract));
    },
  ],
  InsuranceProviderNotFromDictionary: [
    'notFound',
    'Provided insurance provider ID not found in dictionary',
    ({ client, calendar }) =>
      client.updateOrCreateAddressInsuranceProvider(calendar, {
        providerId: asInsuranceProviderId('999999'),
      }),
  ],
  CalendarNotFoundForAddress: [
    'notFound',
    'Calendar not found for this address',
    (contract) => {
      contract.address.calendar = null;
      return contract.client.getCalendarBreak(contract.calendar, asBreakId(breakOf(contract).id));
    },
  ],
  CalendarBreakAlreadyExists: [
    'conflict',
    'Break for given address, date range and description exists',
    async ({ client, calendar }) => {
      const pause = { since: free, till: free + hour, description: 'Obiad' };
      valueOf(await client.addCalendarBreak(calendar, pause));
      return await client.addCalendarBreak(calendar, pause);
    },
  ],
  InvalidDateRange: [
    'invalid',
    'Invalid date range',
    (contract) => {
      contract.tamper = withBody({ since: '2026-12-01T10:00:00+01:00', till: '2026-12-01T09:00:00+01:00' });
      return contract.client.addCalendarBreak(contract.calendar, { since: free, till: free + hour });
    },
  ],
  DateRangeExceedsMaximum: [
    'invalid',
    'Date range must not exceed 180 days',
    (contract) => {
      contract.tamper = withUrl('end=2026-11-30', 'end=2027-11-30');
      return contract.client.getSlots(contract.calendar, week);
    },
  ],
  InvalidDate: [
    'notFound',
    'Invalid date given.',
    (contract) => {
      contract.tamper = withUrl('till=2026', 'till=x2026');
      return contract.client.getCalendarBreaks(contract.calendar, week);
    },
  ],
  BreakNotFoundForGivenAddress: [
    'notFound',
    'Invalid break ID',
    ({ client, calendar }) => client.deleteCalendarBreak(calendar, asBreakId('999999')),
  ],
  ParameterRequiredSince: [
    'invalid',
    'Param "since" is required!',
    (contract) => {
      contract.tamper = withBody({ till: '2026-12-01T10:00:00+01:00' });
      return contract.client.addCalendarBreak(contract.calendar, { since: free, till: free + hour });
    },
  ],
  ParameterRequiredTill: [
    'invalid',
    'Param "till" is required!',
    (contract) => {
      contract.tamper = withBody({ since: '2026-12-01T10:00:00+01:00' });
      return contract.client.addCalendarBreak(contract.calendar, { since: free, till: free + hour });
    },
  ],
  SameDateRange: [
    'invalid',
    'Same Date Range',
    (contract) => {
      const own = breakOf(contract);
      return contract.client.moveCalendarBreak(contract.calendar, asBreakId(own.id), {
        since: own.since,
        till: own.till,
      });
    },
  ],
  TillEarlierThanSince: [
    'invalid',
    /^Till \(.+\) cannot be set before since \(.+\)$/,
    (contract) => {
      contract.tamper = withBody({ since: '2026-12-01T10:00:00+01:00', till: '2026-12-01T09:00:00+01:00' });
      const to = { since: free, till: free + hour };
      return contract.client.moveCalendarBreak(contract.calendar, asBreakId(breakOf(contract).id), to);
    },
  ],
  DoctorOrAddressNotCommercial: [
    'invalid',
    /^Cannot activate calendar on address \d+, profile\/address is not commercial$/,
    (contract) => {
      contract.address.commercialType = 'basic';
      return putSlots(contract);
    },
  ],
  AddressServiceDoesNotExist: [
    'invalid',
    'Address service does not exist',
    (contract) =>
      contract.client.replaceSlots(contract.calendar, [
        period(contract, { services: [{ addressServiceId: asAddressServiceId('999999'), duration: 20 }] }),
      ]),
  ],
  InsuranceProviderDoesNotExist: [
    'invalid',
    /^Insurance provider\(s\) with id \(999999\) not found for address id \(\d+\)'$/,
    (contract) =>
      contract.client.replaceSlots(contract.calendar, [
        period(contract, { insuranceProviderIds: [asInsuranceProviderId('999999')] }),
      ]),
  ],
  InsuranceProvidersMissing: [
    'invalid',
    'Slot requires insurance (with-insurance-only), but insurance providers are missing',
    (contract) => {
      contract.tamper = wirePeriod(contract, { insurance_accepted: 'with-insurance-only' });
      return putSlots(contract);
    },
  ],
  InsuranceProvidersNotSupported: [
    'invalid',
    'Insurance providers are not supported. Slot does not allow insurances (without-insurance-only)',
    (contract) => {
      contract.tamper = wirePeriod(contract, {
        insurance_accepted: 'without-insurance-only',
        insurance_providers: [1],
      });
      return putSlots(contract);
    },
  ],
  SlotExceedsSingleDayBoundary: [
    'invalid',
    /^Slot for date range .+ - .+ exceeds a single day boundary$/,
    (contract) => {
      contract.tamper = wirePeriod(contract, { end: '2026-12-02T10:00:00+01:00' });
      return putSlots(contract);
    },
  ],
  UnableToBookForAddress: [
    'notFound',
    'Unable to book a visit for this address',
    async (contract) => {
      const { start } = await bookable(contract);
      contract.address.calendar = 'disabled';
      return await book(contract, start);
    },
  ],
  ServiceDoesNotExist: [
    'notFound',
    'Service does not exist',
    async (contract) => book(contract, (await bookable(contract)).start, asAddressServiceId('999999')),
  ],
  ServiceDoesNotBelongToAddress: [
    'invalid',
    'Service does not belong to the address',
    (contract) => {
      const other = addressElsewhere(contract);
      const theirs = [...contract.world.addressServices.values()].find((one) => one.addressId === other.id);
      return moveTo(contract, { addressServiceId: asAddressServiceId(theirs?.id ?? '') });
    },
  ],
  AddressDoesNotExist: [
    'invalid',
    'Address does not exist',
    (contract) => moveTo(contract, { calendar: { ...contract.calendar, addressId: asAddressId('999999') } }),
  ],
  UnableToPerformBookingWithSlot: [
    'notFound',
    /^Unable to perform booking\. Requested target slot \(.+\) not found$/,
    (contract) => book(contract, Date.UTC(2026, 11, 1, 2)),
  ],
  UnableToPerformBookingWithService: [
    'notFound',
    /^Unable to perform booking\. Slot \(.+\) does not support service \d+$/,
    async (contract) => {
      const { start, services } = await bookable(contract);
      const offered = services.map((one) => one.addressServiceId as string);
      const { world, address } = contract;
      const unoffered = { ...contract.service, id: '4242', addressId: address.id };
      expect(offered).not.toContain('4242');
      world.addressServices.set('4242', unoffered);
      return await book(contract, start, asAddressServiceId('4242'));
    },
  ],
  UnableToCancelForAddress: [
    'invalid',
    'Unable to cancel a visit for this address',
    (contract) => {
      contract.address.disabled = true;
      const booking = bookingWhere(contract, upcoming);
      return contract.client.cancelBooking(contract.calendar, asBookingId(booking.id), null);
    },
  ],
  VisitAlreadyMovedOrDeleted: [
    'conflict',
    'The visit has already been canceled or moved',
    (contract) => {
      const booking = bookingWhere(contract, upcoming);
      booking.status = 'canceled';
      const to = {
        calendar: contract.calendar,
        start: free,
        duration: 15,
        addressServiceId: serviceId(contract),
      };
      return contract.client.moveBooking(contract.calendar, asBookingId(booking.id), to);
    },
  ],
  BookingCannotCrossPaymentAccounts: [
    'invalid',
    /^This booking has a payment on it and the target address bills through a different payment account\./,
    (contract) => {
      const booking = bookingWhere(contract, upcoming);
      Object.assign(booking, { visitPayment: true, visitPaymentStatus: 'paid' });
      const other = addressElsewhere(contract);
      other.paymentAccount = 'elsewhere';
      const theirs = [...contract.world.addressServices.values()].find((one) => one.addressId === other.id);
      return moveTo(contract, {
        calendar: refOf(other),
        addressServiceId: asAddressServiceId(theirs?.id ?? ''),
      });
    },
  ],
  VisitMarkedAsCanceled: [
    'conflict',
    'Visit is marked as canceled',
    (contract) => {
      const visit = bookingWhere(contract, past);
      visit.status = 'canceled';
      return contract.client.markPatientPresence(contract.calendar, asBookingId(visit.id));
    },
  ],
  CannotSendRequestForOpinion: [
    'invalid',
    'Cannot send request',
    (contract) => {
      const visit = bookingWhere(contract, upcoming);
      Object.assign(visit.patient, { phone: '+48 511 222 333' });
      const { facilityId, doctorId } = contract.calendar;
      return contract.client.requestOpinion(facilityId, doctorId, '+48 511 222 333');
    },
  ],
  OpinionAlreadyExist: [
    'conflict',
    'Opinion already exists',
    async (contract) => {
      const visit = bookingWhere(contract, past);
      Object.assign(visit, { presence: 'present' });
      Object.assign(visit.patient, { phone: '+48 511 222 333' });
      const { facilityId, doctorId } = contract.calendar;
      valueOf(await contract.client.requestOpinion(facilityId, doctorId, '+48 511 222 333'));
      return await contract.client.requestOpinion(facilityId, doctorId, '+48 511 222 333');
    },
  ],
  VisitNotFound: [
    'forbidden',
    'Visit not found',
    ({ client, calendar }) =>
      client.requestOpinion(calendar.facilityId, calendar.doctorId, '+48 000 000 000'),
  ],
  VisitDoesNotBelongToDoctor: [
    'notFound',
    'This visit does not belong to this doctor',
    (contract) => {
      const theirs = bookingWhere(contract, past, addressElsewhere(contract));
      return contract.client.markPatientAbsence(contract.calendar, asBookingId(theirs.id));
    },
  ],
  PutSlotsValidationError: [
    'invalid',
    'Slots comes from different days',
    (contract) =>
      contract.client.replaceSlots(contract.calendar, [
        period(contract),
        period(contract, { start: free + day, end: free + day + hour }),
      ]),
  ],
  DeleteBookingValidationError: [
    'invalid',
    /^Visit \d+ cannot be canceled because it is not booked$/,
    (contract) => {
      const booking = bookingWhere(contract, upcoming);
      booking.status = 'canceled';
      return contract.client.cancelBooking(contract.calendar, asBookingId(booking.id), null);
    },
  ],
  ConfirmBookingValidationError: [
    'invalid',
    'confirmed_by value is invalid',
    (contract) => {
      contract.tamper = withBody({ confirmed_by: 'nobody' });
      const booking = bookingWhere(contract, upcoming);
      return contract.client.confirmBooking(contract.calendar, asBookingId(booking.id));
    },
  ],
  ConfirmBookingInvalidIntegration: [
    'invalid',
    'Integration is not authorized for this address',
    (contract) => {
      contract.address.noConfirmation = true;
      const booking = bookingWhere(contract, upcoming);
      return contract.client.confirmBooking(contract.calendar, asBookingId(booking.id));
    },
  ],
  ConfirmBookingAlreadyConfirmed: [
    'conflict',
    'Visit has already been confirmed',
    (contract) => {
      const booking = bookingWhere(contract, upcoming);
      booking.confirmed = true;
      return contract.client.confirmBooking(contract.calendar, asBookingId(booking.id));
    },
  ],
  ConfirmBookingVisitCanceled: [
    'conflict',
    'Visit has been canceled',
    (contract) => {
      const booking = bookingWhere(contract, upcoming);
      booking.status = 'canceled';
      return contract.client.confirmBooking(contract.calendar, asBookingId(booking.id));
    },
  ],
  ConfirmBookingVisitDeleted: [
    'conflict',
    'Visit has been deleted',
    (contract) => {
      const booking = bookingWhere(contract, upcoming);
      booking.deleted = true;
      return contract.client.confirmBooking(contract.calendar, asBookingId(booking.id));
    },
  ],
  ConfirmBookingPastVisit: [
    'conflict',
    'Visit is in the past',
    (contract) =>
      contract.client.confirmBooking(contract.calendar, asBookingId(bookingWhere(contract, past).id)),
  ],
  OpinionRequestValidationError: [
    'invalid',
    'Phone number is invalid.',
    ({ client, calendar }) => client.requestOpinion(calendar.facilityId, calendar.doctorId, 'none'),
  ],
  PostPresenceValidationError: [
    'invalid',
    'Visit is in the future',
    (contract) =>
      contract.client.markPatientPresence(
        contract.calendar,
        asBookingId(bookingWhere(contract, upcoming).id),
      ),
  ],
  DeletePresenceValidationError: [
    'invalid',
    'Visit is in the future',
    (contract) =>
      contract.client.markPatientAbsence(contract.calendar, asBookingId(bookingWhere(contract, upcoming).id)),
  ],
  NotificationsReleaseForbiddenError: [
    'forbidden',
    'You are not allowed to use this method',
    ({ client }) => client.releaseNotifications(),
  ],
  AddressDisabled: [
    'invalid',
    'Could not enable calendar on disabled address',
    ({ client, calendar, address }) => {
      address.disabled = true;
      return client.enableCalendar(calendar);
    },
  ],
  CalendarNotFound: [
    'notFound',
    'Calendar does not exist',
    ({ client, calendar, address }) => {
      address.calendar = null;
      return client.getCalendar(calendar);
    },
  ],
  InvalidArgumentsError: [
    'invalid',
    'Invalid arguments',
    (contract) => {
      contract.tamper = withBody({ insurance_support: 'everything' });
      return contract.client.updateAddress(contract.calendar, { insuranceSupport: 'private' });
    },
  ],
};

describe('each refusal of the vendor’s is told in its own words, as what it is', () => {
  test.each(Object.entries(refused))('%s', async (_name, [kind, message, call]) => {
    const contract = await openContract();
    const result = await call(contract);
    const [gotKind, gotMessage] = refusalIn(result);
    expect(gotKind).toBe(kind);
    expect(gotMessage).toMatch(typeof message === 'string' ? exactly(message) : message);
    expect(result).toMatchObject({ ok: false, error: { sent: 'answered' } });
  });
});

const exactly = (text: string): RegExp => new RegExp(`^${text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);

describe('refusals that name fields', () => {
  const fieldsOf = async (call: Call) => {
    const contract = await openContract();
    const result = await call(contract);
    return result.ok || result.error.kind !== 'invalid' ? result : result.error.fields;
  };

  test('SlotsFromFurtherThen12Weeks: the period that is too far', async () => {
    const fields = await fieldsOf((contract) =>
      contract.client.replaceSlots(contract.calendar, [
        period(contract, { start: free + 90 * day, end: free + 90 * day + hour }),
      ]),
    );
    expect(fields).toEqual({
      'slots[0].end': [expect.stringMatching(/^End date should be less than or equal to /)],
    });
  });

  test('SlotDurationIsLessThanOneMinute: the period that is too short', async () => {
    const fields = await fieldsOf((contract) => {
      contract.tamper = wirePeriod(contract, { end: '2026-12-01T09:00:30+01:00' });
      return putSlots(contract);
    });
    expect(fields).toEqual({
      'slots[0].minimumDifferenceBetweenDates': [
        'The end date must be at least 1 minute after the start date',
      ],
    });
  });

  test('PostBookValidationError: the fields of a booking', async () => {
    const fields = await fieldsOf(async (contract) => {
      const { start } = await bookable(contract);
      contract.tamper = withBody({ duration: 15, patient: { name: '' } });
      return await book(contract, start);
    });
    expect(Object.keys(fields).length).toBeGreaterThan(1);
  });

  test('MoveBookingValidationError: a move without what it needs', async () => {
    const fields = await fieldsOf((contract) => {
      contract.tamper = withBody({ start: '2026-12-01T09:00:00+01:00' });
      return moveTo(contract);
    });
    expect(Object.keys(fields).length).toBeGreaterThan(0);
  });
});

describe('refusals that are answers', () => {
  test('NoSlotsOnAddress: an empty list', async () => {
    const { client, calendar } = await openContract();
    const night = { from: Date.UTC(2026, 11, 1, 1), to: Date.UTC(2026, 11, 1, 2) };
    expect(await client.getSlots(calendar, night)).toEqual({
      ok: true,
      value: { items: [], unreadable: [] },
    });
  });

  test('NotificationNotFound: an empty batch', async () => {
    const { client, world } = await openContract();
    world.queue.length = 0;
    expect(await client.pullNotifications(10)).toEqual({ ok: true, value: { raw: [], remaining: 0 } });
  });

  test('CalendarNotFoundForAddress on a list of breaks: none, since there is no calendar to have them', async () => {
    const { client, calendar, address } = await openContract();
    address.calendar = null;
    expect(await client.getCalendarBreaks(calendar, week)).toEqual({
      ok: true,
      value: { items: [], unreadable: [] },
    });
  });

  test('CalendarAlreadyEnabled and CalendarAlreadyDisabled: it is as it was to be', async () => {
    const { client, calendar } = await openContract();
    expect(await client.enableCalendar(calendar)).toEqual({ ok: true, value: 'already' });
    valueOf(await client.disableCalendar(calendar));
    expect(await client.disableCalendar(calendar)).toEqual({ ok: true, value: 'already' });
  });

  test('an unknown address is none of these: 404 there is a refusal', async () => {
    const { client, calendar } = await openContract();
    const gone = { ...calendar, addressId: asAddressId('999999') };
    expect(await client.getSlots(gone, week)).toMatchObject({ error: { kind: 'notFound' } });
    expect(await client.getCalendarBreaks(gone, week)).toMatchObject({ error: { kind: 'notFound' } });
    const noDoctor = { ...calendar, doctorId: asDoctorId('999999') };
    expect(await client.getBookings(noDoctor, week, 1, 10)).toMatchObject({ error: { kind: 'notFound' } });
  });
});

test('the vendor’s documents name 69 error bodies, and each is met here', () => {
  const elsewhere = [
    'SlotsFromFurtherThen12Weeks',
    'SlotDurationIsLessThanOneMinute',
    'PostBookValidationError',
    'MoveBookingValidationError',
    'NoSlotsOnAddress',
    'NotificationNotFound',
    'CalendarAlreadyEnabled',
    'CalendarAlreadyDisabled',
  ];
  expect(new Set([...Object.keys(refused), ...elsewhere]).size).toBe(69);
});

test('the same slots again while the first are under way get a 429 that stops nothing else', async () => {
  const contract = await openContract();
  valueOf(await putSlots(contract));
  expect(await putSlots(contract)).toMatchObject({ error: { kind: 'rateLimited', until: monday + minute } });
  expect(await contract.client.deleteSlots(contract.calendar, '2026-12-02')).toMatchObject({ ok: true });
});
