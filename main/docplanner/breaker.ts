import type { Clock, Random } from '#shared/ports.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import { minuteMs } from '#shared/time/durations.ts';

/**
 * Stops all calls when the vendor's firewall wants a captcha (405: API.md §2), since every further call makes it worse.
 *
 *   closed ──firewall──▶ open (until …) ──time──▶ one probe ──other answer──▶ closed
 *                          ▲                        │ │
 *                          └───firewall (longer)────┘ └──no answer──▶ the next call probes
 */
export interface Breaker {
  /** `null`: go ahead, and tell `leave` when done. Otherwise nothing may be sent before that time. */
  enter(): EpochMs | null;
  /** The firewall answered. @returns until when everything stops */
  firewall(): EpochMs;
  /** The vendor itself answered: the way is free. */
  answered(): void;
  /** A call that was let in is over, with whatever outcome. */
  leave(): void;
}

const firstWait = 5 * minuteMs;
const longestWait = 120 * minuteMs;
/** How long others wait while a probe is under way. */
const whileProbing = 30_000;

/** The waits double from 5 minutes to 2 hours, each up to a fifth longer at random, so that desks do not come back together. */
export function createBreaker(clock: Clock, random: Random): Breaker {
  let state: 'closed' | 'open' | 'probing' = 'closed';
  /** By `Clock.elapsed`: a clock that is set must not keep the line closed for longer than intended. */
  let until = 0;
  let trips = 0;
  const timeOf = (elapsed: number): EpochMs => clock.now() + elapsed - clock.elapsed();

  return {
    enter: () => {
      if (state === 'closed') return null;
      if (state === 'probing') return clock.now() + whileProbing;
      if (clock.elapsed() < until) return timeOf(until);
      state = 'probing';
      return null;
    },
    firewall: () => {
      // Calls that were under way together count as one.
      if (state === 'open' && clock.elapsed() < until) return timeOf(until);
      const wait = Math.min(longestWait, firstWait * 2 ** trips) * (1 + random() / 5);
      trips += 1;
      until = clock.elapsed() + Math.round(wait);
      state = 'open';
      return timeOf(until);
    },
    answered: () => {
      // A late answer of a call from before proves nothing; only the probe's does.
      if (state !== 'probing') return;
      state = 'closed';
      trips = 0;
    },
    leave: () => {
      if (state === 'probing') state = 'open';
    },
  };
}
