import type { AvailabilityStore } from './availabilityStore.ts';
import type { InsuranceStore, OwnDurationStore, WorkPeriod, WritableServices } from './offerPorts.ts';
import type {
  Address,
  AddressService,
  Doctor,
  Facility,
  InsurancePlan,
  InsuranceProvider,
  Service,
} from '#shared/domain/catalogue.ts';
import type { Booking, NewPatient } from '#shared/domain/booking.ts';
import type {
  AddressId,
  AddressServiceId,
  BookingId,
  BreakId,
  CalendarRef,
  DoctorId,
  FacilityId,
  InsuranceProviderId,
  IntentId,
} from '#shared/domain/ids.ts';
import type { IntentAction } from '#shared/domain/intent.ts';
import type { Action, IntentOf } from '#shared/domain/intentOf.ts';
import type { Notification } from '#shared/domain/notification.ts';
import type { RemoteError } from '#shared/domain/remoteError.ts';
import type { Break, Slot } from '#shared/domain/schedule.ts';
import type { BreakSpan } from '#shared/domain/shownBreak.ts';
import type { Subject } from '#shared/domain/subject.ts';
import type { Other } from '#shared/domain/unknown.ts';
import type { Result } from '#shared/result.ts';
import type { EpochMs, LocalDate, TimeZone, Window } from '#shared/time/zone.ts';
import type { Listed, Page, PageUnlike, Unreadable } from '#shared/domain/listed.ts';
import type { IntentChange } from '#shared/domain/intentOf.ts';
import type { ReadKind } from '#shared/domain/readWindow.ts';
import type { ReadWindow } from '#shared/domain/readWindow.ts';

/**
 * What sync needs of the two sides that it brings together. `docplanner/` and `store/` fit these shapes without knowing
 * them or each other.
 */

/** An answer of the vendor's, or why there is none. */
export type Remote<T> = Promise<Result<T, RemoteError>>;

/** The reads of the remote API (API.md §5) that import, polling and reconciling use. */
export interface RemoteClinic {
  getFacilities(): Remote<Listed<Facility>>;
  getDoctors(facilityId: FacilityId): Remote<Listed<Doctor>>;
  getAddresses(facilityId: FacilityId, doctorId: DoctorId): Remote<Listed<Address>>;
  getServices(filter?: { readonly specializationId?: string }): Remote<Listed<Service>>;
  /** With `start`, the start of a slot, only what can be booked there, and then for how long. */
  getAddressServices(calendar: CalendarRef, start?: EpochMs): Remote<Listed<AddressService>>;
  getAddress(calendar: CalendarRef): Remote<Address>;
  /** The dictionary of insurers. Their plans are asked for each by themselves where it does not tell them. */
  getInsuranceProviders(): Remote<Listed<InsuranceProvider>>;
  getInsurancePlans(providerId: InsuranceProviderId): Remote<Listed<InsurancePlan>>;
  /** Those that a calendar takes, with the plans of each that it takes. */
  getAddressInsuranceProviders(calendar: CalendarRef): Remote<Listed<InsuranceProvider>>;
  /** Free starts in a window of at most 180 days; none is an empty list, though the vendor says 404. */
  getSlots(calendar: CalendarRef, window: Window): Remote<Listed<Slot>>;
  getCalendarBreaks(calendar: CalendarRef, window: Window): Remote<Listed<Break>>;
  getCalendarBreak(calendar: CalendarRef, id: BreakId): Remote<Break>;
  /** Whether a calendar takes bookings at all; `notFound` where there is none yet. */
  getCalendar(calendar: CalendarRef): Remote<'enabled' | 'disabled' | Other>;
  /** One page, counted from 1. The vendor may put fewer than `limit` on it, and says so in `told`. */
  getBookings(calendar: CalendarRef, window: Window, page: number, limit: number): Remote<Page<Booking>>;
  /** The first page, of which nothing is read where it is word for word the one that `digest` was taken of. */
  getBookingsUnlike(
    digest: string | null,
    calendar: CalendarRef,
    window: Window,
    limit: number,
  ): Remote<PageUnlike>;
  getBooking(calendar: CalendarRef, bookingId: BookingId): Remote<Booking>;
  /** Consumes up to `limit` (1 to 100) events from the vendor's queue: store `raw` before anything else. */
  pullNotifications(limit: number): Remote<{ readonly raw: readonly string[]; readonly remaining: number }>;
  /** Reads one stored event. Pure. */
  readNotification(raw: string): Result<Notification, Unreadable>;
}

