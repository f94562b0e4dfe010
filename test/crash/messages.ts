import type { VisitDecision } from '#shared/contract/visits.ts';
import type { Plan } from '#shared/domain/availability/plan.ts';

/** What the receptionist's process and the desk's process say to each other. Plain data: it crosses a pipe. */

/** How a desk is started. */
export interface DeskConfig {
  /** The desk's folder, absolute; it is the same after each kill. */
  readonly folder: string;
  readonly port: number;
  readonly credentials: { readonly clientId: string; readonly secret: string };
  /** The store's key, 64 hex digits. */
  readonly key: string;
  readonly undoMs: number;
  /** Between two looks for news, and two tries of a dead line. Milliseconds. */
  readonly pollMs: number;
  /** As the vendor takes them, if left out. */
  readonly writesPerMinute?: number;
  /** For jitter and the ids of intents. */
  readonly seed: number;
}

/** A decision on a visit that is there already, under whichever of its ids the desk shows it. */
type OnVisit = VisitDecision extends infer D
  ? D extends { readonly bookingId: string }
    ? Omit<D, 'bookingId' | 'seen'> & { readonly bookingIds: readonly string[] }
    : D
  : never;

export type Wish = OnVisit;

/** What can be asked of any desk. */
export type DoorRequest =
  | { readonly kind: 'decide'; readonly wish: Wish }
  | { readonly kind: 'undo'; readonly intentId: string }
  /** What is on its way, and how the desk stands. */
  | { readonly kind: 'status' }
  | { readonly kind: 'diagnostics' }
  /** Somebody has read what is lost. */
  | { readonly kind: 'lossSeen' }
  /** Hours of a calendar are put in force. */
  | { readonly kind: 'publish'; readonly addressId: string; readonly plans: readonly Plan[] }
  /** How far publishing is. */
  | { readonly kind: 'publishing' }
  /** Somebody works here from now on. */
  | { readonly kind: 'addStaff'; readonly initials: string };

/** What can be asked of the desk without a window besides. */
export type Request =
  | DoorRequest
  /** Somebody enters credentials. */
  | { readonly kind: 'save'; readonly secret: string }
  /** Leaves no room on the disk that the desk's folder is on, and makes room again. */
  | { readonly kind: 'fillDisk' }
  | { readonly kind: 'freeDisk' }
  /** Ends as a user ends it. */
  | { readonly kind: 'stop' };

export type Reply =
  /** Said only after `visits.decide` had come back: from here on it must not be lost. */
  | { readonly kind: 'acknowledged'; readonly intentId: string }
  /** Nothing was left to tell the vendor. */
  | { readonly kind: 'settled' }
  /** The desk does not show the visit, or refused with this kind of problem. */
  | { readonly kind: 'declined'; readonly why: string }
  | { readonly kind: 'undo'; readonly result: string }
  | {
      readonly kind: 'status';
      readonly waiting: number;
      readonly attention: number;
      readonly line: string;
      /** The kind of problem that the line tells, if it tells one. */
      readonly problem: string | null;
      readonly asOf: number | null;
      readonly imported: boolean;
      /** The kind of problem that is told of the file, if something of it is lost. */
      readonly loss: string | null;
    }
  | {
      readonly kind: 'diagnostics';
      /** What the check says of the file; `null`: nothing. */
      readonly store: { readonly state: string; readonly detail: string } | null;
    }
  | {
      readonly kind: 'publishing';
      readonly waiting: number;
      readonly onItsWay: number;
      readonly differs: number;
      readonly refused: number;
    }
  | { readonly kind: 'seen' }
  | { readonly kind: 'disk' }
  | { readonly kind: 'stopped' };

/** The desk is open. `opening` is how the file was found. */
export interface Up {
  readonly kind: 'up';
  readonly opening: string;
  readonly connection: string;
  readonly problem: string | null;
}

export type FromDesk =
  | Up
  | { readonly kind: 'reply'; readonly n: number; readonly reply: Reply }
  | { readonly kind: 'log'; readonly level: string; readonly event: string; readonly fields: string };

export type ToDesk = { readonly n: number; readonly request: Request };
