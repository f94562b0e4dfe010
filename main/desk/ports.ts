import type { AppInfo, Problem } from '#shared/contract/views.ts';
import type { Push } from '#shared/contract/door.ts';
import type { Arrival } from '#shared/domain/arrival.ts';
import type { AuditKind } from '#shared/domain/auditKind.ts';
import type { AddressId, BookingId, FacilityId, IntentId } from '#shared/domain/ids.ts';
import type { Booking } from '#shared/domain/booking.ts';
import type { PatientQuery } from '#shared/domain/searchText.ts';
import type { IntentAction } from '#shared/domain/intent.ts';
import type { MarketplaceLocale } from '#shared/domain/marketplace.ts';
import type { Clock, Log, Random } from '#shared/ports.ts';
import type { Result } from '#shared/result.ts';
import type { EpochMs, TimeZone, Window } from '#shared/time/zone.ts';
import type { ArrivalStore, RemoteClinic, Store, WritableClinic, ZoneOf } from '../sync/ports.ts';
import type { SyncSettings } from '../sync/settings.ts';

/** What the desk needs of the parts below it; `main/main.ts` hands them in. */
export interface DeskParts {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly push: Push;
  readonly info: AppInfo;
  readonly syncSettings: SyncSettings;
  /** Opens (or makes) the encrypted file of a profile. */
  readonly openStore: (profile: Profile) => Promise<Result<DeskStore, Problem>>;
  /** True if the profile has a file already. */
  readonly hasStore: (profile: Profile) => boolean;
  readonly secrets: Secrets;
  readonly pins: Pins;
  readonly alerts: Alerts;
  readonly paper: Paper;
  /** Makes a client; nothing is sent before its first call. */
  readonly connect: (to: Endpoint, credentials: Credentials, zoneOf: ZoneOf, use?: LineUse) => DeskRemote;
  readonly startPractice: (
    locale: MarketplaceLocale,
    size: PracticeSize,
  ) => Promise<Result<RunningPractice, Problem>>;
  /** A practice clinic that runs elsewhere on this machine, if the desk was started for one. */
  readonly practicePort: number | null;
  readonly settingsFile: SettingsFile;
  /** What a person is told of something thrown, such as the store's full disk. */
  readonly problemOfThrown: (thrown: unknown) => Problem;
}

/** What a desk that stays on a connection, not only tries it, says of its use. */
export interface LineUse {
  /** How many desks share these credentials now, from 1. */
  readonly desks: () => number;
  /** Where the count of calls outlives the process. Writing does not throw. */
  readonly spentBook: { read(): string | null; write(text: string): void };
}

/** Which data: live and practice never share a file, a key or a secret. */
export type Profile =
  | { readonly kind: 'live'; readonly locale: MarketplaceLocale }
  /** Inside the desk: made anew each time. */
  | { readonly kind: 'practice' }
  | { readonly kind: 'practicePort'; readonly port: number };

export type Endpoint =
  | { readonly kind: 'live'; readonly locale: MarketplaceLocale }
  | { readonly kind: 'practice'; readonly port: number };

export interface Credentials {
  readonly clientId: string;
  readonly secret: string;
}

export type PracticeSize = 'small' | 'clinic' | 'hospital';

export interface RunningPractice {
  readonly port: number;
  readonly credentials: Credentials;
  stop(): Promise<void>;
}

export interface DeskRemote extends RemoteClinic, WritableClinic {
  /** The vendor's clock less ours, as last seen; `null` before the first answer. Milliseconds. */
  clockSkewMs(): number | null;
  /** Breaks off what is under way. */
  close(): void;
}

/** The keychain. `noKeychain`: this machine has none that can be used. */
export interface Secrets {
  get(name: string): Promise<Result<string | null, 'noKeychain'>>;
  set(name: string, value: string): Promise<Result<null, 'noKeychain'>>;
  remove(name: string): Promise<Result<null, 'noKeychain'>>;
}

/** What reaches a person who does not look at the window. */
export interface Alerts {
  /** Somebody has the window in front of them. */
  isLookedAt(): boolean;
  /** The system's own notice. @param pressed runs when somebody presses it, with the window in front */
  notify(note: { readonly title: string; readonly body: string }, pressed: () => void): void;
  /** How many bookings nobody has seen, for the tray. */
  count(count: number, words: string): void;
}

/** How what the desk has made ready leaves it; each asks the person where to. */
export interface Paper {
  print(html: string): Promise<Leaving>;
  savePdf(html: string, name: string): Promise<Leaving>;
  saveText(text: string, name: string): Promise<Leaving>;
}
export type Leaving = 'done' | 'canceled' | 'noPrinter' | 'notPrinted' | 'diskFull' | 'notWritten';

/** PINs of staff, kept so that nobody can read them. */
export interface Pins {
  hashPin(pin: string): Promise<string>;
  isPin(pin: string, kept: string): Promise<boolean>;
  /** Whether somebody typed the API client's secret. */
  isSecret(typed: string, secret: string): boolean;
}

