import type { PatientRow } from '#shared/domain/patientRow.ts';
import type { KeptCopy } from '#shared/contract/copies.ts';
import type { Arrival } from '#shared/domain/arrival.ts';
import type { Away } from '#shared/domain/away.ts';
import type { AuditEntry } from '#shared/domain/auditEntry.ts';
import type { AuditKind } from '#shared/domain/auditKind.ts';
import type { Doctor, Facility, InsuranceProvider, Service } from '#shared/domain/catalogue.ts';
import type {
  AddressId,
  AddressServiceId,
  BookingId,
  DoctorId,
  FacilityId,
  IntentId,
  ServiceId,
} from '#shared/domain/ids.ts';
import type { MappingDifference } from '#shared/domain/mapping/importMapping.ts';
import type { KnownObject } from '#shared/domain/mapping/knownObject.ts';
import type { Mapping, MappingChange, MappingKind } from '#shared/domain/mapping/mapping.ts';
import type { Slot } from '#shared/domain/schedule.ts';
import type { Booking, Patient } from '#shared/domain/booking.ts';
import type { PatientQuery } from '#shared/domain/patientQuery.ts';
import type { Intent, IntentAction } from '#shared/domain/intent.ts';
import type { Refusal } from '#shared/domain/refusal.ts';
import type { EpochMs, LocalDate, TimeZone, Window } from '#shared/time/zone.ts';
import type { ArrivalStore, Store } from '../sync/ports.ts';
import type { SavedConnection } from '#shared/domain/savedConnection.ts';
import type { StaffMember } from '#shared/domain/staffMember.ts';

