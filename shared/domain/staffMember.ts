import type { EpochMs } from '../time/zone.ts';

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
