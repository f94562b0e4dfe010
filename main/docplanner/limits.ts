/** How much one API client may call (API.md §3), and what is kept free for people. */
export interface Limits {
  readonly readsPerHour: number;
  readonly writesPerMinute: number;
  /** Of all calls, also for tokens: the firewall's patience, lower than the documented rate (API.md §2). */
  readonly callsPerFiveMinutes: number;
  /** So many of these only writes and tokens may use, so that no sweep makes a receptionist wait. */
  readonly keptForWrites: number;
}

export const vendorLimits: Limits = {
  readsPerHour: 8_000,
  writesPerMinute: 40,
  callsPerFiveMinutes: 400,
  keptForWrites: 40,
};

/**
 * One desk's part of the limits where several share an API client: the vendor counts them as one, and they do not know of
 * each other.
 * @param desks how many there are now, from 1; asked at each call
 */
export function limitsSharedBy(desks: () => number, whole: Limits = vendorLimits): Limits {
  const part = (of: number): number => Math.max(1, Math.floor(of / desks()));
  return {
    get readsPerHour() {
      return part(whole.readsPerHour);
    },
    get writesPerMinute() {
      return part(whole.writesPerMinute);
    },
    get callsPerFiveMinutes() {
      return part(whole.callsPerFiveMinutes);
    },
    get keptForWrites() {
      return part(whole.keptForWrites);
    },
  };
}

/** Waits for an answer, milliseconds: for all of it, to the last byte. */
export interface Timeouts {
  readonly read: number;
  /** Longer: a write whose answer is lost costs a read-back. */
  readonly write: number;
  readonly token: number;
}

export const usualTimeouts: Timeouts = { read: 30_000, write: 45_000, token: 20_000 };

/** A full page of a hundred bookings is about 150 kB. Bytes. */
export const usualMaxBytes = 16 * 1024 * 1024;
