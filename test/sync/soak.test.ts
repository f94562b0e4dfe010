import { expect, test, vi } from 'vitest';
import { tempFile } from '../store/support.ts';
import { monday } from './bench.ts';
import { liveYears, steppedClock, type SoakSize, type YearEnd } from './soakYears.ts';

/*
 * A desk that is used for years has a file and a start that do not grow: at the end of the third year everything but the audit is as
 * large as at the end of the second, when the first of thirteen months had gone already.
 *
 * `FRONTDESK_SOAK=clinic` (10 calendars) or `hospital` (50) lives larger years, which takes many minutes, and prints them.
 */
const sizes: Readonly<Record<string, SoakSize>> = {
  small: { calendars: 2, visits: 4 },
  clinic: { calendars: 10, visits: 14 },
  hospital: { calendars: 50, visits: 14 },
};
const wanted = process.env['FRONTDESK_SOAK'] ?? 'small';
const size = sizes[wanted] ?? { calendars: 2, visits: 4 };
vi.setConfig({ testTimeout: wanted === 'small' ? 90_000 : 3_600_000 });
/** What a day more or less, or a page that is half full, may make of it. */
const near = 1.04;

test('three years of a desk: everything but the audit stops growing, and so does a start', () => {
  const ends = liveYears(tempFile(), steppedClock(monday), size, 3);
  if (wanted !== 'small') process.stdout.write(`${JSON.stringify(ends, null, 1)}\n`);
  const [, second, third] = ends as [YearEnd, YearEnd, YearEnd];
  for (const [name, rows] of Object.entries(third.rows))
    expect(rows, name).toBeLessThanOrEqual(Math.ceil((second.rows[name] ?? 0) * near));
  expect(third.bytesWithoutAudit).toBeLessThan(second.bytesWithoutAudit * near);
  expect(third.agesLoaded).toBeLessThanOrEqual(second.agesLoaded * near);
  // What is free is what a day needs, so the file is what stands in it.
  expect(third.freePages).toBeLessThan(600);
  expect(third.rows['bookings']).toBeGreaterThan(size.calendars * size.visits * 390);
});

test('without housekeeping it would grow, or this test could not tell', () => {
  const [first, second] = liveYears(tempFile(), steppedClock(monday), { calendars: 1, visits: 2 }, 2, false);
  for (const name of [
    'bookings',
    'intents',
    'arrivals',
    'breaks',
    'slots',
    'inbox',
    'unreadable',
    'read_marks',
  ])
    expect(second?.rows[name], name).toBeGreaterThan((first?.rows[name] ?? 0) * 1.5);
  expect(second?.bytesWithoutAudit).toBeGreaterThan((first?.bytesWithoutAudit ?? 0) * 1.5);
});
