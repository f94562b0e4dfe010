import fc from 'fast-check';
import { clockTimeOf, minutesPerDay, type TimeRange } from '#shared/domain/availability/clockTime.ts';
import type { Exception, ExceptionChange, ExceptionScope } from '#shared/domain/availability/exception.ts';
import type { Period } from '#shared/domain/availability/period.ts';
import type { Plan } from '#shared/domain/availability/plan.ts';
import type { TimedPeriod } from '#shared/domain/availability/timedPeriod.ts';
import type { Weekday } from '#shared/domain/availability/weekday.ts';
import { asAddressId, asAddressServiceId, asDoctorId, asFacilityId } from '#shared/domain/ids.ts';
import { zonesOf } from '#shared/domain/facilityZones.ts';
import { marketplaceLocales, marketplaces } from '#shared/domain/marketplace.ts';
import { addDays, type LocalDate } from '#shared/time/zone.ts';

export const a1 = asAddressId('a1');
export const minute = 60_000;
export const day = 24 * 60 * minute;

type Given<D extends number | null> = readonly (readonly [string, D])[];

/** One service of 20 minutes, unless others are given. */
const offered = <D extends number | null>(services: Given<D>) =>
  (services.length > 0 ? services : ([['s1', 20]] as const)).map(([id, duration]) => ({
    addressServiceId: asAddressServiceId(id),
    duration,
  }));

/** A period of one service of 20 minutes, unless it is said otherwise. */
export const period = (
  start: string,
  end: string,
  ...services: (readonly [string, number | null])[]
): Period => ({
  start,
  end,
  services: offered(services),
  insurance: 'both',
  providers: [],
});

/** Seven days, Monday first, of which some have hours. */
export const week = (days: Partial<Record<Weekday, readonly Period[]>>): Plan['weeks'][number] => ({
  name: '',
  days: ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => days[weekday] ?? []),
});

/** A plan from 2026 on without end, whose first week is that of Monday, 5 January 2026. */
export const plan = (weeks: Plan['weeks'], change: Partial<Plan> = {}): Plan => ({
  validFrom: '2026-01-01',
  validTo: null,
  anchorMonday: '2026-01-05',
  weeks,
  ...change,
});

export const exception = (change: ExceptionChange, more: Partial<Exception> = {}): Exception => ({
  id: 'e1',
  scope: { kind: 'address', addressId: a1 },
  from: '2026-11-30',
  to: '2026-11-30',
  reason: 'other',
  note: '',
  change,
  ...more,
});

export const scopes: readonly ExceptionScope[] = [
  { kind: 'address', addressId: a1 },
  { kind: 'doctor', doctorId: asDoctorId('d1') },
  { kind: 'facility', facilityId: asFacilityId('f1') },
  { kind: 'clinic' },
];

/** Each marketplace's zone with each that a facility of it can lie in. */
export const clocks: readonly { readonly marketplaceZone: string; readonly facilityZone: string }[] =
  marketplaceLocales.flatMap((locale) => {
    const marketplaceZone = marketplaces[locale].timeZone;
    const others = zonesOf(locale).map(({ timeZone }) => timeZone);
    return [...new Set([marketplaceZone, ...others])].map((facilityZone) => ({
      marketplaceZone,
      facilityZone,
    }));
  });

/** Up to `most` parts of a day that do not overlap, by start. Some touch, and some reach to midnight. */
export const anyRanges = (most: number): fc.Arbitrary<readonly TimeRange[]> =>
  fc
    .uniqueArray(
      fc.oneof(
        fc.nat(288).map((step) => step * 5),
        fc.nat(minutesPerDay),
      ),
      { maxLength: 2 * most },
    )
    .chain((cuts) => {
      const sorted = cuts.toSorted((one, two) => one - two);
      return fc.array(fc.boolean(), { minLength: sorted.length, maxLength: sorted.length }).map((open) =>
        sorted.slice(1).flatMap((end, index) => {
          const start = sorted[index] ?? 0;
          return open[index] === true ? [{ start: clockTimeOf(start), end: clockTimeOf(end) }] : [];
        }),
      );
    });

const anyServices = fc.uniqueArray(
  fc.tuple(fc.constantFrom('s1', 's2', 's3'), fc.constantFrom(5, 15, 20, 25, 60, null)),
  {
    selector: ([id]) => id,
    minLength: 1,
    maxLength: 3,
  },
);

/** Periods of one day. */
export const anyPeriods: fc.Arbitrary<readonly Period[]> = anyRanges(4).chain((ranges) =>
  fc
    .array(anyServices, { minLength: ranges.length, maxLength: ranges.length })
    .map((services) => ranges.map(({ start, end }, index) => period(start, end, ...(services[index] ?? [])))),
);

const anyWeek = fc
  .array(anyPeriods, { minLength: 7, maxLength: 7 })
  .map((days): Plan['weeks'][number] => ({ name: '', days }));
const anyMonday = fc.integer({ min: -300, max: 600 }).map((weeks) => addDays('2026-01-05', 7 * weeks));

/** A plan that holds always. */
export const anyPlan: fc.Arbitrary<Plan> = fc
  .tuple(fc.array(anyWeek, { minLength: 1, maxLength: 8 }), anyMonday)
  .map(([weeks, anchorMonday]) => plan(weeks, { anchorMonday, validFrom: '2000-01-01' }));

const anyChange: fc.Arbitrary<ExceptionChange> = fc.oneof(
  fc.option(anyRanges(3)).map((times) => ({ kind: 'closed', times }) as const),
  fc
    .tuple(
      fc.constantFrom('replaced', 'extra'),
      fc.oneof(
        anyPeriods.map((periods) => ({ kind: 'periods', periods }) as const),
        anyRanges(3).map((times) => ({ kind: 'times', times }) as const),
      ),
    )
    .map(([kind, hours]) => ({ kind, hours }) as const),
  fc
    .integer({ min: 1, max: 7 })
    .map((weekday) => ({ kind: 'asWeekday', weekday: weekday as Weekday }) as const),
);

/** Exceptions of one date and its neighbours, of all sorts and scopes; some are equal ones. */
export const anyExceptions = (date: LocalDate): fc.Arbitrary<readonly Exception[]> =>
  fc
    .array(
      fc.tuple(
        anyChange,
        fc.constantFrom(...scopes),
        fc.constantFrom(-2, -1, 0, 0, 0),
        fc.constantFrom(0, 0, 0, 1, 4),
        fc.constantFrom('holiday', 'vacation', 'other'),
      ),
      { maxLength: 6 },
    )
    .map((all) =>
      all.map(([change, scope, before, after, reason], index) =>
        exception(change, {
          id: `e${index}`,
          scope,
          reason,
          from: addDays(date, before),
          to: addDays(date, after),
        }),
      ),
    );

/** A date of a desk's years: year ends, 29 February and the 53rd week come often. */
export const anyDate: fc.Arbitrary<LocalDate> = fc.oneof(
  fc.integer({ min: 0, max: 4_000 }).map((days) => addDays('2026-01-01', days)),
  fc.constantFrom(
    '2026-12-27',
    '2026-12-28',
    '2026-12-31',
    '2027-01-01',
    '2027-01-03',
    '2027-01-04',
    '2028-02-28',
    '2028-02-29',
    '2028-03-01',
    '2032-02-29',
    '2032-12-31',
  ),
);

export const timed = (
  start: number,
  end: number,
  ...services: (readonly [string, number])[]
): TimedPeriod => ({
  start,
  end,
  services: offered(services),
  insurance: 'both',
  providers: [],
});
