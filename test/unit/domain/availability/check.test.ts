import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hoursAtOnce } from '#shared/domain/availability/atOnce.ts';
import { checkException } from '#shared/domain/availability/checkExceptions.ts';
import { checkPeriods, checkPlans } from '#shared/domain/availability/checkPlans.ts';
import type { Period } from '#shared/domain/availability/period.ts';
import { asAddressId, asInsuranceProviderId } from '#shared/domain/ids.ts';
import { anyExceptions, exception, period, plan, week } from './support.ts';

const noDurations = () => null;
const check = (...periods: readonly Period[]) => checkPeriods(periods, noDurations);
const kinds = (faults: readonly { readonly kind: string }[]): string[] => faults.map(({ kind }) => kind);

describe('the periods of a day', () => {
  test('are fine where they follow each other, also without a gap', () => {
    expect(check(period('12:00', '24:00'), period('08:00', '12:00'))).toEqual({ faults: [], hints: [] });
  });

  test('must not be empty or lie over each other', () => {
    expect(check(period('08:00', '08:00'))).toMatchObject({ faults: [{ kind: 'empty' }] });
    expect(check(period('08:00', '12:00'), period('11:00', '13:00')).faults).toEqual([
      { kind: 'overlap', range: { start: '11:00', end: '12:00' } },
    ]);
    // The third lies in the first, though not in the second.
    expect(
      check(period('08:00', '18:00'), period('09:00', '10:00'), period('12:00', '13:00')).faults,
    ).toEqual([
      { kind: 'overlap', range: { start: '09:00', end: '10:00' } },
      { kind: 'overlap', range: { start: '12:00', end: '13:00' } },
    ]);
  });

  test('need services, each once, and insurers where only the insured come', () => {
    const bare = { ...period('08:00', '12:00'), services: [] };
    expect(kinds(check(bare).faults)).toEqual(['noServices']);
    expect(kinds(check(period('08:00', '12:00', ['s1', 20], ['s1', 30])).faults)).toEqual(['serviceTwice']);
    const providers = [asInsuranceProviderId('i1')];
    const of = (insurance: Period['insurance'], some: Period['providers']): string[] =>
      kinds(check({ ...period('08:00', '12:00'), insurance, providers: some }).faults);
    expect(of('with', [])).toEqual(['insurers']);
    expect(of('without', providers)).toEqual(['insurers']);
    expect([of('with', providers), of('without', []), of('both', providers), of('both', [])].flat()).toEqual(
      [],
    );
  });

  test('must be long enough for one of their services, and say which does not fit', () => {
    expect(check(period('08:00', '08:30', ['s1', 40], ['s2', 60])).faults).toMatchObject([
      { kind: 'tooShort', shortest: 40 },
    ]);
    expect(check(period('08:00', '08:30', ['s1', 15], ['s2', 60])).hints).toMatchObject([
      { kind: 'serviceTooLong', addressServiceId: 's2' },
    ]);
  });

  test('hint at a grid that is finer than the shortest visit', () => {
    expect(check(period('08:00', '12:00', ['s1', 20], ['s2', 25])).hints).toEqual([
      { kind: 'fineGrid', range: { start: '08:00', end: '12:00' }, grid: 5, shortest: 20 },
    ]);
    expect(check(period('08:00', '12:00', ['s1', 20], ['s2', 60])).hints).toEqual([]);
    const own = checkPeriods([period('08:00', '12:00', ['s1', 20], ['s2', null])], () => 30);
    expect(own.hints).toMatchObject([{ grid: 10 }]);
    expect(check(period('08:00', '12:00', ['s2', null]))).toEqual({ faults: [], hints: [] });
  });
});

describe('the plans of an address', () => {
  const weeks = [week({ 2: [period('08:00', '08:00')] }), week({ 7: [period('09:00', '10:00')] })];

  test('say where a period is wrong', () => {
    expect(checkPlans([plan(weeks)], noDurations)).toMatchObject([
      { kind: 'period', plan: 0, week: 0, weekday: 2, fault: { kind: 'empty' } },
    ]);
  });

  test('begin on a Monday, end after they begin, and do not overlap in time', () => {
    const fine = [plan([week({})], { validTo: '2027-01-03' }), plan([week({})], { validFrom: '2027-01-04' })];
    expect(checkPlans(fine, noDurations)).toEqual([]);
    const [one, two] = fine as [ReturnType<typeof plan>, ReturnType<typeof plan>];
    expect(checkPlans([{ ...one, anchorMonday: '2026-01-06' }], noDurations)).toMatchObject([
      { kind: 'anchorIsNoMonday' },
    ]);
    expect(checkPlans([{ ...one, validTo: '2025-12-31' }], noDurations)).toMatchObject([{ kind: 'noDates' }]);
    expect(checkPlans([two, { ...one, validTo: null }], noDurations)).toEqual([
      { kind: 'twoPlans', plans: [1, 0], from: '2027-01-04' },
    ]);
    expect(checkPlans([one, one], noDurations)).toMatchObject([{ kind: 'twoPlans' }]);
  });
});

