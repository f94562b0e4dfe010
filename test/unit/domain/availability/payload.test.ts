import { expect, test } from 'vitest';
import { payloadOf } from '#shared/domain/availability/payload.ts';
import type { TimedPeriod } from '#shared/domain/availability/timedPeriod.ts';
import { asAddressServiceId } from '#shared/domain/ids.ts';
import { hourMs, minuteMs } from '#shared/time/durations.ts';

const service = asAddressServiceId('43');
const day = { from: 0, to: 24 * hourMs };
const yesterday = -12 * hourMs;
const period = (
  from: number,
  to: number,
  services = [{ addressServiceId: service, duration: 20 }],
): TimedPeriod => ({
  start: from * hourMs,
  end: to * hourMs,
  services,
  insurance: 'both',
  providers: [],
});
const spansOf = (
  wanted: readonly TimedPeriod[],
  standing: readonly TimedPeriod[],
  told: readonly number[],
) => {
  const starts = told.map((start) => ({ start: start * hourMs, services: [service] }));
  const payload = payloadOf(wanted, standing, starts, yesterday, () => 20, day);
  const periods = payload.kind === 'put' ? payload.periods : [];
  return periods.map(({ start, end, services }) => ({
    from: start / hourMs,
    to: end / hourMs,
    goes: services.length === 0,
  }));
};

/*
 * After the write nothing of the date is offered but what is wanted, also where the vendor replaces no more than the ranges that are named.
 * Starts are missing from what is told because somebody has them, whether that visit is known here or not.
 */
test('what lies under a visit that nobody here has heard of goes with the rest', () => {
  // Told from eight to twelve, but for the hour from ten on.
  const told = [8, 9, 11].flatMap((hour) => [0, 20, 40].map((minute) => hour + (minute * minuteMs) / hourMs));
  expect(spansOf([period(9, 10)], [], told)).toEqual([
    { from: 8, to: 9, goes: true },
    { from: 9, to: 10, goes: false },
    { from: 10, to: 12, goes: true },
  ]);
});

test('on a date of which nothing is known nothing is named but what is wanted, and a lunch stays a gap', () => {
  expect(spansOf([period(8, 12), period(14, 16)], [], [])).toEqual([
    { from: 8, to: 12, goes: false },
    { from: 14, to: 16, goes: false },
  ]);
});

test('hours that filled a lunch go from it', () => {
  expect(spansOf([period(8, 12), period(14, 16)], [period(8, 16)], [])).toEqual([
    { from: 8, to: 12, goes: false },
    { from: 12, to: 14, goes: true },
    { from: 14, to: 16, goes: false },
  ]);
});

/*
 * Where the facility's clock is not the marketplace's, its midnight lies within the marketplace's date, and no period may lie over it.
 */
test('what goes is parted at the facility’s midnight, too', () => {
  const midnights = [hourMs, 25 * hourMs];
  const standing = [period(0, 1), period(8, 12)];
  const payload = payloadOf([period(9, 12)], standing, [], yesterday, () => 20, day, midnights);
  const spans = payload.kind === 'put' ? payload.periods.map(({ start, end }) => [start, end]) : [];
  expect(spans).toEqual([
    [0, hourMs],
    [hourMs, 9 * hourMs],
    [9 * hourMs, 12 * hourMs],
  ]);
});
