import { expect, test } from 'vitest';
import { addDays, atWallClock, dayWindow, type LocalDate } from '#shared/time/zone.ts';
import { generateWorld } from '../../../../main/practice/generate/generateWorld.ts';
import { freeSlots, type FreeSlot } from '../../../../main/practice/rules/slots.ts';
import { daysLookedAt } from '../../../e2e/harness/daysLookedAt.ts';

/*
 * The tests in the real window have the day on which they run, and so has the clinic that is invented for them. On whichever day of
 * the year that is, it has visits that are over, visits of today, and room that is found within the days that those tests look at.
 */
const zone = 'Europe/Warsaw';
const minute = 60_000;
const day = 24 * 60 * minute;

const runOf = (first: string, days: number): readonly LocalDate[] =>
  Array.from({ length: days }, (_, n) => addDays(first, n));
/** Every weekday, Christmas and all days before it that see it coming, the end of a short February, both nights of the clocks. */
const dates = [
  ...runOf('2026-11-29', 40),
  ...runOf('2027-02-26', 4),
  ...runOf('2027-03-26', 4),
  ...runOf('2027-10-29', 4),
];

test.each(dates)('a clinic of %s', (date) => {
  const now = atWallClock(date, '23:50', zone);
  const world = generateWorld({ locale: 'pl', size: 'small', seed: 7, now });
  const ids = [...world.addresses.keys()];
  const freeOn = (id: string, ahead: number): readonly FreeSlot[] => {
    const { from, to } = dayWindow(addDays(date, ahead), zone);
    return freeSlots(world, id, { from, to, now });
  };
  const ahead = Array.from({ length: daysLookedAt }, (_, n) => n + 1);
  const roomy = ahead.filter((n) => ids.some((id) => apart(freeOn(id, n), firstService).length >= 10));
  const twice = ahead.filter((n) =>
    ids.some((id) => {
      const next = new Set(freeOn(id, n + 1).map(({ start }) => start));
      const both = freeOn(id, n).filter(({ start }) => next.has(start + day));
      return apart(both, () => 30).length >= 6;
    }),
  );
  expect({ roomy: roomy.length > 0, twice: twice.length > 0 }).toEqual({ roomy: true, twice: true });

  const booked = [...world.bookings.values()].filter(({ status }) => status === 'booked');
  const today = dayWindow(date, zone);
  expect(booked.filter(({ start }) => start >= today.from && start < today.to).length).toBeGreaterThan(5);
  expect(booked.filter(({ start }) => start < today.from).length).toBeGreaterThan(50);
  expect(booked.some(({ start, presence }) => start < now && presence === null)).toBe(true);
});

const firstService = ({ services }: FreeSlot): number => services[0]?.duration ?? 60;

/** Of times in order those before which the one before is over. @param minutes how long a time is taken for */
function apart(times: readonly FreeSlot[], minutes: (time: FreeSlot) => number): readonly FreeSlot[] {
  const found: FreeSlot[] = [];
  let free = 0;
  for (const time of times) {
    if (time.start < free) continue;
    found.push(time);
    free = time.start + minutes(time) * minute;
  }
  return found;
}
