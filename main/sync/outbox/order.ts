import type { AddressId } from '#shared/domain/ids.ts';
import type { Intent } from '#shared/domain/intent.ts';
import type { EpochMs, Window } from '#shared/time/zone.ts';

/** What the outbox can do next with an intent. */
export type Step =
  { readonly kind: 'send'; readonly intent: Intent } | { readonly kind: 'readBack'; readonly intent: Intent };

/** Intents of one booking go one after the other; of different bookings, side by side. */
export function laneOf({ id, action }: Intent): string {
  return action.kind === 'book' ? id : action.bookingId;
}

/**
 * What can be done now, most urgent first: lost answers before all else, then today's visits, then the rest by age. Only
 * the oldest of each booking, and only when its time has come; a refused one waits for a person and holds up no other. A visit
 * that a lost answer may have made waits until that has been looked for: what was decided about its old id comes first.
 * @param open not confirmed and not dropped, oldest first
 * @param isDue whether its time has come
 * @param isResting calendars that cannot be looked at for a while
 */
export function nextSteps(
  open: readonly Intent[],
  isDue: (intent: Intent) => boolean,
  today: Window,
  isResting: (addressId: AddressId) => boolean,
): Step[] {
  const heads = new Map<string, Intent>();
  for (const intent of open) {
    if (intent.state === 'refused') continue;
    if (!heads.has(laneOf(intent))) heads.set(laneOf(intent), intent);
  }
  const unsettled = open.filter(({ state }) => state === 'sending' || state === 'unknown');
  const steps = [...heads.values()].flatMap((intent): Step[] => {
    if (!canGo(intent) || !isDue(intent) || calendarsOf(intent).some(isResting)) return [];
    if (intent.state === 'unknown') return [{ kind: 'readBack', intent }];
    return unsettled.some((other) => mayHaveMade(other, intent)) ? [] : [{ kind: 'send', intent }];
  });
  return steps.sort((a, b) => urgency(a, today) - urgency(b, today));
}

/** The calendars that must be looked at for it. */
export function calendarsOf({ action, calendar }: Intent): readonly AddressId[] {
  return action.kind === 'move' ? [calendar.addressId, action.to.calendar.addressId] : [calendar.addressId];
}

/** Whether something can be done with it when its time has come. */
export const canGo = ({ state }: Intent): boolean => state !== 'sending' && state !== 'refused';

/** Whether the visit that an intent is about can be what another's call made: it stands where that one wanted it, and is new. */
function mayHaveMade({ action, calendar, knownBefore }: Intent, about: Intent): boolean {
  if (action.kind !== 'book' && action.kind !== 'move') return false;
  if (about.action.kind === 'book' || about.seen === null) return false;
  const { addressId } = action.kind === 'move' ? action.to.calendar : calendar;
  const start = action.kind === 'move' ? action.to.start : action.start;
  return (
    about.calendar.addressId === addressId &&
    about.seen.start === start &&
    !knownBefore.includes(about.action.bookingId)
  );
}

function urgency({ kind, intent }: Step, { from, to }: Window): number {
  if (kind === 'readBack') return 0;
  const { action, seen } = intent;
  const start = action.kind === 'book' ? action.start : (seen?.start ?? from);
  const target = action.kind === 'move' ? action.to.start : start;
  const isToday = (at: EpochMs): boolean => from <= at && at < to;
  return isToday(start) || isToday(target) ? 1 : 2;
}
