import { expect } from 'vitest';
import { asAddressId, asAddressServiceId, asBookingId } from '#shared/domain/ids.ts';

import {
  addressElsewhere,
  bookingWhere,
  day,
  hour,
  past,
  refOf,
  upcoming,
  valueOf,
  withBody,
} from './clinic.ts';

import { type Refused, free, serviceId, bookable, book, moveTo, period } from './refusalTools.ts';

/** Some of the vendor's 69 error bodies, by their names in its documents: how each is met, and what the client makes of it. */
export const refusedOfVisits: Record<string, Refused> = {
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
