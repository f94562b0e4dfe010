import type { ImportProgress, LineState, Problem } from '#shared/contract/views.ts';
import type { BookingId } from '#shared/domain/ids.ts';
import type { Intent } from '#shared/domain/intent.ts';
import type { Clock, Log, Random } from '#shared/ports.ts';
import type { EpochMs, TimeZone } from '#shared/time/zone.ts';
import type { Freshness } from './freshness.ts';
import type { Hint } from './hints.ts';
import type { Lanes } from './lanes.ts';
import type { Paced } from './pace.ts';
import type { Resting } from './resting.ts';
import type { RemoteClinic, Store, VendorClock, WritableClinic, ZoneOf } from './ports.ts';
import type { Change, Reading } from './readWindow.ts';
import type { SyncSettings } from './settings.ts';

/** What sync is built of. */
export interface SyncParts {
  readonly remote: RemoteClinic & WritableClinic & VendorClock;
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly zoneOf: ZoneOf;
  /** The clinic's own zone, by which its today is counted. */
  readonly zone: TimeZone;
  readonly settings: SyncSettings;
  readonly on: SyncListener;
  /** What a person is told of something thrown: the store's troubles are exceptions, since any statement can have them. */
  readonly problemOfThrown: (thrown: unknown) => Problem;
}

/** What sync tells. Called after the change is durable. */
export interface SyncListener {
  line(state: LineState): void;
  progress(progress: ImportProgress): void;
  changed(change: Change): void;
  /** An intent was decided, sent, answered or undone: its visit is shown differently, and so are the counts. */
  intentChanged(intent: Intent): void;
  /**
   * An event told that a visit goes on under another id and at another time. Called in the transaction that settles the event;
   * perhaps again, since events come twice.
   */
  visitMoved?(move: VisitMoved): void;
  /** Doctors, addresses or services: the columns themselves. */
  catalogueChanged(): void;
}

/** A move as the vendor told it. */
export interface VisitMoved {
  readonly from: { readonly id: BookingId; readonly start: EpochMs };
  readonly to: { readonly id: BookingId; readonly start: EpochMs };
  /** When; `null`: it did not say. */
  readonly at: EpochMs | null;
}

/** The parts as the turns use them. */
export interface Turning extends SyncParts {
  /**
   * Makes reads due, besides what the plan says. What can wait for the next look into the queue is read in one batch with what
   * is in it, and costs no look of its own.
   */
  readonly hint: (hints: readonly Hint[], when: 'now' | 'nextLook') => void;
  readonly lanes: Lanes;
  /** Reads on which the vendor breaks, by their task's key. */
  readonly troubled: Resting<string>;
  /** Every read goes through it. */
  readonly calls: Paced;
  /** Reads for work that can wait, counted by themselves too. */
  readonly longWork: Paced;
  /** Reads that an event asked for, counted by themselves too. */
  readonly news: Paced;
  readonly freshness: Freshness;
  readonly reading: Reading;
  readonly longReading: Reading;
  readonly newsReading: Reading;
}
