import type { Refusal } from './outcome.ts';

const no = (status: number, message: string): Refusal => ({ status, message, errors: [] });

/** Field errors come as an object of lists (API.md §4). */
const fields = (errors: Record<string, readonly string[]>): Refusal => ({
  status: 400,
  message: 'Invalid arguments',
  errors,
});

/** Every refusal of the API in its exact words; those that name a thing take it (API.md §4, §5). */
export const refusals = {
  credentialsMissing: no(401, 'Authentication credentials could not be found.'),
  tooManyRequests: no(429, 'Too many requests'),
  methodNotAllowed: no(405, 'Method Not Allowed'),

  objectNotFound: no(404, 'Object not found'),
  facilityNotAuthorized: no(403, 'You are not authorized to see this facility'),
  doctorNotAuthorized: no(403, 'You are not authorized to see this doctor'),
  doctorNotInFacility: no(403, 'Doctor is not related with facility'),
  addressNotInFacility: no(403, 'This address does not belong to this facility'),
  addressNotOfDoctor: no(403, 'This address does not belong to this doctor'),
  addressNotAuthorized: no(403, 'You are not authorized to see this address'),
  bookingNotOfAddress: no(403, 'This booking does not belong to this address'),
  featureNotAuthorized: no(403, 'You are not authorized to use this feature'),
  calendarNotAuthorized: no(403, 'You are not authorized to make changes on this calendar'),
  addressServiceMismatch: no(403, 'This service does not belong to this address'),

  addressServiceExists: no(409, 'The address service you are trying to add already exists in the system'),
  invalidPrice: no(
    400,
    'Invalid price value for service. Price should be either null or integer greater or equal 0.',
  ),
  insuranceAlreadyAssigned: no(400, 'Insurance provider with given ID is already assigned to this address.'),
  insuranceNotAssigned: no(400, 'Insurance provider with given ID is not assigned to this address.'),
  insuranceNotInDictionary: no(404, 'Provided insurance provider ID not found in dictionary'),

  noSlots: no(404, 'No slots found on given address'),
  rangeTooLong: no(400, 'Date range must not exceed 180 days'),
  calendarNotFoundForAddress: no(404, 'Calendar not found for this address'),
  calendarNotFound: no(404, 'Calendar does not exist'),
  calendarAlreadyEnabled: no(409, 'Calendar already enabled'),
  calendarAlreadyDisabled: no(409, 'Calendar already disabled'),
  addressDisabled: no(400, 'Could not enable calendar on disabled address'),
  notCommercial: (addressId: string) =>
    no(422, `Cannot activate calendar on address ${addressId}, profile/address is not commercial`),

  breakExists: no(409, 'Break for given address, date range and description exists'),
  breakNotFound: no(404, 'Invalid break ID'),
  invalidDateRange: no(422, 'Invalid date range'),
  invalidDate: no(404, 'Invalid date given.'),
  sinceRequired: no(400, 'Param "since" is required!'),
  tillRequired: no(400, 'Param "till" is required!'),
  sameDateRange: no(422, 'Same Date Range'),
  tillBeforeSince: (till: string, since: string) =>
    no(422, `Till (${till}) cannot be set before since (${since})`),

  invalidArguments: no(400, 'Invalid arguments'),
  invalidFields: fields,
  addressServiceDoesNotExist: no(400, 'Address service does not exist'),
  slotsFromDifferentDays: no(400, 'Slots comes from different days'),
  slotTooFar: (index: number, limit: string) =>
    fields({ [`slots[${index}].end`]: [`End date should be less than or equal to ${limit}.`] }),
  slotTooShort: (index: number) =>
    fields({
      [`slots[${index}].minimumDifferenceBetweenDates`]: [
        'The end date must be at least 1 minute after the start date',
      ],
    }),
  slotCrossesDay: (start: string, end: string) =>
    no(400, `Slot for date range ${start} - ${end} exceeds a single day boundary`),
  slotsOverlap: no(400, 'Slots overlap'),
  slotOver: (index: number) => fields({ [`slots[${index}].end`]: ['End date should be in the future.'] }),
  // The stray apostrophe is the vendor's.
  insuranceProvidersUnknown: (ids: string, addressId: string) =>
    no(400, `Insurance provider(s) with id (${ids}) not found for address id (${addressId})'`),
  insuranceProvidersMissing: no(
    400,
    'Slot requires insurance (with-insurance-only), but insurance providers are missing',
  ),
  insuranceProvidersNotSupported: no(
    400,
    'Insurance providers are not supported. Slot does not allow insurances (without-insurance-only)',
  ),

  unableToBook: no(404, 'Unable to book a visit for this address'),
  bookedServiceDoesNotExist: no(404, 'Service does not exist'),
  slotNotYetThere: no(404, 'Slot not found'),
  slotNotFound: (start: string, status: number) =>
    no(status, `Unable to perform booking. Requested target slot (${start}) not found`),
  slotWithoutService: (start: string, serviceId: string) =>
    no(404, `Unable to perform booking. Slot (${start}) does not support service ${serviceId}`),

  notBooked: (bookingId: string) => no(400, `Visit ${bookingId} cannot be canceled because it is not booked`),
  unableToCancel: no(400, 'Unable to cancel a visit for this address'),
  movedServiceDoesNotExist: no(400, 'Service does not exist'),
  movedServiceNotOfAddress: no(400, 'Service does not belong to the address'),
  movedAddressDoesNotExist: no(400, 'Address does not exist'),
  alreadyMoved: no(409, 'The visit has already been canceled or moved'),
  otherPaymentAccount: no(
    422,
    'This booking has a payment on it and the target address bills through a different payment account. ' +
      'Cancel the booking and create a new one instead.',
  ),

  confirmedByInvalid: no(400, 'confirmed_by value is invalid'),
  confirmNotAuthorized: no(400, 'Integration is not authorized for this address'),
  alreadyConfirmed: no(409, 'Visit has already been confirmed'),
  visitCanceled: no(409, 'Visit has been canceled'),
  visitDeleted: no(409, 'Visit has been deleted'),
  visitPast: no(409, 'Visit is in the past'),

  visitInFuture: no(400, 'Visit is in the future'),
  visitMarkedCanceled: no(409, 'Visit is marked as canceled'),
  visitNotOfDoctor: no(404, 'This visit does not belong to this doctor'),

  opinionUnsendable: no(422, 'Cannot send request'),
  opinionExists: no(409, 'Opinion already exists'),
  visitNotFound: no(403, 'Visit not found'),
  phoneInvalid: no(400, 'Phone number is invalid.'),

  noNotifications: no(404, 'No notifications found'),
  releaseForbidden: no(403, 'You are not allowed to use this method'),
  releaseTooOften: no(429, 'You have reached the limit of 1 request per hour'),
  /** What a patient sees where the clinic answered no, or nothing, to `slot-booking`. */
  notApproved: no(409, 'The clinic did not accept the booking'),
  serviceInUse: (status: number) => no(status, 'Address service is used by active slots'),
  insurerInUse: (status: number) => no(status, 'Insurance provider is used by active slots'),
} as const;