/** How far this machine's clock is off. */
export interface VendorClock {
  /** The vendor's clock less ours, milliseconds; `null` until an answer told. */
  clockSkewMs(): number | null;
}

/** How much may still be asked of the vendor, counted over the desk's death and with what the vendor says of it. */
export interface CallBudget {
  /**
   * `reads`, `writes`: how many could be made at once now. `others`: calls of the last five minutes that are writes, or were made before
   * this start.
   */
  budgetLeft(): { readonly reads: number; readonly writes: number; readonly others: number };
}

/** The writes of the remote API that intents stand for. None is ever repeated by the client. */
export interface WritableClinic extends WritableServices {
  bookSlot(
    calendar: CalendarRef,
    request: {
      readonly start: EpochMs;
      /** Minutes. */
      readonly duration: number;
      readonly addressServiceId: AddressServiceId;
      readonly patient: NewPatient;
      readonly comment: string | null;
    },
  ): Remote<Booking>;
  /** The visit has another id from then on. */
  moveBooking(
    calendar: CalendarRef,
    id: BookingId,
    to: {
      readonly calendar: CalendarRef;
      readonly start: EpochMs;
      readonly duration: number;
      readonly addressServiceId: AddressServiceId;
    },
  ): Remote<{
    readonly bookingId: BookingId;
    readonly calendar: CalendarRef;
    readonly booking: Booking | null;
  }>;
  cancelBooking(calendar: CalendarRef, id: BookingId, reason: string | null): Remote<null>;
  confirmBooking(calendar: CalendarRef, id: BookingId): Remote<null>;
  markPatientPresence(calendar: CalendarRef, id: BookingId): Remote<null>;
  markPatientAbsence(calendar: CalendarRef, id: BookingId): Remote<null>;
  /** `break` is `null` where the vendor only told its id. */
  addCalendarBreak(
    calendar: CalendarRef,
    pause: BreakSpan & { readonly description?: string },
  ): Remote<{ readonly id: BreakId; readonly break: Break | null }>;
  /** Changes its times and nothing else. */
  moveCalendarBreak(calendar: CalendarRef, id: BreakId, to: BreakSpan): Remote<null>;
  deleteCalendarBreak(calendar: CalendarRef, id: BreakId): Remote<null>;
  /** Asks whoever has this phone for an opinion on a visit that is over. `conflict` where that was asked before. */
  requestOpinion(facilityId: FacilityId, doctorId: DoctorId, phone: string): Remote<null>;
  /** Replaces the slots of one date, of which all is said. Carried out after the answer. */
  replaceSlots(calendar: CalendarRef, periods: readonly WorkPeriod[]): Remote<null>;
  /** Removes the free slots of a date of the marketplace's. Booked visits stay. */
  deleteSlots(calendar: CalendarRef, date: LocalDate): Remote<null>;
  /** `already`: it was so before. */
  enableCalendar(calendar: CalendarRef): Remote<'now' | 'already'>;
  disableCalendar(calendar: CalendarRef): Remote<'now' | 'already'>;
}

/** Doctors, calendars and services as last read. Replacing a list removes what is no longer in it. */
export interface CatalogueStore {
  replaceFacilities(facilities: readonly Facility[]): void;
  replaceDoctors(facilityId: FacilityId, doctors: readonly Doctor[]): void;
  replaceAddresses(facilityId: FacilityId, doctorId: DoctorId, addresses: readonly Address[]): void;
  replaceServices(services: readonly Service[]): void;
  replaceSpecialityServices(specializationId: string, services: readonly Service[]): void;
  /** How long a service takes stays as it is known where the list does not tell. */
  replaceAddressServices(addressId: AddressId, services: readonly AddressService[]): void;
  /** @param durations minutes @returns true if anything was not known so */
  learnDurations(addressId: AddressId, durations: ReadonlyMap<AddressServiceId, number>): boolean;
  /** One service as the vendor told it after a write. */
  keepAddressService(service: AddressService): void;
  /** The vendor does not offer it any more. */
  dropAddressService(id: AddressServiceId): void;
  facilities(): readonly Facility[];
  doctors(): readonly Doctor[];
  addresses(): readonly Address[];
  address(id: AddressId): Address | null;
  services(): readonly Service[];
  addressServices(addressId: AddressId): readonly AddressService[];
}

