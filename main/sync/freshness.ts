import type { AddressId } from '#shared/domain/ids.ts';
import { addDays, type EpochMs, type LocalDate } from '#shared/time/zone.ts';
import type { ReadKind, ReadWindow, Store } from './ports.ts';

/** The age of every day of every calendar, in memory and in the store. */
export interface Freshness {
  /**
   * Does `work` and marks the window as read at `at`, in one transaction; the memory follows only when that is durable, so
   * that a full disk cannot make a window look fresh.
   */
  marking<T>(read: ReadWindow, at: EpochMs, work: () => T): T;
  /** When the oldest day of the window was read; `null` if any of them never was. */
  readAt(read: ReadWindow): EpochMs | null;
}

/** Loads the marks once: the plan asks for thousands of them at each turn. */
export function createFreshness(store: Pick<Store, 'freshness' | 'transaction'>): Freshness {
  const days = new Map<string, Map<LocalDate, EpochMs>>();
  const of = (addressId: AddressId, kind: ReadKind): Map<LocalDate, EpochMs> => {
    const key = `${kind} ${addressId}`;
    const known = days.get(key) ?? new Map<LocalDate, EpochMs>();
    days.set(key, known);
    return known;
  };
  for (const mark of store.freshness.all()) of(mark.addressId, mark.kind).set(mark.date, mark.at);

  return {
    marking(read, at, work) {
      const value = store.transaction(() => {
        const done = work();
        store.freshness.mark(read, at);
        return done;
      });
      const known = of(read.addressId, read.kind);
      for (const date of datesOf(read)) known.set(date, at);
      return value;
    },
    readAt(read) {
      const known = of(read.addressId, read.kind);
      let oldest: EpochMs | null = null;
      for (const date of datesOf(read)) {
        const at = known.get(date);
        if (at === undefined) return null;
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
