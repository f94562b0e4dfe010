import type { AddressId } from '#shared/domain/ids.ts';
import type { Action, IntentOf } from '#shared/domain/intentOf.ts';
import { kindOf } from '#shared/domain/kinds/kindOf.ts';
import { keyOfSubject } from '#shared/domain/subject.ts';
import type { EpochMs, Window } from '#shared/time/zone.ts';
import type { OutboxKinds } from './kinds/outboxKind.ts';

/** What the outbox can do next with an intent. */
export interface Step<A extends Action> {
  readonly kind: 'send' | 'readBack';
  readonly intent: IntentOf<A>;
}

/** Intents of one subject go one after the other; of different subjects, side by side. */
export function laneOf<A extends Action>(kinds: OutboxKinds<A>, intent: IntentOf<A>): string {
  return keyOfSubject(kindOf(kinds, intent.action).decision.subjectOf(intent));
}

/**
 * What can be done now, most urgent first: lost answers before all else, then what concerns today, then the rest by age. Only
 * the oldest of each subject, and only when its time has come; a refused one waits for a person and holds up no other. What
 * a lost answer may have made waits until that has been looked for: what was decided about its old id comes first.
 * @param open not confirmed and not dropped, oldest first
 * @param isDue whether its time has come
 * @param isResting calendars that cannot be looked at for a while
 */
export function nextSteps<A extends Action>(
  kinds: OutboxKinds<A>,
  open: readonly IntentOf<A>[],
  isDue: (intent: IntentOf<A>) => boolean,
  today: Window,
  isResting: (addressId: AddressId) => boolean,
): Step<A>[] {
  const heads = new Map<string, IntentOf<A>>();
  for (const intent of open) {
    if (intent.state === 'refused') continue;
    const lane = laneOf(kinds, intent);
    if (!heads.has(lane)) heads.set(lane, intent);
  }
  const unsettled = open.filter(({ state }) => state === 'sending' || state === 'unknown');
  const mayBeUnsettled = (intent: IntentOf<A>): boolean => {
    const subject = kindOf(kinds, intent.action).decision.subjectOf(intent);
    return unsettled.some((other) => kindOf(kinds, other.action).mayHaveMade(other, intent, subject));
  };
  const steps = [...heads.values()].flatMap((intent): Step<A>[] => {
    if (!canGo(intent) || !isDue(intent) || calendarsOf(kinds, intent).some(isResting)) return [];
    if (intent.state === 'unknown') return [{ kind: 'readBack', intent }];
    return mayBeUnsettled(intent) ? [] : [{ kind: 'send', intent }];
  });
  return steps.sort((a, b) => urgency(kinds, a, today) - urgency(kinds, b, today));
}

/** The calendars that must be looked at for it. */
export const calendarsOf = <A extends Action>(
  kinds: OutboxKinds<A>,
  intent: IntentOf<A>,
): readonly AddressId[] =>
  kindOf(kinds, intent.action)
    .decision.calendarsOf(intent)
    .map(({ addressId }) => addressId);

/** Whether something can be done with it when its time has come. */
export const canGo = ({ state }: Pick<IntentOf<Action>, 'state'>): boolean =>
  state !== 'sending' && state !== 'refused';

function urgency<A extends Action>(
  kinds: OutboxKinds<A>,
  { kind, intent }: Step<A>,
  { from, to }: Window,
): number {
  if (kind === 'readBack') return 0;
  const times = kindOf(kinds, intent.action).timesOf(intent);
  const isToday = (at: EpochMs): boolean => from <= at && at < to;
  return times.length === 0 || times.some(isToday) ? 1 : 2;
}
