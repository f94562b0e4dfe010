import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { marketplaceLocales, marketplaces } from '#shared/domain/marketplace.ts';
import { dayWindow } from '#shared/time/zone.ts';
import {
  type Axis,
  clockChange,
  heightOf,
  leastTargetPx,
  pixelsPerMinute,
  ticksOf,
  yOf,
  type Zoom,
} from '../../../../renderer/board/axis.ts';

const zooms: readonly Zoom[] = [5, 10, 15, 20, 30, 60];
const zone = 'Europe/Warsaw';
const axisOf = (date: string, pxPerMinute = 1, timeZone = zone): Axis => ({
  ...dayWindow(date, timeZone),
  pxPerMinute,
});
const wallClock = (instant: number, timeZone = zone): string =>
  new Intl.DateTimeFormat('pl-PL', { hour: '2-digit', minute: '2-digit', timeZone }).format(instant);

describe('the vertical axis', () => {
  test('is elapsed time: a minute is as tall in the morning as at night, whatever the clocks do', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('2026-03-29', '2026-06-01', '2026-10-25'),
        fc.integer({ min: 0, max: 22 * 60 }),
        (date, minute) => {
          const axis = axisOf(date, 2.6);
          const instant = axis.from + minute * 60_000;
          expect(yOf(axis, instant + 60_000) - yOf(axis, instant)).toBeCloseTo(2.6, 6);
        },
      ),
    );
  });

  test('is 23, 24 or 25 hours tall', () => {
    expect(['2026-03-29', '2026-06-01', '2026-10-25'].map((date) => heightOf(axisOf(date)) / 60)).toEqual([
      23, 24, 25,
    ]);
  });

  test('gives a visit of ten minutes at ten minutes a line the 24 px of a card and 2 px of air', () => {
    expect(10 * pixelsPerMinute(10, 'comfortable')).toBe(leastTargetPx + 2);
  });

  test('has room on each line for a card that can be hit, at every zoom and in both densities', () => {
    for (const density of ['comfortable', 'compact'] as const)
      for (const zoom of zooms)
        expect(zoom * pixelsPerMinute(zoom, density)).toBeGreaterThanOrEqual(leastTargetPx + 2);
  });

  test('is denser when compact, where a card has room to be lower, and lower when a line stands for more minutes', () => {
    for (const zoom of [15, 20, 30, 60] as const) {
      expect(pixelsPerMinute(zoom, 'compact')).toBeLessThan(pixelsPerMinute(zoom, 'comfortable'));
    }
    for (const density of ['comfortable', 'compact'] as const) {
      const scale = zooms.map((zoom) => pixelsPerMinute(zoom, density));
      expect(scale).toEqual([...scale].sort((a, b) => b - a));
    }
  });
});

describe('the time scale', () => {
  test('has a line at every full step of the wall clock and says the hour where the clock does, in every marketplace', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...marketplaceLocales),
        fc.constantFrom(...zooms),
        fc.constantFrom('2026-03-29', '2026-07-14', '2026-10-25'),
        (locale, zoom, date) => {
          const { timeZone } = marketplaces[locale];
          for (const tick of ticksOf(axisOf(date, 1, timeZone), zoom, timeZone)) {
            const minutes = Number(wallClock(tick.at, timeZone).slice(-2));
            expect(minutes % zoom).toBe(0);
            expect(tick.hour).toBe(minutes === 0);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  test('shows the hour that autumn repeats twice, and marks the second', () => {
    const hours = ticksOf(axisOf('2026-10-25'), 60, zone).slice(0, 5);
    expect(hours.map((tick) => wallClock(tick.at))).toEqual(['00:00', '01:00', '02:00', '02:00', '03:00']);
    expect(hours.map((tick) => tick.mark)).toEqual([null, null, null, 'again', null]);
  });

  test('leaves out the hour that spring skips, and marks where', () => {
    const hours = ticksOf(axisOf('2026-03-29'), 60, zone).slice(0, 4);
    expect(hours.map((tick) => wallClock(tick.at))).toEqual(['00:00', '01:00', '03:00', '04:00']);
    expect(hours.map((tick) => tick.mark)).toEqual([null, null, 'skipped', null]);
  });

  test('finds the very millisecond at which the clocks change, and none on other days', () => {
    expect(clockChange(dayWindow('2026-10-25', zone), zone)).toEqual({
      at: Date.UTC(2026, 9, 25, 1),
      minutes: -60,
    });
    expect(clockChange(dayWindow('2026-03-29', zone), zone)).toEqual({
      at: Date.UTC(2026, 2, 29, 1),
      minutes: 60,
    });
    expect(clockChange(dayWindow('2026-06-01', zone), zone)).toBeNull();
  });
});
