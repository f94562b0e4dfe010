import type { VisitDetails } from '#shared/contract/visits.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import { dayIsOf, pressedStep, type Step, type Ways, waysOf } from '../../state/steps.ts';
import { seenVisits } from '../seenVisits.ts';
import { cancel } from './cancel.ts';
import { confirm } from './confirm.ts';
import { move } from './move.ts';
import { back, next, noShow } from './steps.ts';
import type { Standing, VisitActionKind, WhyNot } from './visitAction.ts';

/** What can be done with a visit, in the order of the buttons. */
export const visitActions = ['next', 'noShow', 'back', 'confirm', 'move', 'cancel'] as const;
export type VisitAction = (typeof visitActions)[number];

/** The module of each action: one that is left out does not compile. */
export const actionKinds: Readonly<Record<VisitAction, VisitActionKind>> = {
  next,
  noShow,
  back,
  confirm,
  move,
  cancel,
};

/** Why an action makes no sense for a visit now; `null`: it does. */
export const whyNot = (action: VisitAction, visit: Standing, now: EpochMs): WhyNot | null =>
  visit.status === 'canceled' ? 'cancelled' : actionKinds[action].whyNot(visit, now);

/** Whether an action makes sense for a visit now. */
export const makesSense = (action: VisitAction, visit: Standing, now: EpochMs): boolean =>
  whyNot(action, visit, now) === null;

/** The step that a press on a visit's action means; `null`: there is none. */
export function stepOfVisit(visit: VisitDetails, way: keyof Ways, now: EpochMs): Step | null {
  const standing = (details: VisitDetails) => ({ ...details, confirmed: details.confirmed === true });
  const sight = { seen: standing(seenVisits.asSeen(visit.id, visit)), now: standing(visit) };
  return pressedStep(way, sight, (each) => waysOf(each, now, dayIsOf(each.start, visit.timeZone, now)), now);
}
