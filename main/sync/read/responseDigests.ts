import type { Booking } from '#shared/domain/booking.ts';
import type { AddressId } from '#shared/domain/ids.ts';
import type { Window } from '#shared/time/zone.ts';
import type { BookingStore } from '../ports.ts';

/**
 * Remembers for each window the digest of the answer that its copy equals. While nobody writes to that part of the copy, an answer with
 * the same digest brings nothing new and is not read. Most of a day's comparing ends here.
 */
export interface ResponseDigests {
  /** Before the vendor is asked for a window. */
  ask(addressId: AddressId, window: Window): DigestQuestion;
}
export interface DigestQuestion {
  /** `null`: none that still holds. */
  readonly digest: string | null;
  /** The answer had this digest: whether that still means that the copy equals it. */
  stillHolds(): boolean;
  /**
   * Before the copy is made equal to an answer. In two cases nothing is remembered. Somebody else wrote to the copy while
   * the answer travelled or was stored: the copy is newer in parts. Or the answer has visits outside of the window: their
   * changes are not counted for it.
   */
  replacedBy(digest: string, visits: readonly Pick<Booking, 'start' | 'end'>[]): DigestReplacement;
}
export interface DigestReplacement {
  /** Does a part of the work, in which the copy is written to. */
  part<T>(work: () => T): T;
  /** All parts are done: the copy equals the answer. */
  done(): void;
}

/** A desk that never closes must not remember windows of days long gone. */
const mostRemembered = 20_000;

export function createResponseDigests(
  bookings: Pick<BookingStore, 'changesIn' | 'answersRecorded'>,
): ResponseDigests {
  const remembered = new Map<string, { readonly digest: string; readonly changes: number }>();
  return {
    ask(addressId, window) {
      const toldBefore = bookings.answersRecorded();
      const key = `${addressId} ${window.from} ${window.to}`;
      const changes = bookings.changesIn(addressId, window);
      const unchanged = (): boolean => bookings.changesIn(addressId, window) === changes;
      const known = remembered.get(key);
      return {
        digest: known?.changes === changes ? known.digest : null,
        stillHolds: unchanged,
        replacedBy(digest, visits) {
          let isWhole =
            visits.every((visit) => liesIn(visit, window)) && bookings.answersRecorded() === toldBefore;
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
              remembered.set(key, { digest, changes: before });
            },
          };
        },
      };
    },
  };
}

/** What the window's count is of: a vendor may answer what starts in a window, or all that overlaps it. */
const liesIn = ({ start, end }: Pick<Booking, 'start' | 'end'>, { from, to }: Window): boolean =>
  start < to && (start >= from || end > from);

/** For answers that are looked at each time. */
export const notRemembered: DigestReplacement = { part: (work) => work(), done: () => undefined };