/** Rows that really changed by a replacement: nothing is written for what is the same. */
export interface Changed<Id> {
  readonly upserted: readonly Id[];
  readonly removed: readonly Id[];
}

export interface BookingStore {
  /**
   * Makes the server copy of one calendar and window equal to a complete answer of the vendor's. Visits are inserted, or updated
   * where they differ; those that start in the window but are not in the answer are removed. Visits outside the window are upserted.
   * Answers to writes that arrived since the question stay, because they are newer. So do visits of `elsewhere`: the answer has
   * them under another time, and they are written with that.
   * @param toldBefore `answersRecorded()` when the answer was asked for
   */
  replaceWindow(
    addressId: AddressId,
    window: Window,
    bookings: readonly Booking[],
    toldBefore: number,
    elsewhere?: ReadonlySet<BookingId>,
  ): Changed<BookingId>;
  /** Whether `replaceWindow` of the same would write or remove anything. */
  isUnlike(addressId: AddressId, window: Window, bookings: readonly Booking[], toldBefore: number): boolean;
  /** Keeps what the vendor's answer to a write says. */
  recordAnswer(booking: Booking): Changed<BookingId>;
  /** How often `recordAnswer` was called since the file was opened. */
  answersRecorded(): number;
  /** How often visits that lie in the window, if only in part, were written since the file was opened. */
  changesIn(addressId: AddressId, window: Window): number;
  get(id: BookingId): Booking | null;
  /** All that overlap the window, by start. */
  inWindow(addressIds: readonly AddressId[], window: Window): readonly Booking[];
  /** When those of one calendar that stand and overlap the window are, by start: without reading who they are of. */
  bookedTimes(
    addressId: AddressId,
    window: Window,
  ): readonly { readonly id: BookingId; readonly start: EpochMs; readonly end: EpochMs }[];
}

export interface ScheduleStore {
  /** @returns true if anything changed */
  replaceSlots(addressId: AddressId, window: Window, slots: readonly Slot[]): boolean;
  replaceBreaks(addressId: AddressId, window: Window, breaks: readonly Break[]): boolean;
  slotsInWindow(addressIds: readonly AddressId[], window: Window): readonly Slot[];
  breaksInWindow(addressIds: readonly AddressId[], window: Window): readonly Break[];
  /** One break; `null`: there is no copy of it. */
  break(id: BreakId): Break | null;
  /** Keeps what the vendor's answer to a write says of a break. */
  recordBreak(pause: Break): void;
  /** The vendor has this break no more. */
  forgetBreak(id: BreakId): void;
}

/** When which day of which calendar was last read: the age of all that is shown. One row for each calendar, kind and day. */
export interface FreshnessStore {
  /** Every day of the window was read whole at `at`. */
  mark(read: ReadWindow, at: EpochMs): void;
  /** The same, where that was as known already: it may be written later, with others. A desk that dies before reads them again. */
  markLater(read: ReadWindow, at: EpochMs): void;
  /** The marks of `date` and later (`null`: all), to be loaded once; sync keeps them in memory from then on. */
  since(date: LocalDate | null): readonly ReadMark[];
  /** When `date` of each calendar was last read, for bookings. */
  asOf(date: LocalDate): ReadonlyMap<AddressId, EpochMs>;
}
export interface ReadMark {
  readonly addressId: AddressId;
  readonly kind: ReadKind;
  readonly date: LocalDate;
  readonly at: EpochMs;
}

/** Raw events, stored before anything is done with them: reading consumes them at the vendor. */
export interface InboxStore {
  append(raw: readonly string[], receivedAt: EpochMs): void;
  /** Not yet applied, oldest first. @param after the id of the last that is known already */
  pending(limit: number, after?: number): readonly InboxItem[];
  settle(id: number, outcome: 'applied' | 'unknown' | 'unreadable', reason: string | null, at: EpochMs): void;
}
export interface InboxItem {
  readonly id: number;
  readonly raw: string;
  readonly receivedAt: EpochMs;
}

