import type { BookingId } from '#shared/domain/ids.ts';

/**
 * In which order the vendor's answers to changes of this desk's told of visits, so that an answer that was asked for before does
 * not undo what was told since. Counted and not timed, because clocks can be set in between; and not in the file, because no answer
 * to a question of before arrives after a start (docs/adr/0008).
 */
export interface Tellings {
  /** How many there were. */
  count(): number;
  note(id: BookingId): void;
  /** Whether this visit was told of after there had been so many. */
  isLater(id: BookingId, count: number): boolean;
}

/** @param most so many visits are remembered: more than can be written to while an answer travels */
export function createTellings(most = 2_000): Tellings {
  let count = 0;
  /** The last told stands last. */
  const last = new Map<BookingId, number>();
  return {
    count: () => count,
    note(id) {
      count += 1;
      last.delete(id);
      last.set(id, count);
      const [oldest] = last.keys();
      if (last.size > most && oldest !== undefined) last.delete(oldest);
    },
    isLater: (id, before) => (last.get(id) ?? 0) > before,
  };
}