describe('an exception', () => {
  const closed = { kind: 'closed', times: null } as const;
  const others = { from: '2026-12-01', to: '2026-12-04', id: 'e2' };

  test('is refused beside an equal one, with the dates that both have', () => {
    const one = exception(closed, { from: '2026-12-03', to: '2026-12-10' });
    expect(checkException(one, [exception(closed, others)], noDurations)).toEqual([
      { kind: 'equal', id: 'e2', from: '2026-12-03', to: '2026-12-04' },
    ]);
    expect(checkException(one, [one], noDurations)).toEqual([]);
  });

  test.each([
    ['another scope', { scope: { kind: 'clinic' } }],
    ['another address', { scope: { kind: 'address', addressId: asAddressId('a2') } }],
    ['a holiday', { reason: 'holiday' }],
    ['a single date', { from: '2026-12-03', to: '2026-12-03' }],
    ['other dates', { from: '2026-12-05', to: '2026-12-06' }],
  ] as const)('has no equal in one of %s', (_what, more) => {
    const one = exception(closed, { from: '2026-12-03', to: '2026-12-10', ...more });
    expect(checkException(one, [exception(closed, others)], noDurations)).toEqual([]);
  });

  test('that adds hours stands beside all others', () => {
    const extra = exception({
      kind: 'extra',
      hours: { kind: 'times', times: [{ start: '18:00', end: '19:00' }] },
    });
    expect(
      checkException(extra, [exception(closed, { id: 'e2' }), { ...extra, id: 'e3' }], noDurations),
    ).toEqual([]);
  });

  test('has dates, times that do not overlap, and services at the scope of an address only', () => {
    expect(checkException(exception(closed, { from: '2026-12-02' }), [], noDurations)).toEqual([
      { kind: 'noDates' },
    ]);
    const times = [
      { start: '10:00', end: '12:00' },
      { start: '08:00', end: '10:30' },
      { start: '13:00', end: '13:00' },
    ];
    expect(checkException(exception({ kind: 'closed', times }), [], noDurations)).toEqual([
      { kind: 'times', range: times[0] },
      { kind: 'times', range: times[2] },
    ]);
    const replaced = {
      kind: 'replaced',
      hours: { kind: 'periods', periods: [period('08:00', '08:00')] },
    } as const;
    expect(
      kinds(checkException(exception(replaced, { scope: { kind: 'clinic' } }), [], noDurations)),
    ).toEqual(['periodsNeedAnAddress', 'period']);
  });

  test('is refused beside another if and only if both could hold with the same right on some date', () => {
    fc.assert(
      fc.property(anyExceptions('2026-12-24'), (all) => {
        for (const one of all)
          for (const two of all) {
            const refused = checkException(one, [two], noDurations).some(({ kind }) => kind === 'equal');
            const sort = ({ reason, from, to }: typeof one): number =>
              reason === 'holiday' ? 0 : from === to ? 1 : 2;
            const isEqual =
              one.id !== two.id &&
              one.change.kind !== 'extra' &&
              two.change.kind !== 'extra' &&
              one.scope.kind === two.scope.kind &&
              sort(one) === sort(two) &&
              one.from <= two.to &&
              two.from <= one.to;
            expect(refused).toBe(isEqual);
          }
      }),
    );
  });
});

test('a doctor is at two addresses at once where their hours lie over each other, and not where they touch', () => {
  const at = (addressId: string, ...periods: readonly (readonly [number, number])[]) => ({
    addressId: asAddressId(addressId),
    periods: periods.map(([start, end]) => ({ start, end })),
  });
  expect(hoursAtOnce([at('a', [8, 12], [13, 17]), at('b', [11, 14]), at('c', [17, 18])])).toEqual([
    { addressIds: ['a', 'b'], from: 11, to: 12 },
    { addressIds: ['b', 'a'], from: 13, to: 14 },
  ]);
  expect(hoursAtOnce([at('a', [8, 12]), at('a', [9, 10])])).toEqual([]);
});
