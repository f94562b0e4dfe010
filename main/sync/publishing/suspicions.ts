import type { AddressId } from '#shared/domain/ids.ts';
import type { Clock } from '#shared/ports.ts';
import { minuteMs } from '#shared/time/durations.ts';
import type { EpochMs, LocalDate } from '#shared/time/zone.ts';
import type { DateRange } from '../hours/keptHours.ts';

/** A date is looked at a second time so much later. */
const secondLookMs = minuteMs;

/** Dates that did not look as they were published, once. In memory: a desk that starts anew looks twice again. */
export interface Suspicions {
  /**
   * Notes what was read at `readAt`; it stays noted until it is cleared. @returns whether this is a second look, and it was so a minute
   * before, too
   */
  isSeen(address: AddressId, date: LocalDate, readAt: EpochMs, look: 'first' | 'second'): boolean;
  clear(address: AddressId, date: LocalDate): void;
  clearAll(address: AddressId): void;
  /** When the first calendar is to be looked at a second time. */
  nextAt(): EpochMs;
  /** A calendar whose second look is due, with its dates. */
  due(): { readonly address: AddressId; readonly dates: DateRange } | null;
  /** It could not be looked at: later. */
  putOff(address: AddressId, ms: number): void;
}

/** @param clock spans are by `elapsed`, so that a clock that is set changes nothing */
export function createSuspicions(clock: Clock): Suspicions {
  /** By calendar and date: when the first read was that showed it, and when it is due again by `elapsed`. */
  const all = new Map<AddressId, Map<LocalDate, { readonly readAt: EpochMs; due: number }>>();
  const firstDue = (dates: ReadonlyMap<LocalDate, { readonly due: number }>): number =>
    Math.min(...[...dates.values()].map(({ due }) => due));
  const clear = (address: AddressId, date: LocalDate): void => {
    const dates = all.get(address);
    dates?.delete(date);
    if (dates?.size === 0) all.delete(address);
  };
  return {
    clear,
    clearAll: (address) => void all.delete(address),
    isSeen(address, date, readAt, look) {
      const dates = all.get(address) ?? new Map<LocalDate, { readonly readAt: EpochMs; due: number }>();
      all.set(address, dates);
      const known = dates.get(date);
      if (known === undefined) {
        dates.set(date, { readAt, due: clock.elapsed() + secondLookMs });
        return false;
      }
      return look === 'second' && readAt - known.readAt >= secondLookMs;
    },
    nextAt: () =>
      clock.now() -
      clock.elapsed() +
      Math.min(Infinity, ...[...all.values()].map((dates) => firstDue(dates))),
    due() {
      for (const [address, dates] of all) {
        if (firstDue(dates) > clock.elapsed()) continue;
        const sorted = [...dates.keys()].sort();
        const [first] = sorted;
        if (first !== undefined) return { address, dates: { first, last: sorted.at(-1) ?? first } };
      }
      return null;
    },
    putOff(address, ms) {
      for (const entry of all.get(address)?.values() ?? [])
        entry.due = Math.max(entry.due, clock.elapsed() + ms);
    },
  };
}
