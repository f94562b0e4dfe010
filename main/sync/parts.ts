import type { ImportProgress, LineState, Problem } from '#shared/contract/views.ts';
import type { Clock, Log, Random } from '#shared/ports.ts';
import type { Freshness } from './freshness.ts';
import type { Paced } from './pace.ts';
import type { RemoteClinic, Store, ZoneOf } from './ports.ts';
import type { Change, Reading } from './readWindow.ts';
import type { SyncSettings } from './settings.ts';

/** What sync is built of. */
export interface SyncParts {
  readonly remote: RemoteClinic;
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly zoneOf: ZoneOf;
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
  /** Doctors, addresses or services: the columns themselves. */
  catalogueChanged(): void;
}

/** The parts as the turns use them. */
export interface Turning extends SyncParts {
  /** The same API for work that can wait, counted by itself. */
  readonly longWork: Paced;
  readonly freshness: Freshness;
  readonly reading: Reading;
  readonly longReading: Reading;
}
