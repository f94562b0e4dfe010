import type { Booking } from '#shared/domain/booking.ts';
import { asBookingId, type BookingId, type CalendarRef } from '#shared/domain/ids.ts';
import type { Intent, Refusal } from '#shared/domain/intent.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import type { Freshness } from '../freshness.ts';
import type { ReadWindow, Store } from '../ports.ts';

/** Where a visit is from now on: a new booking has its first number, a moved one another. */
export interface KnownAs {
  readonly id: BookingId;
  readonly calendar: CalendarRef;
}

/** What is kept of the moment at which an intent first leaves. */
export type FirstSent = Pick<Intent, 'firstSentAt' | 'knownBefore'>;

/** What happened to an intent, each written as one transaction with its audit entry before anything else goes on. */
export interface Records {
  /**
   * The call is about to leave: from here on its fate is unknown until an answer is recorded.
   * @returns false: it was undone while its ground was looked at, and must not leave
   */
  sending(intent: Intent, first: FirstSent, at: EpochMs): boolean;
  /** It may go again: back in the queue, not before `notBefore`. */
  queued(intent: Intent, notBefore: EpochMs, why: string, at: EpochMs): void;
  /**
   * It certainly did not leave: as it was before. Such a try counts for nothing, or a day without a line would use up the
   * attempts that a lost answer has.
   */
  notSent(before: Intent, why: string, at: EpochMs): void;
  /** The answer was lost: to be read back, not before `notBefore`. */
  unknown(intent: Intent, notBefore: EpochMs, why: string, at: EpochMs): void;
  refused(intent: Intent, refusal: Refusal, at: EpochMs): void;
  /**
   * The vendor has it. `told` are the copies that its answer gave; `now` says where the visit is, if its id is another one;
   * `changed` are windows that the write changed besides: a desk that dies before it has read them anew finds them due.
   */
  confirmed(
    intent: Intent,
    told: readonly Booking[],
    now: KnownAs | null,
    changed: readonly ReadWindow[],
    at: EpochMs,
  ): void;
}

export function createRecords(store: Store, freshness: Pick<Freshness, 'outdate'>): Records {
  /**
   * A move that has left once may be looking for its visit at the same time, now or after its next try: a new one of the same
   * patient is not it. Two bookings are not told of each other: one visit is all that both want, and taking it for the other's
   * only would mean to send again what was done.
   */
  function tellMoves({ id: madeBy, action }: Intent, id: BookingId, at: EpochMs): void {
    if (action.kind !== 'book') return;
    for (const other of store.intents.allOpen()) {
      const { state, attempts, knownBefore } = other;
      if (attempts === 0 || state === 'refused') continue;
      if (other.action.kind !== 'move' || other.action.to.start !== action.start) continue;
      store.intents.change(other.id, { state, knownBefore: [...knownBefore, id] }, note(at, { madeBy }));
    }
  }

  return {
    sending: (intent, first, at) =>
      store.transaction(() => {
        if (store.intents.get(intent.id)?.state !== intent.state) return false;
        return store.intents.change(
          intent.id,
          { state: 'sending', attempts: intent.attempts + 1, ...first },
          note(at, { attempt: intent.attempts + 1 }),
        );
      }),
    queued: (intent, notBefore, why, at) =>
      store.transaction(() => {
        store.intents.change(intent.id, { state: 'queued', notBefore }, note(at, { why }));
      }),
    notSent: (before, why, at) =>
      store.transaction(() => {
        const { attempts, firstSentAt, knownBefore, notBefore } = before;
        store.intents.change(
          before.id,
          { state: 'queued', attempts, firstSentAt, knownBefore, notBefore },
          note(at, { why }),
        );
      }),
    unknown: (intent, notBefore, why, at) =>
      store.transaction(() => {
        store.intents.change(intent.id, { state: 'unknown', notBefore }, note(at, { why }));
      }),
    refused: (intent, refusal, at) =>
      store.transaction(() => {
        store.intents.change(intent.id, { state: 'refused', refusal }, note(at, { ...refusal }));
      }),
    confirmed: (intent, told, now, changed, at) =>
      store.transaction(() => {
        for (const read of changed) freshness.outdate(read, at);
        for (const booking of told) store.bookings.tell(booking);
        store.intents.change(
          intent.id,
          { state: 'confirmed', refusal: null },
          note(at, { id: now?.id ?? null }),
        );
        if (now === null) return;
        // Later intents were decided on a visit that had no number yet, or another one.
        const before = intent.action.kind === 'book' ? asBookingId(intent.id) : intent.action.bookingId;
        if (before === now.id) return;
        tellMoves(intent, now.id, at);
        store.intents.remapBooking(before, now, note(at, {}));
        store.arrivals.remap(before, now.id);
      }),
  };
}

const note = (at: EpochMs, detail: Readonly<Record<string, unknown>>): { at: EpochMs; detail: string } => ({
  at,
  detail: JSON.stringify(detail),
});

/**
 * After a start: what was on its way when the desk died may have arrived, and the vendor may still be working on it, or on what
 * was lost before. How long it has, nobody can tell by a clock that may have been set since.
 * @param settledAt when it surely is not any more
 */
export function recoverLost(store: Store, at: EpochMs, settledAt: EpochMs): void {
  store.transaction(() => {
    for (const { id, state } of store.intents.allOpen())
      if (state === 'sending' || state === 'unknown')
        store.intents.change(id, { state: 'unknown', notBefore: settledAt }, note(at, { why: 'restart' }));
  });
}
