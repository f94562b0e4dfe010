import type { VisitStep } from './arrival.ts';
import type { ActionKind } from './intent.ts';
import type { IntentState } from './intentOf.ts';

/** Everything that is written into the audit: who decided what, what became of it, and what was done with the desk. */
export type AuditKind =
  | `intent.${ActionKind | IntentState | 'dropped' | 'restored'}`
  | 'booking.renumbered'
  /** By somebody else than this desk, as far as the vendor told. */
  | 'booking.moved'
  | `arrival.${VisitStep | 'undone'}`
  | `staff.${'atDesk' | 'left' | 'added' | 'changed' | 'removed' | 'rightGiven' | 'rightTaken' | 'pinReset'}`
  | `day.${'printed' | 'savedPdf' | 'exported'}`
  | `lock.${'pinSet' | 'pinRemoved' | 'pinForgotten'}`
  | `hours.${HoursDeed}`
  | `mapping.${'changed' | 'matched'}`
  | 'connection.changed'
  | 'copy.removed'
  | 'store.lostDecisions';

/** What was done with the hours that are kept here. */
export const hoursDeeds = [
  'published',
  'steppedBack',
  'takenOver',
  'givenBack',
  'keptTheirs',
  'overwritten',
  'stopped',
  'closedAway',
  'changedDay',
  'tookAwayBack',
  'draftDiscarded',
  'exceptionKept',
  'exceptionRemoved',
] as const;
export type HoursDeed = (typeof hoursDeeds)[number];
