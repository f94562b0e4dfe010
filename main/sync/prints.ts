import type { AddressId } from '#shared/domain/ids.ts';
import type { EpochMs, Window } from '#shared/time/zone.ts';
import type { BookingStore } from './ports.ts';

/**
 * Remembers of each window of visits how the answer looked that its copy was made equal to. While nothing has written to that
 * part of the copy, an answer with the same print has nothing new in it and need not be read: most of a day's comparing ends here.
 */
export interface Prints {
  /** Before the vendor is asked for a window. */
  ask(addressId: AddressId, window: Window, askedAt: EpochMs): Asked;
}
export interface Asked {
  /** `null`: none that still holds. */
  readonly print: string | null;
  /** The answer had this print: whether that still means that the copy equals it. */
  stillHolds(): boolean;
  /**
   * Right before the copy is made equal to an answer: tells how to remember its print once that is done. Nothing is remembered
   * where the copy was written to while the answer travelled, for it is then newer in parts, and where the answer has visits
   * that begin far from the window, whose changes are not counted for it.
   */
  replacing(print: string, starts: readonly EpochMs[]): () => void;
}

const dayMs = 86_400_000;
/** A desk that never closes must not remember windows of days long gone. */
const mostRemembered = 20_000;

export function createPrints(bookings: Pick<BookingStore, 'changesIn' | 'wasToldSince'>): Prints {
  const remembered = new Map<string, { readonly print: string; readonly changes: number }>();
  return {
    ask(addressId, window, askedAt) {
      const key = `${addressId} ${window.from} ${window.to}`;
      const changes = bookings.changesIn(addressId, window);
      const unchanged = (): boolean => bookings.changesIn(addressId, window) === changes;
      const known = remembered.get(key);
      return {
        print: known?.changes === changes ? known.print : null,
        stillHolds: unchanged,
        replacing(print, starts) {
          const isNear = starts.every((start) => window.from - dayMs <= start && start < window.to + dayMs);
          const isWhole = isNear && unchanged() && !bookings.wasToldSince(askedAt);
          return () => {
            remembered.delete(key);
            if (!isWhole) return;
            if (remembered.size >= mostRemembered) remembered.clear();
            remembered.set(key, { print, changes: bookings.changesIn(addressId, window) });
          };
        },
      };
    },
  };
}
