import type { EpochMs } from '#shared/time/zone.ts';
import { minuteMs } from '#shared/time/durations.ts';

/** Who waits: since when, for how long, and whether for too long. */
export interface Wait {
  /** Whole minutes since the patient came; where only presence is known, since the visit should have begun. */
  readonly minutes: number;
  /** Past the limit, counted from the visit's time for who came early: those wait by their own choice. */
  readonly late: boolean;
}

/** @param limit minutes */
export function waitOf(
  visit: { readonly start: EpochMs; readonly arrivedAt: EpochMs | null },
  now: EpochMs,
  limit: number,
): Wait {
  const since = visit.arrivedAt ?? visit.start;
  return {
    minutes: Math.max(0, Math.floor((now - since) / minuteMs)),
    late: now >= Math.max(since, visit.start) + limit * minuteMs,
  };
}