/** Items of lists that could not be read: kept raw, counted, shown in diagnostics. */
export interface UnreadableStore {
  keep(operation: string, items: readonly Unreadable[], at: EpochMs): void;
  count(): number;
}

/** Decisions of the kinds `A` that are on their way. */
export interface IntentStore<A extends Action = IntentAction> {
  /** Everything not yet confirmed or dropped that concerns these calendars, oldest first. */
  open(addressIds: readonly AddressId[]): readonly IntentOf<A>[];
  /** New bookings among these, of one calendar, oldest first. */
  openBookings(addressId: AddressId): readonly IntentOf<A>[];
  /** Those on one visit, oldest first; also the one that books it, if the vendor has not numbered it yet. */
  ofVisit(id: BookingId): readonly IntentOf<A>[];
  /** Those that are about one subject, oldest first. */
  ofSubject(subject: Subject): readonly IntentOf<A>[];
  allOpen(): readonly IntentOf<A>[];
  /** Whether a booking decided here made this visit, under whatever ids it has had since. */
  isMadeHere(id: BookingId): boolean;
  /** `null` also for one that was dropped. */
  get(id: IntentId): IntentOf<A> | null;
  insert(intent: IntentOf<A>, note: IntentNote): void;
  /** @returns false: there is no such open intent */
  change(id: IntentId, change: IntentChange, note: IntentNote): boolean;
  /** One that waits goes no sooner than this. The audit has been told why it waits. */
  postpone(id: IntentId, notBefore: EpochMs): void;
  /** Undone, given up, or taken back by a later decision. @returns false: there is no such open intent */
  drop(id: IntentId, supersededBy: IntentId | null, note: IntentNote): boolean;
  /** Brings back what `by` had taken back. */
  restore(by: IntentId, note: IntentNote): readonly IntentId[];
  /** A booking is known by another id, perhaps at another calendar: intents on it follow. */
  remapBooking(
    from: BookingId,
    to: { readonly id: BookingId; readonly calendar: CalendarRef },
    note: IntentNote,
  ): void;
  /** What the vendor has numbered goes by another id: decisions on it follow. For what is no visit. */
  remapSubject(from: Subject, to: Subject, note: IntentNote): void;
}

/** What the audit keeps of a change; `detail` is JSON text. */
export interface IntentNote {
  readonly at: EpochMs;
  readonly detail: string;
  /** Initials, where it was not whoever decided the intent. */
  readonly staff?: string;
}

/** What the desk knows of the patients; to sync only that it follows its visits. */
export interface ArrivalStore {
  /** The visit is known by another id: its arrival follows. */
  remap(from: BookingId, to: BookingId): void;
}

/** Small durable facts by name, as JSON text. */
export interface SettingStore {
  get(name: string): string | null;
  set(name: string, value: string): void;
}

/** What sync reads and writes, in one encrypted file, besides decisions. */
export interface CopyStore {
  readonly catalogue: CatalogueStore;
  readonly ownDurations: OwnDurationStore;
  readonly insurance: InsuranceStore;
  readonly bookings: BookingStore;
  readonly schedule: ScheduleStore;
  readonly availability: AvailabilityStore;
  readonly freshness: FreshnessStore;
  readonly inbox: InboxStore;
  readonly unreadable: UnreadableStore;
  readonly arrivals: ArrivalStore;
  readonly settings: SettingStore;
  /**
   * All or nothing; nested calls join the outer one. `repeatable` is for what the vendor can be asked for again: it is on
   * the disk with the next durable transaction.
   */
  transaction<T>(work: () => T, durability?: 'durable' | 'repeatable'): T;
}

/** Everything that sync reads and writes; its decisions are of the kinds `A`. */
export interface Store<A extends Action = IntentAction> extends CopyStore {
  readonly intents: IntentStore<A>;
}

/** The zone in which a facility lives: its own setting, or its marketplace's. */
export type ZoneOf = (facilityId: FacilityId) => TimeZone;

/** Part of the server copy became different: what shows it must be drawn again. */
export interface Change {
  readonly kind: ReadWindow['kind'];
  readonly calendar: CalendarRef;
  readonly window: Window;
}
