import type { ClinicKey } from '#shared/domain/clinicKey.ts';
import type { AddressId } from '#shared/domain/ids.ts';
import type { Intent } from '#shared/domain/intent.ts';
import type { Clock, Log, Random } from '#shared/ports.ts';
import type { TimeZone } from '#shared/time/zone.ts';
import type {
  CallBudget,
  RemoteClinic,
  Store,
  VendorClock,
  WritableClinic,
  ZoneOf,
  Change,
} from './ports.ts';
import type { SyncSettings } from './settings.ts';
import type { VisitMoved } from './visitMoved.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { LineState } from '#shared/domain/lineState.ts';
import type { ImportProgress } from '#shared/domain/importProgress.ts';

/** What sync is built of. */
export interface SyncParts {
  readonly remote: RemoteClinic & WritableClinic & VendorClock & CallBudget;
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Absent: the first one of its desk. */
  readonly clinic?: ClinicKey;
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
  /** Dates of a calendar's hours stand otherwise than before. */
  datesChanged?(addressId: AddressId): void;
  /** Doctors, addresses or services: the columns themselves. */
  catalogueChanged(): void;
}
