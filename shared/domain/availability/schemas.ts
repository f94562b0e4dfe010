import { z } from 'zod';
import { asAddressId, asAddressServiceId, asDoctorId, asFacilityId, asInsuranceProviderId } from '../ids.ts';
import type { TimeRange } from './clockTime.ts';
import {
  exceptionReasons,
  type Exception,
  type ExceptionChange,
  type ExceptionHours,
  type ExceptionScope,
} from './exception.ts';
import { insuranceKinds, type Period } from './period.ts';
import type { Plan } from './plan.ts';
import { publishedStates, type Published } from './publishedDay.ts';
import type { TimedPeriod } from './timedPeriod.ts';
import type { Weekday } from './weekday.ts';

/** What is read from the desk's file or from one that somebody chose. No clinic comes near these sizes. */
export const greatest = {
  /** Plans of one address, past and to come. */
  plans: 24,
  cycleWeeks: 8,
  periodsPerDay: 24,
  servicesPerPeriod: 200,
  providersPerPeriod: 1_000,
  timesPerDay: 24,
  spansPerDay: 1_500,
  weekName: 60,
  note: 500,
  id: 200,
} as const;

const id = z.string().min(1).max(greatest.id);
export const addressServiceId = id.transform(asAddressServiceId);
const providers = z.array(id.transform(asInsuranceProviderId)).max(greatest.providersPerPeriod);
const minutes = z.int().min(1).max(1_440);
const instant = z.int().min(0);
export const localDateSchema = z.iso.date();
const clockTime = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/);
const range: z.ZodType<TimeRange> = z.object({ start: clockTime, end: clockTime });
const times = z.array(range).max(greatest.timesPerDay);

const period: z.ZodType<Period> = z.object({
  start: clockTime,
  end: clockTime,
  services: z
    .array(z.object({ addressServiceId, duration: minutes.nullable() }))
    .max(greatest.servicesPerPeriod),
  insurance: z.enum(insuranceKinds),
  providers,
});
const periods = z.array(period).max(greatest.periodsPerDay);

const plan: z.ZodType<Plan> = z.object({
  validFrom: localDateSchema,
  validTo: localDateSchema.nullable(),
  anchorMonday: localDateSchema,
  weeks: z
    .array(z.object({ name: z.string().max(greatest.weekName), days: z.array(periods).length(7) }))
    .min(1)
    .max(greatest.cycleWeeks),
});
export const plansSchema = z.array(plan).max(greatest.plans);

const weekday: z.ZodType<Weekday> = z.union([
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal(4),
  z.literal(5),
  z.literal(6),
  z.literal(7),
]);
const hours: z.ZodType<ExceptionHours> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('periods'), periods }),
  z.object({ kind: z.literal('times'), times }),
]);
const change: z.ZodType<ExceptionChange> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('closed'), times: times.nullable() }),
  z.object({ kind: z.literal('replaced'), hours }),
  z.object({ kind: z.literal('extra'), hours }),
  z.object({ kind: z.literal('asWeekday'), weekday }),
]);
const scope: z.ZodType<ExceptionScope> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('address'), addressId: id.transform(asAddressId) }),
  z.object({ kind: z.literal('doctor'), doctorId: id.transform(asDoctorId) }),
  z.object({ kind: z.literal('facility'), facilityId: id.transform(asFacilityId) }),
  z.object({ kind: z.literal('clinic') }),
]);

export const exceptionSchema: z.ZodType<Exception> = z.object({
  id,
  scope,
  from: localDateSchema,
  to: localDateSchema,
  reason: z.enum(exceptionReasons),
  change,
  note: z.string().max(greatest.note),
});

const timedPeriod: z.ZodType<TimedPeriod> = z.object({
  start: instant,
  end: instant,
  services: z.array(z.object({ addressServiceId, duration: minutes })).max(greatest.servicesPerPeriod),
  insurance: z.enum(insuranceKinds),
  providers,
});

/** What a date offers. */
export const timedPeriodsSchema = z.array(timedPeriod).max(2 * greatest.periodsPerDay);

export const publishedSchema: z.ZodType<Published> = z.object({
  address: id.transform(asAddressId),
  date: localDateSchema,
  periods: timedPeriodsSchema,
  digest: z.string().regex(/^[\da-f]{16}$/),
  sentAt: instant.nullable(),
  state: z.enum(publishedStates),
  readBackAt: instant.nullable(),
  told: z.string().max(64).optional(),
  replaces: z
    .array(z.object({ from: instant, to: instant }))
    .max(greatest.spansPerDay)
    .optional(),
});
