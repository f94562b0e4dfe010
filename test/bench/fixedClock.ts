import type { Clock } from '#shared/ports.ts';
import { atWallClock, type EpochMs } from '#shared/time/zone.ts';

/**
 * A Monday: windows of a week from today on, and those before it, begin and end beside a full day, which the walk writes next.
 * On a Sunday they lie between days on which nobody works, and hide what such a neighbour costs.
 */
export const monday = atWallClock('2026-11-23', '10:00', 'Europe/Warsaw');

/** Goes on from a moment as time passes, whatever the machine's date is. */
export function clockFrom(start: EpochMs): Clock {
  const began = performance.now();
  return {
    now: () => start + Math.floor(performance.now() - began),
    elapsed: () => Math.floor(performance.now()),
    after(ms, task) {
      const timer = setTimeout(task, ms);
      return () => clearTimeout(timer);
    },
  };
}
