import type { AddressId } from '#shared/domain/ids.ts';
import { addDays, type EpochMs, type LocalDate } from '#shared/time/zone.ts';
import type { ReadKind, ReadWindow, Store } from './ports.ts';

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
}

/** Older than any age that a window may have. */
export const longAgo: EpochMs = 0;

/** Loads the marks once: the plan asks for thousands of them at each turn. */
export function createFreshness(store: Pick<Store, 'freshness' | 'transaction'>): Freshness {
  const days: Readonly<Record<ReadKind, Map<AddressId, Map<LocalDate, EpochMs>>>> = {
    bookings: new Map(),
    slots: new Map(),
    breaks: new Map(),
  };
  const of = (addressId: AddressId, kind: ReadKind): Map<LocalDate, EpochMs> => {
    let known = days[kind].get(addressId);
    if (known === undefined) days[kind].set(addressId, (known = new Map<LocalDate, EpochMs>()));
    return known;
  };
  /** Since when each day is not any more what answers to earlier questions say. */
  const changedAt = new Map<string, EpochMs>();
  const dayKey = ({ kind, addressId }: ReadWindow, date: LocalDate): string => `${kind} ${addressId} ${date}`;
  for (const mark of store.freshness.all()) of(mark.addressId, mark.kind).set(mark.date, mark.at);

  function remember(read: ReadWindow, at: EpochMs): void {
    const known = of(read.addressId, read.kind);
    for (const date of datesOf(read)) known.set(date, at);
  }

  /** Only a day that was read before, and has not been called old since, has a mark that can wait. */
  function canWait(read: ReadWindow): boolean {
    const known = of(read.addressId, read.kind);
    return datesOf(read).every((date) => known.has(date) && !changedAt.has(dayKey(read, date)));
  }

  function markNow(read: ReadWindow, at: EpochMs): void {
    store.freshness.mark(read, at);
    for (const date of changedAt.size === 0 ? [] : datesOf(read)) {
      const isOld = (changedAt.get(dayKey(read, date)) ?? at) > at;
      if (isOld) store.freshness.mark({ ...read, first: date, last: date }, longAgo);
      else changedAt.delete(dayKey(read, date));
    }
  }

  return {
    marking(read, at, work) {
      const changed = store.transaction(() => {
        const done = work();
        if (done || !canWait(read)) markNow(read, at);
        else store.freshness.markLater(read, at);
        return done;
      }, 'repeatable');
      remember(read, at);
      return changed;
    },
    unchanged(read, at) {
      if (canWait(read)) store.freshness.markLater(read, at);
      else store.transaction(() => markNow(read, at), 'repeatable');
      remember(read, at);
    },
    outdate(read, at) {
      store.freshness.mark(read, longAgo);
      for (const date of datesOf(read)) changedAt.set(dayKey(read, date), at);
    },
    wasRead(read) {
      const known = of(read.addressId, read.kind);
      return datesOf(read).every((date) => known.has(date));
    },
    readAt(read, now) {
      const known = of(read.addressId, read.kind);
      let oldest: EpochMs | null = null;
      for (const date of datesOf(read)) {
        const mark = known.get(date);
        if (mark === undefined) return null;
        const at = mark > now ? longAgo : mark;
        if (oldest === null || at < oldest) oldest = at;
      }
      return oldest;
    },
  };
}

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
