import type { Booking } from './booking.ts';
import type { Intent, IntentAction } from './intent.ts';
import type { Action, IntentOf } from './intentOf.ts';
import { decisionKinds } from './kinds/decisionKinds.ts';
import type { DecisionKind } from './kinds/decisionKind.ts';
import { breakAsIs, foldOf, shownAsIs, type Fold } from './kinds/fold.ts';
import { kindOf } from './kinds/kindOf.ts';
import type { Break } from './schedule.ts';
import type { ShownBooking } from './shownBooking.ts';
import type { ShownBreak } from './shownBreak.ts';

/**
 * The fold: what is shown is this function of the server copy and the intents, and of nothing else (design §3).
 * Pure and total: an intent whose booking is unknown shows nothing, and none can make it fail.
 * @param bookings the server copy, each id once
 * @param intents oldest first; confirmed ones are already part of the server copy and ignored
 */
export function project(bookings: readonly Booking[], intents: readonly Intent[]): ShownBooking[] {
  return projectWith<IntentAction>((action) => kindOf(decisionKinds, action), bookings, intents);
}

/** The same for decisions of other kinds. @param kindOfAction what each of them does to what is shown */
export function projectWith<A extends Action>(
  kindOfAction: (action: A) => Pick<DecisionKind<A>, 'lay'>,
  bookings: readonly Booking[],
  intents: readonly IntentOf<A>[],
): ShownBooking[] {
  if (intents.length === 0) return bookings.map(shownAsIs);
  return [...laid(kindOfAction, foldOf(bookings), intents).shown.values()];
}

/**
 * The same of breaks.
 * @param breaks the server copy, each id once
 * @param intents oldest first, of whatever kinds
 */
export function projectBreaks(breaks: readonly Break[], intents: readonly Intent[]): ShownBreak[] {
  return projectBreaksWith<IntentAction>((action) => kindOf(decisionKinds, action), breaks, intents);
}

/** The same for decisions of other kinds. */
export function projectBreaksWith<A extends Action>(
  kindOfAction: (action: A) => Pick<DecisionKind<A>, 'lay'>,
  breaks: readonly Break[],
  intents: readonly IntentOf<A>[],
): ShownBreak[] {
  if (intents.length === 0) return breaks.map(breakAsIs);
  return [...laid(kindOfAction, foldOf([], breaks), intents).breaks.values()];
}

function laid<A extends Action>(
  kindOfAction: (action: A) => Pick<DecisionKind<A>, 'lay'>,
  fold: Fold,
  intents: readonly IntentOf<A>[],
): Fold {
  for (const intent of intents) {
    if (intent.state !== 'confirmed') kindOfAction(intent.action).lay(fold, intent);
  }
  return fold;
}