/** Somebody who works at the desk, or did. */
export interface StaffMember {
  readonly id: string;
  readonly name: string;
  readonly initials: string;
  /** What is kept of the PIN; `null`: none is asked for. */
  readonly pin: string | null;
  /** `null`: still here. */
  readonly removedAt: number | null;
}

/** What the audit keeps of something that was done. */
export interface Deed {
  readonly at: number;
  /** Initials of whoever did it. */
  readonly staff: string;
  readonly kind: string;
  readonly addressId: AddressId | null;
  readonly bookingId: BookingId | null;
  readonly previousBookingId: BookingId | null;
  readonly intentId: IntentId | null;
  /** JSON text. */
  readonly detail: string;
}

export interface DeskStore extends Store {
  readonly intents: Store['intents'] & {
    /** What was decided, also of an intent that was dropped since. */
    decided(id: IntentId): IntentAction | null;
  };
  readonly staff: {
    /** Those who have left too, in the order in which they came. */
    all(): readonly StaffMember[];
    put(member: StaffMember): void;
  };
  readonly bookings: Store['bookings'] & {
    /** Visits to come at `now`, the next first, then what is over or cancelled, the latest first. */
    search(query: PatientQuery, now: number, limit: number): readonly Booking[];
  };
  readonly connection: {
    get(): SavedConnection | null;
    set(connection: SavedConnection): void;
  };
  readonly mappings: {
    /** The clinic's own order, colour and name for each calendar; given automatically when it first appears. */
    addresses(): ReadonlyMap<AddressId, AddressMapping>;
    get(kind: 'address', id: AddressId): AddressMapping | null;
    /** Absent keys stay as they are. */
    set(kind: 'address', id: AddressId, change: Partial<AddressMapping>): void;
  };
  readonly audit: {
    append(deed: Deed & { readonly kind: AuditKind }): void;
    /** Everything of one visit, also under its earlier ids, oldest first. */
    ofBooking(id: BookingId): readonly Deed[];
    renumberedTo(id: BookingId): BookingId | null;
    /** Those of these visits that go on under another id. */
    movedOn(ids: readonly BookingId[]): ReadonlySet<BookingId>;
    /** Entries of some kinds, of somebody, about some visits under all their ids: newest first. `null`: all. */
    deeds(
      wanted: {
        readonly kinds: readonly string[];
        readonly staff: string | null;
        readonly about: readonly string[] | null;
      },
      page: { readonly before: number | null; readonly limit: number },
    ): readonly (Deed & { readonly id: number })[];
    /** Entries of some kinds, of somebody, since an instant: newest first. */
    recent(wanted: {
      readonly kinds: readonly string[];
      readonly staff: string;
      readonly since: number;
      readonly limit: number;
    }): readonly Deed[];
    /** All entries of these intents, oldest first. */
    ofIntents(ids: readonly IntentId[]): readonly Deed[];
  };
  readonly arrivals: DeskArrivals;
  readonly setAside: string | null;
  /** Decisions that were acknowledged and are not in the file any more. */
  readonly loss: {
    /** The name of the copy that is kept of the damaged file; `null`: nothing is lost, or somebody has seen it. */
    keptAs(): string | null;
    seen(): void;
  };
  close(): void;
}

/** What the desk knows of the patients, beside the fold. Each change is one transaction with its audit entry. */
export interface DeskArrivals extends ArrivalStore {
  get(id: BookingId): Arrival | null;
  of(ids: readonly BookingId[]): ReadonlyMap<BookingId, Arrival>;
  put(arrival: Arrival, note: ArrivalNote): void;
  /** Nothing is known again. */
  forget(id: BookingId, note: ArrivalNote): void;
  /** Visits that start in the window, are over by `now`, and whose presence the vendor does not know as it is. */
  unsettled(
    addressIds: readonly AddressId[],
    window: Window,
    now: EpochMs,
  ): readonly { readonly id: BookingId; readonly start: EpochMs }[];
}
export interface ArrivalNote {
  readonly at: EpochMs;
  readonly staff: string;
  readonly addressId: AddressId;
  /** JSON text. */
  readonly detail: string;
}

/** Everything of a connection but its secret. */
export interface SavedConnection {
  readonly kind: 'live' | 'practice';
  readonly locale: MarketplaceLocale;
  readonly clientId: string;
  readonly timeZone: TimeZone;
  readonly facilityZones: ReadonlyMap<FacilityId, TimeZone>;
}

export interface AddressMapping {
  readonly name: string | null;
  /** 0 to 11 */
  readonly colour: number;
  readonly order: number;
  readonly hidden: boolean;
}

/** How the desk looks on this machine; holds nothing of a patient's and is needed before any store is open. */
export interface SettingsFile {
  read(): unknown;
  write(settings: unknown): void;
}
