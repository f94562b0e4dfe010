import type { Exception } from '#shared/domain/availability/exception.ts';
import type { Published, PublishedStage, PublishedState } from '#shared/domain/availability/publishedDay.ts';
import type { ServiceRename } from '#shared/domain/availability/serviceOnItsWay.ts';
import type { DraftToSave, Timetable } from '#shared/domain/availability/timetable.ts';
import type { AddressId } from '#shared/domain/ids.ts';
import type { EpochMs, LocalDate } from '#shared/time/zone.ts';

/** What sync and desk need of the file for hours that are kept here (adr/0023). Each method is one transaction. */
export interface AvailabilityStore {
  readonly timetables: TimetableStore;
  readonly exceptions: ExceptionStore;
  readonly published: PublishedStore;
  /** A service of an address has another id: in drafts, all versions, exceptions and published days. */
  renameService(addressId: AddressId, rename: ServiceRename): void;
  /** The renames of an address since the file was opened, oldest first: a window may still name a service by the id before. */
  renamesOf(addressId: AddressId): readonly ServiceRename[];
}

/** What a file has of a kind, and what in it is damaged: hours that depend on that are not known, and must not be published. */
export interface KeptItems<T> {
  readonly items: readonly T[];
  readonly damaged: readonly string[];
}

/** A timetable; the parts that are in the file and cannot be read are `null` in it. */
export interface KeptTimetable extends Timetable {
  readonly damaged: readonly ('draft' | 'inForce' | 'before')[];
}

/** What comes of a change by somebody who saw a revision: `notChanged` where it was another by then, or there is nothing to do it with. */
export interface TimetableChange {
  readonly kind: 'changed' | 'notChanged';
  readonly timetable: KeptTimetable;
}

/** Plans by calendar, with draft and versions. */
export interface TimetableStore {
  /** An empty one of revision 0 where nothing was ever kept. */
  get(addressId: AddressId): KeptTimetable;
  all(): readonly KeptTimetable[];
  /** The calendars of which something is in force, by id, also where it is damaged. */
  inForce(): readonly AddressId[];
  saveDraft(addressId: AddressId, seen: number, draft: DraftToSave): TimetableChange;
  discardDraft(addressId: AddressId, seen: number): TimetableChange;
  publish(
    addressId: AddressId,
    seen: number,
    note: { readonly at: EpochMs; readonly staff: string },
  ): TimetableChange;
  stepBack(addressId: AddressId, seen: number): TimetableChange;
  giveBack(addressId: AddressId, seen: number): TimetableChange;
}

/** Dates on which plans do not hold as they stand. */
export interface ExceptionStore {
  between(first: LocalDate, last: LocalDate): KeptItems<Exception>;
  get(id: string): Exception | null;
  put(exception: Exception): void;
  /** @returns whether there was one */
  remove(id: string): boolean;
}

/** A day without what it offers: of thousands only that is asked for at each look. */
export interface PublishedKey {
  readonly address: AddressId;
  readonly date: LocalDate;
  readonly stage: PublishedStage;
  readonly state: PublishedState;
}

/** What was given to the vendor, date by date, and what is to be. */
export interface PublishedStore {
  between(addressId: AddressId, first: LocalDate, last: LocalDate): KeptItems<Published>;
  /** All stages of the dates from `first` to `last` on which something waits, is on the line, or was taken and not read back. */
  leaving(addressIds: readonly AddressId[], first: LocalDate, last: LocalDate): readonly Published[];
  /** All of these states from a date on, by date and address. */
  inStates(states: readonly PublishedState[], first: LocalDate): readonly PublishedKey[];
  put(days: readonly Published[]): void;
  remove(addressId: AddressId, date: LocalDate, stage: PublishedStage): void;
}
