import {
  asAddressId,
  asAddressServiceId,
  asBookingId,
  asBreakId,
  asFacilityId,
  asInsuranceProviderId,
  asServiceId,
} from '#shared/domain/ids.ts';

import { addressElsewhere, bookingWhere, hour, upcoming, valueOf, withBody, withUrl } from './clinic.ts';

import {
  type Refused,
  week,
  nobody,
  free,
  serviceId,
  breakOf,
  period,
  wirePeriod,
  putSlots,
} from './refusalTools.ts';

/** Some of the vendor's 69 error bodies, by their names in its documents: how each is met, and what the client makes of it. */
export const refusedOfCatalogue: Record<string, Refused> = {
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
};
