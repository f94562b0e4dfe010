import type { Booking } from '#shared/domain/booking.ts';
import type { IntentId } from '#shared/domain/ids.ts';
import type { Intent, IntentAction } from '#shared/domain/intent.ts';

/** Of the vendor's copy. */
export type Told = Pick<Booking, 'presence' | 'start' | 'end' | 'addressId' | 'service'>;

/** What a new decision does to those on the same booking that have not been sent. */
export interface Superseding {
  /** Taken back without ever being sent. */
  readonly withdraws: readonly IntentId[];
  /** False where nothing is left to tell the vendor: the opposite of what was never sent. */
  readonly isNeeded: boolean;
}

/**
 * Not-yet-sent opposites cancel out (design §4): a visit that was booked and cancelled with the line down never reaches the
 * vendor; of two marks of presence only the last does.
 * @param earlier open intents of the same booking, oldest first
 * @param told what the vendor knows of it; `null` of a visit that it has not numbered yet
 */
export function supersede(action: IntentAction, earlier: readonly Intent[], told: Told | null): Superseding {
  const unsent = earlier.filter(({ state }) => state === 'held' || state === 'queued');
  const onTheWay = earlier.filter(({ state }) => state === 'sending' || state === 'unknown');
  const ofKinds = (...kinds: IntentAction['kind'][]): IntentId[] =>
    unsent.filter((intent) => kinds.includes(intent.action.kind)).map(({ id }) => id);

  switch (action.kind) {
    case 'book':
      return { withdraws: [], isNeeded: true };
    case 'confirm':
      return {
        withdraws: [],
        isNeeded: ![...unsent, ...onTheWay].some((intent) => intent.action.kind === 'confirm'),
      };
    case 'move':
      // Moved away and back again, and neither was sent: it has never been anywhere else.
      return {
        withdraws: ofKinds('move', 'presence'),
        isNeeded: onTheWay.length > 0 || ofKinds('move').length === 0 || !isWhereItStands(action.to, told),
      };
    case 'cancel': {
      const neverBooked = unsent.some((intent) => intent.action.kind === 'book');
      return neverBooked
        ? { withdraws: unsent.map(({ id }) => id), isNeeded: false }
        : { withdraws: ofKinds('confirm', 'move', 'presence', 'cancel'), isNeeded: true };
    }
    case 'presence': {
      const lastSent = onTheWay.findLast((intent) => intent.action.kind === 'presence')?.action;
      const willBe = lastSent?.kind === 'presence' ? lastSent.presence : (told?.presence ?? null);
      return { withdraws: ofKinds('presence'), isNeeded: willBe !== action.presence };
    }
  }
}

function isWhereItStands(
  { start, duration, calendar, addressServiceId }: Extract<IntentAction, { kind: 'move' }>['to'],
  told: Told | null,
): boolean {
  return (
    told !== null &&
    told.start === start &&
    told.end === start + duration * 60_000 &&
    told.addressId === calendar.addressId &&
    told.service?.id === addressServiceId
  );
}
