import type { AuditKind } from './auditKind.ts';

/** What is done at a seat and belongs to no clinic: who works there, who is at it, and the lock's PIN. */
export const seatDeedKinds = [
  'staff.atDesk',
  'staff.left',
  'staff.added',
  'staff.changed',
  'staff.removed',
  'staff.rightGiven',
  'staff.rightTaken',
  'staff.pinReset',
  'lock.pinSet',
  'lock.pinRemoved',
  'lock.pinForgotten',
] as const satisfies readonly AuditKind[];
export type SeatDeedKind = (typeof seatDeedKinds)[number];

export interface SeatDeed {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Initials of whoever did it. */
  readonly staff: string;
  readonly kind: SeatDeedKind;
  /** JSON text. */
  readonly detail: string;
}
