import type { AddressId } from '#shared/domain/ids.ts';
import { addDays, type EpochMs, type LocalDate } from '#shared/time/zone.ts';
import type { ReadKind, ReadWindow } from '#shared/domain/readWindow.ts';
import type { CopyStore } from '../ports.ts';

/** The age of every day of every calendar, in memory and in the store. */
export interface Freshness {
  /**
   * Does `work`, which says whether anything changed, and marks the window as read at `at`, in one transaction; the memory
   * follows only when that is written, so that a full disk cannot make a window look fresh. A window and its mark can be read
   * again, so no disk is waited for.
   */
  marking(read: ReadWindow, at: EpochMs, work: () => boolean): boolean;
  /** The window was read at `at`, and was as known. */
  unchanged(read: ReadWindow, at: EpochMs): void;
  /**
   * Something at the vendor changed this window at `at`. What was asked before tells nothing of it, and a desk that dies
   * before it has asked again finds the window due. Belongs into the transaction of what is known of the change.
   */
  outdate(read: ReadWindow, at: EpochMs): void;
  /**
   * When the oldest day of the window was read; `null` if any of them never was. A day that was read after `now` is older than all
   * others (`longAgo`): the clock was set back since, and how old its copy is nobody knows.
   */
  readAt(read: ReadWindow, now: EpochMs): EpochMs | null;
  /** Whether every day of the window was read, whenever that was. */
  wasRead(read: ReadWindow): boolean;
  /** Days before `date` are nobody's plan any more: their ages leave the memory. In the store they stay. */
  forgetBefore(date: LocalDate): void;
}

/** Older than any age that a window may have. */
export const longAgo: EpochMs = 0;

/**
 * Loads the marks once: the plan asks for thousands of them at each turn.
 * @param since days before are not loaded; a first import needs all (`null`), for it goes on where it stood
 */
export function createFreshness(
  store: Pick<CopyStore, 'freshness' | 'transaction'>,
  since: LocalDate | null = null,
): Freshness {
  return new DayMarks(store, since);
}

/**
 * Responsibilities:
 * - knows of every day of every calendar when it was read, and writes that down;
 * - remembers what was said to have changed since, until an answer to a later question is there.
 *
 * Invariants:
 * - the memory says "read" only when the store does, or may write it later without harm;
 * - an answer to a question that is older than a change does not make its days fresh;
 * - only a day that was read before, and has not been called old since, has a mark that can wait.
 *
 * What can run at the same time: reads of several calendars, and of several kinds of one. Each method ends before the next begins.
 */
class DayMarks implements Freshness {
  readonly #store: Pick<CopyStore, 'freshness' | 'transaction'>;
  readonly #days: Readonly<Record<ReadKind, Map<AddressId, Map<LocalDate, EpochMs>>>> = {
    bookings: new Map(),
    slots: new Map(),
    breaks: new Map(),
  };
  /** Since when each day is not any more what answers to earlier questions say. */
  readonly #changedAt = new Map<string, { readonly date: LocalDate; readonly at: EpochMs }>();

  constructor(store: Pick<CopyStore, 'freshness' | 'transaction'>, since: LocalDate | null) {
    this.#store = store;
    for (const mark of store.freshness.since(since))
      this.#of(mark.addressId, mark.kind).set(mark.date, mark.at);
  }

  marking(read: ReadWindow, at: EpochMs, work: () => boolean): boolean {
    const changed = this.#store.transaction(() => {
      const done = work();
      if (done || !this.#canWait(read)) this.#markNow(read, at);
      else this.#store.freshness.markLater(read, at);
      return done;
    }, 'repeatable');
    this.#remember(read, at);
    return changed;
  }

  unchanged(read: ReadWindow, at: EpochMs): void {
    if (this.#canWait(read)) this.#store.freshness.markLater(read, at);
    else this.#store.transaction(() => this.#markNow(read, at), 'repeatable');
    this.#remember(read, at);
  }

  outdate(read: ReadWindow, at: EpochMs): void {
    this.#store.freshness.mark(read, longAgo);
    for (const date of datesOf(read)) this.#changedAt.set(dayKey(read, date), { date, at });
  }

  forgetBefore(first: LocalDate): void {
    for (const [key, { date }] of this.#changedAt) if (date < first) this.#changedAt.delete(key);
    for (const known of Object.values(this.#days).flatMap((ofKind) => [...ofKind.values()]))
      for (const date of known.keys()) if (date < first) known.delete(date);
  }

  wasRead(read: ReadWindow): boolean {
    const known = this.#of(read.addressId, read.kind);
    return datesOf(read).every((date) => known.has(date));
  }

  readAt(read: ReadWindow, now: EpochMs): EpochMs | null {
    const known = this.#of(read.addressId, read.kind);
    let oldest: EpochMs | null = null;
    for (const date of datesOf(read)) {
      const mark = known.get(date);
      if (mark === undefined) return null;
      const at = mark > now ? longAgo : mark;
      if (oldest === null || at < oldest) oldest = at;
    }
    return oldest;
  }

  #of(addressId: AddressId, kind: ReadKind): Map<LocalDate, EpochMs> {
    const known = this.#days[kind].get(addressId);
    if (known !== undefined) return known;
    const none = new Map<LocalDate, EpochMs>();
    this.#days[kind].set(addressId, none);
    return none;
  }

  #remember(read: ReadWindow, at: EpochMs): void {
    const known = this.#of(read.addressId, read.kind);
    for (const date of datesOf(read)) known.set(date, at);
  }

  /** Only a day that was read before, and has not been called old since, has a mark that can wait. */
  #canWait(read: ReadWindow): boolean {
    const known = this.#of(read.addressId, read.kind);
    return datesOf(read).every((date) => known.has(date) && !this.#changedAt.has(dayKey(read, date)));
  }

  #markNow(read: ReadWindow, at: EpochMs): void {
    this.#store.freshness.mark(read, at);
    for (const date of this.#changedAt.size === 0 ? [] : datesOf(read)) {
      const isOld = (this.#changedAt.get(dayKey(read, date))?.at ?? at) > at;
      if (isOld) this.#store.freshness.mark({ ...read, first: date, last: date }, longAgo);
      else this.#changedAt.delete(dayKey(read, date));
    }
  }
}

const dayKey = ({ kind, addressId }: ReadWindow, date: LocalDate): string => `${kind} ${addressId} ${date}`;

const runs = new Map<string, readonly LocalDate[]>();

/** The days of a window, in order. Remembered, since the same few windows are asked for all day. */
export function datesOf({ first, last }: Pick<ReadWindow, 'first' | 'last'>): readonly LocalDate[] {
  const key = `${first} ${last}`;
  const known = runs.get(key);
  if (known !== undefined) return known;
  const dates: LocalDate[] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) dates.push(date);
  if (runs.size > 500) runs.clear();
  runs.set(key, dates);
  return dates;
}
