import { expect, test } from 'vitest';
import { durationsOf } from '#shared/domain/availability/durationsOf.ts';
import { asAddressServiceId } from '#shared/domain/ids.ts';

/* Invariant: how long a service takes is the clinic's word, then what was published last, then the vendor's, and never a guess. */
const id = asAddressServiceId('s1');
const published = (duration: number, sentAt: number | null) => ({
  sentAt,
  periods: [
    {
      start: 0,
      end: 3_600_000,
      services: [{ addressServiceId: id, duration }],
      insurance: 'both' as const,
      providers: [],
    },
  ],
});

test('the clinic’s own word is before all others', () => {
  const durationOf = durationsOf(() => [published(20, 5)], [{ id, duration: 30 }], new Map([[id, 45]]));
  expect(durationOf(id)).toBe(45);
});

test('what was sent last holds, whatever the vendor tells since and however the days are in order', () => {
  for (const days of [
    [published(20, 5), published(25, 9)],
    [published(25, 9), published(20, 5)],
  ])
    expect(durationsOf(() => days, [{ id, duration: 30 }], new Map())(id)).toBe(25);
});

test('what was taken over and never sent counts, and less than what was sent', () => {
  expect(durationsOf(() => [published(20, null)], [], new Map())(id)).toBe(20);
  expect(durationsOf(() => [published(20, null), published(25, 1)], [], new Map())(id)).toBe(25);
});

test('the vendor’s is taken where nothing else is known, and nothing where nobody knows', () => {
  expect(durationsOf(() => [], [{ id, duration: 30 }], new Map())(id)).toBe(30);
  expect(durationsOf(() => [], [{ id, duration: null }], new Map())(id)).toBeNull();
  expect(durationsOf(() => [], [], new Map())(id)).toBeNull();
});
