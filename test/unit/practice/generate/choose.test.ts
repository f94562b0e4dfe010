import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '#shared/random.ts';
import type { Candidate } from '../../../../main/practice/generate/candidates.ts';
import { chooseVisits } from '../../../../main/practice/generate/choose.ts';
import { PatientPool } from '../../../../main/practice/generate/patientPool.ts';
import { plans, usualFill, type Plan } from '../../../../main/practice/generate/sizes.ts';
import { emptyClinic, monday } from './scene.ts';

const { calendars, pack } = emptyClinic(1);
const [calendar] = calendars;
const minute = 60_000;

/** Days of so many half-hour visits each, one after the other. */
function halfHours(offsets: readonly number[], perDay: number): Candidate[] {
  const service = calendar?.services[0];
  if (calendar === undefined || service === undefined) throw new Error('an empty clinic');
  return offsets.flatMap((offset) =>
    Array.from({ length: perDay }, (_, n) => {
      const start = monday + offset * 86_400_000 + n * 30 * minute;
      return { calendar, service, offset, start, end: start + 30 * minute };
    }),
  );
}

describe('the choice of visits', () => {
  test('takes as much of today as is wanted, to half a visit, and counts the cancelled ones apart', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 10, max: 200 }), (seed, count) => {
        const chosen = chooseVisits(seededRandom(seed), halfHours([0], count), count * 30, plans.clinic);
        const kept = chosen.filter(({ canceled }) => !canceled).length;
        expect(Math.abs(kept - count * 0.8)).toBeLessThanOrEqual(1);
        const canceled = chosen.length - kept;
        expect(canceled).toBe(Math.ceil(kept * 0.07));
      }),
    );
  });

  test('takes exactly as many in all as the plan says, cancelled ones among them, nearer days first', () => {
    const plan: Plan = { ...plans.hospital, bookings: 1_000 };
    const offsets = Array.from({ length: 40 }, (_, n) => n - 10);
    const chosen = chooseVisits(seededRandom(2), halfHours(offsets, 60), 60 * 30, plan);
    expect(chosen).toHaveLength(1_000);
    const on = (offset: number): number => chosen.filter((visit) => visit.offset === offset).length;
    expect(on(-5)).toBeGreaterThan(on(29));
  });

  test('that cannot be made is a bug of the plan, and said so', () => {
    const plan: Plan = { ...plans.hospital, bookings: 1_000 };
    expect(() => chooseVisits(seededRandom(2), halfHours([1, 2], 60), 0, plan)).toThrow(
      'Only 120 visits fit',
    );
  });

  test('fades: the usual share falls from day to day, and never to nothing', () => {
    for (let offset = 0; offset < 84; offset += 1) {
      expect(usualFill(offset + 1)).toBeLessThan(usualFill(offset));
      expect(usualFill(offset)).toBeGreaterThan(0.05);
    }
    expect(usualFill(-200)).toBe(usualFill(0));
  });
});

describe('the patients of a calendar', () => {
  test('come again, on other days only, and are new only once', () => {
    const pool = new PatientPool(seededRandom(3), pack, 'gp', monday);
    const visits = Array.from({ length: 600 }, (_, n) => {
      const day = Math.floor(n / 10);
      return { day, patient: pool.next(day) };
    });
    const firsts = visits.filter(({ patient }) => !patient.isReturning).map(({ patient }) => patient);
    expect(new Set(firsts).size).toBe(firsts.length);
    expect(firsts.length / visits.length).toBeGreaterThan(0.25);
    expect(firsts.length / visits.length).toBeLessThan(0.6);
    const days = new Map<object, number[]>();
    for (const { day, patient } of visits) days.set(patient, [...(days.get(patient) ?? []), day]);
    for (const own of days.values()) expect(new Set(own).size).toBe(own.length);
    expect([...days.values()].some((own) => own.length >= 3)).toBe(true);
  });
});
