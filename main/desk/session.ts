import type { AddressId } from '#shared/domain/ids.ts';
import type { ClinicKey } from '#shared/domain/clinicKey.ts';
import type { EpochMs, LocalDate } from '#shared/time/zone.ts';
import type { Sync } from '../sync/sync.ts';
import type { DeskRemote } from './ports.ts';
import type { BoardFeed, WeekFeed, Seat, Staff, Lock, News } from './seat.ts';
import type { Calendars, WrongClock } from './clinic.ts';
import type { Connection } from '#shared/contract/connection.ts';
import type { DeskReads } from './deskReads.ts';
import type { DeskStore } from './deskStore.ts';

/** A connection that is at work. */
export type ConnectionAtWork = Exclude<Connection, { kind: 'none' }>;

/** What is shown of the desk: all its clinics as if they were one. A desk's only clinic is such a one. */
export interface WholeDesk {
  /** By which clocks the facilities of the whole desk live, whichever clinic's view this is. */
  readonly view: ConnectionAtWork;
  readonly store: DeskReads;
  readonly feed: BoardFeed;
  readonly week: WeekFeed;
  today(): LocalDate;
  now(): EpochMs;
}

/** A desk at work on one clinic: its file and its line, and the board that it shares with the desk's other clinics. */
export interface Session extends WholeDesk {
  readonly key: ClinicKey;
  /** The connection by itself, whatever other clinics the desk has. */
  readonly own: ConnectionAtWork;
  readonly store: DeskStore;
  readonly remote: DeskRemote;
  readonly sync: Sync;
  readonly calendars: Calendars;
  /** Where it is worked from. */
  readonly seat: Seat;
  /** The seat's. */
  readonly staff: Staff;
  /** The seat's. */
  readonly lock: Lock;
  readonly news: News;
  readonly wrongClock: WrongClock;
  /** How long a decision can be undone before it is sent, as it is set now. Milliseconds. */
  undoMs(): number;
  /** The desk knows something else of a visit's patient: the board and the open panel are told. */
  visitTouched(addressId: AddressId): void;
  /** The clinic calls something by another name, code or place: whoever shows it is told. */
  mappingsChanged(): void;
  /** Ends all work, and leaves the file open for whoever goes on with it. */
  stop(): Promise<void>;
  /** Ends all work and closes the file. */
  close(): Promise<void>;
}
