import { z } from 'zod';
import type { PaceView } from '#shared/contract/settings.ts';
import { secondMs } from '#shared/time/durations.ts';
import type { SyncSettings } from '../sync/settings.ts';

/** What whoever looks after the computers may want otherwise for a whole clinic, in the file of the settings (docs/PACE.md). */
const pace = z.strictObject({
  /** Between two looks into the vendor's queue of events. Seconds. */
  pollSeconds: z.number().min(3).max(120).optional(),
  /** The share of the calls beside those that comparing may use. */
  sweepShare: z.number().min(0.1).max(0.9).optional(),
  /** Reads in an hour, where the firewall bears less than usual. */
  callsPerHour: z.number().int().min(600).max(4_320).optional(),
  daysBehind: z.number().int().min(1).max(28).optional(),
  weeksAhead: z.number().int().min(1).max(12).optional(),
});
export type Pace = z.infer<typeof pace>;

/** Each value by itself: one that cannot be read is as usual, without taking the others along. */
export function readPace(written: unknown): ReadPace {
  if (written === undefined) return { wanted: {}, unread: [] };
  const named = z.record(z.string(), z.unknown()).safeParse(written);
  if (!named.success) return { wanted: {}, unread: ['pace'] };
  const read = Object.entries(named.data).map(([name, value]) => ({
    name,
    one: pace.safeParse({ [name]: value }),
  }));
  return {
    wanted: Object.assign({}, ...read.map(({ one }) => one.data ?? {})) as Pace,
    unread: read.filter(({ one }) => !one.success).map(({ name }) => name),
  };
}

/** The usual pace, with what is wanted otherwise. */
export function withPace(usual: SyncSettings, wanted: Pace): SyncSettings {
  return {
    ...usual,
    pollMs: wanted.pollSeconds === undefined ? usual.pollMs : wanted.pollSeconds * 1_000,
    sweepShare: wanted.sweepShare ?? usual.sweepShare,
    callsPerHour: wanted.callsPerHour ?? usual.callsPerHour,
    daysBehind: wanted.daysBehind ?? usual.daysBehind,
    weeksAhead: wanted.weeksAhead ?? usual.weeksAhead,
  };
}

/** The pace as a person may see it. */
export function paceView(usual: SyncSettings, wanted: Pace): PaceView {
  const { pollMs, sweepShare, callsPerHour, daysBehind, weeksAhead } = withPace(usual, wanted);
  return {
    pollSeconds: pollMs / secondMs,
    sweepShare,
    callsPerHour,
    daysBehind,
    weeksAhead,
    own: Object.keys(wanted),
  };
}

/** What can be read of a pace. */
export interface ReadPace {
  readonly wanted: Pace;
  /** The names of what cannot, for the log; `pace` where it is no pace at all. */
  readonly unread: readonly string[];
}
