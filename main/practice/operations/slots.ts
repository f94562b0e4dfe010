import { z } from 'zod';
import type { Clinic } from '../clinic.ts';
import { addressPath, deedOf, type AddressCall, type Operation } from '../http/operation.ts';
import { idSchema, instantIn, instantSchema, readBody } from '../http/read.ts';
import { answer, bare, list, refused, replyTo, type Reply } from '../http/reply.ts';
import { done } from '../outcome.ts';
import { refusals } from '../refusals.ts';
import { bookSlot } from '../rules/booking.ts';
import { checkExtraFields } from '../rules/extraFields.ts';
import { checkPeriods, clearDay, replacePeriods, touchedBy, type SlotRules } from '../rules/replaceSlots.ts';
import { freeSlots, type FreeSlot } from '../rules/slots.ts';
import { writtenAddressService } from '../wire/service.ts';
import { readDate, readInstant } from '../wire/instant.ts';
import { written } from '../wire/time.ts';
import type { WorkPeriod, World } from '../world.ts';
import { bookSchema, insuranceOf, patientOf } from './bookSchema.ts';
import { answeredBooking } from './bookings.ts';
import { hourMs } from '#shared/time/durations.ts';

const mostDays = 180 * 24 * hourMs;

const replaceSchema = z.object({
  slots: z.array(
    z.object({
      start: instantSchema,
      end: instantSchema,
      address_services: z
        .array(z.object({ address_service_id: idSchema, duration: z.int().positive() }))
        .nullish(),
      insurance_accepted: z
        .enum(['with-and-without-insurance', 'without-insurance-only', 'with-insurance-only'])
        .nullish(),
      insurance_providers: z.array(z.int()).nullish(),
    }),
  ),
});

/** What can be booked, and when doctors take bookings. */
export const slotOperations: readonly Operation[] = [
  { id: 'getSlots', method: 'GET', path: `${addressPath}/slots`, reach: 'address', run: getSlots },
  { id: 'replaceSlots', method: 'PUT', path: `${addressPath}/slots`, reach: 'address', run: replaceSlots },
  {
    id: 'bookSlot',
    method: 'POST',
    path: `${addressPath}/slots/:start/book`,
    reach: 'address',
    run: book,
  },
  {
    id: 'deleteSlots',
    method: 'DELETE',
    path: `${addressPath}/slots/:date`,
    reach: 'address',
    run: ({ clinic: { world }, address, params }) => {
      if (address.readOnly === true) return refused(refusals.calendarNotAuthorized);
      const date = readDate(params['date'] ?? '');
      if (date === null) return refused(refusals.objectNotFound);
      clearDay(world, address.id, date);
      return bare(204);
    },
  },
];

function getSlots({ clinic, address, query, scopes, now }: AddressCall): Reply {
  const { world, quirks, slotJobs } = clinic;
  const start = instantIn(query, 'start');
  if (!start.ok) return refused(start.refusal);
  const end = instantIn(query, 'end');
  if (!end.ok) return refused(end.refusal);
  if (end.value - start.value > mostDays) return refused(refusals.rangeTooLong);
  const open = address.calendar === 'enabled' && address.disabled !== true;
  const free = open ? freeSlots(world, address.id, { from: start.value, to: end.value, now }) : [];
  const slots = free.filter(
    (slot) => !quirks.putSlotsHidesSlots || !slotJobs.isAtWorkOn(address.id, slot.start),
  );
  const shown = quirks.slotsShowInvisible ? slots : slots.flatMap((slot) => visiblePart(world, slot));
  if (shown.length === 0) return refused(refusals.noSlots);
  return list(shown.map((slot) => writtenSlot(clinic, slot, scopes.has('slot.services'))));
}

/** A slot with those of its services that patients can see; one without any is none. */
function visiblePart(world: World, { start, services }: FreeSlot): FreeSlot[] {
  const visible = services.filter(
    (service) => world.addressServices.get(service.addressServiceId)?.isVisible === true,
  );
  return visible.length === 0 ? [] : [{ start, services: visible }];
}

function writtenSlot({ world, quirks }: Clinic, slot: FreeSlot, withServices: boolean) {
  const scopes = { allowedPatients: false, customName: false, publicInsuranceFlow: false };
  const services = slot.services.flatMap(({ addressServiceId, duration }) => {
    const service = world.addressServices.get(addressServiceId);
    if (service === undefined) return [];
    return [writtenAddressService(service, scopes, quirks.slotsTellDurations ? duration : undefined)];
  });
  return {
    start: written(world, slot.start),
    ...(withServices && { address_services: { _items: services } }),
  };
}

function replaceSlots({ clinic, address, body, now }: AddressCall): Reply {
  const { world, quirks, slotJobs } = clinic;
  if (address.readOnly === true) return refused(refusals.calendarNotAuthorized);
  if (address.commercialType === 'basic') return refused(refusals.notCommercial(address.id));
  const read = readBody(replaceSchema, body);
  if (!read.ok) return refused(read.refusal);
  const rules: SlotRules = {
    replaces: quirks.putSlotsReplaces,
    manyDays: quirks.putSlotsManyDays,
    overlap: quirks.putSlotsOverlap,
    midnight: quirks.putSlotsMidnight,
    over: quirks.putSlotsOver,
    newService: quirks.newServiceInPut,
  };
  const periods = read.value.slots.map(periodOf);
  const fine = checkPeriods(world, address, periods, now, rules);
  if (!fine.ok) return refused(fine.refusal);
  const key = `${address.id} ${JSON.stringify(body)}`;
  const state = slotJobs.state(key);
  const isBusy = quirks.putSlotsBusyFor === 'address' && slotJobs.isAtWork(address.id);
  if (state === 'running' || (state === 'new' && isBusy)) return refused(refusals.tooManyRequests);
  if (state === 'new')
    slotJobs.start({
      key,
      addressId: address.id,
      touches: touchedBy(world, periods, rules),
      workMs: quirks.putSlotsProcessingMs,
      ignoreMs: quirks.putSlotsIgnoreMs,
      work: () => {
        if (address.calendar === null || clinic.quirks.putSlotsEnables) address.calendar = 'enabled';
        replacePeriods(world, address.id, periods, rules, clinic.clock.now());
      },
    });
  return bare(201);
}

function periodOf(item: z.infer<typeof replaceSchema>['slots'][number]): WorkPeriod {
  return {
    start: item.start,
    end: item.end,
    services: (item.address_services ?? []).map((service) => ({
      addressServiceId: service.address_service_id,
      duration: service.duration,
    })),
    insuranceAccepted: item.insurance_accepted ?? 'with-and-without-insurance',
    insuranceProviders: item.insurance_providers ?? [],
  };
}

function book(call: AddressCall): Reply {
  const { world, quirks } = call.clinic;
  const start = readInstant(call.params['start'] ?? '');
  if (start === null) return refused(refusals.invalidArguments);
  const read = readBody(bookSchema, call.body);
  if (!read.ok) return refused(read.refusal);
  const wanted = read.value;
  const patient = patientOf(wanted);
  const complete = quirks.insistsOnExtraFields ? checkExtraFields(call.address, patient) : done(null);
  if (!complete.ok) return refused(complete.refusal);
  const booked = bookSlot(
    world,
    {
      addressId: call.address.id,
      addressServiceId: wanted.address_service_id,
      start,
      duration: wanted.duration,
      patient,
      comment: wanted.comment ?? null,
      insurance: insuranceOf(world, wanted),
    },
    deedOf(call),
  );
  return replyTo(booked, (booking) => answer(answeredBooking(call, booking)));
}
