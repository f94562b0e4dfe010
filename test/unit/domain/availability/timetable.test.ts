import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPlans } from '#shared/domain/availability/checkPlans.ts';
import { planOn } from '#shared/domain/availability/expand.ts';
import {
  exceptionSchema,
  greatest,
  plansSchema,
  publishedSchema,
} from '#shared/domain/availability/schemas.ts';
import { renamedIn, renamedInChange, renamedInPlans } from '#shared/domain/availability/serviceOnItsWay.ts';
import { draftAfter, withSuccessor } from '#shared/domain/availability/timetable.ts';
import { digest } from '#shared/domain/availability/digest.ts';
import { asAddressServiceId } from '#shared/domain/ids.ts';
import { addDays } from '#shared/time/zone.ts';
import { a1, anyExceptions, anyPlan, exception, period, plan, timed, week } from './support.ts';

describe('new hours from a date on', () => {
  const one = plan([week({ 1: [period('08:00', '12:00')] })]);

  test('end the old ones the day before', () => {
    const two = plan([week({})], { validFrom: '2027-01-04' });
    expect(withSuccessor([one], two)).toEqual([{ ...one, validTo: '2027-01-03' }, two]);
  });

  test('take the place of those that begin on the same date, and end before those that begin later', () => {
    const march = plan([week({})], { validFrom: '2027-03-01' });
    const again = { ...march, weeks: [week({ 2: [period('09:00', '10:00')] })] };
    expect(withSuccessor([{ ...one, validTo: '2027-02-28' }, march], again)).toEqual([
      { ...one, validTo: '2027-02-28' },
      again,
    ]);
    const between = plan([week({})], { validFrom: '2027-01-04' });
    expect(withSuccessor([{ ...one, validTo: '2027-02-28' }, march], between)).toEqual([
      { ...one, validTo: '2027-01-03' },
      { ...between, validTo: '2027-02-28' },
      march,
    ]);
  });

  test('however many are added, never lie over each other, and each holds from its date on', () => {
    const from = fc.integer({ min: 0, max: 50 }).map((days) => addDays('2027-01-01', days));
    fc.assert(
      fc.property(fc.array(from, { maxLength: 8 }), (dates) => {
        const plans = dates.reduce<readonly (typeof one)[]>(
          (all, validFrom) => withSuccessor(all, plan([week({})], { validFrom })),
          [one],
        );
        expect(checkPlans(plans, () => null)).toEqual([]);
        for (const date of dates) expect(planOn(plans, date)?.validFrom).toBe(date);
      }),
    );
  });
});

test('a draft says since when it is one, whoever saves it again', () => {
  const first = draftAfter(null, { plans: [], staff: 'AK', at: 5 });
  expect(draftAfter(first, { plans: [], staff: 'JL', at: 9 })).toEqual({ plans: [], staff: 'JL', since: 5 });
});

describe('a service that gets another id', () => {
  const [from, to] = [asAddressServiceId('s1'), asAddressServiceId('new')];

  test('has it wherever it stands, and nothing else changes', () => {
    const both = period('08:00', '12:00', ['s1', 20], ['s2', null]);
    const other = period('13:00', '14:00', ['s2', 20]);
    const [renamed, same] = renamedIn([both, other], { from, to });
    expect(renamed?.services).toEqual([{ addressServiceId: 'new', duration: 20 }, both.services[1]]);
    expect(same).toBe(other);
    const twice = period('08:00', '12:00', ['s1', 20], ['new', 30]);
    expect(renamedIn([twice], { from, to })[0]?.services).toEqual([
      { addressServiceId: 'new', duration: 20 },
    ]);
  });

  test('leaves no trace in any plan or exception, and those that do not name it are the same objects', () => {
    fc.assert(
      fc.property(fc.array(anyPlan, { maxLength: 2 }), anyExceptions('2026-12-24'), (plans, exceptions) => {
        const after = renamedInPlans(plans, { from, to });
        const named = (what: unknown): boolean => JSON.stringify(what).includes('"s1"');
        expect(named(after)).toBe(false);
        expect(after === plans).toBe(!named(plans));
        expect(renamedInPlans(after, { from: to, to: from })).toEqual(plans);
        for (const { change } of exceptions) {
          const changed = renamedInChange(change, { from, to });
          expect(named(changed)).toBe(false);
          expect(changed === change).toBe(!named(change));
        }
      }),
    );
  });
});

describe('what is read from a file', () => {
  test('comes back as it went in', () => {
    fc.assert(
      fc.property(fc.array(anyPlan, { maxLength: 2 }), anyExceptions('2026-12-24'), (plans, exceptions) => {
        expect(plansSchema.parse(JSON.parse(JSON.stringify(plans)))).toEqual(plans);
        for (const one of exceptions)
          expect(exceptionSchema.parse(JSON.parse(JSON.stringify(one)))).toEqual(one);
      }),
      { numRuns: 50 },
    );
  });

  const fine = plan([week({ 1: [period('08:00', '24:00')] })]);
  const day = {
    address: a1,
    date: '2026-11-30',
    periods: [timed(1, 2)],
    digest: digest([timed(1, 2)]),
    sentAt: 1,
    state: 'stands',
    readBackAt: null,
  };

  test('has no time that no clock shows, no date that no calendar has, and six days are no week', () => {
    const [days] = fine.weeks;
    for (const wrong of [
      { ...fine, validFrom: '2026-02-29' },
      { ...fine, validFrom: '2026-1-1' },
      { ...fine, weeks: [] },
      { ...fine, weeks: [{ name: '', days: days?.days.slice(1) }] },
      plan([week({ 1: [period('08:00', '24:30')] })]),
      plan([week({ 1: [period('8:00', '09:00')] })]),
      plan([week({ 1: [period('08:00', '12:00', ['s1', 0])] })]),
      plan([week({ 1: [period('08:00', '12:00', ['', 20])] })]),
    ])
      expect([plansSchema.safeParse([wrong]).success, wrong]).toEqual([false, wrong]);
    expect(exceptionSchema.safeParse(exception({ kind: 'asWeekday', weekday: 8 as 7 })).success).toBe(false);
    expect(publishedSchema.safeParse(day).success).toBe(true);
    expect(publishedSchema.safeParse({ ...day, state: 'lost' }).success).toBe(false);
  });

  test('has its greatest sizes, and what is one larger is refused', () => {
    const many = (count: number) => Array.from({ length: count }, () => fine);
    expect(plansSchema.safeParse(many(greatest.plans)).success).toBe(true);
    expect(plansSchema.safeParse(many(greatest.plans + 1)).success).toBe(false);
    const cycle = (weeks: number) => [plan(Array.from({ length: weeks }, () => week({})))];
    expect(plansSchema.safeParse(cycle(greatest.cycleWeeks)).success).toBe(true);
    expect(plansSchema.safeParse(cycle(greatest.cycleWeeks + 1)).success).toBe(false);
    const full = (periods: number) => [
      plan([week({ 3: Array.from({ length: periods }, () => period('08:00', '09:00')) })]),
    ];
    expect(plansSchema.safeParse(full(greatest.periodsPerDay)).success).toBe(true);
    expect(plansSchema.safeParse(full(greatest.periodsPerDay + 1)).success).toBe(false);
    const noted = (length: number) =>
      exception({ kind: 'closed', times: null }, { note: 'x'.repeat(length) });
    expect(exceptionSchema.safeParse(noted(greatest.note)).success).toBe(true);
    expect(exceptionSchema.safeParse(noted(greatest.note + 1)).success).toBe(false);
  });
});
