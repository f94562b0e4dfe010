import type { EpochMs } from '../time/zone.ts';

/**
 * What somebody may do here. `atDesk`: all that receptions do all day, breaks and one day's hours included; `keepsCalendars`: also plans of
 * hours, services, insurance, the mapping, taking calendars over, and credentials.
 */
export const staffRights = ['atDesk', 'keepsCalendars'] as const;
export type StaffRight = (typeof staffRights)[number];

/** Somebody who works at the desk, or did. */
export interface StaffMember {
  readonly id: string;
  readonly name: string;
  /** Nobody else's, whatever the capitals, also after this one has left: the audit knows people by them. */
  readonly initials: string;
  /** What is kept of the PIN; `null`: none is asked for. */
  readonly pin: string | null;
  /** `null`: still here. */
  readonly removedAt: EpochMs | null;
}

/** The same as the seat's file has them. Files of clinics from before there was a seat know no rights. */
export interface SeatMember extends StaffMember {
  /** Whoever keeps the calendars has a PIN. */
  readonly right: StaffRight;
}
