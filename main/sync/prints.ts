import type { AddressId } from '#shared/domain/ids.ts';
import type { EpochMs, Window } from '#shared/time/zone.ts';
import type { BookingStore } from './ports.ts';

/**
 * Remembers of each window of visits how the answer looked that its copy was made equal to. While nothing has written to that
 * part of the copy, an answer with the same print has nothing new in it and need not be read: most of a day's comparing ends here.
 */
export interface Prints {
  /** Before the vendor is asked for a window. */
  ask(addressId: AddressId, window: Window): Asked;
}
export interface Asked {
  /** `null`: none that still holds. */
  readonly print: string | null;
  /** The answer had this print: whether that still means that the copy equals it. */
  stillHolds(): boolean;
  /**
   * Before the copy is made equal to an answer. Nothing is remembered where somebody else wrote to the copy while the answer
   * travelled or was stored, for the copy is then newer in parts, and where the answer has visits that begin far from the
   * window, whose changes are not counted for it.
   */
  replacing(print: string, starts: readonly EpochMs[]): Replacing;
}
export interface Replacing {
  /** Does a part of the work, in which the copy is written to. */
  part<T>(work: () => T): T;
  /** All parts are done: the copy equals the answer. */
  done(): void;
}

const dayMs = 86_400_000;
/** A desk that never closes must not remember windows of days long gone. */
const mostRemembered = 20_000;

export function createPrints(bookings: Pick<BookingStore, 'changesIn' | 'told'>): Prints {
  const remembered = new Map<string, { readonly print: string; readonly changes: number }>();
  return {
    ask(addressId, window) {
      const toldBefore = bookings.told();
      const key = `${addressId} ${window.from} ${window.to}`;
      const changes = bookings.changesIn(addressId, window);
      const unchanged = (): boolean => bookings.changesIn(addressId, window) === changes;
      const known = remembered.get(key);
      return {
        print: known?.changes === changes ? known.print : null,
        stillHolds: unchanged,
        replacing(print, starts) {
          const isNear = starts.every((start) => window.from - dayMs <= start && start < window.to + dayMs);
          let isWhole = isNear && bookings.told() === toldBefore;
          let before = changes;
          const lookForOthers = (): void => {
            isWhole &&= bookings.changesIn(addressId, window) === before;
          };
          return {
            part(work) {
              lookForOthers();
              const value = work();
              before = bookings.changesIn(addressId, window);
              return value;
            },
            done() {
              lookForOthers();
              remembered.delete(key);
              if (!isWhole) return;
              if (remembered.size >= mostRemembered) remembered.clear();
              remembered.set(key, { print, changes: before });
            },
          };
        },
      };
    },
  };
}

/** For answers that are looked at each time. */
export const notRemembered: Replacing = { part: (work) => work(), done: () => undefined };
