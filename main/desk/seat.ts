import type { AddressId } from '#shared/domain/ids.ts';
import type { Intent } from '#shared/domain/intent.ts';
import type { LocalDate, TimeZone } from '#shared/time/zone.ts';
import type { BoardWeek } from '#shared/contract/week.ts';
import type {
  ForgottenPin,
  PinReset,
  StaffEntry,
  StaffSaved,
  StaffSwitched,
  StaffView,
} from '#shared/contract/staff.ts';
import type { LockOpened, LockPin, LockPinSaved, LockView } from '#shared/contract/lock.ts';
import type { NewsView } from '#shared/contract/news.ts';
import type { Change } from '../sync/ports.ts';
import type { BoardDay } from '#shared/contract/board.ts';
import type { DeskStore } from './deskStore.ts';
import type { SeatStore } from './seatStore.ts';

/** Where somebody sits and works, for one clinic or several: it outlives them, and so does what it knows. */
export interface Seat {
  readonly staff: Staff;
  readonly lock: Lock;
  /** What of its file is missing, until somebody has seen it. */
  readonly loss: SeatStore['loss'];
  readonly copies: SeatStore['copies'];
  /** Where it is remembered which bookings of a clinic were told and seen. @param clinic its name */
  newsOf(clinic: string): NewsMemo;
  /** How many bookings of a clinic nobody has seen: beside the tray's icon stands the sum of all at work. @param clinic its name */
  countUnseen(clinic: string, count: number): void;
  /** Has what a clinic's file of an earlier version knows of the seat, once. @throws where one of the files cannot be written */
  takeOver(clinic: Pick<SeatClinic, 'name' | 'store'>): void;
  /** A clinic is at work here from now on. @returns ends that */
  join(clinic: SeatClinic): () => void;
  close(): void;
}

/** One text that outlasts the desk; `null`: there is none. Throws where the disk does not do its part. */
export interface NewsMemo {
  read(): string | null;
  write(text: string): void;
}

/** A clinic as its seat knows it. */
export interface SeatClinic {
  /** What tells its file from others, as long as the file lasts. */
  readonly name: string;
  readonly store: DeskStore;
  /** The API client's, which opens the lock; `null`: nobody was given one. */
  readonly secret: string | null;
  /** The screen was locked or opened: names leave the window, or come back. */
  readonly lockChanged: () => void;
}

/** Keeps a day of the window up to date by deltas; main never sends a day twice unasked. */
export interface BoardFeed {
  /**
   * The whole day; from now on this is the day that is watched.
   * @param only one calendar of it
   */
  open(date: LocalDate, timeZone: TimeZone, only?: AddressId): BoardDay;
  /** The same, and whoever waits comes to their turn in between. What changes meanwhile follows as a delta. */
  openSoon(date: LocalDate, timeZone: TimeZone, only?: AddressId): Promise<BoardDay>;
  /** Part of the server copy or of the intents changed. */
  changed(change: Change): void;
  intentChanged(intent: Intent): void;
  /** The desk knows something else of a visit's patient. */
  visitTouched(addressId: AddressId): void;
  catalogueChanged(): void;
  /** Other visits of the same days are wanted. */
  askedOtherwise(): void;
  /** A turn went well: tell how fresh the columns are now. */
  refreshed(): void;
  close(): void;
}

/** Keeps the week of one doctor up to date, as the board's feed does its day: it is seven of those, each with one column. */
export interface WeekFeed extends Omit<BoardFeed, 'open' | 'openSoon'> {
  /**
   * The whole week; from now on it is watched.
   * @param wanted `null`, or a calendar that is gone: the first one
   * @param zoneAt by which clock a calendar's days begin and end
   */
  open(wanted: AddressId | null, from: LocalDate, zoneAt: (id: AddressId) => TimeZone): BoardWeek;
}

/** Only those may who keep the calendars. */
export interface KeepersOnly {
  readonly kind: 'keepersOnly';
}

/** Who works at this desk, and who is at it: what is decided carries their initials. */
export interface Staff {
  view(): StaffView;
  /** Of whoever is at the desk; empty: nobody has said. */
  initials(): string;
  /** Whether whoever is at the desk may do what only those may who keep the calendars. */
  mayKeepCalendars(): boolean;
  /** `keepersOnly`: it gives or takes that right, and whoever is at the desk has it not. */
  save(entry: StaffEntry): Promise<StaffSaved | KeepersOnly>;
  /** Needs no PIN: it lets nobody act in another's name, and the initials stay theirs. */
  remove(id: string): 'removed' | 'lastKeeper' | 'keepersOnly';
  /** A new PIN by the API client's secret. Wrong ones are counted, and make the next one wait. */
  resetPin(forgotten: ForgottenPin): Promise<PinReset>;
  /** @param id `null`: nobody is at the desk from now on */
  switchTo(id: string | null, pin: string | null): Promise<StaffSwitched>;
}

/** Whether the screen is locked, and what opens it. */
export interface Lock {
  view(): LockView;
  close(): void;
  open(pin: string | null): Promise<LockOpened>;
  /**
   * Opens the screen and takes the PIN away with the API client's secret. It is counted with the wrong PINs, so that it is no way
   * round their waits.
   * @param staff initials of whoever is at the desk, for the audit
   */
  forgot(secret: string, staff: string): Promise<LockOpened>;
  /** @param staff initials of whoever is at the desk, for the audit */
  setPin(wanted: LockPin, staff: string): Promise<LockPinSaved>;
}

/** Which bookings of patients are new to this desk, and which of those somebody has seen. */
export interface News {
  view(): NewsView;
  /** The first copy is whole: what is booked from now on is news. */
  begin(): void;
  /** The first copy is not whole, so what is remembered was told of another: nothing is news. */
  forget(): void;
  /** Part of the server copy changed: is there news in it? */
  look(change: Change): void;
  seen(ids: readonly string[]): void;
  /** Calendars were hidden or shown again, or have other names. */
  calendarsChanged(): void;
  close(): void;
}
