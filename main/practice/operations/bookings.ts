import { z } from 'zod';
import {
  addressPath,
  deedOf,
  placeOf,
  type AddressCall,
  type Call,
  type Operation,
} from '../http/operation.ts';
import { idSchema, instantIn, instantSchema, readBody } from '../http/read.ts';
import { answer, bare, created, list, refused, replyTo, type Reply } from '../http/reply.ts';
import { done, refuse, type Outcome, type Refusal } from '../outcome.ts';
import { refusals } from '../refusals.ts';
import { cancelBooking, confirmBooking } from '../rules/booking.ts';
import { bookingsAt } from '../rules/lookup.ts';
import { moveBooking } from '../rules/moving.ts';
import type { Quirks } from '../quirks.ts';
import { writtenBooking } from '../wire/booking.ts';
import type { Booking } from '../world.ts';
import { dayMs } from '#shared/time/durations.ts';

const bookingPath = `${addressPath}/bookings/:booking_id`;
const cancelSchema = z.object({ reason: z.string().nullish() });
const confirmSchema = z.object({ confirmed_by: z.enum(['user', 'admin']) });
const moveSchema = z.object({
  address_service_id: idSchema,
  start: instantSchema.optional(),
  duration: z.int().min(1).max(1440).nullish(),
  address_id: idSchema.nullish(),
});

/** Reading, cancelling, moving and confirming bookings. */
export const bookingOperations: readonly Operation[] = [
  { id: 'getBookings', method: 'GET', path: `${addressPath}/bookings`, reach: 'address', run: getBookings },
  {
    id: 'getBooking',
    method: 'GET',
    path: bookingPath,
    reach: 'address',
    run: (call) =>
      replyTo(bookingOf(call, refusals.objectNotFound), (booking) => answer(answeredBooking(call, booking))),
  },
  {
    id: 'cancelBooking',
    method: 'DELETE',
    path: bookingPath,
    reach: 'address',
    run: (call) => {
      const booking = bookingOf(call, refusals.objectNotFound);
      if (!booking.ok) return refused(booking.refusal);
      const wanted = readBody(cancelSchema, call.body ?? {});
      if (!wanted.ok) return refused(wanted.refusal);
      const reason = wanted.value.reason ?? null;
      return replyTo(cancelBooking(call.clinic.world, booking.value, reason, deedOf(call)), () => bare(204));
    },
  },
  {
    id: 'moveBooking',
    method: 'POST',
    path: `${bookingPath}/move`,
    reach: 'address',
    belongs: true,
    run: move,
  },
  {
    id: 'confirmBooking',
    method: 'PUT',
    path: `${bookingPath}/confirm`,
    reach: 'address',
    belongs: true,
    run: (call) => {
      const booking = bookingOf(call, refusals.bookingNotOfAddress, { alsoDeleted: true });
      if (!booking.ok) return refused(booking.refusal);
      if (!confirmSchema.safeParse(call.body).success) return refused(refusals.confirmedByInvalid);
      return replyTo(confirmBooking(call.clinic.world, booking.value, deedOf(call)), () => bare(204));
    },
  },
];

function getBookings({ clinic: { world, quirks }, address, query, scopes }: AddressCall): Reply {
  const start = instantIn(query, 'start');
  if (!start.ok) return refused(start.refusal);
  const end = instantIn(query, 'end');
  if (!end.ok) return refused(end.refusal);
  const days = (end.value - start.value) / dayMs;
  if (quirks.bookingsMaxDays !== null && days > quirks.bookingsMaxDays)
    return refused(refusals.invalidArguments);
  const found = bookingsAt(world, address.id)
    .filter((booking) => booking.deleted !== true)
    .filter((booking) => quirks.bookingsListCanceled || booking.status === 'booked')
    .filter((booking) => booking.start < end.value)
    .filter(
      (booking) => (quirks.bookingsWindow === 'starts' ? booking.start : booking.end - 1) >= start.value,
    )
    .sort((a, b) => a.start - b.start || Number(a.id) - Number(b.id));
  const write = (booking: Booking) =>
    writtenBooking(world, booking, {
      patient: scopes.has('booking.patient'),
      addressService: scopes.has('booking.address_service'),
      presence: scopes.has('booking.presence'),
      confirmation: scopes.has('booking.confirmation'),
      moving: false,
      publicInsuranceFlow: scopes.has('address_service.public_insurance_flow'),
    });
  return query.has('page') ? pageOf(found, write, query, quirks) : list(found.map(write));
}

/** Pages are opt-in by `page`; without it, `limit` has no meaning (API.md §1). */
function pageOf(
  found: readonly Booking[],
  write: (booking: Booking) => unknown,
  query: URLSearchParams,
  { wrongPages: wrong, bookingsMostOnPage }: Quirks,
): Reply {
  const page = Number(query.get('page'));
  const asked = Number(query.get('limit') ?? 100);
  if (!Number.isInteger(page) || page < 1 || !Number.isInteger(asked) || asked < 1)
    return refused(refusals.invalidArguments);
  const limit = Math.min(asked, bookingsMostOnPage ?? asked);
  return answer({
    _items: found.slice((page - 1) * limit, page * limit).map(write),
    page,
    limit,
    pages: wrong ? 1 : Math.ceil(found.length / limit),
    total: wrong ? found.length + 1 : found.length,
  });
}

function move(call: AddressCall): Reply {
  const { world, quirks } = call.clinic;
  const booking = bookingOf(call, refusals.bookingNotOfAddress);
  if (!booking.ok) return refused(booking.refusal);
  const read = readBody(moveSchema, call.body);
  if (!read.ok) return refused(read.refusal);
  const { start, duration, address_id: addressId, address_service_id: addressServiceId } = read.value;
  if (start === undefined && quirks.moveNeedsStart)
    return refused(refusals.invalidFields({ start: ['This value should not be blank.'] }));
  const to = {
    addressServiceId,
    start,
    duration: duration ?? undefined,
    addressId: addressId ?? undefined,
    needsSlot: quirks.moveNeedsSlot,
  };
  return replyTo(moveBooking(world, booking.value, to, deedOf(call)), ({ new: moved }) => {
    const address = world.addresses.get(moved.addressId) ?? call.address;
    return created(`${placeOf(address)}/bookings/${moved.id}`, answeredBooking(call, moved));
  });
}

/** One booking as `getBooking`, `bookSlot` and `moveBooking` answer it: patient and service without being asked for. */
export function answeredBooking({ clinic: { world, quirks }, scopes }: Call, booking: Booking) {
  return writtenBooking(world, booking, {
    patient: true,
    addressService: true,
    presence: quirks.bookingTellsState,
    confirmation: quirks.bookingTellsState,
    moving: scopes.has('booking.moving'),
    publicInsuranceFlow: scopes.has('address_service.public_insurance_flow'),
  });
}

/** The booking of the path; `elsewhere` is what one of another address gets. */
function bookingOf(
  { clinic: { world }, address, params }: AddressCall,
  elsewhere: Refusal,
  options: { readonly alsoDeleted?: boolean } = {},
): Outcome<Booking> {
  const booking = world.bookings.get(params['booking_id'] ?? '');
  if (booking === undefined) return refuse(refusals.objectNotFound);
  if (booking.deleted === true && options.alsoDeleted !== true) return refuse(refusals.objectNotFound);
  return booking.addressId === address.id ? done(booking) : refuse(elsewhere);
}
