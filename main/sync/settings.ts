import type { KeptForMonths } from '#shared/domain/retention.ts';
import { hourMs } from '#shared/time/durations.ts';

/** How eagerly the desk learns. Defaults fit a clinic of 50 doctors inside the vendor's budget (API.md §3, §2 on its firewall). */
export interface SyncSettings {
  /** Between two looks into the vendor's queue of events, while all is well. Milliseconds. Also how fast a dead line is noticed. */
  readonly pollMs: number;
  /** So long an answer may take before the line is taken for one that swallows what is sent; it is waited for all the same. Milliseconds. */
  readonly silentMs: number;
  /** Between two tries while the line is down. Milliseconds. */
  readonly offlineProbeMs: number;
  /** Reads under way at once. */
  readonly parallelReads: number;
  /** The share of the calls beside looking for events that sweeping may use; the rest is for people and the first import. */
  readonly sweepShare: number;
  /** Reads that the vendor's firewall bears in an hour, less what the client keeps free for writes (API.md §2). */
  readonly callsPerHour: number;
  /** Writes that the vendor bears in a minute (API.md §3). Publishing has half of them at most. */
  readonly writesPerMinute: number;
  /** Days behind today that are kept in step: presence is told, and corrected, for a while after the visit. */
  readonly daysBehind: number;
  /** Weeks from today that are kept in step. The vendor takes slots at most 12 weeks ahead (API.md §6). */
  readonly weeksAhead: number;
  /** For so long visits are kept: a first import reads no further back. Months. */
  readonly keptForMonths: KeptForMonths;
  /** How long a decision can be undone before it is sent. Milliseconds. */
  readonly undoMs: number;
  /**
   * A vendor may go on with a write after its connection is gone, and nobody hears how it ends: for so long it is not looked
   * for, and not sent again. The client's own time-out for writes, since longer than that nobody waits. Milliseconds.
   */
  readonly vendorWorksMs: number;
  /** Events taken at once (1 to 100). */
  readonly batch: number;
  /** Bookings on a page (1 to 100). */
  readonly pageLimit: number;
}

/** Looking for events takes at most this share of the calls, also where a desk has only a part of them. */
const pollShare = 0.3;

/**
 * The settings of one desk among several that share an API client, and with it the firewall's patience (API.md §2). They do
 * not know of each other, so each keeps to its part.
 * @param desks how many there are now, from 1; asked at each turn
 * @param undoMs as people on this computer want it; asked at each decision
 * @param keptForMonths likewise; asked at each turn of an import
 */
export function sharedBy(
  desks: () => number,
  settings: SyncSettings,
  undoMs = (): number => settings.undoMs,
  keptForMonths = (): KeptForMonths => settings.keptForMonths,
): SyncSettings {
  return {
    ...settings,
    get keptForMonths() {
      return keptForMonths();
    },
    get undoMs() {
      return undoMs();
    },
    get callsPerHour() {
      return settings.callsPerHour / desks();
    },
    get writesPerMinute() {
      return settings.writesPerMinute / desks();
    },
    get pollMs() {
      return Math.max(settings.pollMs, Math.ceil((hourMs * desks()) / (pollShare * settings.callsPerHour)));
    },
  };
}

export const defaultSyncSettings: SyncSettings = {
  pollMs: 8_000,
  silentMs: 4_000,
  offlineProbeMs: 3_000,
  parallelReads: 4,
  sweepShare: 0.6,
  callsPerHour: 4_320,
  writesPerMinute: 40,
  daysBehind: 7,
  weeksAhead: 12,
  keptForMonths: 13,
  undoMs: 5_000,
  vendorWorksMs: 45_000,
  batch: 100,
  pageLimit: 100,
};
