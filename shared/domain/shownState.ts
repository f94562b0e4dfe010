import type { Presence } from './booking.ts';
import type { EpochMs } from '../time/zone.ts';

/** How a visit stands, as a receptionist sees it: each has one fill and one mark in the design language. */
export type ShownState = 'expected' | 'confirmed' | 'arrived' | 'done' | 'noShow' | 'cancelled';

/** What the state depends on; a board card has it, and so has a booking with its presence. */
export interface StateSource {
  /** The end of the visit. */
  readonly end: EpochMs;
  readonly status: 'booked' | 'canceled' | 'unknown';
  readonly confirmed: boolean;
  readonly presence: Presence | null;
}

/**
 * The state of a visit at an instant. Cancelled beats all; what is known of presence beats the confirmation; a patient
 * who is there counts as arrived until the visit's end and as done from then on. A status that this version does not know
 * is treated as booked, so that a visit never vanishes from the board for a word.
 */
export function shownState(visit: StateSource, now: EpochMs): ShownState {
  if (visit.status === 'canceled') return 'cancelled';
  if (visit.presence === 'absent') return 'noShow';
  if (visit.presence === 'present') return now >= visit.end ? 'done' : 'arrived';
  return visit.confirmed ? 'confirmed' : 'expected';
}