export interface DeskStore extends Store {
  /** Kept in memory until it changes: it can be asked for each row that is shown. */
  readonly catalogue: Store['catalogue'] & {
    facility(id: FacilityId): Facility | null;
    /** The vendor's dictionary. */
    services(): readonly Service[];
    doctor(facilityId: FacilityId, id: DoctorId): Doctor | null;
    /** What the vendor's dictionary calls a service; `null`: it has no such one. */
    serviceName(id: ServiceId): string | null;
    servicesOfSpecialities(specializationIds: readonly string[]): ReadonlySet<ServiceId>;
  };
  readonly insurance: Store['insurance'] & {
    /** The dictionary, kept in memory until it changes. */
    all(): readonly InsuranceProvider[];
  };
  readonly intents: Store['intents'] & {
    /** What was decided, also of an intent that was dropped since. */
    decided(id: IntentId): IntentAction | null;
    /** Why it was refused last, also of one that was dropped since. */
    refusal(id: IntentId): Refusal | null;
    /** All of one press, whatever became of them, but for those that were dropped. @param first the id of the first of them */
    ofBundle(first: IntentId): readonly Intent[];
  };
  readonly freshness: Store['freshness'] & {
    /** From `since` on these calendars were never read. Belongs into a transaction with its cause. */
    forget(addressIds: readonly AddressId[], since: LocalDate): void;
  };
  readonly staff: {
    /** Those who have left too, in the order in which they came. */
    all(): readonly StaffMember[];
    put(member: StaffMember): void;
  };
  readonly bookings: Store['bookings'] & {
    /** Of days before, no change is counted any more. */
    forgetChangesBefore(at: EpochMs): void;
    /** Those of these ids that are known, in any order. */
    some(ids: readonly BookingId[]): readonly Booking[];
    /** Visits of whoever has this name and this phone, cancelled ones too: the latest first. */
    ofPatient(patient: Pick<Patient, 'name' | 'surname' | 'phone'>, limit: number): readonly Booking[];
    /** Where the first and the last visit with a patient begin; `null`: there is none. */
    patientSpan(): Window | null;
    /** Where the first visit that is not over at `now` can begin. */
    firstRunning(now: EpochMs): EpochMs;
    /** Visits of whom one looks for that begin in a window: to come, the next first, or over or cancelled, the latest first. */
    patientVisits(
      query: PatientQuery,
      looked: { readonly which: 'coming' | 'over'; readonly now: EpochMs; readonly window: Window },
      limit: number,
    ): readonly PatientVisit[];
    /** Those of these visits whose patient is looked for. */
    lookedForAmong(ids: readonly BookingId[], query: PatientQuery): readonly BookingId[];
    /** All visits of these patients, by start. @param ids of their rows */
    ofPatients(ids: readonly number[]): readonly PatientVisit[];
    /** Those at these places, which hold until something is written. */
    atRows(rows: readonly number[]): readonly Booking[];
    /** Their ids, in the order of the places. */
    idsAtRows(rows: readonly number[]): readonly BookingId[];
    /** Where those of one calendar that stand begin, in order. */
    bookedStarts(addressId: AddressId, window: Window): readonly EpochMs[];
    /** Those that lie over one of these moments of their calendar, cancelled ones too. */
    over(moments: readonly { readonly addressId: AddressId; readonly at: EpochMs }[]): readonly Booking[];
  };
  readonly patients: {
    /** At most so many of those who are looked for, in no order. */
    matching(query: PatientQuery, most: number): readonly PatientRow[];
    /** All with these names, as `searchableName` makes them. */
    named(names: readonly string[]): readonly PatientRow[];
    /** When the next visit of each begins, of those that have one. By `id`. */
    nextVisits(ids: readonly number[], now: EpochMs): ReadonlyMap<number, EpochMs>;
  };
  readonly schedule: Store['schedule'] & {
    /** Where the free times of one calendar start, in order. */
    slotStarts(addressId: AddressId, window: Window): readonly EpochMs[];
    /**
     * The first free starts in the window, by start.
     * @param calendars each with the services of which a start must take one; `null`: any will do
     */
    firstSlots(
      calendars: readonly {
        readonly addressId: AddressId;
        readonly services: readonly AddressServiceId[] | null;
      }[],
      window: Window,
      limit: number,
    ): readonly Slot[];
  };
  /** The names by which visits are found, in a file from before their rule changed. */
  readonly searchNames: { areMixed(): boolean; renew(most: number): void };
  readonly connection: {
    get(): SavedConnection | null;
    set(connection: SavedConnection): void;
    /** One facility's zone; `null` goes back to the connection's. */
    setFacilityZone(facilityId: FacilityId, zone: TimeZone | null): void;
  };
  readonly mappings: {
    /** The clinic's own order, colour and name for each calendar; given automatically when it first appears. */
    addresses(): ReadonlyMap<AddressId, AddressMapping>;
    get(kind: MappingKind, id: string): Mapping | null;
    /** By kind and order. */
    all(): readonly Mapping[];
    /** Absent keys stay as they are. */
    set(kind: MappingKind, id: string, change: MappingChange): void;
    /** All of it, or nothing. */
    setAll(changes: readonly MappingDifference[]): void;
    /** The same object has another id. */
    rename(kind: MappingKind, from: string, to: string): void;
  };
  /** Everything that the catalogue has ever listed. */
  readonly knownObjects: {
    all(): readonly KnownObject[];
    /** Somebody has seen how these stand. @param gone that they are listed no more */
    settle(objects: readonly Pick<KnownObject, 'kind' | 'remoteId'>[], gone: boolean): void;
    /** It goes on under another id, and so does what hung on it. Belongs into a transaction. */
    goesOn(kind: MappingKind, from: string, to: string): void;
  };
  readonly audit: {
    append(deed: AuditEntry & { readonly kind: AuditKind }): void;
    /** Everything of one visit, also under its earlier ids, oldest first. */
    ofBooking(id: BookingId): readonly AuditEntry[];
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
      page: { readonly before: number | null; readonly until?: EpochMs | undefined; readonly limit: number },
    ): readonly (AuditEntry & { readonly id: number })[];
    /** Entries of some kinds, of somebody, since an instant: newest first. */
    recent(wanted: {
      readonly kinds: readonly string[];
      readonly staff: string;
      readonly since: number;
      readonly limit: number;
    }): readonly AuditEntry[];
    /** All entries of these intents, oldest first. */
    ofIntents(ids: readonly IntentId[]): readonly AuditEntry[];
    /** All entries of the decisions that were made in one press with these, oldest first. */
    ofBundles(firsts: readonly IntentId[]): readonly AuditEntry[];
  };
  /** What was decided at the desk about some dates. */
  readonly away: {
    /** Those whose last date is this one or later, as they were decided; what cannot be read is left out. */
    since(date: LocalDate): readonly Away[];
    get(id: string): Away | null;
    /** The same without what ended before a date: nobody asks for that any more. */
    put(record: Away, forgetBefore: LocalDate): void;
    remove(id: string): void;
  };
  readonly arrivals: DeskArrivals;
  /** Deletes what is old, a little at a time. */
  readonly housekeeping: {
    readonly kinds: readonly PrunedKind[];
    /** Deletes at most so many rows of a kind that are old, and nothing that needs a person or is on its way. @returns how many */
    prune(what: PrunedKind, ages: Ages, most: number): number;
    /** Gives at most so many free pages back to the disk. @returns how many */
    giveBack(most: number): number;
    /** Renews what the file knows of its tables. */
    optimize(): void;
  };
  readonly setAside: string | null;
  /** Copies of damaged files that are kept beside this one. They hold patients. */
  readonly copies: {
    /** The latest first. */
    all(): readonly KeptCopy[];
    /** Deletes one with all its parts. @returns false: there is no such copy */
    remove(name: string): boolean;
  };
  /** Decisions that were acknowledged and are not in the file any more. */
  readonly loss: {
    /** The name of the copy that is kept of the damaged file; `null`: nothing is lost, or somebody has seen it. */
    keptAs(): string | null;
    seen(): void;
  };
  close(): void;
  /** Closes after a day's work, and makes the file smaller where it is of an earlier version, which may take some seconds. */
  retire(): Promise<void>;
}

/** What grows with the days. */
export type PrunedKind =
  | 'bookings'
  | 'intents'
  | 'breaks'
  | 'arrivals'
  | 'inbox'
  | 'unreadable'
  | 'slots'
  | 'workPeriods'
  | 'publishedDays'
  | 'exceptions'
  | 'ages';

/** Up to when something is old. */
export interface Ages {
  /** Of visits, and everything that names their patients. */
  readonly kept: { readonly from: EpochMs; readonly date: LocalDate };
  /** Of free times. */
  readonly schedule: { readonly from: EpochMs; readonly date: LocalDate };
  /** Of what came from the vendor, as it came. */
  readonly raw: EpochMs;
}

/** A visit as the search knows it. */
export interface PatientVisit {
  readonly row: number;
  readonly start: number;
  readonly end: number;
  readonly canceled: boolean;
  /** As `searchableName` makes it. */
  readonly name: string;
  readonly phone: string | null;
  readonly birthDate: string | null;
  readonly nin: string | null;
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

export interface AddressMapping {
  readonly name: string | null;
  readonly code: string | null;
  /** 0 to 11 */
  readonly colour: number;
  readonly order: number;
  readonly hidden: boolean;
}
