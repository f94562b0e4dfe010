import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Exception } from '#shared/domain/availability/exception.ts';
import type { Period } from '#shared/domain/availability/period.ts';
import type { Plan } from '#shared/domain/availability/plan.ts';
import { asAddressId, asAddressServiceId } from '#shared/domain/ids.ts';
import { isUnused, usesOf } from '#shared/domain/services/uses.ts';
import { exceptionWithout, plansWithout } from '#shared/domain/services/withoutService.ts';

/*
 * Hours from which a service is taken use it nowhere, use all others as before, and have no period that offers nothing: such a one would
 * clear its time at the marketplace by another way than it was meant.
 */
const gone = asAddressServiceId('gone');
const periods = fc.array(
  fc.record({
    start: fc.constant('08:00'),
    end: fc.constant('12:00'),
    services: fc.uniqueArray(
      fc.record({
        addressServiceId: fc.constantFrom('gone', 'a', 'b').map(asAddressServiceId),
        duration: fc.constantFrom(null, 20),
      }),
      { minLength: 1, maxLength: 3, selector: ({ addressServiceId }) => addressServiceId },
    ),
    insurance: fc.constant('both' as const),
    providers: fc.constant([]),
  }),
  { maxLength: 4 },
);
const plan = fc
  .array(fc.array(periods, { minLength: 7, maxLength: 7 }), { minLength: 1, maxLength: 3 })
  .map((weeks): Plan => ({
    validFrom: '2026-11-02',
    validTo: null,
    anchorMonday: '2026-11-02',
    weeks: weeks.map((days) => ({ name: '', days })),
  }));
const servicesOf = (all: readonly Period[]) =>
  all.flatMap(({ services }) => services.map(({ addressServiceId }) => addressServiceId));
const allPeriods = (plans: readonly Plan[]) =>
  plans.flatMap(({ weeks }) => weeks.flatMap(({ days }) => days.flat()));

test('plans use it nowhere any more, and everything else as before', () => {
  fc.assert(
    fc.property(fc.array(plan, { maxLength: 2 }), (plans) => {
      const without = plansWithout(plans, gone);
      const hours = { inForce: without, draft: [], exceptions: [] };
      expect(isUnused(usesOf(gone, hours, '2026-11-23'))).toBe(true);
      expect(servicesOf(allPeriods(without))).toEqual(
        servicesOf(allPeriods(plans)).filter((id) => id !== gone),
      );
      for (const { services } of allPeriods(without)) expect(services).not.toEqual([]);
      expect(without.map(({ weeks }) => weeks.map(({ days }) => days.length))).toEqual(
        plans.map(({ weeks }) => weeks.map(() => 7)),
      );
    }),
  );
});

test('special hours that offered nothing else close their dates, or go where they stood beside the plan', () => {
  const exception = (change: Exception['change']): Exception => ({
    id: 'x',
    scope: { kind: 'address', addressId: asAddressId('a1') },
    from: '2026-12-01',
    to: '2026-12-02',
    reason: 'other',
    change,
    note: '',
  });
  const period = (...ids: string[]): Period => ({
    start: '08:00',
    end: '12:00',
    services: ids.map((id) => ({ addressServiceId: asAddressServiceId(id), duration: null })),
    insurance: 'both',
    providers: [],
  });
  const hours = (...some: Period[]) => ({ kind: 'periods' as const, periods: some });
  const both = exception({ kind: 'replaced', hours: hours(period('gone', 'a'), period('gone')) });
  expect(exceptionWithout(both, gone)?.change).toEqual({ kind: 'replaced', hours: hours(period('a')) });
  expect(
    exceptionWithout(exception({ kind: 'replaced', hours: hours(period('gone')) }), gone)?.change,
  ).toEqual({
    kind: 'closed',
    times: null,
  });
  expect(exceptionWithout(exception({ kind: 'extra', hours: hours(period('gone')) }), gone)).toBeNull();
  const closed = exception({ kind: 'closed', times: null });
  expect(exceptionWithout(closed, gone)).toEqual(closed);
});
