import { asBreakId, type BreakId, type IntentId } from '#shared/domain/ids.ts';
import type { Action, IntentOf } from '#shared/domain/intentOf.ts';
import type { Break } from '#shared/domain/schedule.ts';
import type { CalendarRef } from '#shared/domain/ids.ts';
import type { RemoteError } from '#shared/domain/remoteError.ts';
import type { Result } from '#shared/result.ts';
import type { Store } from '../../ports.ts';
import { noteOf } from '../note.ts';
import type { Done, KindContext } from './outboxKind.ts';

const none: readonly IntentId[] = [];

/** A break that the vendor made for a decision, by its first number. */
export function breakMade(store: Store<Action>, { id }: Pick<IntentOf<Action>, 'id'>, made: Break): Done {
  return {
    noted: { id: made.id },
    keep(at) {
      store.schedule.recordBreak(made);
      // Later decisions were made on a break that had no number yet.
      store.intents.remapSubject(
        { kind: 'break', id: asBreakId(id) },
        { kind: 'break', id: made.id },
        noteOf(at, {}),
      );
      return none;
    },
  };
}

/** A break that stands otherwise now. */
export const breakKept = (store: Store<Action>, pause: Break): Done => ({
  noted: {},
  keep() {
    store.schedule.recordBreak(pause);
    return none;
  },
});

/** A break that is gone. */
export const breakGone = (store: Store<Action>, id: BreakId): Done => ({
  noted: {},
  keep() {
    store.schedule.forgetBreak(id);
    return none;
  },
});

/**
 * Makes a call in the lane of the calendar's reads of breaks: an answer that was asked for before it would overwrite what it made.
 */
export const inBreakLane = <T>(
  { lanes }: Pick<KindContext, 'lanes'>,
  { addressId }: CalendarRef,
  call: () => Promise<Result<T, RemoteError>>,
): Promise<Result<T, RemoteError>> => lanes.run(`breaks ${addressId}`, call);
