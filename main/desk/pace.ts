import { z } from 'zod';
import type { SyncSettings } from '../sync/settings.ts';

/**
 * What whoever looks after the computers may want otherwise for a whole clinic, in the file of the settings (docs/PACE.md); each by
 * itself, and as usual where it is left out or cannot be read.
 */
export const pace = z.object({
  /** Between two looks into the vendor's queue of events. Seconds. */
  pollSeconds: z.number().min(3).max(120).optional().catch(undefined),
  /** The share of the calls beside those that comparing may use. */
  sweepShare: z.number().min(0.1).max(0.9).optional().catch(undefined),
  /** Reads in an hour, where the firewall bears less than usual. */
  callsPerHour: z.number().int().min(600).max(4_320).optional().catch(undefined),
  daysBehind: z.number().int().min(1).max(28).optional().catch(undefined),
  weeksAhead: z.number().int().min(1).max(12).optional().catch(undefined),
});
export type Pace = z.infer<typeof pace>;

/** The usual pace, with what is wanted otherwise. */
export function paced(usual: SyncSettings, wanted: Pace): SyncSettings {
  return {
    ...usual,
    pollMs: wanted.pollSeconds === undefined ? usual.pollMs : wanted.pollSeconds * 1_000,
    sweepShare: wanted.sweepShare ?? usual.sweepShare,
    callsPerHour: wanted.callsPerHour ?? usual.callsPerHour,
    daysBehind: wanted.daysBehind ?? usual.daysBehind,
    weeksAhead: wanted.weeksAhead ?? usual.weeksAhead,
  };
}
