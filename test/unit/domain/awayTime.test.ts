import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockTimeOf } from '#shared/domain/availability/clockTime.ts';
import { clockSchema } from '#shared/domain/away.ts';
import { partsOfDates, wholeDates, type AwayTime } from '#shared/domain/awayTime.ts';
import { addDays } from '#shared/time/zone.ts';

/*
 * Whole dates and parts of dates together are the time that somebody is away: every minute of it is in exactly one of both, and no other
 * minute is in any.
 */
const from = '2028-02-28';
const aTime = fc.option(fc.integer({ min: 1, max: 1_439 }).map(clockTimeOf), { nil: null });
const away: fc.Arbitrary<AwayTime> = fc
  .record({ days: fc.integer({ min: 0, max: 3 }), fromTime: aTime, toTime: aTime })
  .filter(
    ({ days, fromTime, toTime }) => days > 0 || fromTime === null || toTime === null || fromTime < toTime,
  )
  .map(({ days, fromTime, toTime }) => ({ from, to: addDays(from, days), fromTime, toTime }));

describe('the time that somebody is away', () => {
  it('is cut into whole dates and parts, with nothing twice and nothing left out', () => {
    fc.assert(
      fc.property(
        away,
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 0, max: 1_439 }),
        (one, day, minute) => {
          const [date, time] = [addDays(from, day), clockTimeOf(minute)];
          const isIn =
            `${date} ${time}` >= `${one.from} ${one.fromTime ?? '00:00'}` &&
            `${date} ${time}` < `${one.to} ${one.toTime ?? '24:00'}`;
          const whole = wholeDates(one);
          const times =
            (whole !== null && whole.from <= date && date <= whole.to ? 1 : 0) +
            partsOfDates(one).filter((part) => part.date === date && part.start <= time && time < part.end)
              .length;
          expect(times).toBe(isIn ? 1 : 0);
        },
      ),
    );
  });

  it('takes no time that tells the whole of a day, and none that no clock shows', () => {
    for (const time of ['00:00', '24:00', '9:00', '12:60', ''])
      expect(clockSchema.safeParse(time).success).toBe(false);
    for (const time of ['00:01', '13:00', '23:59']) expect(clockSchema.safeParse(time).success).toBe(true);
  });
});
