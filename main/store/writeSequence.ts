import type { BookingId } from '#shared/domain/ids.ts';

/**
 * In which order the vendor answered changes of this desk's, visit by visit. An answer to an earlier question does not undo them.
 * Counted and not timed, because clocks can be set in between. Not in the file, because after a start no answer to an earlier
 * question arrives (docs/adr/0008).
 */
export interface WriteSequence {
  /** How many there were. */
  count(): number;
  note(id: BookingId): void;
  /** Whether this visit was answered about after the first `count` answers. */
  isLater(id: BookingId, count: number): boolean;
}

/** @param most so many visits are remembered: more than can be written to while an answer travels */
export function createWriteSequence(most = 2_000): WriteSequence {
  let count = 0;
  /** The last that was answered about stands last. */
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
