import { z } from 'zod';
import type { Booking } from '#shared/domain/booking.ts';
import type { AddressServiceId, CalendarRef, InsuranceProviderId } from '#shared/domain/ids.ts';
import type { Slot } from '#shared/domain/schedule.ts';
import type { EpochMs, LocalDate, Window } from '#shared/time/zone.ts';
import { localDateOf } from '#shared/time/zone.ts';
import { toWireTime } from '#shared/time/wire.ts';
import { json, nothing, type Remote, type Send } from '../call.ts';
import { check, idOf, instant, longestSlotWindow, minutes, windowUpTo } from '../requests.ts';
import { readBooking } from '../wire/booking.ts';
import { readSlot } from '../wire/calendar.ts';
import { emptyList, readList } from '../wire/list.ts';
import type { Listed } from '#shared/domain/listed.ts';
import { bookingOnWire, bookSlotRequest, type BookSlotRequest } from './bookSlot.ts';
import { addressPath } from './paths.ts';
import type { ZoneOf } from './zoneOf.ts';
import { minuteMs } from '#shared/time/durations.ts';

export const insuranceRules = [
  'with-and-without-insurance',
  'without-insurance-only',
  'with-insurance-only',
] as const;

/** When an address takes bookings for which services: inside one day. No services: takes none any more (API.md §6). */
export interface WorkPeriodRequest {
  readonly start: EpochMs;
  readonly end: EpochMs;
  readonly services: readonly {
    readonly addressServiceId: AddressServiceId;
    /** Minutes. */
    readonly duration: number;
  }[];
  readonly insurance?: (typeof insuranceRules)[number];
  /** Insurers accepted then; their ids must be numbers. */
  readonly insuranceProviderIds?: readonly InsuranceProviderId[];
}

export interface SlotOperations {
  /** Free starts in a window of at most 180 days; none is an empty list, though the vendor says 404. */
  getSlots(calendar: CalendarRef, window: Window): Remote<Listed<Slot>>;
  /**
   * Replaces the slots of whole days: give all periods of each day touched, since the vendor's documents differ on whether
   * it replaces ranges or days (API.md §6). Carried out after the answer; the same again within 3 minutes does nothing.
   */
  replaceSlots(calendar: CalendarRef, periods: readonly WorkPeriodRequest[]): Remote<null>;
  bookSlot(calendar: CalendarRef, request: BookSlotRequest): Remote<Booking>;
  /** Removes the free slots of one day. Booked visits stay. */
  deleteSlots(calendar: CalendarRef, date: LocalDate): Remote<null>;
}

const insurerNumber = z.custom<InsuranceProviderId>(
  (raw) => typeof raw === 'string' && /^\d{1,15}$/.test(raw),
  { error: 'must be the number of an insurer' },
);
const period = z
  .strictObject({
    start: instant,
    end: instant,
    services: z.array(z.strictObject({ addressServiceId: idOf<AddressServiceId>(), duration: minutes })),
    insurance: z.enum(insuranceRules).optional(),
    insuranceProviderIds: z.array(insurerNumber).optional(),
  })
  .refine(({ start, end }) => end - start >= minuteMs, {
    error: 'must be at least a minuteMs after start',
    path: ['end'],
  })
  .refine(
    ({ insurance, insuranceProviderIds: ids = [] }) => insurance !== 'with-insurance-only' || ids.length > 0,
    {
      error: 'are needed where only insured patients are taken',
      path: ['insuranceProviderIds'],
    },
  )
  .refine(
    ({ insurance, insuranceProviderIds: ids = [] }) =>
      insurance !== 'without-insurance-only' || ids.length === 0,
    {
      error: 'do not fit where no insured patients are taken',
      path: ['insuranceProviderIds'],
    },
  );

/** An empty list names no time, and so asks for nothing. */
const periodsIn = (zone: string) =>
  z
    .array(
      period.refine(({ start, end }) => localDateOf(start, zone) === localDateOf(end - 1, zone), {
        error: 'must be on the day of start',
        path: ['end'],
      }),
    )
    .min(1);

const localDate = z.iso.date();

/** Free starts: operations 29 to 32 of API.md §5. */
export function slotOperations(send: Send, zoneOf: ZoneOf): SlotOperations {
  return {
    getSlots: async (calendar, window) => {
      const checked = check('getSlots', windowUpTo(longestSlotWindow), window);
      if (!checked.ok) return checked;
      const zone = zoneOf(calendar.facilityId);
      return await send<Listed<Slot>>({
        operation: 'getSlots',
        method: 'GET',
        path: [...addressPath(calendar), 'slots'],
        query: {
          start: toWireTime(window.from, zone),
          end: toWireTime(window.to, zone),
          with: ['slot.services'],
        },
        read: json((raw) => readList(raw, (item) => readSlot(item, calendar.addressId))),
        settle: (status, message) =>
          status === 404 && /^no slots found/i.test(message) ? { value: emptyList } : null,
      });
    },
    replaceSlots: async (calendar, periods) => {
      const zone = zoneOf(calendar.facilityId);
      const checked = check('replaceSlots', periodsIn(zone), periods);
      if (!checked.ok) return checked;
      return await send({
        operation: 'replaceSlots',
        method: 'PUT',
        path: [...addressPath(calendar), 'slots'],
        body: { slots: periods.map((one) => periodOnWire(one, zone)) },
        read: nothing,
        ownLimit: true,
      });
    },
    bookSlot: async (calendar, request) => {
      const checked = check('bookSlot', bookSlotRequest, request);
      if (!checked.ok) return checked;
      const start = toWireTime(checked.value.start, zoneOf(calendar.facilityId));
      return await send({
        operation: 'bookSlot',
        method: 'POST',
        path: [...addressPath(calendar), 'slots', start, 'book'],
        body: bookingOnWire(checked.value),
        read: json((raw) => readBooking(raw, calendar.addressId)),
      });
    },
    deleteSlots: async (calendar, date) => {
      const checked = check('deleteSlots', localDate, date);
      if (!checked.ok) return checked;
      return await send({
        operation: 'deleteSlots',
        method: 'DELETE',
        path: [...addressPath(calendar), 'slots', checked.value],
        read: nothing,
      });
    },
  };
}

function periodOnWire(one: WorkPeriodRequest, zone: string) {
  const { services, insurance, insuranceProviderIds: insurers } = one;
  return {
    start: toWireTime(one.start, zone),
    end: toWireTime(one.end, zone),
    address_services: services.map(({ addressServiceId, duration }) => ({
      address_service_id: addressServiceId,
      duration,
    })),
    ...(insurance !== undefined && { insurance_accepted: insurance }),
    ...(insurers !== undefined && { insurance_providers: insurers.map(Number) }),
  };
}
