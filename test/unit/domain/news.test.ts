import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asBookingId } from '#shared/domain/ids.ts';
import { isMoveOf, isQuiet, newsOf, withTold, type NewsMemory } from '#shared/domain/news.ts';

/*
 * A patient's booking is news exactly once: not when it came with the first copy, not when it was told before, not when it is an
 * older one under a new number, and not when a clinic made it. What the memory forgets stays told.
 */
const minute = 60_000;
const now = Date.parse('2026-11-23T10:00:00Z');
const memory: NewsMemory = { since: now - 60 * minute, told: new Map([['told', now - 2 * minute]]) };
const booking = {
  id: asBookingId('b1'),
  status: 'booked' as const,
  bookedBy: 'patient' as const,
  bookedAt: now - minute,
  end: now + 600 * minute,
  moving: null,
};
const newsIf = (change: Partial<Parameters<typeof newsOf>[0]>) =>
  newsOf({ ...booking, ...change }, memory, now);

describe('a booking', () => {
  it('that a patient has just made is news', () => {
    expect(newsIf({})).toBe('fresh');
  });
  it('is late where it was made while nobody looked', () => {
    expect(newsIf({ bookedAt: now - 15 * minute })).toBe('fresh');
    expect(newsIf({ bookedAt: now - 15 * minute - 1 })).toBe('late');
  });
  it('is none where it came with the first copy, was told, is over or cancelled, or nobody says when it was made', () => {
    expect(newsIf({ bookedAt: memory.since })).toBe('none');
    expect(newsIf({ id: asBookingId('told') })).toBe('none');
    expect(newsIf({ end: now })).toBe('none');
    expect(newsIf({ status: 'canceled' })).toBe('none');
    expect(newsIf({ bookedAt: null })).toBe('none');
  });
  it('is none where the clinic made it, at this desk or in the vendor’s panel', () => {
    expect(newsIf({ bookedBy: 'doctor' })).toBe('none');
    expect(newsIf({ bookedBy: 'integration' })).toBe('none');
    expect(newsIf({ bookedBy: null })).toBe('none');
  });
  it('is none where it is an older one under a new number, whichever way round the ids are given', () => {
    const [own, old] = [booking.id, asBookingId('b0')];
    expect(newsIf({ moving: { originId: old, newestId: own } })).toBe('none');
    expect(newsIf({ moving: { originId: own, newestId: old } })).toBe('none');
    expect(newsIf({ moving: { originId: own, newestId: own } })).toBe('fresh');
    expect(newsIf({ moving: { originId: null, newestId: null } })).toBe('fresh');
  });
});

describe('a move', () => {
  const patient = {
    name: 'Anna',
    surname: 'Lis',
    phone: '+48600100200',
    email: null,
    birthDate: null,
    nin: null,
    gender: null,
    isReturning: null,
    insuranceNumber: null,
  };
  const made = { id: asBookingId('b2'), bookedAt: now, patient };
  const older = { id: asBookingId('b1'), canceledAt: now - 1_000, patient };
  it('is recognised by the older visit that was cancelled in the same moment', () => {
    expect(isMoveOf(made, older)).toBe(true);
    expect(isMoveOf(made, { ...older, canceledAt: null })).toBe(false);
    expect(isMoveOf(made, { ...older, canceledAt: now - minute })).toBe(false);
    expect(isMoveOf({ ...made, id: older.id }, older)).toBe(false);
  });
  it('is another patient’s where name or phone is another', () => {
    expect(isMoveOf(made, { ...older, patient: { ...patient, phone: '+48600100201' } })).toBe(false);
    expect(isMoveOf(made, { ...older, patient: { ...patient, name: 'Ewa' } })).toBe(false);
    expect(isMoveOf({ ...made, patient: null }, older)).toBe(false);
    const born = (birthDate: string | null) => ({ ...patient, birthDate });
    const [father, son] = [
      { ...made, patient: born('1950-02-01') },
      { ...older, patient: born('1984-05-06') },
    ];
    expect(isMoveOf(father, son)).toBe(false);
    expect(isMoveOf(father, older)).toBe(true);
  });
});

it('is told once, however many others are told and in whatever order they are found', () => {
  const made = fc.array(fc.record({ id: fc.string(), age: fc.nat(50 * 60) }), { maxLength: 1_200 });
  fc.assert(
    fc.property(made, fc.integer({ min: 1, max: 700 }), (all, step) => {
      const seen = new Set<string>();
      let known = memory;
      for (let first = 0; first < all.length; first += step) {
        const found = new Map(
          all.slice(first, first + step).map(({ id, age }) => [id, now - age * 1_000] as const),
        );
        const news = [...found]
          .map(([id, bookedAt]) => ({ ...booking, id: asBookingId(id), bookedAt }))
          .filter((one) => newsOf(one, known, now) !== 'none');
        for (const { id } of news) {
          expect(seen.has(id)).toBe(false);
          seen.add(id);
        }
        known = withTold(known, news);
        expect(known.told.size).toBeLessThanOrEqual(400);
        // Seen again, as every sweep does.
        for (const [id, bookedAt] of found) {
          const again = { ...booking, id: asBookingId(id), bookedAt };
          if (seen.has(id) && news.some((one) => one.id === id))
            expect(newsOf(again, known, now)).toBe('none');
        }
      }
    }),
    { numRuns: 40 },
  );
});

describe('quiet hours', () => {
  it('may go over midnight', () => {
    expect(
      ['19:59', '20:00', '23:59', '00:00', '06:59', '07:00'].map((at) => isQuiet(at, '20:00', '07:00')),
    ).toEqual([false, true, true, true, true, false]);
  });
  it('may lie within a day, or be none', () => {
    expect(['11:59', '12:00', '12:59', '13:00'].map((at) => isQuiet(at, '12:00', '13:00'))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(isQuiet('12:00', '12:00', '12:00')).toBe(false);
  });
});
