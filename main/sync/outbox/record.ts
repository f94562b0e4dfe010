import type { IntentId } from '#shared/domain/ids.ts';
import type { Action, IntentOf, IntentState } from '#shared/domain/intentOf.ts';
import type { Refusal } from '#shared/domain/refusal.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import type { Freshness } from '../read/freshness.ts';
import type { ReadWindow } from '#shared/domain/readWindow.ts';
import type { Store } from '../ports.ts';
import type { Done } from './kinds/outboxKind.ts';
import { noteOf } from './note.ts';

/** An intent of whatever kind. */
type Intent = IntentOf<Action>;

/** What is kept of the moment at which an intent first leaves. */
export type FirstSent = Pick<Intent, 'firstSentAt' | 'knownBefore'>;

/** What happened to an intent, each written as one transaction with its audit entry before anything else goes on. */
export interface Records {
  /**
   * The call is about to leave: from here on its fate is unknown until an answer is recorded.
   * @param leaves writes down what else must be known of it
   * @returns false: it was undone while its ground was looked at, and must not leave
   */
  sending(intent: Intent, first: FirstSent, at: EpochMs, leaves: () => void): boolean;
  /** It may go again: back in the queue, not before `notBefore`. */
  queued(intent: Intent, notBefore: EpochMs, why: string, at: EpochMs): void;
  /** Its time has not come: it is looked at again at `notBefore`. Told once, however often that is. */
  notYet(intent: Intent, notBefore: EpochMs, at: EpochMs): void;
  /**
   * It certainly did not leave: as it was before. Such a try counts for nothing, or a day without a line would use up the
   * attempts that a lost answer has.
   */
  notSent(before: Intent, why: string, at: EpochMs): void;
  /** The answer was lost: to be read back, not before `notBefore`. */
  unknown(intent: Intent, notBefore: EpochMs, why: string, at: EpochMs): void;
  refused(intent: Intent, refusal: Refusal, at: EpochMs): void;
  /**
   * The vendor has it. `changed` are windows that the write changed besides: a desk that dies before it has read them anew finds
   * them due.
   * @returns later decisions of its line that were taken back
   */
  confirmed(intent: Intent, done: Done, changed: readonly ReadWindow[], at: EpochMs): readonly IntentId[];
}

export function createRecords(store: Store<Action>, freshness: Pick<Freshness, 'outdate'>): Records {
  return {
    sending: (intent, first, at, leaves) =>
      store.transaction(() => {
        if (store.intents.get(intent.id)?.state !== intent.state) return false;
        leaves();
        return store.intents.change(
          intent.id,
          { state: 'sending', attempts: intent.attempts + 1, ...first },
          noteOf(at, { attempt: intent.attempts + 1 }),
        );
      }),
    queued: (intent, notBefore, why, at) =>
      store.transaction(() => {
        store.intents.change(intent.id, { state: 'queued', notBefore }, noteOf(at, { why }));
      }),
    notYet: (intent, notBefore, at) =>
      store.transaction(() => {
        const isTold = intent.state === 'queued' && intent.notBefore > intent.heldUntil;
        if (isTold) store.intents.postpone(intent.id, notBefore);
        else store.intents.change(intent.id, { state: 'queued', notBefore }, noteOf(at, { why: 'notYet' }));
      }),
    notSent: (before, why, at) =>
      store.transaction(() => {
        const { attempts, firstSentAt, knownBefore, notBefore } = before;
        store.intents.change(
          before.id,
          { state: 'queued', attempts, firstSentAt, knownBefore, notBefore },
          noteOf(at, { why }),
        );
      }),
    unknown: (intent, notBefore, why, at) =>
      store.transaction(() => {
        store.intents.change(intent.id, { state: 'unknown', notBefore }, noteOf(at, { why }));
      }),
    refused: (intent, refusal, at) =>
      store.transaction(() => {
        // The vendor's words may name the patient: they stay with the intent, which does not last for ever as the audit does.
        store.intents.change(
          intent.id,
          { state: 'refused', refusal },
          noteOf(at, { reason: refusal.reason }),
        );
      }),
    confirmed: (intent, done, changed, at) =>
      store.transaction(() => {
        for (const read of changed) freshness.outdate(read, at);
        store.intents.change(intent.id, { state: 'confirmed', refusal: null }, noteOf(at, done.noted));
        return done.keep(at);
      }),
  };
}

/**
 * After a start: what was on its way when the desk died may have arrived. The vendor may still be working on it, or on what
 * was lost before. How long it has, nobody can tell by a clock that may have been set since.
 * @param settledAt when it surely is not any more
 */
export function recoverLost(store: Store<Action>, at: EpochMs, settledAt: EpochMs): void {
  lose(store, ['sending', 'unknown'], 'restart', at, settledAt);
}

/**
 * After trouble with the file: what was sent and whose answer could not be written down has nobody who works on it any more. It is
 * looked for as after a restart.
 */
export function recoverUnrecorded(store: Store<Action>, at: EpochMs, settledAt: EpochMs): void {
  lose(store, ['sending'], 'notRecorded', at, settledAt);
}

function lose(
  store: Store<Action>,
  states: readonly IntentState[],
  why: string,
  at: EpochMs,
  notBefore: EpochMs,
): void {
  store.transaction(() => {
    for (const { id, state } of store.intents.allOpen())
      if (states.includes(state))
        store.intents.change(id, { state: 'unknown', notBefore }, noteOf(at, { why }));
  });
}
