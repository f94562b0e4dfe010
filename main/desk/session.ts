import type { Connection, Settings } from '#shared/contract/views.ts';
import type { AddressId } from '#shared/domain/ids.ts';
import type { EpochMs, LocalDate } from '#shared/time/zone.ts';
import type { Sync } from '../sync/sync.ts';
import type { BoardFeed } from './boardFeed.ts';
import type { Calendars } from './calendars.ts';
import type { Lock } from './lock.ts';
import type { WeekFeed } from './weekFeed.ts';
import type { News } from './news.ts';
import type { ReadPace } from './pace.ts';
import type { People } from './people.ts';
import type { WrongClock } from './wrongClock.ts';
import type { Credentials, DeskRemote, DeskStore, Endpoint, SavedConnection } from './ports.ts';

/** A desk at work on one clinic: its file, its line and its board. */
export interface Session {
  readonly view: Exclude<Connection, { kind: 'none' }>;
  readonly store: DeskStore;
  readonly remote: DeskRemote;
  readonly sync: Sync;
  readonly feed: BoardFeed;
  readonly week: WeekFeed;
  readonly calendars: Calendars;
  readonly people: People;
  readonly lock: Lock;
  readonly news: News;
  readonly wrongClock: WrongClock;
  today(): LocalDate;
  now(): EpochMs;
  /** How long a decision can be undone before it is sent, as it is set now. Milliseconds. */
  undoMs(): number;
  /** The desk knows something else of a visit's patient: the board and the open panel are told. */
  visitTouched(addressId: AddressId): void;
  close(): Promise<void>;
}

/** What a session is opened with. */
export interface Opening {
  readonly view: Session['view'];
  readonly saved: SavedConnection;
  readonly endpoint: Endpoint;
  readonly credentials: Credentials;
  /** The secret of the credentials is one that somebody was given, not one that a practice clinic made up for itself. */
  readonly secretGiven: boolean;
  readonly store: DeskStore;
  readonly settings: () => Settings;
  readonly pace: ReadPace;
  /** How many desks share the vendor's limits now, from 1. */
  readonly desks: () => number;
  /** Runs after everything else is closed, such as stopping the practice clinic. */
  readonly afterClose: () => Promise<void>;
}
